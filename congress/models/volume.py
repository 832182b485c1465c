"""Printed volumes (汇编) and the writings that go into them (S02, S17, S82)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock

from .meeting import OFFICES
from .org import Congress, Organization


class CompilingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county."""
        if actor.is_system:
            return self.all()
        return self.filter(congress=actor.county_id) if actor.is_any(*OFFICES) and actor.county_id else self.none()


class Writing(models.Model):
    """A text that is kept to be printed in a volume: a rule of the house, a duty report, a research paper."""

    class Kind(models.TextChoices):
        RULE = "rule", "制度"
        DUTY_REPORT = "duty_report", "述职报告"
        RESEARCH = "research", "调研报告"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="writings", verbose_name="人大")
    kind = models.CharField("类别", max_length=12, choices=Kind)
    title = models.CharField("标题", max_length=120)
    author = models.CharField("作者或制定机关", max_length=60)
    body = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所属机构"
    )
    dated = models.DateField("日期", help_text="制度为通过日期，报告为成文日期")
    adopted_by = models.CharField("通过的会议", max_length=80, blank=True)
    text = models.TextField("正文")
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="修订自"
    )
    entered_by = models.CharField("录入人", max_length=40, editable=False)
    entered_at = models.DateTimeField("录入时间", default=clock.now, editable=False)

    objects = CompilingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文稿"
        ordering = ["kind", "-dated", "-pk"]
        indexes = [models.Index(fields=["congress", "kind", "-dated"], name="congress_writing_by_date")]
        constraints = [
            models.CheckConstraint(
                name="congress_writing_repealed_after_dated",
                condition=Q(repealed_on=None) | Q(repealed_on__gte=models.F("dated")),
                violation_error_message="废止日期不能早于通过日期。",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:writing", args=[self.pk])


class Volume(models.Model):
    """One volume: what kind, of what (a session, a year), and the pieces chosen for it in their order."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="volumes", verbose_name="人大")
    kind = models.CharField("汇编", max_length=60)  # key on the shelf of volumes
    title = models.CharField("书名", max_length=100)
    choice = models.CharField("范围", max_length=40, blank=True)  # a session's or a year's key, as its kind reads it
    preface = models.TextField("编印说明", blank=True)
    made_by = models.CharField("编者", max_length=40, editable=False)
    made_on = models.DateField("编印日期")

    objects = CompilingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "汇编"
        ordering = ["-made_on", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:volume", args=[self.pk])


class VolumePiece(models.Model):
    """One piece of a volume, by its address (suggestions.suggestion:17, congress.writing:3)."""

    volume = models.ForeignKey(Volume, models.CASCADE, related_name="pieces", verbose_name="汇编")
    order = models.PositiveSmallIntegerField("序号")
    part = models.CharField("部分", max_length=60, blank=True)
    source = models.CharField("来源", max_length=80)
    title = models.CharField("标题", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "汇编篇目"
        ordering = ["volume", "order"]
        constraints = [
            models.UniqueConstraint(fields=["volume", "source"], name="congress_volumepiece_once"),
            models.UniqueConstraint(fields=["volume", "order"], name="congress_volumepiece_order_once"),
        ]

    def __str__(self):
        return self.title
