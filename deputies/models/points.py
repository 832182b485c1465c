"""Duty points: the sheet of rules in its versions, and results that were fixed."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, guards

from .attendance import OfDeputyQuerySet
from .deputy import READERS, Deputy


class PointSheetQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Sheets in force: everybody whose points they give or may give, and who reads dossiers. Drafts: those who keep dossiers."""
        if actor.is_system:
            return self.all()
        county = actor.is_any(*READERS) and actor.congress_id == actor.county_id
        if county:
            seen = self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        elif actor.is_any("TCH", "TSEC", "DEP", "TDEP", "DHEAD"):
            above = Q(congress=actor.county_id, law__isnull=False)  # it serves a township that has none of its own
            seen = self.filter(Q(congress=actor.congress_id) | above)
        else:
            return self.none()
        mine = Q(congress=actor.congress_id) if actor.is_any("DAC", "TCH", "TSEC", "LEAD") else Q(pk=None)
        return seen.filter(~Q(state="draft") | mine)


class PointSheet(models.Model):
    """One version of the rules: how many points each kind of duty is worth. It rules whole years, from ``from_year`` on."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        IN_FORCE = "in_force", "施行"
        SUPERSEDED = "superseded", "已被替代"
        DROPPED = "dropped", "已放弃"

    TONES = {"draft": "soon", "in_force": "done", "superseded": "quiet", "dropped": "quiet"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="point_sheets", verbose_name="人大")
    version = models.PositiveSmallIntegerField("版次")
    basis = models.CharField(
        "依据", max_length=120, blank=True, help_text="例如：主任会议2026年3月通过的代表履职积分办法"
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT, editable=False)
    from_year = models.PositiveSmallIntegerField("自哪一年起施行", null=True, editable=False)
    law = models.JSONField("定稿的项目", null=True, editable=False)

    objects = PointSheetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "履职积分规则"
        ordering = ["congress", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "version"], name="deputies_pointsheet_version_once"),
            models.UniqueConstraint(
                fields=["congress", "from_year"],
                name="deputies_pointsheet_year_once",
                violation_error_message="这一年已有一版规则开始施行。",
            ),
            models.CheckConstraint(
                name="deputies_pointsheet_in_force_is_whole",
                condition=Q(state__in=["draft", "dropped"]) | Q(from_year__isnull=False, law__isnull=False),
                violation_error_message="施行的规则须有施行年份和定稿的项目。",
            ),
        ]

    def __str__(self):
        return f"履职积分规则第{self.version}版"

    def get_absolute_url(self):
        return reverse("deputies:point_sheet", args=[self.pk])

    @property
    def standing(self):
        """(how it stands today, tone): a version may be settled before its first year, and rules on to the end of its last.
        The row comes from queries that know the next version's year."""
        this, words = clock.today().year, self.get_state_display()
        if self.state == self.State.IN_FORCE and self.from_year > this:
            return "尚未施行", "info"
        if self.state == self.State.SUPERSEDED and self.from_year <= this < self.next_year:
            return f"施行至{self.next_year - 1}年底", "done"
        return words, self.TONES[self.state]


class PointItem(models.Model):
    """One line of a sheet that is being drawn up: points for each unit of one source, and the most of a year."""

    sheet = models.ForeignKey(PointSheet, models.CASCADE, related_name="items", verbose_name="规则")
    order = models.PositiveSmallIntegerField("序号")
    source = models.CharField("履职事项", max_length=60)
    points = models.DecimalField("每次（件、半天）分值", max_digits=5, decimal_places=1, help_text="扣分写负数。")
    cap = models.DecimalField(
        "全年最多", max_digits=5, decimal_places=1, null=True, blank=True, help_text="空着不封顶。"
    )
    joint = models.CharField(
        "合并封顶", max_length=20, blank=True, help_text="写有相同名称的几项合计不超过其中最小的上限。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "积分项目"
        ordering = ["sheet", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "source"],
                name="deputies_pointitem_source_once",
                violation_error_message="同一事项只能列一次。",
            ),
            models.CheckConstraint(
                name="deputies_pointitem_worth_something",
                condition=~Q(points=0),
                violation_error_message="分值不能是零。",
            ),
            models.CheckConstraint(
                name="deputies_pointitem_cap_above_zero",
                condition=Q(cap=None) | Q(cap__gt=0, points__gt=0),
                violation_error_message="上限须大于零；扣分不设上限。",
            ),
        ]

    def __str__(self):
        return self.source


class PointResultSetQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever reads dossiers of that congress; its deputies."""
        if actor.is_system:
            return self.all()
        if actor.is_any(*READERS) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if actor.is_any("TCH", "TSEC", "DEP", "TDEP", "DHEAD"):
            return self.filter(congress=actor.congress_id)
        return self.none()

    def read_by(self, actor):
        """Those of them whose points this reader may see: deputies once they are shared."""
        rows = self.visible_to(actor)
        follows = actor.is_system or actor.is_any(*READERS, "TCH", "TSEC")
        return rows if follows else rows.filter(state__in=("shared", "public"))


class PointResultSet(models.Model):
    """The points of a year, or of a year up to the end of a quarter, fixed on a day; put right by a later version."""

    class State(models.TextChoices):
        FIXED = "fixed", "已固定，不公布"
        TOLD = "told", "各自告知"
        SHARED = "shared", "代表内公布"
        PUBLIC = "public", "向社会公布"
        REPLACED = "replaced", "已被新版替代"

    TONES = {"fixed": "info", "told": "info", "shared": "done", "public": "done", "replaced": "quiet"}

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="point_results", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度")
    quarter = models.PositiveSmallIntegerField("截至季度", default=4)
    version = models.PositiveSmallIntegerField("版次", default=1)
    sheet = models.ForeignKey(PointSheet, models.PROTECT, related_name="+", verbose_name="规则")
    fixed_on = models.DateField("固定日")
    fixed_by = models.CharField("固定人", max_length=40)
    because = models.CharField("重新固定的理由", max_length=300, blank=True)
    digest = models.CharField("校验码", max_length=64)
    state = models.CharField("公布范围", max_length=8, choices=State, default=State.FIXED, editable=False)

    objects = PointResultSetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "履职积分结果"
        ordering = ["congress", "-year", "-quarter", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "quarter", "version"], name="deputies_resultset_version_once"
            ),
            models.UniqueConstraint(
                fields=["congress", "year", "quarter"],
                condition=~Q(state="replaced"),
                name="deputies_resultset_one_in_force",
                violation_error_message="这一期积分已经固定。",
            ),
            models.CheckConstraint(name="deputies_resultset_quarter", condition=Q(quarter__range=(1, 4))),
            models.CheckConstraint(
                name="deputies_resultset_again_with_reason",
                condition=Q(version=1) | ~Q(because=""),
                violation_error_message="重新固定须写明理由。",
            ),
        ]

    def __str__(self):
        return self.when + "履职积分"

    def get_absolute_url(self):
        return reverse("deputies:point_result", args=[self.pk])

    @property
    def when(self):
        """2025年度 / 2026年（截至第一季度）"""
        return f"{self.year}年度" if self.quarter == 4 else f"{self.year}年（截至第{'一二三'[self.quarter - 1]}季度）"

    @property
    def tone(self):
        return self.TONES[self.state]


class PointResult(models.Model):
    """One deputy's points in a fixed result, item by item: [source, label, units, points]."""

    result_set = models.ForeignKey(PointResultSet, models.PROTECT, related_name="results", verbose_name="期")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="point_results", verbose_name="代表")
    total = models.DecimalField("积分", max_digits=6, decimal_places=1, default=Decimal(0))
    rank = models.PositiveSmallIntegerField("名次")
    cells = models.JSONField("分项", default=list)

    objects = OfDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表积分"
        ordering = ["result_set", "rank", "deputy__person__name_pinyin", "pk"]
        constraints = [
            models.CheckConstraint(name="deputies_pointresult_ranked", condition=Q(rank__gte=1)),
            models.UniqueConstraint(fields=["result_set", "deputy"], name="deputies_pointresult_once"),
        ]

    def __str__(self):
        return f"{self.deputy}{self.total}分"


guards.declare(
    guards.Frozen(
        name="deputies_pointsheet_law_kept",
        model="deputies.PointSheet",
        columns=("congress", "version"),
        once=("law", "from_year"),
        message="施行的积分规则不能改动，请另起一版。",
    ),
    guards.Frozen(
        name="deputies_resultset_kept",
        model="deputies.PointResultSet",
        columns=("congress", "year", "quarter", "version", "sheet", "fixed_on", "fixed_by", "because", "digest"),
        message="固定的积分结果不能改动。",
    ),
    guards.Frozen(
        name="deputies_pointresult_kept",
        model="deputies.PointResult",
        columns=("result_set", "deputy", "total", "rank", "cells"),
        message="固定的积分结果不能改动。",
    ),
)
