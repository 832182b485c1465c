"""Satisfaction votes (满意度测评, S97): who is voted on at one sitting, what came of it, what follows for whom."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import guards

from .topic import OFFICES, READERS, UNITS, Topic


class SatisfactionVoteQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see all; everybody else of the county what is published; a unit, once it is announced, the
        votes it was an object of."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return seen if actor.congress_id == actor.county_id else self.none()
        if actor.is_any(*UNITS):
            own = SatisfactionObject.objects.filter(vote=OuterRef("pk"), unit=actor.organization_id)
            return seen.filter(Q(published_on__isnull=False) | Q(Exists(own), announced_on__isnull=False))
        return seen.filter(published_on__isnull=False) if actor.is_any(*READERS, "GOV") else self.none()


class SatisfactionVote(models.Model):
    """One vote on one object or many. ``topic`` is the matter whose result it judges; without one it is a vote of its own,
    after which the last and the failed are followed up by ``committee``."""

    class Body(models.TextChoices):
        COMMITTEE = "committee", "常委会组成人员"
        SESSION = "session", "全体代表"

    class State(models.TextChoices):
        DRAFT = "draft", "拟订"
        VOTING = "voting", "交付测评"
        ANNOUNCED = "announced", "已宣布"
        PUBLISHED = "published", "已公布"

    TONES = {"draft": "soon", "voting": "soon", "announced": "info", "published": "done"}

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="satisfaction_votes", verbose_name="人大"
    )
    year = models.PositiveSmallIntegerField("年度", editable=False)
    title = models.CharField("名称", max_length=100)
    body = models.CharField("投票人", max_length=9, choices=Body, default=Body.COMMITTEE)
    meeting = models.ForeignKey(
        "congress.Meeting", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会议"
    )
    committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="+", verbose_name="组织后续评议和整改的单位"
    )
    note = models.TextField("说明", max_length=1000, blank=True)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, related_name="satisfaction_votes", editable=False, verbose_name="议题"
    )
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    summary = models.TextField("结果", max_length=4000, blank=True, editable=False)
    law = models.CharField("等次和名次怎样确定", max_length=500, blank=True, editable=False)
    count = models.JSONField("票数", null=True, editable=False)
    announced_on = models.DateField("宣布日期", null=True, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)

    objects = SatisfactionVoteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "满意度测评"
        ordering = ["-year", "-pk"]
        indexes = [models.Index(fields=["congress", "-year", "state"], name="supervision_satisf_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "title"],
                condition=Q(topic=None),
                name="supervision_satisfactionvote_once",
                violation_error_message="这一年已有同名的测评。",
            ),
            models.CheckConstraint(
                name="supervision_satisfactionvote_announced",
                condition=Q(state__in=["draft", "voting"]) ^ Q(announced_on__isnull=False, count__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_satisfactionvote_published", condition=Q(state="published") ^ Q(published_on=None)
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:satisfaction", args=[self.pk])

    @property
    def public_url(self):
        return reverse("supervision:public_satisfaction", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class SatisfactionObjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the vote; a unit sees only itself until the vote is published."""
        rows = self.filter(vote__in=SatisfactionVote.objects.visible_to(actor))
        if actor.is_any(*UNITS):
            return rows.filter(Q(unit=actor.organization_id) | Q(vote__published_on__isnull=False))
        return rows


class SatisfactionObject(models.Model):
    """One line of the paper, and what came of it: [grade, votes] in the order of the scale, points in hundredths, place, grade."""

    vote = models.ForeignKey(SatisfactionVote, models.CASCADE, related_name="objects_of", verbose_name="测评")
    order = models.PositiveSmallIntegerField("序号")
    unit = models.ForeignKey("congress.Organization", models.PROTECT, related_name="rated", verbose_name="单位")
    officer = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, related_name="+", editable=False, verbose_name="述职人员"
    )
    marks = models.JSONField("各等次票数", null=True, editable=False)
    score = models.PositiveIntegerField("得分（百分之一分）", null=True, editable=False)
    rank = models.PositiveSmallIntegerField("名次", null=True, editable=False)
    grade = models.CharField("等次", max_length=8, blank=True, editable=False)
    failed = models.BooleanField("不满意", default=False, editable=False)
    at_bottom = models.BooleanField("末位", default=False, editable=False)
    sentence = models.CharField("结果和依据", max_length=400, blank=True, editable=False)
    review = models.OneToOneField(
        Topic, models.PROTECT, null=True, related_name="bottom_of", editable=False, verbose_name="工作评议"
    )
    rectification = models.OneToOneField(
        Topic, models.PROTECT, null=True, related_name="failed_in", editable=False, verbose_name="测评整改"
    )

    objects = SatisfactionObjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "测评对象"
        ordering = ["vote", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["vote", "unit"],
                condition=Q(officer=None),
                name="supervision_satisfactionobject_once",
                violation_error_message="这个单位已在测评名单里。",
            ),
            models.CheckConstraint(
                name="supervision_satisfactionobject_result_whole",
                condition=Q(marks__isnull=True, score=None, rank=None, grade="")
                | (Q(marks__isnull=False, score__isnull=False, rank__isnull=False) & ~Q(grade="")),
            ),
        ]

    def __str__(self):
        return f"{self.unit}{self.officer.post.title}{self.officer.person.name}" if self.officer_id else str(self.unit)

    @property
    def congress_id(self):
        return self.vote.congress_id

    @property
    def marks_words(self):
        return "、".join(f"{word}{votes}票" for word, votes in self.marks or ())

    @property
    def points(self):
        """The points as they are read: 85.03."""
        return f"{self.score // 100}.{self.score % 100:02d}" if self.score is not None else ""


guards.declare(
    guards.SealedOnce(
        name="supervision_satisfactionobject_result_kept",
        model="supervision.SatisfactionObject",
        mark="marks",
        columns=(
            "vote",
            "order",
            "unit",
            "officer",
            "marks",
            "score",
            "rank",
            "grade",
            "failed",
            "at_bottom",
            "sentence",
        ),
        message="测评结果已经宣布，不能改动。",
    ),
)
