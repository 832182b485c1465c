"""Inviting co-signers, handing in."""

from congress.forms.base import MoveForm

from ..queries.choices import deputies_beside
from .fields import by_delegation, several, tick


class InviteForm(MoveForm):
    """Whom to ask to sign; one's own delegation comes first."""

    explain = "受邀代表会收到消息，须各自阅读全文，确认是本人意愿后才算联名。"
    deputies = several("邀请联名的代表", missing="请至少选择一位代表。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["deputies"]
        field.queryset = deputies_beside(self.obj)
        field.choices = by_delegation(field.queryset, own=self.obj.lead.delegation_id)


class SubmitForm(MoveForm):
    """The last look before handing in."""

    explain = "提交以后不能再改文字；审核退回时可以修改。一件建议只写一件事。"
    one_matter = tick("我已通读全文，这件建议只写一件事，内容属实。", missing="请先通读全文并勾选确认。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("标题", self.obj.subject), ("情况和理由", self.obj.facts), ("具体建议", self.obj.proposals))

    def deed_data(self):
        return {}
