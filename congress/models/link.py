"""Links between cases of different apps: two addresses and a kind."""

from django.db import models

from congress.frame import clock


class Link(models.Model):
    """One thing came from, became, or belongs with another."""

    class Kind(models.TextChoices):
        BECAME = "became", "转为"
        MERGED = "merged", "并入"
        RELATED = "related", "相关"

    source = models.CharField(max_length=80, db_index=True)
    target = models.CharField(max_length=80, db_index=True)
    kind = models.CharField("关系", max_length=10, choices=Kind)
    note = models.CharField("说明", max_length=200, blank=True)
    made_by = models.CharField("建立人", max_length=40)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "关联"
        constraints = [models.UniqueConstraint(fields=["source", "target", "kind"], name="congress_link_once")]

    def __str__(self):
        return f"{self.source} → {self.target}"
