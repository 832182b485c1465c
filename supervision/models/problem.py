"""The four lists (四张清单, S75): problems, measures, results, evaluation – views of one table."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import Organization

from .topic import OFFICES, UNITS, Topic


class ProblemQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Of the topics he sees: a unit that does not report on the topic reads its own problems alone; whoever reads what
        has been published reads all of it."""
        if actor.is_system:
            return self.all()
        rows = self.filter(topic__in=Topic.objects.visible_to(actor))
        if actor.is_any(*OFFICES):
            return rows
        if actor.is_any(*UNITS):
            return rows.filter(Q(unit=actor.organization_id) | Q(topic__unit=actor.organization_id))
        if actor.is_any("GOV"):
            return rows.filter(unit__kind__in=Organization.GOVERNMENT_SIDE)
        return rows

    def open(self):
        return self.exclude(state=Problem.State.CLOSED)

    def late(self, today=None):
        return self.filter(state__in=Problem.AT_UNIT, due_on__lt=today or clock.today())


class Problem(models.Model):
    """One problem found on a topic: who must put it right until when, what was done, and how that was judged."""

    class State(models.TextChoices):
        LISTED = "listed", "待报对策"
        MEASURED = "measured", "整改中"
        REPORTED = "reported", "待评价"
        CLOSED = "closed", "已销号"

    class Mark(models.TextChoices):
        NONE = "", "未评价"
        SATISFIED = "satisfied", "满意"
        BASICALLY = "basically", "基本满意"
        NOT = "not", "不满意"

    AT_UNIT = (State.LISTED, State.MEASURED)
    TONES = {"listed": "soon", "measured": "info", "reported": "soon", "closed": "done"}

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="problems", verbose_name="议题")
    order = models.PositiveSmallIntegerField("序号", editable=False)
    text = models.CharField("问题", max_length=500)
    found_by = models.CharField(
        "来源", max_length=60, blank=True, help_text="例如：实地检查、河口镇检查报告、会议审议"
    )
    category = models.CharField("类别", max_length=40, blank=True, help_text="例如：预算编制、专项资金、政府采购")
    amount = models.DecimalField(
        "涉及金额（万元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    settled = models.DecimalField(
        "已整改金额（万元）",
        max_digits=12,
        decimal_places=2,
        null=True,
        editable=False,
        validators=[MinValueValidator(0)],
    )
    unit = models.ForeignKey("congress.Organization", models.PROTECT, related_name="problems", verbose_name="责任单位")
    due_on = models.DateField("整改期限")
    state = models.CharField("状态", max_length=8, choices=State, default=State.LISTED, editable=False)
    listed_on = models.DateField("列出日期", editable=False)
    result = models.TextField("整改成效", max_length=3000, blank=True, editable=False)
    reported_on = models.DateField("报送日期", null=True, editable=False)
    mark = models.CharField("评价", max_length=9, choices=Mark, default=Mark.NONE, blank=True, editable=False)
    judgement = models.CharField("评价意见", max_length=500, blank=True, editable=False)
    judged_on = models.DateField("评价日期", null=True, editable=False)
    round = models.PositiveSmallIntegerField("退回次数", default=0, editable=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "问题清单"
        ordering = ["topic", "order"]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="supervision_problem_of_unit"),
            models.Index(fields=["state", "due_on"], name="supervision_problem_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "order"], name="supervision_problem_once"),
            models.CheckConstraint(
                name="supervision_problem_result_once_reported",
                condition=Q(state__in=["listed", "measured"]) | (~Q(result="") & Q(reported_on__isnull=False)),
                violation_error_message="请写明整改成效。",
            ),
            models.CheckConstraint(
                name="supervision_problem_closed_when_satisfied",
                condition=~Q(state="closed") | (Q(mark__in=["satisfied", "basically"]) & Q(judged_on__isnull=False)),
                violation_error_message="评价为满意、基本满意的才能销号。",
            ),
            models.CheckConstraint(
                name="supervision_problem_settles_at_most_all",
                condition=Q(settled=None) | Q(settled__lte=F("amount")),
                violation_error_message="已整改金额不能超过涉及金额。",
            ),
            models.CheckConstraint(
                name="supervision_problem_due_after_listing",
                condition=Q(due_on__gte=F("listed_on")),
                violation_error_message="整改期限不能早于列出的日期。",
            ),
        ]

    def __str__(self):
        return self.text[:40]

    def get_absolute_url(self):
        return reverse("supervision:problem", args=[self.pk])

    @property
    def congress_id(self):
        return self.topic.congress_id

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def is_late(self):
        return self.state in self.AT_UNIT and self.due_on < clock.today()


class Measure(models.Model):
    """One measure a unit takes against a problem: what, who, until when."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="measures", verbose_name="问题")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("对策", max_length=300)
    person = models.CharField("责任人", max_length=40, blank=True)
    until = models.CharField("完成时限", max_length=40, blank=True, help_text="例如：2026年9月底前、长期坚持")

    class Meta:
        verbose_name = verbose_name_plural = "对策清单"
        ordering = ["problem", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["problem", "order"], name="supervision_measure_once", violation_error_message="对策序号重复。"
            )
        ]

    def __str__(self):
        return self.title
