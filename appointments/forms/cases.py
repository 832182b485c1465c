"""What appointment cases ask for, step by step."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.models import Ballot
from congress.queries.rules import rule

from ..actions import polls
from ..models import Case, Deliberation, Item
from ..queries import cases as queries

METHODS = [choice for choice in Ballot.Method.choices if choice[0] != Ballot.Method.NAMED]


class CaseFilter(Asked):
    q = forms.CharField(label="姓名、机关或文号", widget=NameInput, required=False)
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Case.State.choices])
    organ = NumberChoice(label="提请机关")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor) if actor else [])
        organs = queries.organs_for(actor.county_id) if actor else []
        self.fields["organ"].choices = [ANY, *((one.pk, one.short_name) for one in organs)]


class CaseForm(forms.ModelForm):
    class Meta:
        model = Case
        fields = ("organ", "signed_by", "letter_no", "received_on", "meeting")
        widgets = {"received_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.instance.congress_id
        self.fields["organ"].queryset = queries.organs_for(congress_id)
        blank_first(self.fields["organ"])
        meeting = self.fields["meeting"]
        meeting.queryset = queries.meetings_for(congress_id)
        meeting.label_from_instance = lambda one: f"{one}（{one.opens_on:%Y年%-m月%-d日}）"
        meeting.empty_label = "还没有确定"


class CouncilForm(MoveForm):
    explain = "主任会议听取任免案情况，决定提请常委会会议审议。不提请的，请用“暂不提请”。"
    on = forms.DateField(label="主任会议日期", widget=Day(), initial=clock.today)
    late_because = forms.CharField(label="材料迟报的处理意见", max_length=200, required=False,
                                   help_text="材料没有在会前规定的日期报送的，写明主任会议的意见。")  # fmt: skip


class HandOutForm(MoveForm):
    explain = "从印发之日起，常委会组成人员可以在这里查阅任免案；宣布以前其他人仍然看不到。"
    on = forms.DateField(label="印发日期", widget=Day(), initial=clock.today)


class ExplainForm(MoveForm):
    on = forms.DateField(label="作说明的日期", widget=Day(), initial=clock.today)
    by = forms.CharField(label="作说明的人", max_length=40, help_text="提请机关负责人或者受委托的人，写姓名和职务。")


class CallVoteForm(MoveForm):
    explain = (
        "一律无记名。提交以后生成表决票，由办公室在“表决”中开始投票、截止、确认和宣布；宣布时通过的事项当场生效。"
    )
    items = SeveralField(label="交付表决的事项", queryset=Item.objects.none(), widget=forms.CheckboxSelectMultiple)
    mode = forms.ChoiceField(label="表决方式", choices=polls.MODES, widget=forms.RadioSelect, initial=polls.LINES)
    method = forms.ChoiceField(
        label="投票方式", choices=METHODS, widget=forms.RadioSelect, initial=Ballot.Method.ELECTRONIC
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = queries.votable(self.obj)
        field = self.fields["items"]
        field.queryset = Item.objects.filter(pk__in=[row.pk for row in rows]).select_related(
            "office__post__organization", "case"
        )
        field.label_from_instance = lambda item: f"{item.order}．{item.sentence}"
        field.initial = [row.pk for row in rows]
        if not rule(self.obj.congress_id, "appointment.may_merge"):
            self.fields["mode"].choices = polls.MODES[:2]


class NotifyForm(MoveForm):
    on = forms.DateField(label="书面通知提请机关的日期", widget=Day(), initial=clock.today)


class CloseForm(MoveForm):
    explain = "依法须报上级备案的（例如代理检察长、接受辞职报大会），请登记报送日期和机关。"
    reported_on = forms.DateField(label="报送日期", widget=Day(), required=False)
    reported_to = forms.CharField(label="报送机关", max_length=60, required=False)


class DeliberationForm(forms.ModelForm):
    class Meta:
        model = Deliberation
        fields = ("group", "on", "convener", "present", "text")
        widgets = {"on": Day(), "text": forms.Textarea(attrs={"rows": 8})}


class WhyForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class Sure(forms.Form):
    """Nothing to ask: the title says what is done."""

    def deed_data(self):
        return {}
