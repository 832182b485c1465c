"""The money of people's congresses: what was allotted, and every entry of the ledger (S06, S39)."""

from django.db import models
from django.db.models import Q

from congress.frame import clock

from .org import Congress


class MoneyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A township's own (domain: fund ledger); the county's leaders, office and deputy affairs commission see all."""
        seen = self.filter(congress__in=Congress.objects.visible_to(actor))
        if actor.is_system or actor.is_any("LEAD", "GO", "DAC"):
            return seen
        return seen.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else self.none()


class Budget(models.Model):
    """What one congress has for its work in one year. For a township the law of its county sets a share of the
    township's operating funds (经费的5%, rule fund.township_percent)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="budgets", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    operating = models.DecimalField(
        "乡镇年度公用经费（元）", max_digits=12, decimal_places=2, null=True, blank=True, help_text="核对比例时的基数"
    )
    allotted = models.DecimalField("人大专项经费预算（元）", max_digits=12, decimal_places=2)
    account = models.CharField("专账", max_length=60, blank=True, help_text="单独列账的科目或账户名称")
    note = models.CharField("说明", max_length=200, blank=True)

    objects = MoneyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "经费预算"
        ordering = ["-year", "congress"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="congress_budget_once",
                violation_error_message="这一年的预算已经登记。",
            ),
            models.CheckConstraint(
                name="congress_budget_not_negative",
                condition=Q(allotted__gte=0) & (Q(operating=None) | Q(operating__gt=0)),
                violation_error_message="金额不能为负，基数须大于零。",
            ),
        ]

    def __str__(self):
        return f"{self.congress}{self.year}年经费预算"


class FundEntry(models.Model):
    """One payment. It is never changed; what was entered wrongly is struck out with its reason and entered anew."""

    class Purpose(models.TextChoices):
        SESSION = "session", "会议"
        ACTIVITY = "activity", "代表活动"
        TRAINING = "training", "学习培训"
        ALLOWANCE = "allowance", "代表补助"
        STATION = "station", "联络站建设"
        PUBLICITY = "publicity", "宣传"
        OFFICE = "office", "办公"
        OTHER = "other", "其他"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="fund_entries", verbose_name="人大")
    paid_on = models.DateField("支出日期")
    purpose = models.CharField("用途", max_length=10, choices=Purpose)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    note = models.CharField("摘要", max_length=120)
    voucher = models.CharField("凭证号", max_length=40, blank=True)
    entered_by = models.CharField("登记人", max_length=40, editable=False)
    entered_at = models.DateTimeField("登记时间", default=clock.now, editable=False)
    struck_at = models.DateTimeField("冲销时间", null=True, editable=False)
    struck_by = models.CharField("冲销人", max_length=40, blank=True, editable=False)
    struck_because = models.CharField("冲销原因", max_length=200, blank=True, editable=False)

    objects = MoneyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "经费支出"
        ordering = ["-paid_on", "-pk"]
        indexes = [models.Index(fields=["congress", "-paid_on"], name="congress_fundentry_by_date")]
        constraints = [
            models.CheckConstraint(
                name="congress_fundentry_positive",
                condition=Q(amount__gt=0),
                violation_error_message="金额须大于零。",
            ),
            models.CheckConstraint(
                name="congress_fundentry_struck_says_why",
                condition=Q(struck_at=None) | (~Q(struck_because="") & ~Q(struck_by="")),
                violation_error_message="冲销须写明原因。",
            ),
        ]

    def __str__(self):
        return self.note
