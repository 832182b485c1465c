"""Yearly plans and what is done of them (S59)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock

from .meeting import OFFICES, Meeting
from .org import Congress


class PlanQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A township's own; the county's offices see the townships' too; a published plan is for the whole county."""
        seen = self.filter(congress__in=Congress.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*OFFICES):
            return seen
        own = Q(state=Plan.State.PUBLISHED, congress=actor.county_id)
        if actor.is_any("TCH", "TSEC"):
            own |= Q(congress=actor.congress_id)
        elif actor.is_any("TDEP"):
            own |= Q(congress=actor.congress_id, state=Plan.State.PUBLISHED)
        return seen.filter(own)


class Plan(models.Model):
    """One congress's plan of one kind for one year."""

    class Kind(models.TextChoices):
        TOWNSHIP = "township", "乡镇人大年度工作计划"
        KEY_POINTS = "key_points", "常委会工作要点"
        DEPUTIES = "deputies", "代表工作计划"

    class State(models.TextChoices):
        DRAFT = "draft", "起草"
        ADOPTED = "adopted", "已通过"
        PUBLISHED = "published", "已公布"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="plans", verbose_name="人大")
    kind = models.CharField("计划", max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    foreword = models.TextField("总体要求", blank=True)
    adopted_on = models.DateField("通过日期", null=True, blank=True)
    adopted_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="通过的会议"
    )
    party_reported_on = models.DateField("报党委日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度计划"
        ordering = ["-year", "congress", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "kind", "year"],
                name="congress_plan_once",
                violation_error_message="这一年的计划已经建立。",
            ),
            models.CheckConstraint(
                name="congress_plan_adopted_on_a_day", condition=Q(state="draft") | Q(adopted_on__isnull=False)
            ),
            models.CheckConstraint(
                name="congress_plan_published_on_a_day",
                condition=~Q(state="published") | Q(published_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("congress:plan", args=[self.pk])


class PlanItem(models.Model):
    """One thing planned: what, in which form and month, by whom, led by whom – and when it was done."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items", verbose_name="计划")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("事项", max_length=120)
    form = models.CharField("方式", max_length=30, blank=True, help_text="例如：听取报告、视察、执法检查")
    month = models.PositiveSmallIntegerField("月份")
    body = models.CharField("责任单位", max_length=60, blank=True)
    leader = models.CharField("责任领导", max_length=40, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("完成情况", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "计划事项"
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "order"], name="congress_planitem_once", violation_error_message="事项序号重复。"
            ),
            models.CheckConstraint(
                name="congress_planitem_in_a_month",
                condition=Q(month__range=(1, 12)),
                violation_error_message="月份须在1至12之间。",
            ),
        ]

    def __str__(self):
        return self.title

    def is_late(self, today=None):
        today = today or clock.today()
        return self.done_on is None and (self.plan.year, self.month) < (today.year, today.month)
