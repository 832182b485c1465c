"""Two rows of the register that are one human being, made one – and two again, if that was wrong."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class PersonMergeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The commission of the county."""
        if actor.is_system:
            return self.all()
        return self.filter(county=actor.congress_id) if actor.is_any("DAC") else self.none()


class PersonMerge(models.Model):
    """Everything that pointed to ``dropped`` points to ``kept``, but for what is sealed; ``moved`` names each row, so that it
    can go back. Of what both had been told one row stays, ``beside`` which the other is kept as it ``was``. The account of
    ``dropped`` stays his, ``laid_by``, when ``kept`` has one."""

    county = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="县")
    kept = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="保留")
    dropped = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="并入")
    reason = models.CharField("理由", max_length=200)
    moved = models.JSONField("改动的登记", default=list, editable=False)
    merged_on = models.DateField("合并日期", editable=False)
    undone_on = models.DateField("撤销日期", null=True, editable=False)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人员合并"
        ordering = ["-merged_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_personmerge_undone_after",
                condition=Q(undone_on=None) | Q(undone_on__gte=F("merged_on")),
                violation_error_message="撤销日期不能早于合并日期。",
            ),
            models.CheckConstraint(
                name="deputies_personmerge_says_why",
                condition=~Q(reason=""),
                violation_error_message="合并须写明理由。",
            ),
            models.CheckConstraint(
                name="deputies_personmerge_of_two",
                condition=~Q(kept=F("dropped")),
                violation_error_message="请选择两个不同的人员。",
            ),
        ]

    def __str__(self):
        return f"{self.dropped}并入{self.kept}"

    @property
    def rows_moved(self):
        return [one for one in self.moved if "field" in one]

    @property
    def set_aside(self):
        return [one for one in self.moved if "was" in one]

    @property
    def laid_by(self):
        """The account nobody comes in with any more: {"pk", "laid_by": how it was}, or None."""
        return next((one for one in self.moved if "laid_by" in one), None)

    def get_absolute_url(self):
        return reverse("deputies:merge", args=[self.pk])
