"""Deputies' groups (地方组织法第四十三条): who belongs to one of them, from one day to another."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, guards


class DeputyGroupQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Groups are public within the county."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        inside = Q(organization__congress=actor.county_id) | Q(organization__congress__parent=actor.county_id)
        return self.filter(inside)


class DeputyGroup(models.Model):
    """One group of deputies: a body of the register with a place to meet and a way of being made up (S56)."""

    class Mode(models.TextChoices):
        BY_LEVEL = "by_level", "分级编组"
        MIXED = "mixed", "混合编组"

    organization = models.OneToOneField(
        "congress.Organization", models.PROTECT, related_name="deputy_group", verbose_name="代表小组"
    )
    mode = models.CharField("编组方式", max_length=8, choices=Mode, default=Mode.BY_LEVEL,
                            help_text="分级：同一级人大的代表；混合：各级代表编在一起")  # fmt: skip
    place = models.CharField("活动地点", max_length=60, blank=True)
    leader = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="led_groups", verbose_name="组长"
    )
    rules = models.TextField("活动制度", blank=True)

    objects = DeputyGroupQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表小组"
        ordering = ["organization__congress__area__code", "organization__order", "pk"]

    def __str__(self):
        return self.organization.name

    def get_absolute_url(self):
        return reverse("deputies:group", args=[self.pk])

    @property
    def congress_id(self):
        return self.organization.congress_id


class GroupMember(models.Model):
    """A deputy belongs to a group from one day to another."""

    group = models.ForeignKey(DeputyGroup, models.PROTECT, related_name="members", verbose_name="代表小组")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="groups", verbose_name="代表")
    since = models.DateField("编入日期")
    until = models.DateField("退出日期", null=True, blank=True, help_text="当日仍在组")

    class Meta:
        verbose_name = verbose_name_plural = "小组成员"
        ordering = ["group", "deputy__person__name_pinyin", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_groupmember_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="退出日期不能早于编入日期。",
            ),
        ]

    def __str__(self):
        return f"{self.deputy}（{self.group}）"

    @property
    def is_in(self):
        return self.since <= clock.today() and (self.until is None or self.until >= clock.today())


guards.declare(
    guards.NoOverlap(
        name="deputies_groupmember_one_group",
        model="deputies.GroupMember",
        same=("deputy",),
        message="这位代表在这段时间已编入一个代表小组。",
    ),
)
