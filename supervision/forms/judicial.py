"""What a judicial review asks for."""

from django import forms

from congress.forms.base import SeveralField, begin_with
from congress.forms.institution import Day
from congress.frame import clock

from ..models import CaseReview, ReviewCase, StaffPoll
from ..queries import experts
from ..queries import judicial as queries


class DrawCasesForm(forms.Form):
    count = forms.IntegerField(label="抽取案件", min_value=1, max_value=200, initial=5)


class PollForm(forms.ModelForm):
    class Meta:
        model = StaffPoll
        fields = (
            "polled_on",
            "issued",
            "returned",
            "invalid",
            "good",
            "fair",
            "poor",
            "unknown",
            "text",
            "counted_by",
        )
        widgets = {"polled_on": Day(), "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begin_with(self, polled_on=clock.today())


class CaseForm(forms.ModelForm):
    class Meta:
        model = ReviewCase
        fields = ("officer", "called_back")
        widgets = {"called_back": forms.Textarea(attrs={"rows": 6})}


class AssignForm(forms.Form):
    """Experts of this topic who do not judge this case yet; whoever has to keep away is not offered."""

    works = SeveralField(label="评查专家", queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        rows = queries.reviewers(case.topic).exclude(reviews__case=case)
        self.fields["works"].queryset = rows.exclude(expert__in=experts.conflicted(case.topic.unit))
        self.fields["works"].label_from_instance = lambda one: f"{one.expert.name}（{one.expert.employer}）"


class ScoreForm(forms.ModelForm):
    class Meta:
        model = CaseReview
        fields = ("facts", "law", "procedure", "document", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, _ in CaseReview.PARTS:
            self.fields[name] = forms.IntegerField(
                label=self.fields[name].label, min_value=0, max_value=CaseReview.MOST, help_text="0至25分"
            )
        self.fields["text"].required = True
