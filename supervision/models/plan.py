"""The yearly plan of supervision (监督法第六十三条): numbered versions, each whole, the newest published one in force."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .topic import OFFICES, READERS, UNITS, Field, Form, Source, Topic


class SupervisionPlanQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county all versions; everybody else of the county what is published."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        if actor.is_any(*READERS, *UNITS, "GOV"):
            return seen.filter(published_on__isnull=False)
        return self.none()

    def in_force(self):
        return self.filter(state=SupervisionPlan.State.PUBLISHED)


class SupervisionPlan(models.Model):
    """One version of one year's plan."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草"
        COUNCIL = "council", "主任会议已通过"
        ADOPTED = "adopted", "常委会已通过"
        PUBLISHED = "published", "已公布"
        REPLACED = "replaced", "已被调整"

    TONES = {"draft": "soon", "council": "info", "adopted": "info", "published": "done", "replaced": "quiet"}

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="supervision_plans", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版本", default=1, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    foreword = models.TextField("总体要求", max_length=4000, blank=True)
    because = models.CharField("调整的理由", max_length=500, blank=True, editable=False)
    council_on = models.DateField("主任会议通过日期", null=True, editable=False)
    adopted_on = models.DateField("常委会通过日期", null=True, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)

    objects = SupervisionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度监督工作计划"
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "version"],
                name="supervision_plan_once",
                violation_error_message="这一年的监督工作计划已经建立。",
            ),
            models.UniqueConstraint(
                fields=["congress", "year"],
                condition=Q(state="published"),
                name="supervision_plan_one_in_force",
                violation_error_message="这一年已有公布的计划。",
            ),
            models.CheckConstraint(
                name="supervision_plan_passed_on_a_day", condition=Q(state="draft") | Q(council_on__isnull=False)
            ),
            models.CheckConstraint(
                name="supervision_plan_published_on_a_day",
                condition=~Q(state__in=["published", "replaced"]) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_plan_adjusted_says_why",
                condition=Q(version=1) | ~Q(because=""),
                violation_error_message="调整计划须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年监督工作计划" + (f"（第{self.version - 1}次调整）" if self.version > 1 else "")

    def get_absolute_url(self):
        return reverse("supervision:plan", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class PlanLine(models.Model):
    """One topic as one version of the plan has it. ``topic`` is its row once the plan has been published."""

    plan = models.ForeignKey(SupervisionPlan, models.CASCADE, related_name="lines", verbose_name="计划")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("议题", max_length=100)
    form = models.CharField("监督形式", max_length=16, choices=Form)
    field = models.CharField("监督领域", max_length=12, choices=Field)
    source = models.CharField("议题来源", max_length=12, choices=Source)
    law = models.CharField("检查的法律法规", max_length=100, blank=True, help_text="执法检查填写。")
    month = models.PositiveSmallIntegerField("安排月份")
    committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="+", verbose_name="组织实施单位"
    )
    unit = models.ForeignKey("congress.Organization", models.PROTECT, related_name="+", verbose_name="报告机关")
    officer = models.ForeignKey(
        "congress.Membership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="述职人员",
        help_text="履职评议填写。",
    )
    leader = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责领导"
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, related_name="lines", editable=False, verbose_name="议题"
    )
    proposal = models.ForeignKey(
        "supervision.Proposal",
        models.PROTECT,
        null=True,
        related_name="lines",
        editable=False,
        verbose_name="议题建议",
    )

    COLUMNS = ("title", "form", "field", "source", "law", "month", "committee", "unit", "officer")

    class Meta:
        verbose_name = verbose_name_plural = "计划议题"
        ordering = ["plan", "month", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "title"],
                name="supervision_planline_once",
                violation_error_message="计划里已有同名的议题。",
            ),
            models.UniqueConstraint(
                fields=["plan", "topic"], condition=Q(topic__isnull=False), name="supervision_planline_topic_once"
            ),
            models.CheckConstraint(
                name="supervision_planline_in_a_month",
                condition=Q(month__range=(1, 12)),
                violation_error_message="月份须在1至12之间。",
            ),
            models.CheckConstraint(
                name="supervision_planline_reviews_an_officer",
                condition=Q(form="duty_review") ^ Q(officer=None),
                violation_error_message="履职评议须写明述职人员，其他形式不填。",
            ),
            models.CheckConstraint(
                name="supervision_planline_inspects_a_law",
                condition=~Q(form="inspection") | ~Q(law=""),
                violation_error_message="执法检查须写明检查的法律法规。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def congress_id(self):
        return self.plan.congress_id
