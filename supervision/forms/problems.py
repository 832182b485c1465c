"""What the four lists ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, begin_with
from congress.forms.institution import Day, blank_first
from congress.forms.rows import RowsForm
from congress.frame import clock
from congress.frame.dates import add_months
from congress.frame.numbers import plain
from congress.frame.uploads import FilesField

from ..models import Measure, Problem
from ..queries import problems as queries
from ..queries import topics as topic_queries


class ProblemFilter(Asked):
    q = forms.CharField(label="问题或议题", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Problem.State.choices])
    unit = NumberChoice(label="责任单位")
    year = NumberChoice(label="年度")
    late = forms.BooleanField(label="已超期", required=False)
    topic = forms.IntegerField(label="议题", required=False, widget=forms.HiddenInput)
    since = forms.DateField(label="列出自", required=False, widget=Day())
    until = forms.DateField(label="列出至", required=False, widget=Day())
    more = ("year", "late", "since", "until")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = topic_queries.years(actor) if actor else []
        units = queries.units_with(actor) if actor else []
        self.fields["year"].choices = of_years(years)
        self.fields["unit"].choices = [ANY, *((unit.pk, unit.short_name) for unit in units)]
        del self.fields["topic"]


class ProblemForm(forms.ModelForm):
    class Meta:
        model = Problem
        fields = ("text", "category", "amount", "unit", "due_on", "found_by")
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "due_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        topic = self.instance.topic
        blank_first(self.fields["unit"])
        self.fields["unit"].queryset = topic_queries.reporting_units(topic.congress_id)
        begin_with(self, unit=topic.unit_id, due_on=add_months(clock.today(), 3))


class MeasuresForm(RowsForm):
    """A unit's measures against one problem."""

    model, columns = Measure, ("title", "order", "person", "until")


class ResultForm(MoveForm):
    explain = "写明做了什么、解决到什么程度；照片、文件等佐证材料附在后面。"
    result = forms.CharField(label="整改成效", max_length=3000, widget=forms.Textarea(attrs={"rows": 8}))
    settled = forms.DecimalField(label="已整改金额（万元）", max_digits=12, decimal_places=2, min_value=0)
    files = FilesField(label="佐证材料", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["result"].initial = self.obj.result
        if self.obj.amount is None:
            del self.fields["settled"]
        else:
            self.fields["settled"].help_text = f"涉及金额{plain(self.obj.amount)}万元。"


class AcceptForm(MoveForm):
    mark = forms.ChoiceField(
        label="评价", choices=[(mark, mark.label) for mark in (Problem.Mark.SATISFIED, Problem.Mark.BASICALLY)],
        widget=forms.RadioSelect,
    )  # fmt: skip
    judgement = forms.CharField(
        label="评价意见", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("整改成效", self.obj.result),)


class SendBackForm(MoveForm):
    reason = forms.CharField(
        label="不满意的理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明理由。"},
    )
    due_on = forms.DateField(label="新的整改期限", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("整改成效", self.obj.result),)
        self.fields["due_on"].initial = add_months(clock.today(), 1)
