"""What the pages of commendations ask for."""

from django import forms

from congress.forms.base import MoveForm
from congress.forms.institution import Day

from ..models import AwardNomination, AwardRound
from ..queries import awards as queries


class RoundForm(forms.ModelForm):
    class Meta:
        model = AwardRound
        fields = ("title", "year", "level", "given_by")
        help_texts = {"title": "例如：优秀人大代表、先进代表小组评选表彰。"}


class NominationForm(forms.ModelForm):
    """Who for what: only the field of the category is filled in."""

    class Meta:
        model = AwardNomination
        fields = ("category", "deputy", "subject", "group", "person", "grounds")
        widgets = {"grounds": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "deputy": "优秀人大代表、优秀代表建议填写。",
            "subject": "优秀代表建议填写。",
            "group": "先进代表小组填写。",
            "person": "优秀人大工作者填写。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in zip(
            ("deputy", "group", "person"), queries.may_win(self.instance.round.congress_id), strict=True
        ):
            self.fields[name].queryset = rows


class DropForm(forms.Form):
    reason = forms.CharField(
        label="未入选的理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明未入选的理由。"},
    )  # fmt: skip


class DecideForm(MoveForm):
    decided_on = forms.DateField(label="决定日期", widget=Day())
    decided_at = forms.CharField(
        label="决定的会议或文号", max_length=80, help_text="例如：县十八届人大常委会第三十二次会议。"
    )
