"""What collecting topics asks for."""

from django import forms

from congress.forms.asking import ANY, Asked
from congress.forms.base import MoveForm, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock

from ..models import Call, Field, Form, Proposal, ProposalScore, Source
from ..models.collecting import HIGHEST
from ..queries import collecting as queries
from ..queries import topics as topic_queries

MARKS = [(mark, f"{mark}分") for mark in range(HIGHEST, 0, -1)]


class CallForm(forms.ModelForm):
    class Meta:
        model = Call
        fields = ("year", "opens_on", "closes_on", "text")
        widgets = {"opens_on": Day(), "closes_on": Day(), "text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        opens_on, closes_on = queries.span_of(self.instance.congress_id)
        begin_with(self, year=clock.today().year + 1, opens_on=opens_on, closes_on=closes_on)


class ProposalFilter(Asked):
    q = forms.CharField(label="议题", required=False)
    source = forms.ChoiceField(label="来源", required=False, choices=[ANY, *Source.choices])
    field = forms.ChoiceField(label="监督领域", required=False, choices=[ANY, *Field.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Proposal.State.choices])
    by = forms.ChoiceField(label="排序", required=False, choices=[("", "按提出先后"), ("score", "按评分高低")])
    more = ("field", "by")


class ProposalForm(forms.ModelForm):
    """One topic proposed: short enough for a phone."""

    class Meta:
        model = Proposal
        fields = ("title", "reason", "source", "field", "form", "unit", "collected_at")
        widgets = {"reason": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", "请选择"), *Source.choices]
        self.fields["field"].choices = [("", "请选择"), *Field.choices]
        self.fields["form"].choices = [ANY, *Form.choices]
        self.fields["unit"].queryset = topic_queries.reporting_units(actor.county_id)
        self.fields["unit"].empty_label = "不清楚"
        if actor.is_any("DEP", "DHEAD", "TDEP", "STA", "TCH", "TSEC"):
            self.fields["source"].help_text = "代表的建议集中反映的，选第二项；群众普遍关心的，选最后一项。"
        if not actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "TCH", "TSEC", "STA"):
            del self.fields["collected_at"]


class ScoreForm(forms.Form):
    importance = forms.TypedChoiceField(label="重要程度", choices=MARKS, coerce=int, widget=forms.RadioSelect)
    urgency = forms.TypedChoiceField(label="紧迫程度", choices=MARKS, coerce=int, widget=forms.RadioSelect)
    feasibility = forms.TypedChoiceField(label="可行程度", choices=MARKS, coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, given=None, **kwargs):
        super().__init__(*args, **kwargs)
        if given:
            self.initial |= {name: getattr(given, name) for name in ProposalScore.MARKS}


class MergeForm(MoveForm):
    into = forms.ModelChoiceField(queryset=None, label="并入的议题", empty_label="请选择")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = queries.mergeable(self.obj)


class AdoptForm(MoveForm):
    """What the plan says of it."""

    title = forms.CharField(label="计划里的议题名称", max_length=100)
    form = forms.ChoiceField(label="监督形式", choices=[("", "请选择"), *Form.choices])
    law = forms.CharField(label="检查的法律法规", max_length=100, required=False, help_text="执法检查填写。")
    month = forms.TypedChoiceField(
        label="安排月份", coerce=int, choices=[(n, f"{n}月") for n in range(1, 13)], initial=6
    )
    committee = forms.ModelChoiceField(queryset=None, label="组织实施单位", empty_label="请选择")
    unit = forms.ModelChoiceField(queryset=None, label="报告机关", empty_label="请选择")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.obj.call.congress_id
        self.fields["committee"].queryset = topic_queries.committees(congress_id)
        self.fields["unit"].queryset = topic_queries.reporting_units(congress_id)
        self.fields["title"].initial, self.fields["form"].initial = self.obj.title, self.obj.form
        self.fields["unit"].initial = self.obj.unit_id
        blank_first(self.fields["committee"])

    def clean(self):
        said = super().clean()
        if said.get("form") == Form.INSPECTION and not said.get("law"):
            self.add_error("law", "执法检查须写明检查的法律法规。")
        return said
