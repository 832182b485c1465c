"""The yearly assessment of the townships' congress work and of their chairs (S03, S62)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .meeting import OFFICES
from .org import Congress


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices; a township once it is to score itself."""
        seen = self.filter(congress=actor.county_id) if actor.county_id else self.none()
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES):
            return seen
        return seen.exclude(state=Assessment.State.DRAFT) if actor.is_any("TCH", "TSEC") else self.none()


class Assessment(models.Model):
    """One score sheet of one year, for all townships alike."""

    class Subject(models.TextChoices):
        WORK = "work", "乡镇人大工作"
        CHAIR = "chair", "乡镇人大主席"

    class State(models.TextChoices):
        DRAFT = "draft", "拟订"
        SELF = "self", "乡镇自评"
        REVIEW = "review", "县级评定"
        PUBLISHED = "published", "已公布"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="assessments", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    subject = models.CharField("考核对象", max_length=6, choices=Subject)
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    self_by = models.DateField("自评截止")
    note = models.TextField("说明", blank=True)
    published_on = models.DateField("公布日期", null=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "考核"
        ordering = ["-year", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "subject"],
                name="congress_assessment_once",
                violation_error_message="这一年的考核已经建立。",
            ),
            models.CheckConstraint(
                name="congress_assessment_published_on_a_day",
                condition=~Q(state="published") | Q(published_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.get_subject_display()}考核"

    def get_absolute_url(self):
        return reverse("congress:assessment", args=[self.pk])


class AssessmentItem(models.Model):
    """One line of the sheet: what counts, how it is scored, at most how many points, and the figure that proves it."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="items", verbose_name="考核")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目", max_length=80)
    method = models.CharField("评分办法", max_length=300)
    most = models.DecimalField("满分", max_digits=5, decimal_places=1)
    figure = models.CharField("依据的数据", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核项目"
        ordering = ["assessment", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "order"],
                name="congress_assessmentitem_once",
                violation_error_message="项目序号重复。",
            ),
            models.CheckConstraint(
                name="congress_assessmentitem_has_points",
                condition=Q(most__gt=0),
                violation_error_message="满分须大于零。",
            ),
        ]

    def __str__(self):
        return self.title


class AssessmentScore(models.Model):
    """What one township gave itself and what the county gave it, each with its words."""

    item = models.ForeignKey(AssessmentItem, models.CASCADE, related_name="scores", verbose_name="项目")
    township = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="乡镇")
    most = models.DecimalField(max_digits=5, decimal_places=1, editable=False)  # of the item, for the constraint
    fact = models.DecimalField("系统数据", max_digits=14, decimal_places=2, null=True, editable=False)
    own = models.DecimalField("自评分", max_digits=5, decimal_places=1, null=True, blank=True)
    evidence = models.CharField("依据", max_length=300, blank=True)
    score = models.DecimalField("评定分", max_digits=5, decimal_places=1, null=True, blank=True)
    remark = models.CharField("评定意见", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核评分"
        ordering = ["item", "township"]
        constraints = [
            models.UniqueConstraint(fields=["item", "township"], name="congress_assessmentscore_once"),
            models.CheckConstraint(
                name="congress_assessmentscore_within_most",
                condition=(Q(own=None) | Q(own__gte=0, own__lte=F("most")))
                & (Q(score=None) | Q(score__gte=0, score__lte=F("most"))),
                violation_error_message="得分在零与满分之间。",
            ),
        ]

    def __str__(self):
        return f"{self.township} {self.item}"
