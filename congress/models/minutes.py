"""The minutes of a meeting: drafted from what is registered, written by hand, signed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .meeting import Meeting
from .prose import Paragraph
from .sitting import FOLLOWERS


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """While they are written, those who keep the meeting and follow it; signed, whoever sees the meeting."""
        seen = self.filter(meeting__in=Meeting.objects.visible_to(actor))
        if actor.is_system:
            return seen
        signed = Q(state=Minutes.State.SIGNED)
        if actor.is_any(*FOLLOWERS):
            signed |= Q(meeting__term__congress=actor.congress_id)
        return seen.filter(signed)


class Minutes(models.Model):
    """The minutes of one meeting."""

    class State(models.TextChoices):
        WRITTEN = "written", "整理中"
        SIGNED = "signed", "已签发"

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes", verbose_name="会议")
    state = models.CharField("状态", max_length=7, choices=State, default=State.WRITTEN, editable=False)
    drafted_at = models.DateTimeField("取数时间", editable=False)
    signer = models.CharField("签发人", max_length=40, blank=True, editable=False)
    signed_on = models.DateField("签发日期", null=True, editable=False)

    objects = MinutesQuerySet.as_manager()

    NAMED_BY = ("meeting__term",)

    class Meta:
        verbose_name = verbose_name_plural = "会议纪要"
        ordering = ["-meeting__opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="congress_minutes_signed_by_somebody",
                condition=(Q(state="signed", signed_on__isnull=False) & ~Q(signer=""))
                | Q(state="written", signed_on=None, signer=""),
            )
        ]

    def __str__(self):
        return f"{self.meeting}纪要"

    def get_absolute_url(self):
        return reverse("congress:minutes", args=[self.pk])

    @property
    def congress_id(self):
        return self.meeting.congress_id

    @property
    def tone(self):
        return "done" if self.state == self.State.SIGNED else "soon"


class MinutesParagraph(Paragraph):
    """One paragraph of the minutes."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="paragraphs", verbose_name="会议纪要")

    class Meta:
        verbose_name = verbose_name_plural = "纪要段落"
        ordering = ["minutes", "order"]
        constraints = [models.UniqueConstraint(fields=["minutes", "key"], name="congress_minutesparagraph_once")]
