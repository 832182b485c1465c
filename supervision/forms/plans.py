"""What the yearly plan of supervision asks for."""

from django import forms

from congress.forms.base import MoveForm, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock

from ..models import Form, PlanLine, SupervisionPlan
from ..queries import satisfaction as vote_queries
from ..queries import topics as topic_queries


class PlanForm(forms.ModelForm):
    class Meta:
        model = SupervisionPlan
        fields = ("year", "foreword")
        widgets = {"foreword": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["year"]
        else:
            begin_with(self, year=clock.today().year)


class LineForm(forms.ModelForm):
    class Meta:
        model = PlanLine
        fields = ("title", "form", "law", "field", "source", "month", "leader", "committee", "unit", "officer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.instance.plan.congress_id
        self.fields["committee"].queryset = topic_queries.committees(congress_id)
        self.fields["unit"].queryset = topic_queries.reporting_units(congress_id)
        self.fields["month"] = forms.TypedChoiceField(
            label="安排月份", coerce=int, choices=[("", "请选择"), *((n, f"{n}月") for n in range(1, 13))]
        )
        for name in ("committee", "unit"):
            blank_first(self.fields[name])
        self.fields["form"].choices = [one for one in self.fields["form"].choices if one[0] != Form.RECTIFICATION]
        self.fields["leader"].queryset = topic_queries.leaders(congress_id)
        self.fields["leader"].label_from_instance = lambda one: f"{one.person.name}（{one.post.title}）"
        self.fields["leader"].empty_label = "不填"
        self.fields["officer"].queryset = vote_queries.officers(congress_id)
        self.fields["officer"].label_from_instance = lambda one: (
            f"{one.person.name}（{one.organization.short_name}{one.post.title}）"
        )
        self.fields["officer"].empty_label = "不填"

    def clean(self):
        said = super().clean()
        if said.get("form") == Form.INSPECTION and not said.get("law"):
            self.add_error("law", "执法检查须写明检查的法律法规。")
        officer = said.get("officer")
        if (said.get("form") == Form.DUTY_REVIEW) != bool(officer):
            self.add_error("officer", "履职评议须选择述职人员，其他形式不填。")
        elif officer and said.get("unit") and officer.organization_id != said["unit"].pk:
            self.add_error("unit", f"{officer.person.name}在{officer.organization}任职，请选择这个单位。")
        return said


class PassForm(MoveForm):
    on = forms.DateField(label="通过日期", widget=Day(), initial=clock.today)


class AdjustForm(forms.Form):
    because = forms.CharField(label="调整的理由", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
