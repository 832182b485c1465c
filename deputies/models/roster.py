"""Days of reception at the stations: who is on duty when, who came, who did not (S78)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, codes
from congress.frame.quarters import Quarter

from .station import Station


def day_code():
    """What hangs in the station on the day and shows that one is there: five letters, worth nothing tomorrow."""
    return codes.letters(5)


class OfStationQuerySet(models.QuerySet):
    path = "station__in"

    def visible_to(self, actor):
        """Rosters are as public as the stations."""
        return self.filter(**{self.path: Station.objects.visible_to(actor)})


class Roster(models.Model):
    """The days of one station in one quarter, drawn up together by fair turns."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="rosters", verbose_name="站点")
    year = models.PositiveSmallIntegerField("年度")
    quarter = models.PositiveSmallIntegerField("季度")
    explained = models.TextField("排班说明", blank=True)

    objects = OfStationQuerySet.as_manager()

    NAMED_BY = ("station",)

    class Meta:
        verbose_name = verbose_name_plural = "排班表"
        ordering = ["-year", "-quarter", "station"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "year", "quarter"],
                name="deputies_roster_once",
                violation_error_message="这个季度已经排班。",
            ),
            models.CheckConstraint(name="deputies_roster_quarter", condition=Q(quarter__gte=1, quarter__lte=4)),
        ]

    def __str__(self):
        return f"{self.station}{self.span}排班表"

    def get_absolute_url(self):
        return reverse("deputies:roster", args=[self.pk])

    @property
    def span(self):
        return Quarter(self.year, self.quarter)

    @property
    def congress(self):
        return self.station.congress

    @property
    def congress_id(self):
        return self.station.congress_id


class DutyDay(models.Model):
    """One day of reception at one station."""

    class State(models.TextChoices):
        PLANNED = "planned", "已排班"
        NOTICED = "noticed", "已公告"
        HELD = "held", "已接待"
        MISSED = "missed", "无人到站"
        CANCELLED = "cancelled", "已取消"

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="days", verbose_name="排班表")
    station = models.ForeignKey(Station, models.PROTECT, related_name="duty_days", verbose_name="站点")
    on = models.DateField("接待日")
    rolled_from = models.DateField("顺延自", null=True, blank=True)
    hours = models.CharField("接待时间", max_length=20)
    state = models.CharField("状态", max_length=9, choices=State, default=State.PLANNED)
    noticed_on = models.DateField("公告日期", null=True, blank=True)
    late_because = models.CharField("未提前公告的原因", max_length=200, blank=True)
    visitors = models.PositiveSmallIntegerField("接待群众（人）", null=True, blank=True)
    note = models.CharField("接待情况", max_length=400, blank=True)
    cancelled_because = models.CharField("取消原因", max_length=200, blank=True)
    code = models.CharField("当日到站码", max_length=8, default=day_code, editable=False)
    vacant = models.PositiveSmallIntegerField("空缺", default=0, editable=False)  # turns of those who left, not filled

    objects = OfStationQuerySet.as_manager()

    NAMED_BY = ("station",)

    class Meta:
        verbose_name = verbose_name_plural = "接待日"
        ordering = ["on", "station", "pk"]
        indexes = [models.Index(fields=["state", "on"], name="deputies_dutyday_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "on"],
                name="deputies_dutyday_once",
                violation_error_message="这个站点当天已经排班。",
            ),
            models.CheckConstraint(
                name="deputies_dutyday_noticed",
                condition=Q(state__in=["planned", "cancelled"]) | Q(noticed_on__isnull=False),
                violation_error_message="接待前须先公告。",
            ),
            models.CheckConstraint(
                name="deputies_dutyday_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                violation_error_message="取消接待须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.station}{self.on.month}月{self.on.day}日接待"

    def get_absolute_url(self):
        return reverse("deputies:duty_day", args=[self.pk])

    @property
    def lacks(self):
        """How many turns are to be filled: of who left, on a day that is still to come."""
        is_open = self.state in (self.State.PLANNED, self.State.NOTICED) and self.on >= clock.today()
        return self.vacant if is_open else 0

    @property
    def congress(self):
        return self.station.congress

    @property
    def congress_id(self):
        return self.station.congress_id


class OfDayQuerySet(OfStationQuerySet):
    path = "day__station__in"


class DutyTurn(models.Model):
    """One deputy is on duty on one day: came, was excused, or did not come."""

    class By(models.TextChoices):
        SELF = "self", "本人签到"
        KEEPER = "keeper", "管理员登记"

    day = models.ForeignKey(DutyDay, models.CASCADE, related_name="turns", verbose_name="接待日")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="duty_turns", verbose_name="代表")
    on = models.DateField("日期", editable=False)  # of its day, so that lists of deputies need no join
    came_at = models.DateTimeField("到站时间", null=True, blank=True)
    came_by = models.CharField("签到方式", max_length=6, choices=By, blank=True)
    late_at = models.DateTimeField("补登时间", null=True, blank=True, editable=False)  # entered on a later day
    late_by = models.CharField("补登人", max_length=40, blank=True, editable=False)
    excused_because = models.CharField("请假原因", max_length=100, blank=True)
    instead_of = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="替换"
    )
    called_off = models.BooleanField("接待已取消", default=False, editable=False)  # then he is free that day

    objects = OfDayQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "值班"
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["deputy", "on"], name="deputies_dutyturn_of_deputy")]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "deputy"],
                name="deputies_dutyturn_once",
                violation_error_message="这位代表当天已经排班。",
            ),
            models.UniqueConstraint(
                fields=["deputy", "on"],
                condition=Q(called_off=False),
                name="deputies_dutyturn_one_place_a_day",
                violation_error_message="这位代表当天已在别的站点值班。",
            ),
            models.CheckConstraint(
                name="deputies_dutyturn_came_somehow",
                condition=Q(came_at=None, came_by="") | (Q(came_at__isnull=False) & ~Q(came_by="")),
            ),
            models.CheckConstraint(
                name="deputies_dutyturn_came_or_excused",
                condition=Q(came_at=None) | Q(excused_because=""),
                violation_error_message="已经到站的不能再登记请假。",
            ),
            models.CheckConstraint(
                name="deputies_dutyturn_late_by_somebody",
                condition=Q(late_at=None, late_by="")
                | (Q(late_at__isnull=False, came_at__isnull=False) & ~Q(late_by="")),
            ),
        ]

    def __str__(self):
        return f"{self.deputy}（{self.day}）"

    @property
    def congress_id(self):
        return self.day.station.congress_id


class OfTurnQuerySet(OfStationQuerySet):
    path = "turn__day__station__in"


class DutySwap(models.Model):
    """A deputy asks another one of the station to take his turn, for one of the other's or for nothing."""

    class State(models.TextChoices):
        ASKED = "asked", "待对方同意"
        AGREED = "agreed", "已换班"
        DECLINED = "declined", "对方不同意"

    turn = models.ForeignKey(DutyTurn, models.CASCADE, related_name="swaps", verbose_name="我的值班")
    with_deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="+", verbose_name="换给")
    their_turn = models.ForeignKey(
        DutyTurn, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="换来的值班"
    )
    state = models.CharField("状态", max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField("提出时间")
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = OfTurnQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "换班"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_dutyswap_answered_at_a_time",
                condition=Q(state="asked", answered_at=None) | (~Q(state="asked") & Q(answered_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["turn"],
                condition=Q(state="asked"),
                name="deputies_dutyswap_one_open",
                violation_error_message="这次值班已经提出换班，请等对方答复。",
            ),
        ]

    def __str__(self):
        return f"{self.turn}换给{self.with_deputy}"
