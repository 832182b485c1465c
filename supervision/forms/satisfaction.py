"""What satisfaction votes ask for, and the steps of reviews that ask for more than words."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Ballot, Organization

from ..models import SatisfactionVote
from ..queries import satisfaction as queries
from ..queries import topics as topic_queries
from .topics import StepForm, Words

METHODS = [choice for choice in Ballot.Method.choices if choice[0] != Ballot.Method.NAMED]
SECRET = "测评一律无记名。电子票须有5人以上投票；纸质票由两名计票人分别录入。"


class VoteFilter(Asked):
    q = forms.CharField(label="名称", required=False)
    year = NumberChoice(label="年度")
    of = forms.ChoiceField(
        label="测评什么", required=False, choices=[("", "不限"), ("many", "多个单位一并测评"), ("topic", "一个议题的办理结果")]
    )  # fmt: skip
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *SatisfactionVote.State.choices])

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = queries.years(actor) if actor else []
        self.fields["year"].choices = of_years(years)


class VoteForm(forms.ModelForm):
    """A vote on many objects at one sitting."""

    class Meta:
        model = SatisfactionVote
        fields = ("title", "body", "meeting", "committee", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 4}), "body": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.instance.congress_id
        meeting = self.fields["meeting"]
        rows = queries.meetings_for(congress_id, "committee") | queries.meetings_for(congress_id, "session")
        meeting.queryset = rows.order_by("-opens_on")
        meeting.label_from_instance = lambda one: f"{one}（{one.opens_on:%Y年%-m月%-d日}）"
        meeting.empty_label = "会议还没有登记"
        self.fields["committee"].queryset = topic_queries.committees(congress_id)
        blank_first(self.fields["committee"])


class ObjectsForm(forms.Form):
    """Who is voted on."""

    units = SeveralField(label="测评对象", queryset=Organization.objects.none(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, vote, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = topic_queries.reporting_units(vote.congress_id)
        self.initial["units"] = list(vote.objects_of.values_list("unit", flat=True))


class SubmitForm(MoveForm):
    explain = f"提交以后生成测评票，由办公室在“表决”中开始投票、截止、确认和宣布；宣布时自动排名，末位和不满意的自动立案。{SECRET}"
    method = forms.ChoiceField(
        label="投票方式", choices=METHODS, widget=forms.RadioSelect, initial=Ballot.Method.ELECTRONIC
    )


class PublishForm(MoveForm):
    explain = "公布以后，被测评的单位、人大代表和群众都能看到各对象的票数、得分、名次和等次。请先核对。"


class CallVoteForm(MoveForm):
    """At which meeting, and how, the result is voted on."""

    explain = f"提交以后生成测评票，由办公室在“表决”中开始投票。{SECRET}"
    meeting = forms.ModelChoiceField(queryset=None, label="测评的会议", empty_label="请选择")
    method = forms.ChoiceField(
        label="投票方式", choices=METHODS, widget=forms.RadioSelect, initial=Ballot.Method.ELECTRONIC
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        field.queryset = queries.meetings_for(self.obj.congress_id, "committee")
        field.label_from_instance = lambda one: f"{one}（{one.opens_on:%Y年%-m月%-d日}）"
        field.initial = self.obj.meeting_id


class SurveyForm(StepForm):
    text = Words(
        label="评议调查情况", help_text="写明走访、座谈、问卷的次数和人数，抽查的工作，肯定的成绩和发现的问题。"
    )
    step = "survey"


CONSEQUENCES = (
    "提出质询案（监督法第五十一条）",
    "组织关于特定问题的调查委员会（监督法第五十五条、第五十六条）",
    "开展专题询问（监督法第四十七条）",
    "就有关报告作出决议（监督法第十七条）",
    "主任会议约谈主要负责人，列入下一年度监督工作计划（本级规定）",
    "依法提出撤职案（监督法第六十一条）",
)


class ConsequenceForm(StepForm):
    """What follows when the vote has failed as often as the local rule bears."""

    explain = "按照本级规定，多次测评不满意的，由主任会议或者常委会会议决定怎样处理。请登记决定的内容；依法定程序办理的，另行立案。"
    consequence = forms.ChoiceField(
        label="决定采取的方式", choices=[(one, one) for one in CONSEQUENCES], widget=forms.RadioSelect
    )
    on = forms.DateField(label="决定日期", widget=Day(), initial=clock.today)
    text = Words(label="决定的内容和要求", rows=6)
    files = FilesField(label="附件", required=False)
    field_order = ("consequence", "on", "text", "files")
    step = "decide"
