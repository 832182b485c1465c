"""Appointment cases (任免案, domain §3.8): one proposal with many items, from its receipt to the notice to who proposed it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import Ballot, Congress, Meeting, MeetingItem, Organization

KEEPERS = ("GO", "APPT")  # 常委会办公室、任免工作人员
INSIDERS = (*KEEPERS, "LEAD")  # 主任会议由主任、副主任组成
PROPOSERS = ("GOV", "UNIT", "UNITL")


def within(actor, prefix=""):
    """Which cases somebody may know of, with every name in them, as a Q over the columns of a case behind ``prefix``.

    The office and the appointment staff, the chair and his deputies: all of their own congress. Members of the standing
    committee: from the day the papers are handed out. Whoever proposes: the cases of his own body. Nobody else, ever:
    what is announced is told by the items themselves.
    """
    named = {name: f"{prefix}{name}" for name in ("congress", "handed_out_on__lte", "organ", "organ__kind")}
    if actor.is_system:
        return Q()
    if not actor.congress_id or actor.congress_id != actor.county_id:
        return Q(pk=None)
    own = Q(**{named["congress"]: actor.congress_id})
    if actor.is_any(*INSIDERS):
        return own
    if actor.is_any("SCM"):
        return own & Q(**{named["handed_out_on__lte"]: clock.today()})
    if actor.is_any("GOV"):
        return own & Q(**{named["organ__kind"]: Organization.Kind.GOVERNMENT})
    if actor.is_any(*PROPOSERS) and actor.organization_id:
        return own & Q(**{named["organ"]: actor.organization_id})
    return Q(pk=None)


class CaseQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those who may know of it, before and after the vote: it keeps the papers and what was said."""
        return self.filter(within(actor))


class Case(models.Model):
    """One proposal. It bears a number and no name, so that lists, notices and the log can speak of it."""

    withheld = ("because",)

    class State(models.TextChoices):
        RECEIVED = "received", "收到提请"
        SUPPLEMENT = "supplement", "补充材料"
        CHECKED = "checked", "审查合格"
        HELD_OVER = "held_over", "暂不提请"
        COUNCIL = "council", "主任会议决定提请"
        AGENDA = "agenda", "列入议程"
        HANDED_OUT = "handed_out", "已印发"
        EXPLAINED = "explained", "已作说明"
        DELIBERATED = "deliberated", "已审议"
        VOTING = "voting", "交付表决"
        ANNOUNCED = "announced", "已宣布"
        NOTIFIED = "notified", "已通知提请机关"
        CLOSED = "closed", "已归档"
        WITHDRAWN = "withdrawn", "已撤回"

    TONES = {"supplement": "late", "held_over": "plain", "withdrawn": "plain", "announced": "info", "notified": "info",
             "closed": "done"}  # fmt: skip
    OPEN_FOR_ITEMS = (State.RECEIVED, State.SUPPLEMENT)
    DECIDED = (State.ANNOUNCED, State.NOTIFIED, State.CLOSED)

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="appointment_cases", verbose_name="人大", editable=False
    )
    year = models.PositiveSmallIntegerField("年度", editable=False)
    number = models.PositiveSmallIntegerField("编号", editable=False)
    organ = models.ForeignKey(Organization, models.PROTECT, related_name="appointment_cases", verbose_name="提请机关")
    signed_by = models.CharField("提请人", max_length=40, help_text="签署提请议案的负责人姓名和职务，例如：县长某某某")
    letter_no = models.CharField("提请文号", max_length=40, blank=True)
    received_on = models.DateField("收到日期", default=clock.today)
    election = models.OneToOneField(
        Ballot, models.PROTECT, null=True, related_name="elected", editable=False, verbose_name="大会选举"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="appointment_cases", verbose_name="提请审议的会议"
    )
    state = models.CharField("状态", max_length=12, choices=State, default=State.RECEIVED, editable=False)
    checked_on = models.DateField("审查合格日期", null=True, editable=False)
    council_on = models.DateField("主任会议日期", null=True, editable=False)
    late_because = models.CharField("材料迟报的处理", max_length=200, blank=True, editable=False)
    agenda_item = models.ForeignKey(
        MeetingItem, models.SET_NULL, null=True, related_name="appointment_cases", editable=False, verbose_name="议题"
    )
    handed_out_on = models.DateField("印发日期", null=True, editable=False)
    explained_on = models.DateField("作说明日期", null=True, editable=False)
    explained_by = models.CharField("作说明的人", max_length=40, blank=True, editable=False)
    deliberated_on = models.DateField("审议日期", null=True, editable=False)
    announced_on = models.DateField("宣布日期", null=True, editable=False)
    notified_on = models.DateField("通知提请机关日期", null=True, editable=False)
    because = models.CharField("最近一次退回、暂缓或者撤回的原因", max_length=500, blank=True, editable=False)
    reported_on = models.DateField("报上级日期", null=True, editable=False)
    reported_to = models.CharField("报送机关", max_length=60, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任免案"
        ordering = ["-year", "-number"]
        indexes = [models.Index(fields=["congress", "state"], name="appointments_case_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "number"], name="appointments_case_once"),
            models.CheckConstraint(
                name="appointments_case_handed_out_on_a_day",
                condition=Q(
                    state__in=["received", "supplement", "checked", "held_over", "council", "agenda", "withdrawn"]
                )
                | Q(handed_out_on__isnull=False),
            ),
            models.CheckConstraint(
                name="appointments_case_announced_on_a_day",
                condition=Q(state__in=["announced", "notified", "closed"], announced_on__isnull=False)
                | (~Q(state__in=["announced", "notified", "closed"]) & Q(announced_on=None)),
            ),
            models.CheckConstraint(
                name="appointments_case_notified_after_announcing",
                condition=Q(notified_on=None) | Q(notified_on__gte=F("announced_on")),
                violation_error_message="通知日期不能早于宣布日期。",
            ),
        ]

    def __str__(self):
        word = "大会选举结果" if self.election_id else "人事任免案"
        return f"{word}〔{self.year}〕{self.number}号"

    def get_absolute_url(self):
        return reverse("appointments:case", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "soon")


class DeliberationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """What members said of somebody is read by the office, the chairs and the members, not by who proposed him."""
        rows = self.filter(within(actor, "case__"))
        return rows if actor.is_system or actor.is_any(*INSIDERS, "SCM") else rows.none()


class OfCaseQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever may know of the case."""
        return self.filter(within(actor, "case__"))


class Deliberation(models.Model):
    """What one group said of a case before the vote (S50)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="deliberations", verbose_name="任免案")
    group = models.CharField("分组", max_length=30, help_text="例如：第一组；全体会议审议的写“全体会议”")
    on = models.DateField("日期", default=clock.today)
    convener = models.CharField("召集人", max_length=40)
    present = models.PositiveSmallIntegerField("到会人数")
    text = models.TextField("审议意见", max_length=4000)

    objects = DeliberationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审议记录"
        ordering = ["case", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "group", "on"],
                name="appointments_deliberation_once",
                violation_error_message="这个组当天的审议已经登记。",
            )
        ]

    def __str__(self):
        return f"{self.group}审议记录"

    @property
    def congress_id(self):
        return self.case.congress_id


class Poll(models.Model):
    """Items that were handed to one ballot: each with a line of its own, or ``merged`` into one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="polls", verbose_name="任免案")
    merged = models.BooleanField("合并表决", default=False)
    title = models.CharField("名称", max_length=60)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任免表决"
        ordering = ["case", "pk"]

    def __str__(self):
        return self.title

    @property
    def congress_id(self):
        return self.case.congress_id
