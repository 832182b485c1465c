"""Resolutions and decisions: adopted at a meeting, published, carried out, reported on (S10, S25)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, prose
from congress.frame.numbers import chinese, long_date

from .ballot import BallotOption
from .meeting import OFFICES, Meeting, MeetingItem
from .org import Congress, Organization, Term

EXECUTED_BY = ("GOV", "UNIT", "UNITL")


class ResolutionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A draft: the offices of its own congress. What is adopted: its offices, deputies and the body that carries it
        out; a township's also the offices of the county. What is published, everybody of the county."""
        if actor.is_system:
            return self.all()
        among = self.filter(congress__in=Congress.objects.visible_to(actor))
        here = Q(congress=actor.congress_id)
        seen = Q(state__in=Resolution.PUBLIC) if actor.person_id else Q(pk=None)
        if actor.is_any(*OFFICES, "TCH", "TSEC"):
            seen |= here
        if actor.is_any(*OFFICES):
            seen |= ~Q(state=Resolution.State.DRAFTED)
        if actor.is_any("DHEAD", "DEP", "TDEP"):
            seen |= here & ~Q(state=Resolution.State.DRAFTED)
        if actor.is_any(*EXECUTED_BY):
            seen |= ~Q(state=Resolution.State.DRAFTED) & Q(organ=actor.organization_id)
        return among.filter(seen)

    def public(self):
        """What anybody may read."""
        return self.filter(state__in=Resolution.PUBLIC)

    def adopted(self):
        return self.exclude(state=Resolution.State.DRAFTED)


class Resolution(models.Model):
    """One resolution or decision of a congress, its standing committee or its presidium."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", "决议"
        DECISION = "decision", "决定"

    class State(models.TextChoices):
        DRAFTED = "drafted", "起草"
        ADOPTED = "adopted", "已通过"
        PUBLISHED = "published", "已公布"
        EXECUTING = "executing", "执行中"
        CLOSED = "closed", "已办结"

    PUBLIC = (State.PUBLISHED, State.EXECUTING, State.CLOSED)
    TONES = {"adopted": "soon", "published": "info", "executing": "soon", "closed": "done"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="resolutions", verbose_name="人大")
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.DECISION)
    title = models.CharField("标题", max_length=120, help_text="例如：关于全面封山禁牧的决定")
    text = models.TextField("正文", help_text="每行一段；单独成行的“一、……”印成标题。")
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFTED, editable=False)
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="届")
    number = models.PositiveSmallIntegerField("编号", null=True, editable=False)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="resolutions", editable=False, verbose_name="通过的会议"
    )
    item = models.ForeignKey(
        MeetingItem, models.SET_NULL, null=True, related_name="resolutions", editable=False, verbose_name="议题"
    )
    vote = models.OneToOneField(
        BallotOption, models.PROTECT, null=True, related_name="resolution", editable=False, verbose_name="表决"
    )
    vote_words = models.CharField("表决情况", max_length=400, blank=True, editable=False)
    adopted_on = models.DateField("通过日期", null=True, editable=False)
    effective_on = models.DateField("施行日期", null=True, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)
    organ = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="执行机关"
    )
    required = models.CharField("执行要求", max_length=300, blank=True, editable=False)
    closed_on = models.DateField("办结日期", null=True, editable=False)
    outcome = models.TextField("办结情况", blank=True, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "决议决定"
        ordering = ["-adopted_on", "-pk"]
        indexes = [models.Index(fields=["congress", "-adopted_on"], name="congress_resolution_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "number"], name="congress_resolution_number_once", violation_error_message="编号重复。"
            ),
            models.CheckConstraint(
                name="congress_resolution_adopted_at_a_meeting",
                condition=Q(state="drafted")
                | Q(meeting__isnull=False, adopted_on__isnull=False, effective_on__isnull=False, number__isnull=False),
                violation_error_message="通过的决议决定须有会议、日期和编号。",
            ),
            models.CheckConstraint(
                name="congress_resolution_adopted_by_a_vote",
                condition=Q(state="drafted", vote=None, vote_words="") | (~Q(state="drafted") & ~Q(vote_words="")),
                violation_error_message="通过的决议决定须有表决情况。",
            ),
            models.CheckConstraint(
                name="congress_resolution_effective_after_adoption",
                condition=Q(effective_on=None) | Q(effective_on__gte=F("adopted_on")),
                violation_error_message="施行日期不能早于通过日期。",
            ),
            models.CheckConstraint(
                name="congress_resolution_published_on_a_day",
                condition=Q(state__in=["drafted", "adopted"]) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_resolution_executed_by_somebody",
                condition=~Q(state="executing") | Q(organ__isnull=False),
                violation_error_message="交办执行须有执行机关。",
            ),
            models.CheckConstraint(
                name="congress_resolution_closed_on_a_day",
                condition=(Q(state="closed", closed_on__isnull=False) & ~Q(outcome=""))
                | (~Q(state="closed") & Q(closed_on=None)),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:resolution", args=[self.pk])

    @property
    def public_url(self):
        return reverse("congress:resolution_public", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")

    @property
    def number_words(self):
        """〔第十八届〕第十五号"""
        return f"〔{self.term}〕第{chinese(self.number)}号" if self.number else ""

    @property
    def adopted_words(self):
        """As it stands in brackets below its title: 2026年3月20日第十八届常委会第二次会议通过"""
        return f"{long_date(self.adopted_on)}{self.meeting.full_words}通过" if self.adopted_on else ""


class OfResolutionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(resolution__in=Resolution.objects.visible_to(actor))


class Indicator(models.Model):
    """What a resolution is measured by: so much is wanted, so much there is (S10: 34.84万亩)."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="indicators", verbose_name="决议决定")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("指标", max_length=60)
    unit = models.CharField("单位", max_length=10, blank=True)
    target = models.DecimalField("目标", max_digits=14, decimal_places=2)
    actual = models.DecimalField("完成", max_digits=14, decimal_places=2, null=True, blank=True)
    as_of = models.DateField("截至", null=True, blank=True)

    objects = OfResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执行指标"
        ordering = ["resolution", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "order"], name="congress_indicator_once", violation_error_message="序号重复。"
            ),
            models.CheckConstraint(
                name="congress_indicator_target_is_positive",
                condition=Q(target__gt=0),
                violation_error_message="目标须大于零。",
            ),
            models.CheckConstraint(
                name="congress_indicator_actual_on_a_day",
                condition=Q(actual=None, as_of=None) | Q(actual__isnull=False, as_of__isnull=False, actual__gte=0),
                violation_error_message="完成数须写明截至日期，并且不能小于零。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def share(self):
        """95.8%"""
        return prose.share(self.actual, self.target)


class ExecutionReport(models.Model):
    """One report on how a resolution is carried out: due on a day, handed in by the body that carries it out."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="reports", verbose_name="决议决定")
    due_on = models.DateField("报告期限")
    text = models.TextField("执行情况", blank=True)
    handed_in_on = models.DateField("报告日期", null=True, editable=False)
    handed_in_by = models.CharField("报告人", max_length=40, blank=True, editable=False)

    objects = OfResolutionQuerySet.as_manager()

    NAMED_BY = ("resolution",)

    class Meta:
        verbose_name = verbose_name_plural = "执行情况报告"
        ordering = ["resolution", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "due_on"],
                name="congress_executionreport_once",
                violation_error_message="这一天的报告已经布置。",
            ),
            models.CheckConstraint(
                name="congress_executionreport_handed_in_with_words",
                condition=Q(handed_in_on=None) | ~Q(text=""),
                violation_error_message="请写明执行情况。",
            ),
        ]

    def __str__(self):
        return f"《{self.resolution}》执行情况报告（{self.due_on:%Y-%m-%d}）"

    def get_absolute_url(self):
        return self.resolution.get_absolute_url()

    @property
    def congress_id(self):
        return self.resolution.congress_id

    @property
    def is_late(self):
        return (self.handed_in_on or clock.today()) > self.due_on
