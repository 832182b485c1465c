"""Deputies report to their electors (述职): the session, each deputy's report, the paper ballots counted twice."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.frame.numbers import long_date

from .deputy import Deputy

OFFICES = ("LEAD", "GO", "DAC", "COM", "SCM")
MARKS = (
    ("satisfied", "满意"),
    ("fairly", "基本满意"),
    ("dissatisfied", "不满意"),
    ("abstained", "弃权"),
    ("invalid", "无效"),
)


class DutySessionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county see all; a township those of its deputies and those held in it; a deputy the ones at
        which he reports. What has been released is there for everybody who works in the county's congresses."""
        if actor.is_system:
            return self.all()
        within = Q(congress=actor.county_id) | Q(congress__parent=actor.county_id)
        if not actor.county_id:
            return self.none()
        if actor.is_any(*OFFICES):
            return self.filter(within)
        own = Q(released=True) if actor.is_any("TCH", "TSEC", "DEP", "TDEP", "DHEAD") else Q(pk=None)
        if actor.is_any("TCH", "TSEC"):
            own |= Q(congress=actor.congress_id) | Q(area__congress=actor.congress_id)
        if actor.is_any("DEP", "TDEP", "DHEAD"):
            own |= Exists(DutyReport.objects.filter(session=OuterRef("pk"), deputy__person=actor.person_id))
        return self.filter(own, within)

    def reported(self):
        """Those at which deputies have spoken."""
        return self.filter(state__in=DutyReportSession.SPOKEN)


class DutyReportSession(models.Model):
    """One meeting with electors at which one deputy or several report, and are rated on paper (S18)."""

    class State(models.TextChoices):
        PLANNED = "planned", "已列入计划"
        NOTIFIED = "notified", "已通知"
        HELD = "held", "已述职，待计票"
        RATED = "rated", "已评议"
        RETURNED = "returned", "已反馈意见"
        FILED = "filed", "已归档"
        CANCELLED = "cancelled", "未召开"

    SPOKEN = (State.HELD, State.RATED, State.RETURNED, State.FILED)
    COUNTED = (State.RATED, State.RETURNED, State.FILED)

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="duty_sessions", verbose_name="人大"
    )
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="+", verbose_name="届", editable=False)
    on = models.DateField("述职日期")
    area = models.ForeignKey("congress.Area", models.PROTECT, related_name="duty_sessions", verbose_name="所在乡镇")
    place = models.CharField("地点", max_length=60)
    state = models.CharField("状态", max_length=9, choices=State, default=State.PLANNED, editable=False)
    chaired_by = models.CharField("主持人", max_length=40, blank=True)
    electors = models.PositiveSmallIntegerField("到会选民", null=True, blank=True)
    villagers = models.PositiveSmallIntegerField("其中村（居）民代表", null=True, blank=True)
    issued = models.PositiveSmallIntegerField("发出评议票", null=True, editable=False)
    returned = models.PositiveSmallIntegerField("收回评议票", null=True, editable=False)
    count_round = models.PositiveSmallIntegerField("第几轮计票", default=1, editable=False)
    released = models.BooleanField("公布结果", default=False, editable=False)
    cancelled_because = models.CharField("未召开的原因", max_length=200, blank=True, editable=False)

    objects = DutySessionQuerySet.as_manager()

    NAMED_BY = ("area",)

    class Meta:
        verbose_name = verbose_name_plural = "述职会"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["congress", "term", "-on"], name="deputies_dutysession_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "on", "area", "place"],
                name="deputies_dutysession_once",
                violation_error_message="这一天在这里的述职会已经登记。",
            ),
            models.CheckConstraint(
                name="deputies_dutysession_held_before_electors",
                condition=~Q(state__in=["held", "rated", "returned", "filed"])
                | Q(electors__isnull=False, electors__gt=0),
                violation_error_message="已经召开的述职会须登记到会选民人数。",
            ),
            models.CheckConstraint(
                name="deputies_dutysession_some_of_the_electors",
                condition=Q(villagers=None) | Q(electors__isnull=False, villagers__lte=F("electors")),
                violation_error_message="其中人数不能多于到会选民人数。",
            ),
            models.CheckConstraint(
                name="deputies_dutysession_ballots",
                condition=Q(issued=None, returned=None)
                | Q(
                    issued__isnull=False,
                    returned__isnull=False,
                    electors__isnull=False,
                    returned__lte=F("issued"),
                    issued__lte=F("electors"),
                ),
                violation_error_message="收回的票不能多于发出的票，发出的票不能多于到会选民。",
            ),
            models.CheckConstraint(
                name="deputies_dutysession_rated_with_ballots",
                condition=~Q(state__in=["rated", "returned", "filed"]) | Q(issued__isnull=False),
                violation_error_message="还没有计票。",
            ),
            models.CheckConstraint(
                name="deputies_dutysession_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                violation_error_message="没有召开的须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{long_date(self.on)}{self.area.name}述职会"

    def get_absolute_url(self):
        return reverse("deputies:duty_session", args=[self.pk])

    @property
    def is_counted(self):
        return self.state in self.COUNTED


class DutyReportQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(session__in=DutyReportSession.objects.visible_to(actor))


class DutyReport(models.Model):
    """One deputy's report at one session: its words, what the ballots said of him. The counts are there as soon as two
    people have counted the same."""

    session = models.ForeignKey(DutyReportSession, models.CASCADE, related_name="reports", verbose_name="述职会")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="duty_reports", verbose_name="述职代表")
    order = models.PositiveSmallIntegerField("顺序")
    text = models.TextField("述职报告", max_length=20000, blank=True)
    written_by = models.CharField("填写人", max_length=40, blank=True, editable=False)
    satisfied = models.PositiveSmallIntegerField("满意", null=True, editable=False)
    fairly = models.PositiveSmallIntegerField("基本满意", null=True, editable=False)
    dissatisfied = models.PositiveSmallIntegerField("不满意", null=True, editable=False)
    abstained = models.PositiveSmallIntegerField("弃权", null=True, editable=False)
    invalid = models.PositiveSmallIntegerField("无效", null=True, editable=False)
    writing = models.OneToOneField(
        "congress.Writing", models.PROTECT, null=True, editable=False, related_name="+", verbose_name="归档文稿"
    )

    objects = DutyReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "述职报告"
        ordering = ["session", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "deputy"],
                name="deputies_dutyreport_once",
                violation_error_message="这名代表已经列入这次述职会。",
            ),
            models.UniqueConstraint(fields=["session", "order"], name="deputies_dutyreport_in_order"),
            models.CheckConstraint(
                name="deputies_dutyreport_counted_whole",
                condition=Q(**{f"{name}__isnull": True for name, _ in MARKS})
                | Q(**{f"{name}__isnull": False for name, _ in MARKS}),
            ),
        ]

    def __str__(self):
        return f"{self.deputy}代表述职报告"

    def get_absolute_url(self):
        return reverse("deputies:duty_report", args=[self.pk])

    @property
    def congress_id(self):
        return self.session.congress_id

    @property
    def counts(self):
        """[(满意, 30), …] or [] while nobody has counted."""
        return [(word, getattr(self, name)) for name, word in MARKS] if self.satisfied is not None else []

    @property
    def total(self):
        return sum(number for _, number in self.counts)


class ElectorOpinion(models.Model):
    """What an elector said to a deputy at the session, and what the deputy answered."""

    report = models.ForeignKey(DutyReport, models.CASCADE, related_name="opinions", verbose_name="述职报告")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("选民意见", max_length=300)
    answer = models.CharField("代表答复", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "选民意见"
        ordering = ["report", "order"]
        constraints = [models.UniqueConstraint(fields=["report", "order"], name="deputies_electoropinion_once")]

    def __str__(self):
        return self.title


class BallotCount(models.Model):
    """What one person has counted of a session's ballots. Two count apart; neither sees the other's numbers before both are
    in. Another attempt is a row of its own, and so is each count of a recount: nothing that was entered is lost."""

    session = models.ForeignKey(DutyReportSession, models.PROTECT, related_name="ballot_counts", verbose_name="述职会")
    round = models.PositiveSmallIntegerField("第几轮计票", default=1)
    place = models.PositiveSmallIntegerField("第几人计票")
    attempt = models.PositiveSmallIntegerField("第几次录入", default=1)
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="计票人")
    issued = models.PositiveSmallIntegerField("发出评议票")
    returned = models.PositiveSmallIntegerField("收回评议票")
    entered_at = models.DateTimeField("录入时间", default=clock.now, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "计票"
        ordering = ["session", "round", "place", "-attempt"]
        constraints = [
            models.CheckConstraint(
                name="deputies_ballotcount_two", condition=Q(place__in=[1, 2]),
                violation_error_message="由两人计票。",
            ),
            models.UniqueConstraint(
                fields=["session", "round", "place", "attempt"], name="deputies_ballotcount_place_once"
            ),
            models.UniqueConstraint(
                fields=["session", "round", "person", "attempt"],
                name="deputies_ballotcount_two_persons",
                violation_error_message="两次计票须由两人分别录入。",
            ),
            models.CheckConstraint(
                name="deputies_ballotcount_returned",
                condition=Q(returned__lte=F("issued")),
                violation_error_message="收回的票不能多于发出的票。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.session}第{self.place}计票人第{self.attempt}次计票"


class BallotCountLine(models.Model):
    """What one person has counted for one deputy."""

    count = models.ForeignKey(BallotCount, models.PROTECT, related_name="lines", verbose_name="计票")
    report = models.ForeignKey(DutyReport, models.PROTECT, related_name="count_lines", verbose_name="述职报告")
    satisfied = models.PositiveSmallIntegerField("满意")
    fairly = models.PositiveSmallIntegerField("基本满意")
    dissatisfied = models.PositiveSmallIntegerField("不满意")
    abstained = models.PositiveSmallIntegerField("弃权")
    invalid = models.PositiveSmallIntegerField("无效")

    class Meta:
        verbose_name = verbose_name_plural = "计票明细"
        ordering = ["count", "report"]
        constraints = [models.UniqueConstraint(fields=["count", "report"], name="deputies_ballotcountline_once")]

    def __str__(self):
        return f"{self.report}计票"

    @property
    def total(self):
        return sum(getattr(self, name) for name, _ in MARKS)


guards.declare(
    guards.Frozen(
        name="deputies_ballotcount_kept",
        model="deputies.BallotCount",
        columns=("session", "round", "place", "attempt", "issued", "returned", "entered_at"),
        message="录入过的计票不能改动，请另录一次。",
    ),
    guards.Frozen(
        name="deputies_ballotcountline_kept",
        model="deputies.BallotCountLine",
        columns=("count", "report", *(name for name, _ in MARKS)),
        message="录入过的计票不能改动，请另录一次。",
    ),
)
