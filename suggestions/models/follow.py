"""What comes after and beside the answer: promises, urging, visits on the spot."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards

from .assignment import Assignment
from .reply import Reply
from .suggestion import Suggestion


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever reads the answer that makes the promise; a draft's promises are as private as the draft."""
        return self.filter(Exists(Reply.objects.visible_to(actor).filter(pk=OuterRef("reply"))))

    def open(self):
        return self.filter(state="open")


class Commitment(models.Model):
    """One promise of one reply (承诺事项): what, by when, with what money – followed over the years until kept."""

    class State(models.TextChoices):
        OPEN = "open", "履行中"
        REPORTED = "reported", "单位报告已兑现"
        KEPT = "kept", "已兑现"
        BROKEN = "broken", "未兑现"

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="commitments", verbose_name="承办")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="commitments", verbose_name="答复")
    text = models.CharField("承诺事项", max_length=200)
    due_on = models.DateField("承诺完成日期")
    money = models.DecimalField("资金（万元）", max_digits=10, decimal_places=2, null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN, editable=False)
    settled_on = models.DateField("认定日", null=True, blank=True, editable=False)
    settled_by = models.CharField("认定人", max_length=40, blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    NAMED_BY = ("assignment__suggestion", "assignment__unit")

    class Meta:
        verbose_name = verbose_name_plural = "承诺事项"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="suggestions_commitment_due")]
        constraints = [
            models.CheckConstraint(
                name="suggestions_commitment_settled",
                condition=~Q(state__in=["kept", "broken"]) | Q(settled_on__isnull=False),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("suggestions:task", args=[self.assignment_id])

    @property
    def about(self):
        return self.assignment.about

    @property
    def is_late(self):
        return self.state in ("open", "reported") and self.due_on < clock.today()


class CommitmentReport(models.Model):
    """What the unit reported of a promise on a day, and what the deputy said to it."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports", verbose_name="承诺事项")
    on = models.DateField("报告日")
    text = models.TextField("进展情况")
    done = models.BooleanField("已兑现", default=False)
    reported_by = models.CharField("报告人", max_length=40)
    deputy_mark = models.CharField(
        "代表认定",
        max_length=14,
        choices=[("kept", "已兑现"), ("partly", "部分兑现"), ("not_kept", "未兑现")],
        blank=True,
    )
    deputy_comment = models.CharField("代表意见", max_length=200, blank=True)
    marked_on = models.DateField("认定日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "承诺进展"
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.on}进展"

    @property
    def about(self):
        return self.commitment.about


class Urging(models.Model):
    """One urging, from a reminder to a circular (催办、督办)."""

    class Level(models.IntegerChoices):
        REMINDER = 1, "提醒"
        LETTER = 2, "催办函"
        PRESSING = 3, "督办通知"
        CIRCULAR = 4, "通报"

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="urgings", verbose_name="建议")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="urgings", verbose_name="承办单位")
    level = models.PositiveSmallIntegerField("级别", choices=Level)
    text = models.TextField("要求")
    answer_by = models.DateField("限期")
    signer = models.CharField("签发人", max_length=40, blank=True)
    made_by = models.CharField("经办人", max_length=40)
    by_government = models.BooleanField("由政府督查室作出", default=False)  # each office prints its own letters only
    made_on = models.DateField("日期")

    class Meta:
        verbose_name = verbose_name_plural = "催办督办"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_urging_signed_by_leader",
                condition=Q(level__lt=3) | ~Q(signer=""),
                violation_error_message="督办通知和通报须由常委会领导签发。",
            ),
        ]

    def __str__(self):
        return self.get_level_display()


class SiteVisitQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A visit and its pictures are seen by whoever sees the suggestion."""
        return self.filter(suggestion__in=Suggestion.objects.visible_to(actor))


class SiteVisit(models.Model):
    """A visit on the spot to press a suggestion (现场督办)."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="visits", verbose_name="建议")
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=80)
    people = models.CharField("参加人员", max_length=200)
    findings = models.TextField("现场情况")
    outcome = models.TextField("督办意见和结果")
    entered_by = models.CharField("登记人", max_length=40)

    objects = SiteVisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "现场督办"
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.on}{self.place}"

    @property
    def leads_to(self):
        return self.suggestion


guards.declare(
    guards.Frozen(
        name="suggestions_urging_kept",
        model="suggestions.Urging",
        columns=("suggestion", "assignment", "level", "text", "answer_by", "signer", "made_by", "made_on"),
        message="催办记录不能改动。",
    ),
    guards.Frozen(
        name="suggestions_promise_kept_as_made",
        model="suggestions.Commitment",
        columns=("assignment", "reply", "text", "due_on", "money"),
        deletable=True,  # a draft reply is rewritten whole
        message="承诺内容不能改动。",
    ),
)
