"""Allowances (履职补助) of deputies without a fixed income: days from attendance times the rate of their level (S38)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame.numbers import long_span


class AllowanceSheetQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's leaders, office and deputies' commission see all; a township's chair and secretary their own."""
        if actor.is_system:
            return self.all()
        if actor.is_any("LEAD", "GO", "DAC") and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        return self.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else self.none()


class AllowanceSheet(models.Model):
    """What one congress pays its deputies for one stretch of time: figures frozen when it was made."""

    class State(models.TextChoices):
        GENERATED = "generated", "已生成"
        TOWNSHIP_CHECKED = "township_checked", "乡镇已审核"
        DAC_CHECKED = "dac_checked", "代表工委已审核"
        PAID = "paid", "已发放"
        VOID = "void", "已作废"

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="allowance_sheets", verbose_name="人大"
    )
    since = models.DateField("自")
    until = models.DateField("至")
    rate = models.PositiveSmallIntegerField("标准（元/天）", editable=False)
    rounding = models.CharField("半天计法", max_length=8, editable=False)
    state = models.CharField("状态", max_length=16, choices=State, default=State.GENERATED, editable=False)
    generated_on = models.DateField("生成日期", editable=False)
    paid_on = models.DateField("发放日期", null=True, editable=False)
    returned_because = models.CharField("退回原因", max_length=200, blank=True, editable=False)
    void_because = models.CharField("作废原因", max_length=200, blank=True, editable=False)

    objects = AllowanceSheetQuerySet.as_manager()

    NAMED_BY = ("congress",)

    class Meta:
        verbose_name = verbose_name_plural = "补助发放表"
        ordering = ["-until", "congress__area__code", "-pk"]
        indexes = [models.Index(fields=["congress", "-until"], name="deputies_allowance_listed")]
        constraints = [
            models.CheckConstraint(
                name="deputies_allowancesheet_paid_after",
                condition=Q(paid_on=None) | Q(paid_on__gte=F("generated_on")),
                violation_error_message="发放日期不能早于生成日期。",
            ),
            models.CheckConstraint(
                name="deputies_allowancesheet_days",
                condition=Q(until__gte=F("since")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                name="deputies_allowancesheet_paid", condition=~Q(state="paid") | Q(paid_on__isnull=False)
            ),
            models.CheckConstraint(
                name="deputies_allowancesheet_void_says_why", condition=~Q(state="void") | ~Q(void_because="")
            ),
        ]

    def __str__(self):
        return f"{self.congress.short_name}代表补助（{long_span(self.since, self.until)}）"

    def get_absolute_url(self):
        return reverse("deputies:allowance", args=[self.pk])

    @property
    def of_county(self):
        return self.congress.level == "county"


class AllowanceLine(models.Model):
    """One deputy's sum on a sheet."""

    sheet = models.ForeignKey(AllowanceSheet, models.CASCADE, related_name="lines", verbose_name="发放表")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="allowances", verbose_name="代表")
    order = models.PositiveSmallIntegerField("序号")
    half_days = models.PositiveSmallIntegerField("活动半天数", default=0)
    meeting_half_days = models.PositiveSmallIntegerField("出席人代会半天数", default=0)
    days = models.DecimalField("天数", max_digits=5, decimal_places=1)
    lodging = models.DecimalField("住宿费（元）", max_digits=9, decimal_places=2, default=Decimal(0))
    travel = models.DecimalField("交通费（元）", max_digits=9, decimal_places=2, default=Decimal(0))
    receipts = models.CharField("票据", max_length=120, blank=True, help_text="例如：住宿发票1张、客运票2张。")
    amount = models.DecimalField("合计（元）", max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = verbose_name_plural = "补助"
        ordering = ["sheet", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "deputy"],
                name="deputies_allowanceline_once",
                violation_error_message="这位代表已在表中。",
            ),
            models.CheckConstraint(
                name="deputies_allowanceline_not_negative",
                condition=Q(lodging__gte=0, travel__gte=0, amount__gte=0, days__gte=0),
                violation_error_message="金额和天数不能是负数。",
            ),
            models.CheckConstraint(
                name="deputies_allowanceline_by_receipt",
                condition=Q(lodging=0, travel=0) | ~Q(receipts=""),
                violation_error_message="住宿费、交通费凭票据发放，请写明票据。",
            ),
        ]

    def __str__(self):
        return f"{self.deputy}补助"

    def get_absolute_url(self):
        return self.sheet.get_absolute_url()
