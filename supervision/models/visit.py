"""The route of an inspection visit (视察)."""

from django.db import models

from .topic import Topic


class VisitStopQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic sees its route."""
        return self.filter(topic__in=Topic.objects.visible_to(actor))


class VisitStop(models.Model):
    """One place on the way: when, where, what is looked at there."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="stops", verbose_name="议题")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("视察点", max_length=60)
    at = models.CharField("时间", max_length=30, blank=True, help_text="例如：上午9:00—9:40")
    what = models.CharField("视察内容", max_length=200, blank=True)
    host = models.CharField("接待和介绍情况的单位", max_length=60, blank=True)

    objects = VisitStopQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "视察路线"
        ordering = ["topic", "order"]
        constraints = [models.UniqueConstraint(fields=["topic", "order"], name="supervision_visitstop_once")]

    def __str__(self):
        return self.title
