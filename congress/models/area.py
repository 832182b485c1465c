"""Places: the county, its townships and streets, their villages and communities."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class AreaQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Places are public knowledge."""
        return self.all()

    def within(self, area):
        """This area and everything below it: GB/T 2260 codes share their parent's prefix."""
        return self.filter(code__startswith=area.code)

    def townships_of(self, congress_id):
        """The townships and streets of a county's congress; none of a township's."""
        return self.filter(parent__congress=congress_id, level__in=("township", "street"))

    def on(self, day):
        """Places that existed on a day; one without a founding day was always there."""
        founded = Q(since=None) | Q(since__lte=day)
        return self.filter(founded, Q(until=None) | Q(until__gte=day))


class Area(models.Model):
    """One place with its statistical code: 6 digits a county, 9 a township, 12 a village."""

    class Level(models.TextChoices):
        COUNTY = "county", "县（市、区）"
        TOWNSHIP = "township", "乡镇"
        STREET = "street", "街道"
        SCENIC = "scenic", "景区"
        VILLAGE = "village", "村"
        COMMUNITY = "community", "社区"

    CODE_LENGTHS = {
        Level.COUNTY: 6,
        Level.TOWNSHIP: 9,
        Level.STREET: 9,
        Level.SCENIC: 9,
        Level.VILLAGE: 12,
        Level.COMMUNITY: 12,
    }

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    level = models.CharField("层级", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="上级"
    )
    since = models.DateField("设立日", null=True, blank=True, help_text="不清楚的不填。")
    until = models.DateField("撤销日", null=True, blank=True, help_text="撤并当日仍算存在。")
    order = models.PositiveIntegerField("排序", default=0)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "区域"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="congress_area_county_is_top",
                condition=Q(level="county", parent=None) | (~Q(level="county") & Q(parent__isnull=False)),
                violation_error_message="县没有上级区域，其他区域必须有上级。",
            ),
            models.CheckConstraint(
                name="congress_area_until_after_since",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="撤销日不能早于设立日。",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("congress:area", args=[self.pk])

    def clean(self):
        """The code is as long as its level asks (GB/T 2260: 6 digits; below 9 and 12) and begins with its parent's."""
        length = self.CODE_LENGTHS.get(self.level)
        above = self.parent.code if self.parent_id else ""
        if length and not (self.code.isdigit() and len(self.code) == length):
            raise ValidationError({"code": f"{self.get_level_display()}的代码应为{length}位数字。"})
        if length and above and not (self.code.startswith(above) and length - len(above) == 3):
            raise ValidationError({"code": f"代码应是上级的代码{above}后加3位。"})
