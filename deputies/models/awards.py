"""Commendations (S20): one round of a term or a year, who was nominated for what, and the decision."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import guards

from .deputy import READERS, Deputy


class AwardRoundQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """What is announced is for everybody of the county who works here; before that its own congress's offices."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or actor.is_any("SYS", "SEC", "AUD"):
            return self.none()
        seen = self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        offices = actor.is_any(*READERS, "TCH", "TSEC")
        return seen.filter(Q(state="announced") | (Q(congress=actor.congress_id) if offices else Q(pk=None)))


class AwardRound(models.Model):
    """One commendation: of which level, by whom, and how far it is."""

    class Level(models.TextChoices):
        TOWNSHIP = "township", "乡镇级"
        COUNTY = "county", "县级"
        CITY = "city", "市级"
        PROVINCE = "province", "省级以上"

    class State(models.TextChoices):
        NOMINATED = "nominated", "推荐中"
        REVIEWED = "reviewed", "已审核"
        DECIDED = "decided", "已决定"
        ANNOUNCED = "announced", "已公布"

    TONES = {"nominated": "soon", "reviewed": "info", "decided": "info", "announced": "done"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="award_rounds", verbose_name="人大")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="award_rounds", verbose_name="届")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=8, choices=Level, default=Level.COUNTY)
    given_by = models.CharField("授予机关", max_length=60)
    decided_on = models.DateField("决定日期", null=True, blank=True, editable=False)
    decided_at = models.CharField("决定的会议或文号", max_length=80, blank=True, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.NOMINATED, editable=False)

    objects = AwardRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "表彰"
        ordering = ["-year", "-pk"]
        indexes = [models.Index(fields=["congress", "-year"], name="deputies_award_by_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "title"],
                name="deputies_award_once",
                violation_error_message="这一年的这项表彰已经登记。",
            ),
            models.CheckConstraint(
                name="deputies_award_decided_on_a_day",
                condition=Q(state__in=["nominated", "reviewed"]) | (Q(decided_on__isnull=False) & ~Q(decided_at="")),
                violation_error_message="已决定的表彰须有决定日期和会议或文号。",
            ),
        ]

    def __str__(self):
        return self.title if str(self.year) in self.title else f"{self.year}年{self.title}"

    def get_absolute_url(self):
        return reverse("deputies:award", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class AwardNominationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        rows = self.filter(round__in=AwardRound.objects.visible_to(actor))
        return rows if actor.is_system or actor.is_any(*READERS, "TCH", "TSEC") else rows.filter(chosen=True)


class AwardNomination(models.Model):
    """One nominee of a round with the grounds; the review keeps or drops him, the decision gives him his number."""

    class Category(models.TextChoices):
        GROUP = "group", "先进代表小组"
        DEPUTY = "deputy", "优秀人大代表"
        WORKER = "worker", "优秀人大工作者"
        SUGGESTION = "suggestion", "优秀代表建议"

    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="nominations", verbose_name="表彰")
    category = models.CharField("类别", max_length=10, choices=Category)
    deputy = models.ForeignKey(
        Deputy, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name="代表"
    )
    group = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表小组"
    )
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="工作者"
    )
    target = models.CharField("建议", max_length=80, blank=True, help_text="评为优秀的代表建议，从建议登记册中选")
    subject = models.CharField("建议的编号和标题", max_length=110, blank=True, editable=False)
    name = models.CharField("名称", max_length=160, editable=False)
    grounds = models.TextField("推荐理由", max_length=1000)
    chosen = models.BooleanField("入选", default=True, editable=False)
    dropped_because = models.CharField("未入选的理由", max_length=200, blank=True, editable=False)
    certificate_no = models.PositiveSmallIntegerField("证书号", null=True, editable=False)
    certificate_year = models.PositiveSmallIntegerField("证书年度", null=True, editable=False)
    certified_by = models.ForeignKey(
        "congress.Congress",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="编定证书号的人大",
    )

    objects = AwardNominationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "表彰对象"
        ordering = ["round", "category", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_nomination_certificate_of_the_chosen",
                condition=Q(certificate_no=None, certificate_year=None, certified_by=None)
                | Q(chosen=True, certificate_no__gte=1, certificate_year__isnull=False, certified_by__isnull=False),
                violation_error_message="只有入选的才有证书号。",
            ),
            models.UniqueConstraint(
                fields=["round", "category", "name"],
                name="deputies_nomination_once",
                violation_error_message="已经推荐过。",
            ),
            models.UniqueConstraint(
                fields=["round", "target"],
                condition=~Q(target=""),
                name="deputies_nomination_target_once",
                violation_error_message="这件建议已经推荐过。",
            ),
            models.UniqueConstraint(
                fields=["certified_by", "certificate_year", "certificate_no"],
                name="deputies_nomination_certificate_once",
                violation_error_message="这一年的这个证书号已经编定。",
            ),
            models.CheckConstraint(
                name="deputies_nomination_of_its_kind",
                condition=Q(category="group", group__isnull=False, deputy=None, person=None)
                | Q(category="deputy", deputy__isnull=False, group=None, person=None)
                | Q(category="worker", person__isnull=False, deputy=None, group=None)
                | (
                    Q(category="suggestion", deputy__isnull=False, group=None, person=None)
                    & ~Q(subject="")
                    & ~Q(target="")
                ),
                violation_error_message="请按类别填写：小组选代表小组，代表选代表，工作者选人员，建议选代表建议。",
            ),
            models.CheckConstraint(
                name="deputies_nomination_dropped_with_reason",
                condition=Q(chosen=True) | ~Q(dropped_because=""),
                violation_error_message="未入选的须写明理由。",
            ),
        ]

    def __str__(self):
        return self.name


guards.declare(
    guards.Frozen(
        name="deputies_nomination_certificate_kept",
        model="deputies.AwardNomination",
        once=("certificate_no", "certificate_year", "certified_by"),
        deletable=True,
        message="证书号一经编定不能改动。",
    )
)
