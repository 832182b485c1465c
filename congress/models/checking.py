"""What the self-checks have found: since when it is there, and when it was gone."""

from django.db import models
from django.db.models import Q

from congress.frame import clock

from .org import Congress


class CheckFindingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those of his own congress, and of the whole portal; a county's administrator also those of its townships."""
        if actor.is_system:
            return self.all()
        seen = (
            Congress.objects.visible_to(actor)
            if actor.is_any("SYS")
            else Congress.objects.filter(pk=actor.congress_id)
        )
        return self.filter(Q(congress=None) | Q(congress__in=seen))

    def open(self):
        return self.filter(gone_at=None)


class CheckFinding(models.Model):
    """One thing that one check found, in words; the row it is about by its address. Found again, it is the same row."""

    congress = models.ForeignKey(Congress, models.CASCADE, null=True, related_name="+", verbose_name="人大")
    key = models.CharField("自查项目", max_length=60)
    mark = models.CharField(max_length=64, editable=False)
    text = models.CharField("不一致的地方", max_length=500)
    target = models.CharField("所指", max_length=80, blank=True)
    must = models.BooleanField("必须处理")
    first_seen_at = models.DateTimeField("首次发现", default=clock.now)
    last_seen_at = models.DateTimeField("最近一次发现", default=clock.now)
    gone_at = models.DateTimeField("不再有", null=True)

    objects = CheckFindingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "自查发现"
        ordering = ["key", "pk"]
        indexes = [models.Index(fields=["congress", "must"], condition=Q(gone_at=None), name="congress_finding_open")]
        constraints = [
            models.UniqueConstraint(fields=["mark"], condition=Q(gone_at=None), name="congress_checkfinding_once")
        ]

    def __str__(self):
        return self.text
