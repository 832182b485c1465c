"""The yearly assessment of the townships' congresses and of their chairs by the county (S03, S62)."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .org import Congress
from .report import READERS
from .township import OfTownshipQuerySet

TENTH = Decimal("0.1")


class ScoreSheetQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's leaders, offices and committees; the townships once it has begun."""
        if actor.is_system:
            return self.all()
        seen = self.filter(congress=actor.county_id) if actor.county_id else self.none()
        if actor.is_any(*READERS) and actor.congress_id == actor.county_id:
            return seen
        return seen.exclude(state=ScoreSheet.State.DRAFT) if actor.is_any("TCH", "TSEC") else self.none()


class ScoreSheet(models.Model):
    """What one year is assessed by. Once it has begun its items stand; another year has a sheet of its own."""

    class State(models.TextChoices):
        DRAFT = "draft", "制定中"
        OPEN = "open", "考核中"
        PUBLISHED = "published", "已公布"

    TONES = {"draft": "soon", "open": "info", "published": "done"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="score_sheets", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "乡镇人大考核"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="congress_scoresheet_once",
                violation_error_message="这一年的考核表已经建立。",
            ),
            models.CheckConstraint(
                name="congress_scoresheet_published_on_a_day",
                condition=~Q(state="published") | Q(published_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.year}年乡镇人大工作考核"

    def get_absolute_url(self):
        return reverse("congress:assessment_year", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def is_published(self):
        return self.state == self.State.PUBLISHED


class ScoreItem(models.Model):
    """One thing that is scored: by hand, or by a figure – full marks at ``target``, less in proportion."""

    class About(models.TextChoices):
        TOWNSHIP = "township", "乡镇人大"
        CHAIR = "chair", "主席"

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="items", verbose_name="考核表")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目", max_length=60)
    about = models.CharField("对象", max_length=8, choices=About, default=About.TOWNSHIP)
    most = models.DecimalField("满分", max_digits=5, decimal_places=1)
    rule = models.CharField("评分办法", max_length=200, blank=True)
    figure = models.CharField("系统数据", max_length=60, blank=True)
    target = models.DecimalField("得满分的数量", max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核项目"
        ordering = ["sheet", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "order"], name="congress_scoreitem_once", violation_error_message="项目序号重复。"
            ),
            models.CheckConstraint(
                name="congress_scoreitem_worth_something",
                condition=Q(most__gt=0),
                violation_error_message="满分须大于零。",
            ),
            models.CheckConstraint(
                name="congress_scoreitem_figure_has_a_target",
                condition=Q(figure="") | Q(target__isnull=False, target__gt=0),
                violation_error_message="由系统数据评分的项目须填写得满分的数量。",
            ),
        ]

    def __str__(self):
        return self.title

    def points(self, counted):
        """What a counted number is worth, to a tenth of a point."""
        return (self.most * min(Decimal(counted) / self.target, Decimal(1))).quantize(TENTH, ROUND_HALF_UP)


class Assessment(models.Model):
    """One township in one year: what it says of itself, and what the county gives."""

    class State(models.TextChoices):
        SELF = "self", "待自评"
        HANDED = "handed", "已自评"
        SCORED = "scored", "已评分"

    TONES = {"self": "soon", "handed": "info", "scored": "done"}

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="assessments", verbose_name="考核")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="assessments", verbose_name="乡镇人大")
    state = models.CharField("状态", max_length=6, choices=State, default=State.SELF, editable=False)
    chair = models.CharField("主席", max_length=40, blank=True, editable=False)
    handed_on = models.DateField("自评日期", null=True, editable=False)
    total = models.DecimalField("乡镇人大得分", max_digits=6, decimal_places=1, null=True, editable=False)
    chair_total = models.DecimalField("主席得分", max_digits=6, decimal_places=1, null=True, editable=False)
    remark = models.CharField("评语", max_length=300, blank=True)

    objects = OfTownshipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "乡镇考核"
        ordering = ["sheet", "congress__area__code"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "congress"], name="congress_assessment_once"),
            models.CheckConstraint(
                name="congress_assessment_scored_has_a_total",
                condition=~Q(state="scored") | Q(total__isnull=False, chair_total__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.congress.area.name}{self.sheet.year}年考核"

    def get_absolute_url(self):
        return reverse("congress:assessment", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class Score(models.Model):
    """One item of one township: what the system counts, what it claims with what proof, what it is given and why."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="scores", verbose_name="考核")
    item = models.ForeignKey(ScoreItem, models.PROTECT, related_name="scores", verbose_name="项目")
    counted = models.DecimalField("系统数据", max_digits=14, decimal_places=2, null=True, editable=False)
    own = models.DecimalField("自评分", max_digits=5, decimal_places=1, null=True, blank=True)
    evidence = models.CharField("自评说明", max_length=500, blank=True)
    given = models.DecimalField("县评分", max_digits=5, decimal_places=1, null=True, blank=True)
    comment = models.CharField("评分说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核得分"
        ordering = ["assessment", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item"], name="congress_score_once"),
            models.CheckConstraint(
                name="congress_score_not_negative",
                condition=(Q(own=None) | Q(own__gte=0)) & (Q(given=None) | Q(given__gte=0)),
                violation_error_message="得分不能是负数。",
            ),
        ]

    def __str__(self):
        return str(self.item)
