"""Collecting topics (议题征集, S63): the yearly call, what is proposed from the six legal sources, how it was scored."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock

from .topic import OFFICES, READERS, UNITS, Field, Form, Source

HIGHEST = 5


class CallQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county; whoever may propose, once it is open."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        return seen.exclude(state=Call.State.DRAFT) if actor.is_any(*READERS, *UNITS) else self.none()


class Call(models.Model):
    """The call for the topics of one year: until when, for what, by whom."""

    class State(models.TextChoices):
        DRAFT = "draft", "拟征集"
        OPEN = "open", "征集中"
        CLOSED = "closed", "筛选中"
        SETTLED = "settled", "已完成"

    TONES = {"draft": "soon", "open": "info", "closed": "info", "settled": "done"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="calls", verbose_name="人大")
    year = models.PositiveSmallIntegerField("计划年度")
    text = models.TextField("征集公告", max_length=4000, help_text="写明征集的范围、要求和联系方式。")
    opens_on = models.DateField("征集开始")
    closes_on = models.DateField("征集截止")
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFT, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议题征集"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="supervision_call_once",
                violation_error_message="这一年的议题征集已经建立。",
            ),
            models.CheckConstraint(
                name="supervision_call_closes_after_opening",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="截止日不能早于开始日。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年监督议题征集"

    def get_absolute_url(self):
        return reverse("supervision:call", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county all of their county; everybody what he himself has proposed."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(call__congress=actor.county_id)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        if actor.is_any(*UNITS):
            return seen.filter(proposer__organization=actor.organization_id)
        return seen.filter(proposer__person=actor.person_id) if actor.is_any(*READERS) else self.none()


class Proposal(models.Model):
    """One topic that somebody proposes: what, why, from which legal source."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", "待筛选"
        MERGED = "merged", "已合并"
        ADOPTED = "adopted", "已列入计划"
        DECLINED = "declined", "未列入"

    TONES = {"submitted": "soon", "merged": "quiet", "adopted": "done", "declined": "quiet"}

    call = models.ForeignKey(Call, models.PROTECT, related_name="proposals", verbose_name="议题征集")
    title = models.CharField("议题", max_length=100)
    reason = models.TextField("情况和理由", max_length=2000)
    source = models.CharField("议题来源", max_length=12, choices=Source)
    field = models.CharField("监督领域", max_length=12, choices=Field)
    form = models.CharField("建议的监督形式", max_length=16, choices=Form, blank=True)
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="涉及的单位"
    )
    collected_at = models.CharField(
        "征集地点和对象", max_length=80, blank=True, help_text="征集组填写，例如：河口镇，村组干部十二人"
    )
    proposer = models.ForeignKey(
        "congress.Membership", models.PROTECT, related_name="+", verbose_name="提出人", editable=False
    )
    proposed_on = models.DateField("提出日期", editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.SUBMITTED, editable=False)
    into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", verbose_name="并入的议题", editable=False
    )
    declined_because = models.CharField("未列入的理由", max_length=500, blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监督议题建议"
        ordering = ["-call__year", "pk"]
        indexes = [models.Index(fields=["call", "state"], name="supervision_proposal_listed")]
        constraints = [
            models.CheckConstraint(
                name="supervision_proposal_merged_into_one", condition=Q(state="merged") ^ Q(into=None)
            ),
            models.CheckConstraint(
                name="supervision_proposal_declined_says_why",
                condition=~Q(state="declined") | ~Q(declined_because=""),
                violation_error_message="未列入的须写明理由。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:proposal", args=[self.pk])

    @property
    def congress_id(self):
        return self.call.congress_id

    @property
    def tone(self):
        return self.TONES[self.state]


class ProposalScore(models.Model):
    """How one person scores a proposal: how much it matters, how urgent it is, whether it can be supervised."""

    MARKS = ("importance", "urgency", "feasibility")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="scores", verbose_name="议题建议")
    by = models.ForeignKey("congress.Membership", models.PROTECT, related_name="+", verbose_name="评分人")
    importance = models.PositiveSmallIntegerField(
        "重要程度", validators=[MinValueValidator(1), MaxValueValidator(HIGHEST)]
    )
    urgency = models.PositiveSmallIntegerField(
        "紧迫程度", validators=[MinValueValidator(1), MaxValueValidator(HIGHEST)]
    )
    feasibility = models.PositiveSmallIntegerField(
        "可行程度", validators=[MinValueValidator(1), MaxValueValidator(HIGHEST)]
    )
    at = models.DateTimeField("评分时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "议题评分"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "by"], name="supervision_proposalscore_once"),
            models.CheckConstraint(
                name="supervision_proposalscore_in_range",
                condition=Q(
                    importance__range=(1, HIGHEST), urgency__range=(1, HIGHEST), feasibility__range=(1, HIGHEST)
                ),
                violation_error_message=f"每项为1至{HIGHEST}分。",
            ),
        ]

    def __str__(self):
        return f"{self.proposal}：{self.importance + self.urgency + self.feasibility}分"

    @property
    def congress_id(self):
        return self.proposal.congress_id
