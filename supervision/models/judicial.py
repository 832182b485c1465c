"""Judicial review (司法案件评查, S67, S74): the cases a draw has given, and how the experts of the pool judge each."""

from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .topic import OFFICES, Topic


class OfReviewQuerySet(models.QuerySet):
    """What belongs to the topic of a judicial review."""

    def visible_to(self, actor):
        """The county's offices alone: case files speak of people."""
        if actor.is_system:
            return self.all()
        if not actor.is_any(*OFFICES) or actor.congress_id != actor.county_id:
            return self.none()
        return self.filter(topic__congress=actor.congress_id)


class ReviewCase(models.Model):
    """One case that was drawn."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="cases", verbose_name="议题")
    draw = models.ForeignKey("supervision.Draw", models.PROTECT, related_name="+", verbose_name="抽取")
    order = models.PositiveSmallIntegerField("抽中顺序")
    key = models.CharField("案号", max_length=40)
    name = models.CharField("案件", max_length=80)
    share = models.CharField("分组", max_length=30, blank=True)
    officer = models.CharField("承办人", max_length=40, blank=True)
    called_back = models.TextField("回访情况", max_length=1000, blank=True, help_text="不写当事人姓名。")

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "评查案件"
        ordering = ["topic", "order"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "key"], name="supervision_reviewcase_once"),
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("supervision:review_case", args=[self.pk])

    @property
    def congress_id(self):
        return self.topic.congress_id


class OfCaseQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(case__in=ReviewCase.objects.visible_to(actor))


class CaseReview(models.Model):
    """What one expert says of one case: four marks of at most twenty-five, and his words."""

    PARTS = (("facts", "事实和证据"), ("law", "法律适用"), ("procedure", "办案程序"), ("document", "裁判和文书"))
    MOST = 25

    case = models.ForeignKey(ReviewCase, models.CASCADE, related_name="reviews", verbose_name="案件")
    work = models.ForeignKey("supervision.ExpertWork", models.PROTECT, related_name="reviews", verbose_name="评查专家")
    facts = models.PositiveSmallIntegerField("事实和证据", null=True, blank=True)
    law = models.PositiveSmallIntegerField("法律适用", null=True, blank=True)
    procedure = models.PositiveSmallIntegerField("办案程序", null=True, blank=True)
    document = models.PositiveSmallIntegerField("裁判和文书", null=True, blank=True)
    text = models.TextField("评查意见", max_length=3000, blank=True)
    done_on = models.DateField("登记日期", null=True, editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案件评查"
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "work"],
                name="supervision_casereview_once",
                violation_error_message="这位专家已经评查这个案件。",
            ),
            models.CheckConstraint(
                name="supervision_casereview_marks",
                condition=Q(done_on=None)
                | (
                    Q(facts__lte=25, law__lte=25, procedure__lte=25, document__lte=25, facts__isnull=False)
                    & Q(law__isnull=False, procedure__isnull=False, document__isnull=False)
                    & ~Q(text="")
                ),
                violation_error_message="四项都要评分，每项0至25分，并写明评查意见。",
            ),
        ]

    def __str__(self):
        return f"{self.case}：{self.work.expert}"

    @property
    def congress_id(self):
        return self.case.topic.congress_id

    @property
    def total(self):
        """The sum of the four marks, or None before they are given."""
        return None if self.done_on is None else self.facts + self.law + self.procedure + self.document


def mean(totals):
    """The mean of marks, exact; None of none."""
    return Fraction(sum(totals), len(totals)) if totals else None
