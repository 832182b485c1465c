"""Which deputies a committee works with in its field (S53: 专工委按领域联系代表)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, guards


class CommitteeDeputyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Known within the county."""
        if actor.is_system:
            return self.all()
        return self.filter(committee__congress=actor.county_id) if actor.county_id else self.none()

    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def in_force(self):
        return self.on(clock.today())


class CommitteeDeputy(models.Model):
    """A committee keeps contact with one deputy in a field, from one day to another."""

    committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="matched_deputies", verbose_name="专工委"
    )
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="committees", verbose_name="代表")
    field = models.CharField("领域", max_length=40)
    since = models.DateField("开始日期")
    until = models.DateField("结束日期", null=True, blank=True, help_text="当日仍对口联系")

    objects = CommitteeDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专工委对口联系代表"
        ordering = ["committee__order", "committee", "deputy__person__name_pinyin", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_committeedeputy_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="结束日期不能早于开始日期。",
            )
        ]

    def __str__(self):
        return f"{self.committee.short_name}对口联系{self.deputy}"

    def get_absolute_url(self):
        return f"{reverse('deputies:committee_deputies')}?committee={self.committee_id}"

    @property
    def congress_id(self):
        return self.committee.congress_id


guards.declare(
    guards.NoOverlap(
        name="deputies_committeedeputy_not_twice",
        model="deputies.CommitteeDeputy",
        same=("committee", "deputy"),
        message="这段时间已经对口联系这名代表。",
    ),
)
