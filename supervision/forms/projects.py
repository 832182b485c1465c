"""What key projects ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models import KeyProject, ProjectDecision, ProjectReport, ProjectVisit
from ..queries import projects as queries
from ..queries.topics import deputies_for
from . import progress


class ProjectFilter(Asked):
    q = forms.CharField(label="项目、地点或单位", required=False)
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *KeyProject.State.choices])
    field = forms.ChoiceField(label="类别", required=False, choices=[ANY, *KeyProject.Field.choices])
    unit = NumberChoice(label="责任单位")
    more = ("field", "unit")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years, units = queries.years_and_units(actor) if actor else ((), ())
        self.fields["year"].choices = of_years(years)
        self.fields["unit"].choices = [ANY, *((unit.pk, unit.short_name) for unit in units)]


class ProjectForm(forms.ModelForm):
    class Meta:
        model = KeyProject
        fields = ("year", "name", "field", "place", "content", "unit", "total", "sources", "starts_on", "ends_on")
        widgets = {"starts_on": Day(), "ends_on": Day(), "content": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        blank_first(self.fields["unit"])
        self.fields["unit"].queryset = queries.builders(self.instance.congress_id)
        begin_with(self, year=clock.today().year)


class OnForm(MoveForm):
    on = forms.DateField(label="日期", widget=Day(), initial=clock.today)


class StartForm(OnForm):
    explain = "开工以后，责任单位按期填报形象进度和完成投资；计划先按月平均分，可以修改。"


class FinishForm(OnForm):
    """The day it was done."""


class AcceptForm(OnForm):
    files = FilesField(label="验收材料", required=False)


def _decision_fields():
    asked = forms.fields_for_model(ProjectDecision, fields=("body", "on", "text"),
                                   widgets={"on": Day(), "text": forms.Textarea(attrs={"rows": 5})})  # fmt: skip
    asked["on"].initial = clock.today
    return asked


class DecisionForm(MoveForm):
    """What every decision says: who decided, when, and what."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _decision_fields()


class ResumeForm(DecisionForm):
    ends_on = forms.DateField(label="计划完工日期", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = self.obj.ends_on


class UrgeForm(DecisionForm):
    """Nothing more is asked."""


class StopForm(DecisionForm):
    reason = forms.ChoiceField(
        label="停建的理由", choices=[one for one in ProjectDecision.Reason.choices if one[0]], widget=forms.RadioSelect
    )
    field_order = ("reason",)


class AdjustForm(DecisionForm):
    explain = "投资和工期只按常委会、主任会议的决定调整；以后各月的计划重新平均分，可以再修改。"
    total = forms.DecimalField(label="调整后的总投资（万元）", max_digits=12, decimal_places=2, min_value=0)
    ends_on = forms.DateField(label="调整后的完工日期", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["total"].initial, self.fields["ends_on"].initial = self.obj.total, self.obj.ends_on


class ReportForm(progress.ReportForm):
    class Meta(progress.ReportForm.Meta):
        model = ProjectReport


class VisitForm(forms.ModelForm):
    deputies = SeveralField(queryset=None, label="参加的代表", required=False)
    files = FilesField(label="照片和材料", required=False)

    class Meta:
        model = ProjectVisit
        fields = ("on", "lead", "deputies", "found", "asked")
        widgets = {"on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = deputies_for(self.instance.project)
        begin_with(self, on=clock.today())

    def deed_data(self):
        return {"deputies": self.cleaned_data["deputies"], "files": self.cleaned_data["files"]}


class AnswerForm(forms.Form):
    reply = forms.CharField(label="落实情况", max_length=3000, widget=forms.Textarea(attrs={"rows": 8}))
    files = FilesField(label="佐证材料", required=False)
