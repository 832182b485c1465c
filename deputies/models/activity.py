"""What deputies do together: inspections, research, group activities, study, training, sitting in – and who came."""

import secrets
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import ADMINISTRATORS
from congress.models.meeting import OFFICES


def secret():
    return secrets.token_hex(16)


def half_days(since, until, begins, ends):
    """Of days that begin in the morning or the afternoon (pm) and end at noon (am) or in the evening."""
    return 2 * (until - since).days + 2 - (begins == "pm") - (ends == "am")


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see its own and the townships'; a township's chair and secretary their own; a head of a
        delegation what his organization holds; everybody what he is invited to, once he has been told."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or actor.is_any(*ADMINISTRATORS):
            return self.none()
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        mine = Participation.objects.filter(deputy__person=actor.person_id)
        seen = Q(pk__in=mine.values("activity")) & ~Q(state=Activity.State.PLANNED)
        if actor.is_any("TCH", "TSEC"):
            seen |= Q(congress=actor.congress_id)
        if actor.is_any("DHEAD"):
            seen |= Q(body=actor.organization_id)
        return self.filter(seen).filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))

    def held(self):
        return self.filter(state__in=(Activity.State.FINISHED, Activity.State.SUMMARISED))


class Activity(models.Model):
    """One activity of deputies, from the plan to its summary (代表法第三章)."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "视察"
        RESEARCH = "research", "专题调研"
        LAW_CHECK = "law_check", "执法检查"
        GROUP = "group", "代表小组活动"
        STUDY = "study", "学习"
        TRAINING = "training", "培训"
        SIT_IN = "sit_in", "列席会议"
        CONTACT = "contact", "联系群众"
        THEME = "theme", "主题活动"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        PLANNED = "planned", "拟开展"
        NOTIFIED = "notified", "已通知"
        SIGNUP = "signup", "报名截止"
        ONGOING = "ongoing", "进行中"
        FINISHED = "finished", "已结束"
        SUMMARISED = "summarised", "已总结"
        CANCELLED = "cancelled", "已取消"

    class Half(models.TextChoices):
        MORNING = "am", "上午"
        AFTERNOON = "pm", "下午"

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="activities", verbose_name="组织的人大"
    )
    kind = models.CharField("类别", max_length=12, choices=Kind)
    title = models.CharField("名称", max_length=80)
    body = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="activities", verbose_name="组织单位"
    )
    campaign = models.ForeignKey(
        "deputies.Campaign", models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="主题活动"
    )
    meeting = models.ForeignKey(
        "congress.Meeting", models.PROTECT, null=True, blank=True, related_name="sit_ins", verbose_name="列席的会议"
    )
    plan_item = models.ForeignKey(
        "congress.PlanItem", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="计划事项"
    )
    since = models.DateField("开始日期")
    begins = models.CharField("自", max_length=2, choices=Half, default=Half.MORNING)
    until = models.DateField("结束日期")
    ends = models.CharField("至", max_length=2, choices=Half, default=Half.AFTERNOON)
    place = models.CharField("地点", max_length=80)
    content = models.TextField("内容和要求", blank=True, max_length=4000)
    themes = models.CharField("议题", max_length=120, blank=True, help_text="几个议题用顿号分开。")
    voluntary = models.BooleanField("自愿报名", default=False, help_text="自愿报名的活动，不参加不算缺席。")
    answer_by = models.DateField("报名截止日", null=True, blank=True)
    capacity = models.PositiveSmallIntegerField("名额", null=True, blank=True)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1, null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.PLANNED, editable=False)
    notified_on = models.DateField("通知日期", null=True, editable=False)
    summary = models.TextField("活动情况", blank=True, editable=False)
    cancelled_because = models.CharField("取消的原因", max_length=200, blank=True, editable=False)
    token = models.CharField(max_length=32, default=secret, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表活动"
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-since"], name="deputies_activity_by_day"),
            models.Index(fields=["kind", "-since"], name="deputies_activity_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                name="deputies_activity_told_on_a_day",
                condition=~Q(state__in=["notified", "signup", "ongoing"]) | Q(notified_on__isnull=False),
                violation_error_message="已通知的活动须有通知日期。",
            ),
            models.CheckConstraint(
                name="deputies_activity_summed_up_in_words",
                condition=~Q(state="summarised") | ~Q(summary=""),
                violation_error_message="总结须写明活动情况。",
            ),
            models.CheckConstraint(
                name="deputies_activity_has_places",
                condition=Q(capacity=None) | Q(capacity__gte=1),
                violation_error_message="名额至少一名，不限的不填。",
            ),
            models.CheckConstraint(
                name="deputies_activity_hours_above_zero",
                condition=Q(hours=None) | Q(hours__gt=0),
                violation_error_message="学时须大于零，没有的不填。",
            ),
            models.CheckConstraint(
                name="deputies_activity_ends_after_start",
                condition=Q(until__gt=F("since")) | Q(until=F("since")) & ~Q(begins="pm", ends="am"),
                violation_error_message="结束不能早于开始。",
            ),
            models.CheckConstraint(
                name="deputies_activity_answer_before",
                condition=Q(answer_by=None) | Q(answer_by__lte=F("since")),
                violation_error_message="报名截止日不能晚于活动开始。",
            ),
            models.CheckConstraint(
                name="deputies_activity_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                violation_error_message="取消活动须写明原因。",
            ),
            models.CheckConstraint(
                name="deputies_activity_sits_in_on_a_meeting",
                condition=Q(meeting=None) | Q(kind="sit_in"),
                violation_error_message="只有列席会议才选会议。",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=~Q(state="cancelled"),
                name="deputies_activity_one_batch_a_meeting",
                violation_error_message="这次会议已经发出列席邀请，请在原来的邀请里增加代表。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:activity", args=[self.pk])

    @property
    def half_days(self):
        """How many half-days it lasts."""
        return half_days(self.since, self.until, self.begins, self.ends)

    @property
    def is_open(self):
        """Invitations may still change and deputies still answer."""
        return self.state in (self.State.PLANNED, self.State.NOTIFIED, self.State.SIGNUP, self.State.ONGOING)

    @property
    def is_over(self):
        return self.state in (self.State.FINISHED, self.State.SUMMARISED)

    @property
    def signs_in(self):
        """Whether deputies may sign in today: it has been told, and this is one of its days."""
        told = self.state in (self.State.NOTIFIED, self.State.SIGNUP, self.State.ONGOING)
        return told and self.since <= clock.today() <= self.until


class ParticipationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever sees the activity and keeps or follows it sees who came; a deputy sees his own line."""
        seen = self.filter(activity__in=Activity.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*OFFICES, "TCH", "TSEC", "DHEAD"):
            return seen
        return seen.filter(deputy__person=actor.person_id)

    def due(self):
        """Who had to come to what was held, or came: within his own time in the post; who was excused stays in sight."""
        post = Q(deputy__membership__since__lte=F("activity__since")) & (
            Q(deputy__membership__until=None) | Q(deputy__membership__until__gte=F("activity__since"))
        )
        return self.filter(post, activity__state__in=("finished", "summarised")).exclude(state="declined")


class Participation(models.Model):
    """One deputy's part in one activity: invited, answered, excused, there or not."""

    class State(models.TextChoices):
        INVITED = "invited", "待答复"
        COMING = "coming", "参加"
        DECLINED = "declined", "不参加"
        LEAVE = "leave", "请假待批"
        EXCUSED = "excused", "已准假"
        PRESENT = "present", "已签到"
        ABSENT = "absent", "缺席"

    class Way(models.TextChoices):
        CODE = "code", "本人扫码"
        ORGANISER = "organiser", "现场登记"
        SHEET = "sheet", "按签到表补录"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations", verbose_name="活动")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="participations", verbose_name="代表")
    state = models.CharField("状态", max_length=8, choices=State, default=State.INVITED, editable=False)
    answered_at = models.DateTimeField("答复时间", null=True, editable=False)
    leave_because = models.CharField("请假理由", max_length=200, blank=True)
    leave_refused = models.CharField("未准假的理由", max_length=200, blank=True)
    half_days = models.PositiveSmallIntegerField("到会半天数", default=0)
    signed_in_at = models.DateTimeField("签到时间", null=True, editable=False)
    signed_in_by = models.CharField("登记人", max_length=40, blank=True, editable=False)
    way = models.CharField("签到方式", max_length=9, choices=Way, blank=True, editable=False)
    client_key = models.CharField(max_length=64, blank=True, editable=False)
    opinion = models.CharField("发表的意见", max_length=500, blank=True)
    certificate_no = models.CharField("证书编号", max_length=30, blank=True)
    allowance = models.ForeignKey(
        "deputies.AllowanceLine", models.SET_NULL, null=True, editable=False, related_name="participations"
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表参加活动"
        ordering = ["activity", "deputy__delegation__order", "deputy__person__name_pinyin", "pk"]
        indexes = [models.Index(fields=["deputy", "state"], name="deputies_participation_mine")]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "deputy"],
                name="deputies_participation_once",
                violation_error_message="这位代表已在邀请名单中。",
            ),
            models.CheckConstraint(
                name="deputies_participation_present_signed",
                condition=Q(state="present", signed_in_at__isnull=False, half_days__gte=1)
                | ~Q(state="present") & Q(signed_in_at=None, half_days=0),
                violation_error_message="签到须有时间和半天数，没有到会的不计。",
            ),
            models.CheckConstraint(
                name="deputies_participation_leave_says_why",
                condition=~Q(state__in=("leave", "excused")) | ~Q(leave_because=""),
                violation_error_message="请假须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.deputy}：{self.activity}"

    @property
    def moves_url(self):
        """Where the moves of this line lie."""
        return f"/activities/parts/{self.pk}/"

    @property
    def congress_id(self):
        return self.activity.congress_id

    def get_absolute_url(self):
        return self.activity.get_absolute_url()


class ActivityReportQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever sees the activity, and the unit it was passed on to."""
        if actor.is_system:
            return self.all()
        seen = Q(activity__in=Activity.objects.visible_to(actor))
        if actor.is_any("UNIT", "UNITL"):
            seen |= Q(unit=actor.organization_id)
        return self.filter(seen)


class ActivityReport(models.Model):
    """What was found, passed on to the organ concerned, and its answer (代表法第三十一条)."""

    class State(models.TextChoices):
        PASSED_ON = "passed_on", "已转交"
        ANSWERED = "answered", "已答复"
        TOLD = "told", "已告知代表"

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="reports", verbose_name="活动")
    title = models.CharField("标题", max_length=80)
    text = models.TextField("情况和建议", max_length=8000)
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="activity_reports", verbose_name="转交单位"
    )
    passed_on = models.DateField("转交日期", editable=False)
    due_on = models.DateField("答复期限", null=True, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.PASSED_ON, editable=False)
    answer = models.TextField("处理情况", blank=True, editable=False)
    answered_on = models.DateField("答复日期", null=True, editable=False)

    objects = ActivityReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "视察调研报告"
        ordering = ["-passed_on", "-pk"]
        indexes = [models.Index(fields=["unit", "state"], name="deputies_report_of_unit")]
        constraints = [
            models.CheckConstraint(
                name="deputies_activityreport_answered_after",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("passed_on")),
                violation_error_message="答复日期不能早于转交日期。",
            ),
            models.CheckConstraint(
                name="deputies_activityreport_answered",
                condition=Q(state="passed_on", answered_on=None)
                | ~Q(state="passed_on") & Q(answered_on__isnull=False) & ~Q(answer=""),
                violation_error_message="答复须有日期和内容。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:activity_report", args=[self.pk])

    @property
    def congress_id(self):
        return self.activity.congress_id


class TrainingYearQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Read by the offices of the county, by the township's own people and by its deputies."""
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        return self.filter(congress=actor.congress_id) if actor.congress_id else self.none()


class TrainingYear(models.Model):
    """One year of the five-year training plan (培训规划): how many classes for how many deputies, and on what (S15)."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="training_years", verbose_name="届")
    year = models.PositiveSmallIntegerField("年度")
    # Kept by the action: the sums of the lines.
    classes = models.PositiveSmallIntegerField("计划举办（期）", editable=False)
    places = models.PositiveIntegerField("计划培训（人次）", editable=False)
    content = models.TextField("培训班和内容", max_length=2000, help_text="一行一期，例如：5月　县外履职能力培训班。")

    objects = TrainingYearQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表培训计划"
        ordering = ["term", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="deputies_trainingyear_once",
                violation_error_message="这一年的培训计划已经列入。",
            )
        ]

    def __str__(self):
        return f"{self.year}年代表培训计划"

    def get_absolute_url(self):
        return reverse("deputies:training")

    @property
    def year_end(self):
        return date(self.year, 12, 31)


class TrainingLine(models.Model):
    """What a year's plan asks for one class of trainees."""

    class Audience(models.TextChoices):
        LEADERS = "leaders", "人大常委会组成人员"
        CHAIRS = "chairs", "乡镇人大主席"
        UPPER = "upper", "上级人大代表"
        COUNTY = "county", "县级人大代表"
        TOWNSHIP = "township", "乡镇人大代表"

    year = models.ForeignKey(TrainingYear, models.CASCADE, related_name="lines", verbose_name="年度计划")
    audience = models.CharField("培训对象", max_length=8, choices=Audience)
    classes = models.PositiveSmallIntegerField("计划举办（期）")
    places = models.PositiveIntegerField("计划培训（人次）")

    class Meta:
        verbose_name = verbose_name_plural = "分类培训计划"
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "audience"],
                name="deputies_trainingline_once",
                violation_error_message="这一年已经列了这类对象。",
            ),
            models.CheckConstraint(
                name="deputies_trainingline_of_something",
                condition=Q(classes__gte=1, places__gte=1),
                violation_error_message="列入计划的对象须写明期数和人次。",
            ),
        ]

    def __str__(self):
        return f"{self.year}：{self.get_audience_display()}"
