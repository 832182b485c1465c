"""Who came to the sessions of his congress, and who did not."""

from django.db import models
from django.db.models import F, Q

from .deputy import Deputy


class OfDeputyQuerySet(models.QuerySet):
    """Rows about one deputy: seen by whoever reads his dossier."""

    def visible_to(self, actor):
        return self.filter(deputy__in=Deputy.objects.with_dossier_for(actor))


class SessionAttendance(models.Model):
    """One deputy at one session of his congress, in half-days: how many he was due at, had leave for, stayed away from."""

    meeting = models.ForeignKey("congress.Meeting", models.PROTECT, related_name="attendances", verbose_name="会议")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="attendances", verbose_name="代表")
    due = models.PositiveSmallIntegerField("应出席（半天）")
    leave = models.PositiveSmallIntegerField("请假获准（半天）", default=0)
    absent = models.PositiveSmallIntegerField("未经批准缺席（半天）", default=0)
    because = models.CharField("请假事由或说明", max_length=120, blank=True)

    objects = OfDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表大会出席"
        ordering = ["meeting", "deputy"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "deputy"],
                name="deputies_attendance_once",
                violation_error_message="这位代表的出席情况已经登记。",
            ),
            models.CheckConstraint(
                name="deputies_attendance_within_due",
                condition=Q(due__gte=1) & Q(due__gte=F("leave") + F("absent")),
                violation_error_message="请假与缺席之和不能多于应出席的半天数。",
            ),
            models.CheckConstraint(
                name="deputies_attendance_leave_says_why",
                condition=Q(leave=0) | ~Q(because=""),
                violation_error_message="请假须写明事由。",
            ),
        ]

    def __str__(self):
        return f"{self.deputy}出席{self.meeting}"

    @property
    def present(self):
        return self.due - self.leave - self.absent

    @property
    def is_full(self):
        return self.present == self.due

    @property
    def words(self):
        """全程出席 / 出席4个半天，请假2个半天"""
        if self.is_full:
            return "全程出席"
        said = [("出席", self.present), ("请假", self.leave), ("未经批准缺席", self.absent)]
        return "，".join(f"{word}{n}个半天" for word, n in said if n)
