"""Where deputies meet the people: deputy homes, liaison stations, rooms and collection points in one register."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, codes, guards
from congress.frame.prose import placed


class StationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Stations are public within the county; their public pages show those that are open to anybody."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))

    def on(self, day):
        return self.filter(opened_on__lte=day).filter(Q(closed_on=None) | Q(closed_on__gte=day))

    def open(self):
        return self.on(clock.today())


class Station(models.Model):
    """One place with a door, kept by the congress it belongs to (S07, S34, S78)."""

    class Kind(models.TextChoices):
        HOME = "home", "人大代表之家"
        STATION = "station", "人大代表联络站"
        ROOM = "room", "人大代表联络室"
        POINT = "point", "民意收集点"

    class Roll(models.TextChoices):
        COUNTY = "", "按全县规定"
        KEEP = "keep", "照常值班"
        NEXT = "next", "顺延到下一个工作日"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="stations", verbose_name="所属人大")
    kind = models.CharField("类型", max_length=8, choices=Kind)
    name = models.CharField("名称", max_length=60)
    area = models.ForeignKey("congress.Area", models.PROTECT, related_name="stations", verbose_name="所在区域")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="上级站点"
    )
    address = models.CharField("地址", max_length=80, blank=True)
    phone = models.CharField("联系电话", max_length=20, blank=True, help_text="公开的值班电话，不填个人手机号。")
    opening_hours = models.CharField("开放时间", max_length=80, blank=True, help_text="例如：工作日8:30—17:30")
    serves = models.CharField("服务范围", max_length=80, blank=True, help_text="例如：柳沟村、石坪村")
    brand = models.CharField("品牌名称", max_length=40, blank=True, help_text="一站一品牌，例如：板凳议事会")
    brand_text = models.CharField("品牌内容", max_length=200, blank=True)
    rules_text = models.TextField("站点制度", max_length=4000, blank=True)
    days = models.CharField(
        "接待日", max_length=40, blank=True,
        help_text="例如：6,16,26（每月逢六）；每周三；第2个周五。不填则按全县规定。",
    )  # fmt: skip
    roll = models.CharField("接待日逢休息日", max_length=4, choices=Roll, default=Roll.COUNTY, blank=True)
    per_day = models.PositiveSmallIntegerField("每次值班代表（人）", default=2)
    hours = models.CharField("接待时间", max_length=20, default="9:00-11:30")
    opened_on = models.DateField("启用日期")
    closed_on = models.DateField("停用日期", null=True, blank=True, help_text="当日仍开放")
    closed_because = models.CharField("停用原因", max_length=100, blank=True)
    public_code = models.CharField("公开码", max_length=12, unique=True, default=codes.public_code, editable=False)
    # Kept by the actions, so that lists sort by them: how much of what belongs to a station is entered, and its stars.
    completeness = models.PositiveSmallIntegerField("资料完整度", default=0, editable=False)
    stars = models.PositiveSmallIntegerField("星级", null=True, blank=True, editable=False)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联络站点"
        ordering = ["congress__area__code", "kind", "area__code", "pk"]
        indexes = [
            models.Index(fields=["congress", "kind", "closed_on"], name="deputies_station_listed"),
            models.Index(fields=["congress", "completeness"], name="deputies_station_complete"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "name"],
                name="deputies_station_name_once",
                violation_error_message="已有同名站点。",
            ),
            models.CheckConstraint(
                name="deputies_station_closed_after_opening",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="停用日期不能早于启用日期。",
            ),
            models.CheckConstraint(
                name="deputies_station_closed_says_why",
                condition=Q(closed_on=None) | ~Q(closed_because=""),
                violation_error_message="停用的站点须写明原因。",
            ),
            models.CheckConstraint(
                name="deputies_station_somebody_on_duty",
                condition=Q(per_day__gte=1, per_day__lte=20),
                violation_error_message="每次值班代表须在1至20人之间。",
            ),
            models.CheckConstraint(
                name="deputies_station_stars",
                condition=Q(stars=None) | Q(stars__gte=0, stars__lte=5),
                violation_error_message="星级须在一星至五星之间。",
            ),
            models.CheckConstraint(name="deputies_station_completeness", condition=Q(completeness__lte=100)),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("deputies:station", args=[self.pk])

    @property
    def whereabouts(self):
        """浥阳镇人民路34号: the township once."""
        return placed(self.congress.area, self.address)

    @property
    def is_open(self):
        return self.opened_on <= clock.today() and (self.closed_on is None or clock.today() <= self.closed_on)


class PartQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(station__in=Station.objects.visible_to(actor))

    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))


class StationDeputy(models.Model):
    """A deputy of any level belongs to a station from one day to another (进站代表)."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="deputies", verbose_name="站点")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="stations", verbose_name="代表")
    since = models.DateField("进站日期")
    until = models.DateField("离站日期", null=True, blank=True, help_text="当日仍在站")

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "进站代表"
        ordering = ["station", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_stationdeputy_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="离站日期不能早于进站日期。",
            )
        ]

    def __str__(self):
        return f"{self.deputy}（{self.station}）"

    def get_absolute_url(self):
        return self.station.get_absolute_url()

    @property
    def congress_id(self):
        return self.station.congress_id


class StationKeeper(models.Model):
    """Who keeps a station: somebody in a post, from one day to another (站点管理员)."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="keepers", verbose_name="站点")
    membership = models.ForeignKey(
        "congress.Membership", models.PROTECT, related_name="stations", verbose_name="管理员"
    )
    since = models.DateField("开始日期")
    until = models.DateField("结束日期", null=True, blank=True, help_text="当日仍在管理")

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "站点管理员"
        ordering = ["station", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_stationkeeper_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="结束日期不能早于开始日期。",
            )
        ]

    def __str__(self):
        return f"{self.membership.person}（{self.station}）"

    @property
    def congress_id(self):
        return self.station.congress_id


class StationRoom(models.Model):
    """One room of a station and what it is for (S34: 两室一平台)."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="rooms", verbose_name="站点")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("房间", max_length=40)
    size = models.DecimalField("面积（平方米）", max_digits=7, decimal_places=1, null=True, blank=True)
    use = models.CharField("用途", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "房间"
        ordering = ["station", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "order"], name="deputies_stationroom_once", violation_error_message="房间序号重复。"
            ),
            models.CheckConstraint(
                name="deputies_stationroom_size",
                condition=Q(size=None) | Q(size__gt=0),
                violation_error_message="面积须大于零。",
            ),
        ]

    def __str__(self):
        return self.title


class StationCost(models.Model):
    """Money that went into a station. A wrong line is set right by its opposite, as in every account (S07)."""

    class Purpose(models.TextChoices):
        BUILDING = "building", "场所建设"
        EQUIPMENT = "equipment", "设施设备"
        RUNNING = "running", "日常运行"
        ACTIVITY = "activity", "活动"
        OTHER = "other", "其他"

    station = models.ForeignKey(Station, models.PROTECT, related_name="costs", verbose_name="站点")
    year = models.PositiveSmallIntegerField("年度")
    purpose = models.CharField("用途", max_length=9, choices=Purpose)
    amount = models.DecimalField(
        "金额（元）", max_digits=12, decimal_places=2, help_text="登记错了的，用同样的一笔负数冲销。"
    )
    note = models.CharField("摘要", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "站点经费"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_stationcost_of_something",
                condition=~Q(amount=0),
                violation_error_message="金额不能是零。",
            ),
            models.CheckConstraint(
                name="deputies_stationcost_year",
                condition=Q(year__gte=1979, year__lte=2100),
                violation_error_message="年度不对，请写四位数的年份。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.get_purpose_display()}{self.amount}元"

    @property
    def congress_id(self):
        return self.station.congress_id


guards.declare(
    guards.NoOverlap(
        name="deputies_stationdeputy_not_twice",
        model="deputies.StationDeputy",
        same=("station", "deputy"),
        message="这位代表在这段时间已经在本站。",
    ),
    guards.NoOverlap(
        name="deputies_stationkeeper_not_twice",
        model="deputies.StationKeeper",
        same=("station", "membership"),
        message="此人在这段时间已经是本站管理员。",
    ),
)
