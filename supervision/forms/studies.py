"""What research topics ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.dates import add_months
from congress.frame.uploads import FilesField

from ..models import Study, StudyGroup
from ..queries import studies as queries
from ..queries import topics as topic_queries
from .topics import Words


class StudyFilter(Asked):
    q = forms.CharField(label="课题或提纲", required=False)
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Study.State.choices])

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = queries.years(actor) if actor else []
        self.fields["year"].choices = of_years(years)


class StudyForm(forms.ModelForm):
    class Meta:
        model = Study
        fields = ("year", "title", "leader", "committee", "due_on", "outline")
        widgets = {"due_on": Day(), "outline": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.instance.congress_id
        self.fields["leader"].queryset = queries.leaders(congress_id)
        self.fields["leader"].label_from_instance = lambda one: f"{one.person.name}（{one.post.title}）"
        self.fields["committee"].queryset = topic_queries.committees(congress_id)
        for name in ("leader", "committee"):
            blank_first(self.fields[name])
        if not self.instance.pk:
            self.initial |= {"year": clock.today().year, "due_on": add_months(clock.today(), 4)}


class GroupForm(forms.ModelForm):
    class Meta:
        model = StudyGroup
        fields = ("title", "kind", "task")
        widgets = {"task": forms.Textarea(attrs={"rows": 3})}


def named(one):
    return f"{one.person.name}（{one.delegation or '未编团'}）"


class MembersForm(forms.Form):
    head = forms.ModelChoiceField(queryset=None, label="组长", required=False, empty_label="不在这里定组长")
    deputies = SeveralField(label="成员", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("head", "deputies"):
            self.fields[name].queryset = queries.deputies_for(group)
            self.fields[name].label_from_instance = named


class GroupReportForm(MoveForm):
    text = Words(label="小组报告", help_text="写明调研的做法、发现的问题和建议。")
    files = FilesField(label="附件", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("调研提纲", self.obj.study.outline),)
        self.fields["text"].max_length = 10_000
        self.fields["text"].initial = self.obj.report


class ReportForm(MoveForm):
    text = Words(label="调研报告", rows=14)
    files = FilesField(label="附件", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = tuple(
            (f"{group.title}的报告", group.report) for group in queries.groups_of(self.obj) if group.report
        )


class UseForm(MoveForm):
    uses = forms.CharField(
        label="成果运用", max_length=3000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="例如：提为监督议题；形成代表建议；印送有关机关参考；提请主任会议研究。",
    )  # fmt: skip
