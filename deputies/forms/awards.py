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


OF = {"deputy": "deputy", "target": "suggestion", "group": "group", "person": "worker"}  # field: its category


class NominationForm(forms.ModelForm):
    """Who for what: only the field of the category is filled in; a suggestion brings its deputy with it."""

    target = forms.ChoiceField(
        label="代表建议", required=False, help_text="优秀代表建议填写：当年和上一年立案的，领衔代表随建议带出。"
    )

    class Meta:
        model = AwardNomination
        fields = ("category", "deputy", "target", "group", "person", "grounds")
        widgets = {"grounds": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "deputy": "优秀人大代表填写。",
            "group": "先进代表小组填写。",
            "person": "优秀人大工作者填写。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in zip(
            ("deputy", "group", "person"), queries.may_win(self.instance.round.congress_id), strict=True
        ):
            self.fields[name].queryset = rows
        self.fields["target"].choices = [("", "请选择"), *queries.merits(self.instance.round)]

    def clean(self):
        """What does not belong to the category was chosen by mistake."""
        said, category = super().clean(), self.cleaned_data.get("category")
        for name, of in OF.items():
            if said.get(name) and category and category != of:
                self.add_error(name, f"{AwardNomination.Category(category).label}不填这一栏。")
            elif category == of and not said.get(name):
                self.add_error(name, f"{AwardNomination.Category(category).label}须填写这一栏。")
        return said


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
