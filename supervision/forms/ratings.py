"""What rating asks for: a deputy's sheet of all projects, one resident's mark, which words are published."""

from django import forms

from congress.forms.base import SeveralField
from congress.forms.strangers import StrangersForm

from ..models import LivelihoodRating

SCORES = LivelihoodRating.Score.choices
LONGEST = LivelihoodRating._meta.get_field("comment").max_length


class SheetForm(forms.Form):
    """``score-<project>`` and ``comment-<project>`` for each project; what is left out is not rated."""

    def __init__(self, *args, projects, own, **kwargs):
        super().__init__(*args, **kwargs)
        self.projects = list(projects)
        for row in self.projects:
            said = own.get(row.pk)
            self.fields[f"score-{row.pk}"] = forms.TypedChoiceField(
                label="评分", choices=[(value, f"{value}分　{label}") for value, label in SCORES], coerce=int, empty_value=None,
                widget=forms.RadioSelect, required=False, initial=said and said.score,
            )  # fmt: skip
            self.fields[f"comment-{row.pk}"] = forms.CharField(
                label="意见", max_length=LONGEST, required=False, initial=said and said.comment,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def groups(self):
        """[(project, its two questions)] as the page asks them."""
        return [(str(row), [self[f"score-{row.pk}"], self[f"comment-{row.pk}"]]) for row in self.projects]

    def clean(self):
        said = super().clean()
        for row in self.projects:
            if said.get(f"comment-{row.pk}") and not said.get(f"score-{row.pk}"):
                self.add_error(f"score-{row.pk}", "写了意见的，请同时评分。")
        if not self.errors and not any(said.get(f"score-{row.pk}") for row in self.projects):
            self.add_error(None, "请至少给一个项目评分。")
        return said

    def deed_data(self):
        said = self.cleaned_data
        given = {row: (said[f"score-{row.pk}"], said[f"comment-{row.pk}"].strip()) for row in self.projects}
        return {"given": {row: one for row, one in given.items() if one[0]}}


class ResidentForm(StrangersForm, forms.ModelForm):
    class Meta:
        model = LivelihoodRating
        fields = ("score", "comment")
        widgets = {"comment": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"comment": "可以不写。请不要写姓名、电话；经人大工作人员看过以后公布。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["score"] = forms.TypedChoiceField(
            label="您满意吗", choices=[(value, label) for value, label in SCORES], coerce=int, widget=forms.RadioSelect
        )


class ReleaseForm(forms.Form):
    words = SeveralField(queryset=None, label="群众的意见", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].queryset = found
        self.fields["words"].label_from_instance = lambda row: f"{row.project}：{row.comment}"
