"""What the pages of activities ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, RowChoice, of_years
from congress.forms.base import MoveForm, SeveralField, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.models import Congress, Organization, PlanItem

from ..models import Activity, ActivityReport, Campaign, Deputy, Participation, ReportUrging
from ..policies import activities as policies
from ..queries import activities as queries


class ActivityFilter(Asked):
    """Which activities: of which kind, year and congress; seldom: state, campaign, days."""

    more = ("body", "state", "campaign", "since", "until", "held")

    kind = forms.ChoiceField(label="类别", required=False, choices=[ANY, *Activity.Kind.choices])
    year = NumberChoice(label="年度")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Activity.State.choices])
    campaign = RowChoice(Campaign.objects.none(), label="主题活动", empty_label="不限")
    since = forms.DateField(label="开始自", required=False, widget=Day())
    until = forms.DateField(label="开始至", required=False, widget=Day())
    held = forms.BooleanField(label="只看已经举办的", required=False)
    body = RowChoice(Organization.objects.none(), label="组织单位", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        holding = Activity.objects.visible_to(actor).order_by().values("body")
        self.fields["body"].queryset = Organization.objects.visible_to(actor).filter(pk__in=holding)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)
        self.fields["campaign"].queryset = Campaign.objects.visible_to(actor)


class ActivityForm(forms.ModelForm):
    """One activity."""

    class Meta:
        model = Activity
        fields = (
            "kind", "title", "body", "since", "begins", "until", "ends", "place", "content", "themes", "campaign",
            "plan_item", "voluntary", "answer_by", "capacity", "hours",
        )  # fmt: skip
        widgets = {"since": Day(), "until": Day(), "answer_by": Day(), "content": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"hours": "培训填写。", "capacity": "不限的不填。", "answer_by": "不填的，活动开始前都可以答复。"}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        blank_first(self.fields["body"]).queryset = queries.bodies(actor)
        kinds = [(kind.value, kind.label) for kind in Activity.Kind if kind != Activity.Kind.SIT_IN]
        if actor.is_any("DHEAD"):
            kinds = [("group", Activity.Kind.GROUP.label)]
        if self.instance.kind == Activity.Kind.SIT_IN:
            kinds = [("sit_in", Activity.Kind.SIT_IN.label)]
        self.fields["kind"].choices = [("", "请选择"), *kinds]
        self.fields["campaign"].queryset = queries.campaigns(actor)
        self.fields["campaign"].empty_label = "不属于主题活动"
        items = PlanItem.objects.filter(plan__congress=actor.congress_id, plan__year=clock.today().year)
        self.fields["plan_item"].queryset = items.select_related("plan").order_by("plan__kind", "month", "order")
        self.fields["plan_item"].empty_label = "没有列入年度计划"
        only = list(self.fields["body"].queryset[:2])
        if len(only) == 1:
            begin_with(self, body=only[0].pk)

    def clean(self):
        said = super().clean()
        since, until, answer_by = (said.get(name) for name in ("since", "until", "answer_by"))
        if since and until and (until < since or (until == since and said.get("begins") > said.get("ends"))):
            self.add_error("until", "结束不能早于开始。")
        if since and answer_by and answer_by > since:
            self.add_error("answer_by", "报名截止日不能晚于活动开始。")
        if said.get("hours") is not None and said["hours"] <= 0:
            self.add_error("hours", "学时须大于零。")
        return said


class CandidateFilter(Asked):
    """Whom to choose from."""

    level = forms.ChoiceField(label="级别", required=False, choices=[ANY, *Deputy.Level.choices])
    delegation = RowChoice(Organization.objects.none(), label="代表团", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    words = forms.CharField(label="姓名", widget=NameInput, max_length=20, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Organization.objects.visible_to(actor).filter(kind="delegation").order_by("order", "name")
        self.fields["delegation"].queryset = rows
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class InviteForm(forms.Form):
    """Which of the candidates; with ``everybody`` all whom the filter shows."""

    deputies = SeveralField(Deputy.objects.none(), label="代表", required=False)
    everybody = forms.BooleanField(required=False)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.fields["deputies"].queryset = rows

    def clean(self):
        said = super().clean()
        said["deputies"] = self.rows if said.get("everybody") else said.get("deputies", self.rows.none())
        if not said["deputies"]:
            self.add_error(None, "请先选择代表。")
        return {"deputies": said["deputies"].select_related("membership")}


class SummaryForm(MoveForm):
    """How it went; the numbers are put in from the roll."""

    summary = forms.CharField(label="活动情况", max_length=8000, widget=forms.Textarea(attrs={"rows": 10}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].initial = self.obj.summary or queries.in_words(self.obj)
        self.explain = f"按登记：{queries.in_words(self.obj)}"


class CancelForm(MoveForm):
    reason = forms.CharField(
        label="取消的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明为什么取消。"},
    )  # fmt: skip


class LeaveForm(MoveForm):
    leave_because = forms.CharField(
        label="请假理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明请假理由。"},
    )  # fmt: skip


class CodeForm(forms.Form):
    """The six figures on the screen."""

    code = forms.CharField(
        label="签到码", max_length=12, help_text="现场屏幕上的六位数字，每分钟换一次。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "请填写屏幕上的六位数字。"},
    )  # fmt: skip


class CorrectForm(forms.Form):
    """What the roll says of one deputy, put right by the organiser."""

    outcome = forms.ChoiceField(
        label="更正为", choices=[("", "请选择"), ("correct", "到会"), ("strike", "没有到会"), ("excuse", "已准假")]
    )
    half_days = forms.IntegerField(label="到会半天数", min_value=1, max_value=200, required=False)
    reason = forms.CharField(
        label="理由", max_length=200, help_text="例如：按签到表补录；电话请假；实际到会一个半天。",
        error_messages={"required": "请写明理由。"},
    )  # fmt: skip

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["half_days"].initial = line.half_days or line.activity.half_days

    def clean(self):
        said = super().clean()
        if said.get("outcome") == "correct" and not said.get("half_days"):
            self.add_error("half_days", "请填写到会几个半天。")
        return said


class NoteForm(forms.ModelForm):
    class Meta:
        model = Participation
        fields = ("opinion", "certificate_no")
        widgets = {"opinion": forms.Textarea(attrs={"rows": 4})}

    def deed_data(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ReportForm(forms.ModelForm):
    """What was found and who is to answer."""

    class Meta:
        model = ActivityReport
        fields = ("title", "text", "unit")
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        blank_first(self.fields["unit"]).queryset = queries.units(actor)

    def deed_data(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AnswerForm(MoveForm):
    answer = forms.CharField(
        label="处理情况", max_length=8000, widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "请写明处理情况。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("转交的情况和建议", self.obj.text),)


class UrgeForm(MoveForm):
    """A reminder, or a letter besides; a head of a delegation reminds."""

    explain = "提醒在平台上通知承办人员和单位负责人；催办函另编文号，单位可以打印。"
    level = forms.TypedChoiceField(label="级别", choices=ReportUrging.Level.choices, coerce=int)
    text = forms.CharField(
        label="要求", max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "请写明要求。"},
    )  # fmt: skip
    answer_by = forms.DateField(label="限期", widget=Day(), error_messages={"required": "请填写限期。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("转交的情况和建议", self.obj.text),)
        if not policies.urges_by_letter(self.actor, self.obj):
            self.fields["level"].choices = ReportUrging.Level.choices[:1]
            self.explain = "在平台上提醒承办人员和单位负责人。"

    def clean_answer_by(self):
        answer_by = self.cleaned_data["answer_by"]
        if answer_by < clock.today():
            raise forms.ValidationError("限期不能早于今天。")
        return answer_by


class ReportFilter(Asked):
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *ActivityReport.State.choices])
    unit = RowChoice(Organization.objects.none(), label="单位", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.units(actor)


class AttendanceFilter(Asked):
    """Whose attendance: of which congress, days, kind, delegation."""

    more = ("kind", "absent")

    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="本级")
    delegation = RowChoice(Organization.objects.none(), label="代表团", empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())
    kind = forms.ChoiceField(label="类别", required=False, choices=[ANY, *Activity.Kind.choices])
    absent = forms.BooleanField(label="只看有缺席的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        own = Congress.objects.visible_to(actor)
        self.fields["congress"].queryset = (
            own if actor.congress_id == actor.county_id else own.filter(pk=actor.congress_id)
        )
        rows = Organization.objects.visible_to(actor).filter(kind="delegation").order_by("order", "name")
        self.fields["delegation"].queryset = rows

    def asked(self):
        """What is asked, the running year of the own congress unless said."""
        said, today = super().asked(), clock.today()
        return {
            "congress_id": said["congress"].pk if said.get("congress") else self.actor.congress_id,
            "since": said.get("since") or today.replace(month=1, day=1),
            "until": said.get("until") or today,
            "kind": said.get("kind", ""),
            "delegation": said.get("delegation"),
            "absent": said.get("absent", False),
        }
