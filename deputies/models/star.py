"""The stations' stars: the standard that a county sets, its yearly rating, and each station in it (S83, S101)."""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .station import Station

OFFICES = ("LEAD", "GO", "DAC", "COM")
MOST_STARS = 5


@dataclass(frozen=True)
class Stars:
    """What a total is worth: by the points alone, how many are taken off, and what is left."""

    earned: int
    off: int

    @property
    def left(self):
        return max(self.earned - self.off, 0)


def stars_of(total, thresholds, *, missed=0, most_missed=0, decided=0):
    """Stars for a total of points. ``thresholds`` are the lowest totals of one to five stars; ``most_missed`` (0: never)
    days without anybody on duty cost one star, each decision another. Pure."""
    earned = sum(total >= least for least in thresholds)
    return Stars(earned, int(bool(most_missed) and missed >= most_missed) + decided)


class StandardSheetQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices; those who keep or serve at stations, once it is in force."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or actor.is_any("SYS", "SEC", "AUD"):
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        return seen.exclude(state=StandardSheet.State.DRAFT)


class StandardSheet(models.Model):
    """By what stations are rated. What is in force stands; to change it a new version is drawn up."""

    class State(models.TextChoices):
        DRAFT = "draft", "制定中"
        IN_FORCE = "in_force", "施行中"
        SUPERSEDED = "superseded", "已被新标准代替"

    TONES = {"draft": "soon", "in_force": "done", "superseded": "quiet"}
    STARS = ("one", "two", "three", "four", "five")

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="standard_sheets", verbose_name="人大"
    )
    version = models.PositiveSmallIntegerField("版次", editable=False)
    title = models.CharField("名称", max_length=60, default="联络站“九有”建设标准")
    one = models.PositiveSmallIntegerField("一星最低分", default=60)
    two = models.PositiveSmallIntegerField("二星最低分", default=70)
    three = models.PositiveSmallIntegerField("三星最低分", default=80)
    four = models.PositiveSmallIntegerField("四星最低分", default=90)
    five = models.PositiveSmallIntegerField("五星最低分", default=95)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT, editable=False)
    in_force_on = models.DateField("施行日期", null=True, editable=False)

    objects = StandardSheetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "站点星级标准"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "version"], name="deputies_standard_version_once"),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(state="in_force"),
                name="deputies_standard_one_in_force",
                violation_error_message="同一时间只有一份标准施行。",
            ),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(state="draft"),
                name="deputies_standard_one_draft",
                violation_error_message="已有一份标准在制定，请在那一份上修改。",
            ),
            models.CheckConstraint(
                name="deputies_standard_stars_rise",
                condition=Q(one__gte=1, two__gt=F("one"), three__gt=F("two"), four__gt=F("three"), five__gt=F("four")),
                violation_error_message="各星级的最低分须逐级提高。",
            ),
            models.CheckConstraint(
                name="deputies_standard_in_force_on_a_day",
                condition=Q(state="draft") | Q(in_force_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.title}（第{self.version}版）"

    def get_absolute_url(self):
        return reverse("deputies:standard", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def thresholds(self):
        return tuple(getattr(self, name) for name in self.STARS)


class StandardItem(models.Model):
    """One of the nine things a station has: what is asked, what proves it, how many points it is worth."""

    sheet = models.ForeignKey(StandardSheet, models.CASCADE, related_name="items", verbose_name="标准")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目", max_length=30)
    most = models.DecimalField("满分", max_digits=5, decimal_places=1)
    rule = models.CharField("要求", max_length=200, blank=True)
    proof = models.CharField("佐证材料", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "站点标准项目"
        ordering = ["sheet", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "order"], name="deputies_standarditem_once", violation_error_message="项目序号重复。"
            ),
            models.CheckConstraint(
                name="deputies_standarditem_worth_something",
                condition=Q(most__gt=0),
                violation_error_message="满分须大于零。",
            ),
        ]

    def __str__(self):
        return self.title


class StarCycleQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever works in the county: that there is a rating is no secret, its points are."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or actor.is_any("SYS", "SEC", "AUD"):
            return self.none()
        return self.filter(congress=actor.county_id)


class StarCycle(models.Model):
    """One year's rating of all stations by one version of the standard."""

    class State(models.TextChoices):
        OPEN = "open", "评定中"
        ANNOUNCED = "announced", "已公布"

    TONES = {"open": "info", "announced": "done"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="star_cycles", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    sheet = models.ForeignKey(StandardSheet, models.PROTECT, related_name="cycles", verbose_name="标准")
    self_by = models.DateField("自评截止日")
    state = models.CharField("状态", max_length=9, choices=State, default=State.OPEN, editable=False)
    announced_on = models.DateField("公布日期", null=True, editable=False)

    objects = StarCycleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "站点星级评定"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="deputies_starcycle_once",
                violation_error_message="这一年的星级评定已经开始。",
            ),
            models.CheckConstraint(
                name="deputies_starcycle_announced_on_a_day",
                condition=~Q(state="announced") | Q(announced_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.year}年联络站星级评定"

    def get_absolute_url(self):
        return reverse("deputies:star_cycle", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def is_announced(self):
        return self.state == self.State.ANNOUNCED


class StationRatingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices all; a township its own; others of the county once it is announced."""
        if actor.is_system:
            return self.all()
        seen = self.filter(cycle__in=StarCycle.objects.visible_to(actor))
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        own = Q(station__congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else Q(pk=None)
        if actor.is_any("STA"):
            own = Q(station__in=Station.objects.filter(keepers__membership=actor.membership_id))
        return seen.filter(own | Q(cycle__state=StarCycle.State.ANNOUNCED))


class StationRating(models.Model):
    """One station in one year: what it says of itself, what its township found, what the county gives."""

    class State(models.TextChoices):
        SELF = "self", "待自评"
        SELF_SCORED = "self_scored", "待乡镇审核"
        TOWNSHIP_CHECKED = "township_checked", "待县评定"
        COUNTY_RATED = "county_rated", "已评定"

    TONES = {"self": "soon", "self_scored": "info", "township_checked": "info", "county_rated": "done"}

    cycle = models.ForeignKey(StarCycle, models.PROTECT, related_name="ratings", verbose_name="评定")
    station = models.ForeignKey(Station, models.PROTECT, related_name="ratings", verbose_name="站点")
    state = models.CharField("状态", max_length=16, choices=State, default=State.SELF, editable=False)
    own_total = models.DecimalField("自评得分", max_digits=6, decimal_places=1, null=True, editable=False)
    total = models.DecimalField("得分", max_digits=6, decimal_places=1, null=True, editable=False)
    missed_days = models.PositiveSmallIntegerField("无人值班天数", null=True, editable=False)
    earned = models.PositiveSmallIntegerField("得分对应星级", null=True, editable=False)
    off_missed = models.PositiveSmallIntegerField("无人值班降星", default=0, editable=False)
    off_decided = models.PositiveSmallIntegerField("决定降星", default=0, editable=False)
    off_because = models.CharField("降星原因", max_length=300, blank=True, editable=False)
    stars = models.PositiveSmallIntegerField("星级", null=True, editable=False)
    handed_on = models.DateField("自评日期", null=True, editable=False)
    checked_by = models.CharField("乡镇审核人", max_length=40, blank=True, editable=False)
    opinion = models.CharField("乡镇审核意见", max_length=300, blank=True, editable=False)
    remark = models.CharField("评语", max_length=300, blank=True, editable=False)

    objects = StationRatingQuerySet.as_manager()

    NAMED_BY = ("station", "cycle")

    class Meta:
        verbose_name = verbose_name_plural = "站点评定"
        ordering = ["cycle", "station__congress__area__code", "station"]
        indexes = [models.Index(fields=["cycle", "state"], name="deputies_rating_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "station"], name="deputies_rating_once"),
            models.CheckConstraint(
                name="deputies_rating_rated_has_stars",
                condition=~Q(state="county_rated")
                | Q(total__isnull=False, earned__isnull=False, stars__isnull=False, missed_days__isnull=False),
            ),
            models.CheckConstraint(
                name="deputies_rating_stars",
                condition=Q(stars=None) | Q(earned__isnull=False, stars__lte=F("earned"), earned__lte=MOST_STARS),
                violation_error_message="星级须在零至五星之间，不能高于得分对应的星级。",
            ),
            models.CheckConstraint(
                name="deputies_rating_lowered_with_reason",
                condition=Q(off_decided=0) | ~Q(off_because=""),
                violation_error_message="降星须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.station.name}{self.cycle.year}年星级评定"

    def get_absolute_url(self):
        return reverse("deputies:rating", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def congress_id(self):
        return self.station.congress_id

    @property
    def star_words(self):
        return star_words(self.stars)


def star_words(stars):
    """五星 – or what a station without one is called."""
    return f"{'一二三四五'[stars - 1]}星" if stars else "未达星级"


class RatingScore(models.Model):
    """One item of one station: what it claims and why, what it is given and why."""

    rating = models.ForeignKey(StationRating, models.CASCADE, related_name="scores", verbose_name="评定")
    item = models.ForeignKey(StandardItem, models.PROTECT, related_name="scores", verbose_name="项目")
    own = models.DecimalField("自评分", max_digits=5, decimal_places=1, null=True, blank=True)
    evidence = models.CharField("自评说明", max_length=500, blank=True)
    given = models.DecimalField("县评分", max_digits=5, decimal_places=1, null=True, blank=True)
    comment = models.CharField("评分说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "站点评定得分"
        ordering = ["rating", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "item"], name="deputies_ratingscore_once"),
            models.CheckConstraint(
                name="deputies_ratingscore_not_negative",
                condition=(Q(own=None) | Q(own__gte=0)) & (Q(given=None) | Q(given__gte=0)),
                violation_error_message="得分不能是负数。",
            ),
        ]

    def __str__(self):
        return str(self.item)
