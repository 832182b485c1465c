"""Urging a unit that owes the answer to what deputies found."""

from django.db import models

from congress.frame import guards

from .activity import ActivityReport


class ReportUrging(models.Model):
    """One urging of the unit a report was passed on to: a reminder on the portal, or a letter besides (催办)."""

    class Level(models.IntegerChoices):
        REMINDER = 1, "提醒"
        LETTER = 2, "催办函"

    report = models.ForeignKey(ActivityReport, models.PROTECT, related_name="urgings", verbose_name="报告")
    level = models.PositiveSmallIntegerField("级别", choices=Level)
    text = models.TextField("要求", max_length=1000)
    answer_by = models.DateField("限期")
    made_by = models.CharField("经办人", max_length=40)
    made_on = models.DateField("日期")

    class Meta:
        verbose_name = verbose_name_plural = "报告催办"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "made_on"],
                name="deputies_reporturging_once_a_day",
                violation_error_message="今天已经催办过。",
            ),
            models.CheckConstraint(
                name="deputies_reporturging_ahead",
                condition=models.Q(answer_by__gte=models.F("made_on")),
                violation_error_message="限期不能早于今天。",
            ),
        ]

    def __str__(self):
        return self.get_level_display()


guards.declare(
    guards.Frozen(
        name="deputies_reporturging_kept",
        model="deputies.ReportUrging",
        columns=("report", "level", "text", "answer_by", "made_by", "made_on"),
        message="催办记录不能改动。",
    ),
)
