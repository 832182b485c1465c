"""The county's money as the congress supervises it (监督法第三章): four budgets line by line, decisions, transfers, debt, assets,
and the duties the law sets for each year. All sums are in 万元."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .topic import OFFICES, READERS, Topic

SUM = {"max_digits": 14, "decimal_places": 2, "validators": [MinValueValidator(0)]}


class FinanceQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's congress, its deputies and its townships."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or not actor.is_any(*OFFICES, *READERS):
            return self.none()
        return self.filter(congress=actor.county_id)


class Book(models.TextChoices):
    """The four budgets (预算法第五条)."""

    GENERAL = "general", "一般公共预算"
    FUND = "fund", "政府性基金预算"
    CAPITAL = "capital", "国有资本经营预算"
    INSURANCE = "insurance", "社会保险基金预算"


class BudgetLine(models.Model):
    """One line of a budget in one year: what was approved, what it was changed to, what was done by the middle and the end."""

    class Kind(models.TextChoices):
        REVENUE = "revenue", "收入"
        FUNCTION = "function", "支出（功能分类）"
        ECONOMY = "economy", "支出（经济分类）"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="budget_lines", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    book = models.CharField("预算", max_length=9, choices=Book)
    kind = models.CharField("收支", max_length=8, choices=Kind)
    code = models.CharField("科目编码", max_length=9)
    name = models.CharField("科目", max_length=60)
    budget = models.DecimalField("年初预算（万元）", **SUM)
    adjusted = models.DecimalField("调整预算（万元）", null=True, blank=True, help_text="没有调整的不填", **SUM)
    half = models.DecimalField("上半年执行（万元）", null=True, blank=True, **SUM)
    actual = models.DecimalField("全年执行（万元）", null=True, blank=True, help_text="决算数", **SUM)
    carried = models.DecimalField("结转下年（万元）", null=True, blank=True, **SUM)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "预算科目"
        ordering = ["-year", "book", "kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "book", "kind", "code"],
                name="supervision_budgetline_once",
                violation_error_message="这一年的这个科目已经登记。",
            ),
            models.CheckConstraint(
                name="supervision_budgetline_not_negative",
                condition=Q(budget__gte=0)
                & (Q(adjusted=None) | Q(adjusted__gte=0))
                & (Q(half=None) | Q(half__gte=0))
                & (Q(actual=None) | Q(actual__gte=0))
                & (Q(carried=None) | Q(carried__gte=0)),
                violation_error_message="金额不能是负数。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.get_book_display()}{self.name}"

    @property
    def plan(self):
        """What holds: the adjusted sum, else the first one."""
        return self.budget if self.adjusted is None else self.adjusted

    @property
    def done(self):
        """What is known to have been done: of the year, else of its first half; None before."""
        return self.half if self.actual is None else self.actual

    @property
    def rate(self):
        """Done of what holds, in percent with one place; None where nothing is known or planned."""
        if self.done is None or not self.plan:
            return None
        return round(100 * self.done / self.plan, 1)


class BudgetDecision(models.Model):
    """The standing committee has approved the adjustment of a budget (预算法第六十九条)."""

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="budget_decisions", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度")
    book = models.CharField("预算", max_length=9, choices=Book)
    on = models.DateField("批准日期")
    amount = models.DecimalField("批准后的支出总额（万元）", **SUM)
    title = models.CharField("决议", max_length=100)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "预算调整决议"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "book", "on"],
                name="supervision_budgetdecision_once",
                violation_error_message="这一天对这本预算的决议已经登记。",
            )
        ]

    def __str__(self):
        return self.title


class Transfer(models.Model):
    """Money for townships in the county's budget: general within thirty, special within sixty days (预算法第五十二条)."""

    class Kind(models.TextChoices):
        GENERAL = "general", "一般性转移支付"
        SPECIAL = "special", "专项转移支付"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="transfers", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("项目", max_length=80)
    kind = models.CharField("种类", max_length=7, choices=Kind)
    amount = models.DecimalField("预算安排（万元）", **SUM)
    since = models.DateField("预算批准日期")
    issued = models.DecimalField("已下达（万元）", default=Decimal(0), **SUM)
    issued_on = models.DateField("最近下达日期", null=True, blank=True)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "转移支付"
        ordering = ["-year", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "name"],
                name="supervision_transfer_once",
                violation_error_message="这一年的这个项目已经登记。",
            ),
            models.CheckConstraint(
                name="supervision_transfer_issued_at_most_all",
                condition=Q(issued__lte=F("amount")),
                violation_error_message="已下达的不能超过预算安排。",
            ),
            models.CheckConstraint(
                name="supervision_transfer_issued_on_a_day",
                condition=Q(issued=0) | Q(issued_on__isnull=False),
                violation_error_message="已下达的请填下达日期。",
            ),
        ]

    def __str__(self):
        return self.name


class DebtYear(models.Model):
    """The government's debt at the end of one year (监督法第二十五条): limits, balances, and what it has to serve it with."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="debt_years", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    general_limit = models.DecimalField("一般债务限额（万元）", **SUM)
    general_balance = models.DecimalField("一般债务余额（万元）", **SUM)
    special_limit = models.DecimalField("专项债务限额（万元）", **SUM)
    special_balance = models.DecimalField("专项债务余额（万元）", **SUM)
    service = models.DecimalField("当年还本付息（万元）", **SUM)
    capacity = models.DecimalField("综合财力（万元）", **SUM)
    note = models.CharField("说明", max_length=500, blank=True)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府债务"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="supervision_debtyear_once",
                violation_error_message="这一年的政府债务已经登记。",
            ),
            models.CheckConstraint(
                name="supervision_debtyear_has_means",
                condition=Q(capacity__gt=0),
                violation_error_message="综合财力须大于零。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年政府债务"

    @property
    def limit(self):
        return self.general_limit + self.special_limit

    @property
    def balance(self):
        return self.general_balance + self.special_balance

    @property
    def ratio(self):
        """The balance against what there is to serve it with, in percent with one place."""
        return round(100 * self.balance / self.capacity, 1)


class AssetKind(models.TextChoices):
    ENTERPRISE = "enterprise", "企业国有资产（不含金融企业）"
    FINANCIAL = "financial", "金融企业国有资产"
    ADMINISTRATIVE = "administrative", "行政事业性国有资产"
    NATURAL = "natural", "国有自然资源资产"


class AssetReport(models.Model):
    """The report on state assets of one year (监督法第二十四条): all four kinds in short, one of them in depth, in turn."""

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="asset_reports", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度")
    theme = models.CharField("专项报告的种类", max_length=14, choices=AssetKind)
    text = models.TextField("情况和意见", max_length=6000, blank=True)
    reported_on = models.DateField("常委会审议日期", null=True, blank=True)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "国有资产管理情况报告"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="supervision_assetreport_once",
                violation_error_message="这一年的报告已经登记。",
            )
        ]

    def __str__(self):
        return f"{self.year}年国有资产管理情况报告"


class AssetFigure(models.Model):
    """One kind of state assets in one report."""

    report = models.ForeignKey(AssetReport, models.CASCADE, related_name="figures", verbose_name="报告")
    kind = models.CharField("种类", max_length=14, choices=AssetKind)
    assets = models.DecimalField("资产总额（万元）", **SUM)
    liabilities = models.DecimalField("负债总额（万元）", default=Decimal(0), **SUM)

    class Meta:
        verbose_name = verbose_name_plural = "国有资产"
        ordering = ["report", "kind"]
        constraints = [models.UniqueConstraint(fields=["report", "kind"], name="supervision_assetfigure_once")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def net(self):
        return self.assets - self.liabilities


class FinanceDuty(models.Model):
    """One thing the law asks for in a year: until when, under which article, and what was done."""

    class Matter(models.TextChoices):
        EXECUTION = "execution", "听取上半年计划、预算执行情况报告"
        ACCOUNTS = "accounts", "审查批准上一年度决算"
        AUDIT = "audit", "听取审计工作报告"
        RECTIFIED = "rectified", "听取审计查出问题整改情况报告"
        ASSETS = "assets", "听取国有资产管理情况报告"
        DEBT = "debt", "听取政府债务管理情况报告"

    # Matter: (article, last month of the year). What has no month runs from another duty.
    LAW = {
        "execution": ("监督法第二十条、预算法第八十六条：每年六月至九月", 9),
        "accounts": ("监督法第十九条：每年六月至九月", 9),
        "audit": ("监督法第二十七条：审查批准决算的同时", 9),
        "rectified": ("监督法第二十七条：听取审计工作报告后的六个月内", 0),
        "assets": ("监督法第二十四条：每年报告", 12),
        "debt": ("监督法第二十五条：每年报告", 12),
    }

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="finance_duties", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度")
    matter = models.CharField("事项", max_length=9, choices=Matter)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="finance_duties", verbose_name="监督议题"
    )
    due_on = models.DateField("最后日期", null=True, editable=False)
    done_on = models.DateField("完成日期", null=True, editable=False)

    objects = FinanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "财政监督法定事项"
        ordering = ["year", "due_on", "pk"]
        indexes = [models.Index(fields=["congress", "year"], name="supervision_finance_duties")]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "matter"], name="supervision_financeduty_once")
        ]

    def __str__(self):
        return f"{self.year}年{self.get_matter_display()}"

    def get_absolute_url(self):
        return f"{reverse('supervision:finance')}?year={self.year}"

    @property
    def basis(self):
        return self.LAW[self.matter][0]
