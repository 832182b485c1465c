"""The three reviews: pass, number, return, not file, convert, merge."""

from django import forms
from django.core.exceptions import ValidationError

from congress.forms.base import MoveForm, ReasonForm

from ..models import Suggestion
from ..queries.choices import may_be_merged_into, topics_of
from .fields import Suggested, chosen, line, listed, prose, tick, title

__all__ = ["ConvertForm", "FileForm", "MergeForm", "NotFileForm", "PassForm", "ReasonForm"]


class PassForm(MoveForm):
    """A gate is passed; the reviewer may put right title, class and marks, never the body of the text."""

    explain = "可以改正标题、类别和标记，正文只能由代表本人修改。改动会列在审核记录里。"
    subject = forms.CharField()  # its length is the congress's own rule
    topic = chosen("类别")
    secret_identity = tick("代表身份保密")
    public_wish = tick("可以公开")
    comment = prose("审核意见", limit=500, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"] = title(self.obj.congress_id, self.obj.subject)
        for name in ("subject", "topic", "secret_identity", "public_wish"):
            self.fields[name].initial = getattr(self.obj, name)
        self.fields["topic"].queryset = topics_of(self.obj.congress_id)
        self._keep_wishes()
        if self.actor.is_any("DHEAD"):  # the delegation reads and passes on; putting right is the secretariat's
            for name in ("subject", "topic", "secret_identity", "public_wish"):
                del self.fields[name]
            self.explain = "通过后转入复审。"

    def _keep_wishes(self):
        """What the deputy asked for to protect himself is not taken back by others."""
        if self.obj.secret_identity:
            self.fields["secret_identity"].disabled = True
            self.fields["secret_identity"].help_text = "代表要求身份保密，不能取消。"
        if not self.obj.public_wish:
            self.fields["public_wish"].disabled = True
            self.fields["public_wish"].help_text = "代表不同意公开。"


class FileForm(PassForm):
    """The third gate: the suggestion gets its number."""

    explain = "终审通过后立即编号立案，编号不能改动，也不会重复或跳号。"
    topic = chosen("类别", missing="立案前请选定类别。")
    is_key = tick("建议列为重点督办")
    key_note = line("重点督办依据", limit=120, help_text="例如：4月10日主任会议研究。")

    field_order = ("subject", "topic", "secret_identity", "public_wish", "is_key", "key_note", "comment")

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("is_key") and not data.get("key_note", "").strip() and "key_note" not in self.errors:
            self.add_error("key_note", "列为重点督办的，请写明依据。")


class NotFileForm(MoveForm):
    """Not a matter for a suggestion: which kind, and the words the deputy will read."""

    explain = "代表会收到下面的理由。不予立案后这件建议的办理即告结束。"
    reason_code = listed("属于哪种情形", Suggestion.NotFiled.choices, missing="请选择情形。")
    reason = prose("理由", limit=500, missing="请写明理由，代表会看到。")


class ConvertForm(MoveForm):
    """Better handled another way."""

    explain = "代表会收到去向和理由。"
    converted_to = listed("转办去向", Suggestion.ConvertedTo.choices, missing="请选择去向。")
    reason = prose("理由", limit=500, missing="请写明理由，代表会看到。")


class MergeForm(MoveForm):
    """Into which other case; named by number or title."""

    explain = "并案后由另一件统一办理，本件代表同样收到答复。"
    into = line(
        "并入哪一件",
        limit=120,
        missing="请填写要并入的建议的编号或标题。",
        help_text="填编号（例如：第37号、闭12号）或完整标题，也可从列出的建议中选。",
    )
    reason = prose("理由", limit=500, missing="请写明理由，代表会看到。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].widget = Suggested(self._words, {"maxlength": 120})

    def _words(self):
        return [named(*row) for row in may_be_merged_into(self.obj).values_list("number_text", "subject")[:200]]

    def clean_into(self):
        said = self.cleaned_data["into"].strip()
        rows = may_be_merged_into(self.obj)
        found = [
            row
            for row in rows.select_related("term")
            if said in (row.number_text, row.subject, named(row.number_text, row.subject))
        ]
        if len(found) > 1:
            raise ValidationError("不止一件建议符合，请从列出的建议中选（编号加标题）。")
        if not found:
            raise ValidationError("没有找到这件建议，或者它已不在审核、办理之中。请核对编号或标题。")
        return found[0]


def named(number, subject):
    return f"{number} {subject}".strip()
