"""Printed volumes (编印册, S17): what is chosen for one and in which order. The book itself is a Document."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import kinds

from .meeting import OFFICES, Meeting
from .org import Congress


class VolumeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those at work on it: the offices of its congress, a township's chair and secretary. Once it has been compiled
        everybody of that congress, as with what is bound in it: the county's also its townships, and a township's own
        the offices of the county."""
        if actor.is_system:
            return self.all()
        if not actor.is_any(*OFFICES, "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP"):
            return self.none()
        own = Q(congress=actor.congress_id) if actor.is_any(*OFFICES, "TCH", "TSEC") else Q(pk=None)
        readers = Q() if actor.is_any(*OFFICES) else Q(congress=actor.congress_id) | Q(congress=actor.county_id)
        compiled = Q(compiled_on__isnull=False) & readers
        return self.filter(own | compiled, congress__in=Congress.objects.visible_to(actor))


class Volume(models.Model):
    """One volume of one kind: of a session, of a year, or of what stands on a day."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="volumes", verbose_name="人大")
    kind = models.CharField("编印册", max_length=40)  # key on the shelf of volumes
    title = models.CharField("书名", max_length=80)
    subtitle = models.CharField("副题", max_length=80, blank=True)
    preface = models.TextField("前言", blank=True)
    session = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会议", editable=False
    )
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True, editable=False)
    day = models.DateField("截至日期", null=True, blank=True, editable=False)
    since = models.DateField("上一册截至日期", null=True, blank=True, editable=False)
    compiled_on = models.DateField("编印日期", null=True, editable=False)

    objects = VolumeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "编印册"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "kind"], name="congress_volume_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="congress_volume_of_one_thing",
                condition=Q(session__isnull=False, year=None, day=None)
                | Q(session=None, year__isnull=False, day=None)
                | Q(session=None, year=None, day__isnull=False),
                violation_error_message="编印册须写明是哪次会议、哪一年或者截至哪一天的。",
            ),
            models.CheckConstraint(
                name="congress_volume_since_before_day",
                condition=Q(since=None) | Q(day__gt=models.F("since")),
                violation_error_message="截至日期须在上一册之后。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:volume", args=[self.pk])

    @property
    def of_kind(self):
        return kinds.volumes[self.kind]


class VolumeItem(models.Model):
    """One work that may go into a volume: where it stands, and whether it was left out."""

    volume = models.ForeignKey(Volume, models.CASCADE, related_name="items", verbose_name="编印册")
    order = models.PositiveSmallIntegerField("顺序")
    row = models.BigIntegerField("所指", editable=False)
    title = models.CharField("题目", max_length=160)
    left_out = models.BooleanField("不收入", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "收入的文稿"
        ordering = ["volume", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["volume", "row"], name="congress_volumeitem_once")]

    def __str__(self):
        return self.title
