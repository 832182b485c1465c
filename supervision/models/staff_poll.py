"""The poll of a court's or procuratorate's own people in a judicial review (干警测评, S67): paper sheets without names, counted
by hand and entered once."""

from django.db import models
from django.db.models import F, Q

from .judicial import OfReviewQuerySet
from .topic import Topic


class StaffPoll(models.Model):
    """What the sheets said, and who counted them. Never changed."""

    GRADES = ("good", "fair", "poor", "unknown")

    topic = models.OneToOneField(Topic, models.CASCADE, related_name="staff_poll", verbose_name="议题")
    polled_on = models.DateField("测评日期")
    issued = models.PositiveSmallIntegerField("发出（张）")
    returned = models.PositiveSmallIntegerField("收回（张）")
    invalid = models.PositiveSmallIntegerField("无效（张）", default=0)
    good = models.PositiveSmallIntegerField("满意（票）")
    fair = models.PositiveSmallIntegerField("基本满意（票）")
    poor = models.PositiveSmallIntegerField("不满意（票）")
    unknown = models.PositiveSmallIntegerField("不了解（票）", default=0)
    text = models.TextField("意见摘要", max_length=2000, blank=True, help_text="不写姓名，归纳集中的意见。")
    counted_by = models.CharField("计票人", max_length=60, help_text="写两名以上计票人的姓名，用顿号分开。")
    by_name = models.CharField("登记人", max_length=40, editable=False)

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "干警测评"
        constraints = [
            models.CheckConstraint(
                name="supervision_staffpoll_returned_within_issued",
                condition=Q(returned__lte=F("issued")),
                violation_error_message="收回的不能多于发出的，这次测评无效，请重新测评。",
            ),
            models.CheckConstraint(
                name="supervision_staffpoll_adds_up",
                condition=Q(returned=F("invalid") + F("good") + F("fair") + F("poor") + F("unknown")),
                violation_error_message="各等次票数和无效票加起来应等于收回的张数，请核对。",
            ),
            models.CheckConstraint(
                name="supervision_staffpoll_counted_by_somebody",
                condition=~Q(counted_by=""),
                violation_error_message="请写明计票人。",
            ),
        ]

    def __str__(self):
        return f"{self.topic}：干警测评"

    def get_absolute_url(self):
        return self.topic.get_absolute_url()

    @property
    def congress_id(self):
        return self.topic.congress_id

    @property
    def words(self):
        """发出60张，收回58张，其中无效1张；满意40票，…"""
        field = self._meta.get_field
        told = "，".join(
            f"{field(name).verbose_name.removesuffix('（票）')}{getattr(self, name)}票" for name in self.GRADES
        )
        return f"发出{self.issued}张，收回{self.returned}张，其中无效{self.invalid}张；{told}"
