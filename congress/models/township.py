"""What a township's congress keeps of its own work: its money, its articles, the tasks of its groups, its staff."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.frame.numbers import plain

from .org import Congress, Organization
from .people import Membership
from .report import READERS

CENT = Decimal("0.01")


def of_townships(rows, actor, path="congress__"):
    """Those of a township: its own chair and secretary see them, and the county's leaders, offices and committees."""
    if actor.is_system:
        return rows
    if actor.is_any(*READERS) and actor.congress_id == actor.county_id:
        return rows.filter(**{f"{path}parent": actor.county_id})
    return rows.filter(**{f"{path}pk": actor.congress_id}) if actor.is_any("TCH", "TSEC") else rows.none()


class OfTownshipQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return of_townships(self, actor)


# Money (S06, S39).


class Fund(models.Model):
    """The money of one township's congress in one year: what must be set aside for it, and what was."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="funds", verbose_name="乡镇人大")
    year = models.PositiveSmallIntegerField("年度")
    base = models.DecimalField("乡镇运转经费（元）", max_digits=14, decimal_places=2, help_text="计算应安排数的基数")
    percent = models.PositiveSmallIntegerField("应安排比例（%）", editable=False)
    allotted = models.DecimalField("本年安排人大经费（元）", max_digits=14, decimal_places=2)
    separate_account = models.BooleanField("单独建账", default=False)
    note = models.CharField("说明", max_length=200, blank=True)

    objects = OfTownshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人大经费"
        ordering = ["-year", "congress"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="congress_fund_once",
                violation_error_message="这一年的人大经费已经登记。",
            ),
            models.CheckConstraint(
                name="congress_fund_not_negative",
                condition=Q(base__gte=0, allotted__gte=0),
                violation_error_message="经费不能是负数。",
            ),
            models.CheckConstraint(name="congress_fund_percent", condition=Q(percent__lte=100)),
        ]

    def __str__(self):
        return f"{self.year}年人大经费"

    def get_absolute_url(self):
        return reverse("congress:fund", args=[self.pk])

    @property
    def required(self):
        """What the rule asks for, to the cent."""
        return (self.base * self.percent / 100).quantize(CENT, ROUND_HALF_UP)

    @property
    def shortfall(self):
        return max(self.required - self.allotted, Decimal(0))

    @property
    def lacking(self):
        """What the rule says of what was set aside, in words; "" when it is enough."""
        if not self.shortfall:
            return ""
        required, allotted, short = map(plain, (self.required, self.allotted, self.shortfall))
        return f"按{self.percent}%应安排{required}元，实际安排{allotted}元，少安排{short}元。"


class FundEntry(models.Model):
    """One line of the account: money that came in, or was spent on something. A wrong one is set right by its opposite."""

    class Purpose(models.TextChoices):
        ALLOTMENT = "allotment", "拨入"
        ACTIVITY = "activity", "代表活动"
        ALLOWANCE = "allowance", "代表补助"
        MEETING = "meeting", "会议"
        TRAINING = "training", "培训"
        STATION = "station", "联络站"
        PUBLICITY = "publicity", "宣传"
        OTHER = "other", "其他"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="entries", verbose_name="年度经费")
    on = models.DateField("日期")
    purpose = models.CharField("用途", max_length=9, choices=Purpose)
    amount = models.DecimalField(
        "金额（元）", max_digits=14, decimal_places=2, help_text="登记错了的，用同样的一笔负数冲销。"
    )
    note = models.CharField("摘要", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "经费收支"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["fund", "on"], name="congress_fundentry_by_day")]
        constraints = [
            models.CheckConstraint(
                name="congress_fundentry_of_something",
                condition=~Q(amount=0),
                violation_error_message="金额不能是零。",
            )
        ]

    def __str__(self):
        return self.note


# Articles (S102).


class PublicityArticle(models.Model):
    """One piece about the township's congress that a medium has brought."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCIAL = "provincial", "省级"
        MUNICIPAL = "municipal", "市级"
        COUNTY = "county", "县级"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="articles", verbose_name="乡镇人大")
    title = models.CharField("标题", max_length=120)
    author = models.CharField("作者", max_length=60)
    medium = models.CharField("刊播媒体", max_length=60)
    level = models.CharField("级别", max_length=10, choices=Level)
    published_on = models.DateField("刊播日期")
    source = models.CharField("网址或刊期", max_length=300, blank=True)

    objects = OfTownshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "宣传稿件"
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["congress", "-published_on"], name="congress_article_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "title", "medium", "published_on"],
                name="congress_article_once",
                violation_error_message="这篇稿件已经登记。",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def url(self):
        return self.source if self.source.startswith(("https://", "http://")) else ""


# The tasks of the deputies' groups (S59).


class GroupTask(models.Model):
    """One task a deputies' group has taken on, by when, and what came of it."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="group_tasks", verbose_name="乡镇人大")
    group = models.ForeignKey(Organization, models.PROTECT, related_name="tasks", verbose_name="代表小组")
    title = models.CharField("任务", max_length=120)
    answers = models.CharField("责任人", max_length=40)
    due_on = models.DateField("完成期限")
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("完成情况", max_length=300, blank=True)

    objects = OfTownshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "小组任务"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["congress", "due_on"], name="congress_grouptask_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "title", "due_on"],
                name="congress_grouptask_once",
                violation_error_message="这项任务已经登记。",
            ),
            models.CheckConstraint(
                name="congress_grouptask_done_with_result",
                condition=Q(done_on=None) | ~Q(result=""),
                violation_error_message="已完成的任务须写明完成情况。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_late(self):
        return self.due_on < (self.done_on or clock.today())


# Staff (S09).


class TownshipStaff(models.Model):
    """Of somebody who works for a township's congress: whether he does nothing else."""

    membership = models.OneToOneField(Membership, models.PROTECT, related_name="staff", verbose_name="任职")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", editable=False)
    full_time = models.BooleanField("专职", default=False, help_text="不兼任人大以外的工作")

    objects = OfTownshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "乡镇人大工作人员"

    def __str__(self):
        return str(self.membership)


guards.declare(
    guards.Frozen(
        name="congress_fundentry_kept",
        model="congress.FundEntry",
        columns=("fund", "on", "purpose", "amount", "note"),
        message="经费收支不能改动或删除，请登记一笔负数冲销。",
    )
)
