"""What the public reads of a deputy beyond his name: proposed by himself, approved by the commission (代表法第五十八条)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock


class ProfileQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own; the commission and the townships' offices see those of their deputies."""
        if actor.is_system:
            return self.all()
        own = Q(deputy__person=actor.person_id) if actor.person_id else Q(pk=None)
        if actor.is_any("DAC", "LEAD", "GO"):
            own |= Q(deputy__congress=actor.county_id) | Q(deputy__congress__parent=actor.county_id)
        elif actor.is_any("TCH", "TSEC"):
            own |= Q(deputy__congress=actor.congress_id)
        return self.filter(own) if actor.county_id else self.none()


class PublicProfile(models.Model):
    """One version of a deputy's public card. The approved one is public; the next may be in the making beside it."""

    class State(models.TextChoices):
        DRAFT = "draft", "正在填写"
        PROPOSED = "proposed", "待审核"
        APPROVED = "approved", "已公开"
        REPLACED = "replaced", "已有新版"
        WITHDRAWN = "withdrawn", "已撤下"

    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="profiles", verbose_name="代表")
    words = models.TextField("自我介绍", max_length=600, blank=True, help_text="不写电话、住址、身份证号。")
    shows_workplace = models.BooleanField("公开工作单位和职务", default=False)
    shows_figures = models.BooleanField("公开上一年度履职情况", default=True)
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT)
    decided_on = models.DateField("公开日期", null=True, blank=True)
    made_at = models.DateTimeField("填写时间", default=clock.now)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表公开信息"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "deputy"], name="deputies_profile_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["deputy"],
                condition=Q(state="approved"),
                name="deputies_profile_one_public",
                violation_error_message="这位代表已有公开的信息。",
            ),
            models.UniqueConstraint(
                fields=["deputy"],
                condition=Q(state__in=["draft", "proposed"]),
                name="deputies_profile_one_open",
                violation_error_message="已有一份正在填写或者待审核的公开信息。",
            ),
            models.CheckConstraint(
                name="deputies_profile_public_since",
                condition=~Q(state="approved") | Q(decided_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.deputy}公开信息"

    def get_absolute_url(self):
        return reverse("deputies:profile", args=[self.pk])

    @property
    def congress_id(self):
        return self.deputy.congress_id
