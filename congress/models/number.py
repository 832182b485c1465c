"""Numbers of papers and cases: without gaps or doubles, cancelled ones kept with their reason (F44)."""

from django.db import models
from django.db.models import Q

from congress.frame import clock, guards

from .org import Congress


class NumberSeriesQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The register is kept by the offices of a congress; it names papers and cases."""
        if actor.is_system:
            return self.all()
        if not actor.is_any("GO", "DAC", "LEAD", "TCH", "TSEC"):
            return self.none()
        return self.filter(congress=actor.congress_id)


class NumberSeries(models.Model):
    """One run of numbers – of an organ, a kind of paper, a year – and the last one given out."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="number_series", verbose_name="人大")
    organ = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, related_name="+", verbose_name="编号机关"
    )
    key = models.CharField("编号种类", max_length=60)
    title = models.CharField("名称", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已编到", default=0)

    objects = NumberSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "编号序列"
        ordering = ["-year", "key", "organ", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "organ", "key", "year"],
                condition=Q(organ__isnull=False),
                name="congress_series_of_organ_once",
            ),
            models.UniqueConstraint(
                fields=["congress", "key", "year"], condition=Q(organ=None), name="congress_series_once"
            ),
        ]

    def __str__(self):
        return f"{self.name}（{self.year}年）"

    @property
    def name(self):
        return self.title or self.key

    @property
    def organ_name(self):
        return str(self.organ or self.congress)


class NumberQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(series__in=NumberSeries.objects.visible_to(actor))


class Number(models.Model):
    """One number given out: in use, or cancelled and kept in its place with the reason. Never given out again."""

    class State(models.TextChoices):
        USED = "used", "在用"
        CANCELLED = "cancelled", "作废"

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers", verbose_name="编号序列")
    value = models.PositiveIntegerField("序号")
    text = models.CharField("编号", max_length=60)
    state = models.CharField("状态", max_length=10, choices=State, default=State.USED)
    reason = models.CharField("作废原因", max_length=300, blank=True)
    target = models.CharField("用于", max_length=80, blank=True)
    taken_by = models.CharField("编号人", max_length=40)
    taken_at = models.DateTimeField("编号时间", default=clock.now)
    cancelled_by = models.CharField("作废人", max_length=40, blank=True)
    cancelled_at = models.DateTimeField("作废时间", null=True)

    objects = NumberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "编号"
        ordering = ["series", "value"]
        constraints = [
            models.UniqueConstraint(fields=["series", "value"], name="congress_number_once"),
            models.CheckConstraint(
                name="congress_number_cancelled_says_why",
                condition=Q(state="used", cancelled_at=None)
                | (Q(state="cancelled", cancelled_at__isnull=False) & ~Q(reason="")),
                violation_error_message="作废编号必须写明原因。",
            ),
        ]

    def __str__(self):
        return self.text


guards.declare(
    guards.Frozen(
        name="congress_number_kept",
        model="congress.Number",
        columns=("series", "value", "text", "taken_by", "taken_at"),
        message="编号一经取用不能改动或删除，只能作废并写明原因。",
    ),
)
