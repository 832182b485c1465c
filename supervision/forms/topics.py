"""What the steps of topics ask for: a day, words and files, and what one step needs besides."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day
from congress.frame import clock
from congress.frame.dates import ONE_DAY, add_months
from congress.frame.uploads import FilesField
from congress.queries.rules import rule

from ..models import Field, Form, TeamMember
from ..queries import topics as queries
from ..queries.names import name_of
from ..workflow.forms import form_of
from ..workflow.roads import STEP


class TopicFilter(Asked):
    q = forms.CharField(label="议题、机关或法律", required=False)
    year = NumberChoice(label="年度")
    form = forms.ChoiceField(label="监督形式", required=False, choices=[ANY, *Form.choices])
    stage = forms.ChoiceField(
        label="进度", required=False, choices=[("", "不限"), ("open", "进行中"), ("over", "已办结、已调出")]
    )
    field = forms.ChoiceField(label="监督领域", required=False, choices=[ANY, *Field.choices])
    unit = NumberChoice(label="报告机关")
    late = forms.BooleanField(label="有超期的", required=False)
    since = forms.DateField(label="审议自", required=False, widget=Day())
    until = forms.DateField(label="审议至", required=False, widget=Day())
    more = ("field", "unit", "late", "since", "until")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = queries.years(actor) if actor else []
        units = queries.units_asked(actor) if actor else []
        self.fields["year"].choices = of_years(years)
        self.fields["unit"].choices = [ANY, *((unit.pk, unit.short_name) for unit in units)]


class Words(forms.CharField):
    def __init__(self, *, label, rows=10, **kwargs):
        super().__init__(label=label, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


# The words a step begins with: what the step before it left.
BEGINS = {"hand_in_report": "hand_in_draft", "report_result": "draft_result"}


class StepForm(MoveForm):
    """The words of one step; what was said before is read first."""

    on = forms.DateField(label="日期", widget=Day(), initial=clock.today)
    text = Words(label="内容")
    files = FilesField(label="附件", required=False)

    SHOWN = {
        "comment_draft": ("hand_in_draft",),
        "hand_in_report": ("comment_draft",),
        "comment_result": ("issue_opinions", "draft_result"),
        "draft_result": ("issue_opinions",),
        "report_result": ("comment_result",),
        "pass_on": ("write_visit",),
        "feed_back": ("opine",),
        "answer_visit": ("write_visit", "pass_on"),
    }

    def __init__(self, data=None, files=None, *, obj, actor, **kwargs):
        super().__init__(data, files, obj=obj, actor=actor, **kwargs)
        step = self.step
        if "text" in self.fields:
            self.fields["text"].label = name_of(obj, step, self.fields["text"].label)
            self.fields["text"].initial = queries.words_of(obj, BEGINS[step]) if step in BEGINS else ""
        if gone := queries.gone_by(obj, form_of(obj).machine[step].closes if step else ()):
            self.fields["late_because"] = forms.CharField(
                label="超过期限的原因", max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2}),
                help_text=f"{gone.label}是{queries.last_day(gone):%Y年%-m月%-d日}，已经过了。例如：紧急议题，经主任会议同意。",
            )  # fmt: skip
            self.order_fields(["on", "late_because"])
        self.shown = tuple(
            (name_of(obj, key), words) for key in self.SHOWN.get(step, ()) if (words := queries.words_of(obj, key))
        )

    @property
    def step(self):
        """The step with plain words that leads on from here; forms of their own say theirs."""
        moves = form_of(self.obj).machine.moves
        return next((one.name for one in moves if self.obj.state in one.source and one.form == STEP), "")


class DeliberateForm(StepForm):
    on = None
    explain = "审议日期按会议的日期登记，起草和交办审议意见的期限从这一天起算。"
    text = Words(label="审议情况", help_text="写明报告人、发言情况和主要意见。")

    step = "deliberate"


class OpinionsForm(StepForm):
    text = Words(label="审议意见", rows=14, help_text="“一、”开头的另起一行，印发时作为标题。")

    step = "draft_opinions"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = queries.words_of(self.obj, "draft_opinions")


class IssueForm(StepForm):
    explain = "主任会议通过以后，由办公室交报告机关研究处理，从交办日期起算。审议意见书在公文栏签发。"
    passed_on = forms.DateField(label="主任会议通过日期", widget=Day(), initial=clock.today)
    on = forms.DateField(label="交办日期", widget=Day(), initial=clock.today)
    text = Words(label="审议意见", rows=14)
    field_order = ("passed_on", "on", "text", "files")
    step = "issue_opinions"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = queries.words_of(self.obj, "draft_opinions")


class PublishForm(StepForm):
    on = None
    explain = "公布以后，人大代表和群众都能看到报告、审议意见和研究处理情况。请先核对，不得含有国家秘密、商业秘密和个人隐私。"
    text = Words(label="通报和公布的方式", rows=3)
    step = "publish"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = "印发县人大代表，在本门户和常委会公报公布。"


class FollowForm(MoveForm):
    due_on = forms.DateField(label="“回头看”不迟于", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = add_months(clock.today(), rule(self.obj.congress_id, "topic.follow_months"))


class NotifyForm(StepForm):
    inspect_from = forms.DateField(label="检查开始日期", widget=Day())
    text = Words(label="检查方案", help_text="写明检查的内容、时间、方式和要求。")
    field_order = ("on", "inspect_from", "text", "files")
    step = "notify"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ahead = rule(self.obj.congress_id, "inspection.law_notice_days")
        self.explain = f"方案须提前{ahead}日通知被检查机关。"
        self.fields["inspect_from"].initial = clock.today() + ahead * ONE_DAY


class CheckForm(MoveForm):
    """What a township found."""

    sites = forms.IntegerField(label="检查点（个）", min_value=1, max_value=999)
    deputies = forms.IntegerField(label="参加代表（名）", min_value=0, max_value=999)
    text = forms.CharField(
        label="检查情况", max_length=6000, widget=forms.Textarea(attrs={"rows": 10}), help_text="写明做法、发现的问题和建议。"
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = self.obj.text
        self.fields["sites"].initial, self.fields["deputies"].initial = self.obj.sites, self.obj.deputies


class MeetingForm(forms.Form):
    meeting = forms.ModelChoiceField(queryset=None, label="审议的会议", empty_label="请选择")

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = queries.meetings_for(topic)
        self.fields["meeting"].label_from_instance = lambda one: f"{one}（{one.opens_on:%Y年%-m月%-d日}）"
        self.initial["meeting"] = topic.meeting_id


class TeamForm(forms.Form):
    """Who joins the team: one leader or vice leader, or several members at once."""

    role = forms.ChoiceField(label="职责", choices=TeamMember.Role.choices, initial=TeamMember.Role.MEMBER)
    memberships = SeveralField(
        label="人大机关人员和组成人员", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    deputies = SeveralField(label="人大代表", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    name = forms.CharField(label="专家姓名", max_length=40, required=False)
    post = forms.CharField(label="专家单位和职务", max_length=80, required=False)
    group = forms.CharField(
        label="小组", max_length=30, required=False, help_text="分组检查、视察的填写，例如：第一检查小组。"
    )

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        there = topic.team.filter(person__isnull=False).values("person")
        self.fields["memberships"].queryset = queries.members_for(topic).exclude(person__in=there)
        self.fields["memberships"].label_from_instance = lambda one: (
            f"{one.person.name}（{one.organization.short_name}{one.post.title}）"
        )
        self.fields["deputies"].queryset = queries.deputies_for(topic).exclude(person__in=there)
        self.fields["deputies"].label_from_instance = lambda one: f"{one.person.name}（{one.delegation or '未编团'}）"

    def clean(self):
        said = super().clean()
        if not (said.get("memberships") or said.get("deputies") or said.get("name")):
            raise forms.ValidationError("请选择人员，或者填写专家姓名。")
        return said

    def deed_data(self):
        said = self.cleaned_data
        group = said["group"]
        rows = [TeamMember(role=said["role"], membership=one) for one in said["memberships"]]
        rows += [TeamMember(role=said["role"], deputy=one) for one in said["deputies"]]
        if said["name"]:
            rows.append(TeamMember(role=said["role"], name=said["name"], post=said["post"]))
        for one in rows:
            one.group = group
        return {"members": rows}


class EntrustForm(forms.Form):
    townships = SeveralField(label="委托的乡镇", queryset=None, widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label="报送期限", widget=Day())

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["townships"].queryset = queries.townships_for(topic)
        self.fields["townships"].label_from_instance = lambda one: one.area.name
        self.fields["due_on"].initial = clock.today() + 30 * ONE_DAY
