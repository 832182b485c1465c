"""What the pages of yearly plans ask for."""

from django import forms

from congress.frame import clock

from ..models import Meeting, Plan, PlanItem
from ..queries import plans as queries
from .base import MoveForm
from .institution import Day
from .rows import RowsForm


class OpenForm(forms.Form):
    kind = forms.ChoiceField(label="计划")
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["kind"].choices = [(kind, kind.label) for kind in kinds]
        self.fields["year"].choices = [(year, f"{year}年") for year in (this, this + 1)]


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ("foreword",)
        widgets = {"foreword": forms.Textarea(attrs={"rows": 8})}


class PlanItemsForm(RowsForm):
    """What is planned, by months."""

    model, columns = PlanItem, ("title", "month", "order", "body", "form", "leader")

    def clean(self):
        said = super().clean()
        for key in self.found:
            if said.get(f"title-{key}") and f"month-{key}" in said and not 1 <= (said[f"month-{key}"] or 0) <= 12:
                self.add_error(f"month-{key}", "请填写月份，1至12。")
        return said


class AdoptForm(MoveForm):
    """At which meeting and when."""

    adopted_at = forms.ModelChoiceField(
        Meeting.objects.none(), label="通过的会议", required=False, empty_label="不是会议通过，或会议未登记"
    )
    adopted_on = forms.DateField(label="通过日期", widget=Day())
    party_reported_on = forms.DateField(label="报党委日期", required=False, widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adopted_at"].queryset = queries.adopting_meetings(self.obj)


class FinishForm(forms.Form):
    done_on = forms.DateField(label="完成日期", widget=Day())
    result = forms.CharField(label="完成情况", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
