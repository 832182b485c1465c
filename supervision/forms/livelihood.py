"""What livelihood projects ask for: the round, ideas, candidates, votes, plans, reports, changes, visits."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, RowChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Ballot, Congress, Meeting, Organization, Resolution

from ..models import (
    LivelihoodAdjustment,
    LivelihoodIdea,
    LivelihoodProject,
    LivelihoodReport,
    LivelihoodRound,
    LivelihoodVisit,
)
from ..queries import chosen
from ..queries import livelihood as queries
from . import progress


def _long(rows):
    return forms.Textarea(attrs={"rows": rows})


class RoundFilter(Asked):
    year = NumberChoice(label="年度")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        if actor:
            self.fields["year"].choices = of_years(queries.years(actor))
            self.fields["congress"].queryset = queries.congresses(actor)


class LivelihoodFilter(RoundFilter):
    q = forms.CharField(label="项目或地点", required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[ANY, ("adopted", "票决确定的"), *LivelihoodProject.State.choices]
    )
    unit = forms.ModelChoiceField(Organization.objects.none(), label="责任单位", required=False, empty_label="不限")
    grey = forms.BooleanField(label="久未更新", required=False)
    by = forms.ChoiceField(
        label="统计", required=False, choices=[ANY, ("adopted", "票决确定的"), ("accepted", "已验收的")]
    )
    until = forms.DateField(label="票决于这一年、到这一天为止", required=False, widget=Day())
    more = ("state", "unit", "grey", "by", "until")
    field_order = ("q", "year", "congress", "state", "unit", "grey")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        if actor:
            self.fields["unit"].queryset = queries.units_with(actor)


class IdeaFilter(Asked):
    q = forms.CharField(label="意见或地点", required=False)
    source = forms.ChoiceField(label="来源", required=False, choices=[ANY, *LivelihoodIdea.Source.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *LivelihoodIdea.State.choices])
    round = RowChoice(LivelihoodRound.objects.none(), label="年度", empty_label="不限")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        if actor:
            self.fields["round"].queryset = queries.rounds(actor)
            self.fields["round"].label_from_instance = lambda row: f"{row.congress.area.name}{row}"


class RoundForm(forms.ModelForm):
    class Meta:
        model = LivelihoodRound
        fields = ("year", "batch", "seats", "ceiling", "opens_on", "closes_on", "text")
        widgets = {"opens_on": Day(), "closes_on": Day(), "text": _long(8)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["year"], self.fields["batch"]
        else:
            self.initial["year"] = clock.today().year + 1


class SubmitForm(MoveForm):
    explain = "提请以后，代表能看到候选项目；要改请退回重新初定。"
    heard_on = forms.DateField(
        label="主任会议（乡镇为主席团）听取候选项目情况的日期", widget=Day(), initial=clock.today
    )


class IdeaForm(forms.ModelForm):
    class Meta:
        model = LivelihoodIdea
        fields = ("title", "text", "place", "source")
        widgets = {"text": _long(6)}

    def __init__(self, *args, asks_source=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].help_text = "登记别人提的，选是谁提的。"
        if not asks_source:
            del self.fields["source"]


class TakeForm(MoveForm):
    project = blank_first(forms.ModelChoiceField(LivelihoodProject.objects.none(), label="候选项目"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = queries.candidates(self.obj.round)


class CandidateForm(forms.ModelForm):
    ideas = SeveralField(
        queryset=None, label="依据的征集意见", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="选中的意见纳入这个项目，提出人会收到通知。",
    )  # fmt: skip

    class Meta:
        model = LivelihoodProject
        fields = (
            "title",
            "content",
            "place",
            "benefit",
            "money",
            "money_source",
            "starts_on",
            "ends_on",
            "unit",
            "order",
            "origin",
        )
        widgets = {"content": _long(4), "starts_on": Day(), "ends_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ideas"].queryset = chosen.ideas_for(self.instance)
        self.fields["ideas"].label_from_instance = lambda idea: f"{idea}（{idea.get_source_display()}）"
        blank_first(self.fields["unit"]).queryset = queries.units_for(self.instance.round)
        self.fields["order"].required = False
        self.fields["order"].help_text = "在候选名单和票上的先后。不填的排在最后。"
        if not self.instance.pk:
            self.initial["order"] = None

    def clean_order(self):
        return self.cleaned_data["order"] or 0

    def clean(self):
        found = super().clean()
        has_ideas = found.get("ideas") or (self.instance.pk and self.instance.ideas.exists())
        if not has_ideas and not found.get("origin"):
            self.add_error("origin", "请选择依据的征集意见；没有的，写明项目的由来。")
        return found

    def deed_data(self):
        return {"ideas": self.cleaned_data["ideas"]}


class VoteForm(forms.Form):
    """At which meeting, and how."""

    meeting = blank_first(forms.ModelChoiceField(Meeting.objects.none(), label="会议"), "会议还没有登记")
    method = forms.ChoiceField(
        label="方式",
        widget=forms.RadioSelect,
        choices=[choice for choice in Ballot.Method.choices if choice[0] != Ballot.Method.NAMED],
        initial=Ballot.Method.ELECTRONIC,
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class ReportForm(progress.ReportForm):
    class Meta(progress.ReportForm.Meta):
        model = LivelihoodReport


class AcceptForm(MoveForm):
    on = forms.DateField(label="验收日期", widget=Day(), initial=clock.today)
    text = forms.CharField(
        label="验收意见", max_length=2000, widget=_long(6), help_text="写明验收人员、工程量和质量、资金使用。"
    )
    files = FilesField(label="验收材料", required=False)


class AdjustmentForm(forms.ModelForm):
    class Meta:
        model = LivelihoodAdjustment
        fields = ("kind", "because", "content", "place", "money", "ends_on")
        widgets = {"kind": forms.RadioSelect, "because": _long(4), "content": _long(4), "ends_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        project = self.instance.project
        self.initial |= {name: getattr(project, name) for name in LivelihoodProject.CHANGED_BY_DECISION}


class DecideForm(MoveForm):
    explain = "只有常委会（乡镇为主席团或者大会）作出的决定才能调整票决确定的项目。"
    decision = blank_first(forms.ModelChoiceField(Resolution.objects.none(), label="依据的决定"), "还没有通过的决定")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = queries.decisions_for(self.obj.project)
        self.shown = (("调整的理由", self.obj.because),)


class VisitForm(forms.ModelForm):
    deputies = SeveralField(queryset=None, label="参加代表", widget=forms.CheckboxSelectMultiple)
    files = FilesField(label="照片", required=False)

    class Meta:
        model = LivelihoodVisit
        fields = ("on", "text")
        widgets = {"on": Day(), "text": _long(6)}

    def __init__(self, *args, own=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = queries.visitors_for(self.instance.project)
        self.fields["deputies"].label_from_instance = lambda one: f"{one.person.name}（{one.delegation or '未编团'}）"
        self.initial["on"] = clock.today()
        if own:
            del self.fields["deputies"]

    def deed_data(self):
        return {name: self.cleaned_data[name] for name in ("deputies", "files") if name in self.fields}
