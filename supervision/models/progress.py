"""What every project that is carried out month by month has in common: its plan, its reports, how far it has come.

Livelihood projects and key projects inherit these; what is planned and what is reported always counts from the beginning.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from congress.frame import clock

WHOLE = 100
MONEY = {"max_digits": 12, "decimal_places": 2, "validators": [MinValueValidator(0)]}


class CarriedOut(models.Model):
    """A project as its newest report has it; ``update_due_on`` is the day of the running clock: past it, nobody knows."""

    progress = models.PositiveSmallIntegerField("完成进度（%）", default=0, editable=False)
    paid = models.DecimalField("已支付（万元）", default=0, editable=False, **MONEY)
    reported_on = models.DateField("最近更新日期", null=True, editable=False)
    update_due_on = models.DateField("更新期限", null=True, editable=False)

    class Meta:
        abstract = True


class PlannedMonth(models.Model):
    """How far a project is meant to be by the end of a month. The project stands in a column of that name."""

    month = models.DateField("月份")  # its first day
    progress = models.PositiveSmallIntegerField("计划进度（%）", validators=[MaxValueValidator(WHOLE)])
    money = models.DecimalField("计划支付（万元）", **MONEY)

    class Meta:
        abstract = True
        ordering = ["project", "month"]
        constraints = [
            models.UniqueConstraint(fields=["project", "month"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(name="%(app_label)s_%(class)s_begins_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_within_the_whole",
                condition=Q(progress__lte=WHOLE),
                violation_error_message="进度不能超过100%。",
            ),
        ]

    def __str__(self):
        return f"{self.month.year}年{self.month.month}月"


class ProgressReport(models.Model):
    """What was reported of a project on a day. Never changed: a mistake is put right by the next one."""

    on = models.DateField("日期")
    progress = models.PositiveSmallIntegerField("完成进度（%）", validators=[MaxValueValidator(WHOLE)])
    paid = models.DecimalField("累计支付（万元）", **MONEY)
    fell_because = models.CharField("比上次少的原因", max_length=300, blank=True)
    text = models.TextField("进展情况", max_length=3000)
    by_name = models.CharField("填报人", max_length=40, editable=False)
    at = models.DateTimeField("填报时间", default=clock.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_within_the_whole",
                condition=Q(progress__lte=WHOLE),
                violation_error_message="进度不能超过100%。",
            ),
        ]

    def __str__(self):
        return f"{self.on.year}年{self.on.month}月{self.on.day}日 {self.progress}%"

    @property
    def congress_id(self):
        return self.project.congress_id

    @property
    def share_words(self):
        return f"完成{self.progress}%"
