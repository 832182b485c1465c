"""Constitutional oaths (宪法宣誓, domain §2.10): who must swear for which post, and the ceremonies in which they do."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame.numbers import long_date
from congress.models import Congress, Meeting, Membership, Person

from .case import INSIDERS
from .item import COUNTY, Item
from .law import Oath
from .office import Office


class CeremonyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """An oath is sworn in public: everybody of the county who has business here."""
        if actor.is_system:
            return self.all()
        return self.filter(congress=actor.county_id) if actor.county_id and actor.is_any(*COUNTY) else self.none()


class Ceremony(models.Model):
    """One ceremony: several swear, one after the other or together."""

    class State(models.TextChoices):
        PLANNED = "planned", "已安排"
        HELD = "held", "已举行"
        FILED = "filed", "已归档"
        CANCELLED = "cancelled", "已取消"

    class Form(models.TextChoices):
        SINGLE = "single", "单独宣誓"
        COLLECTIVE = "collective", "集体宣誓"

    TONES = {"planned": "soon", "held": "info", "filed": "done", "cancelled": "quiet"}

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="oath_ceremonies", verbose_name="人大", editable=False
    )
    organiser = models.CharField("组织者", max_length=10, choices=[one for one in Oath.choices if one[0] != Oath.NONE])
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="oath_ceremonies", verbose_name="在哪次会议上"
    )
    on = models.DateField("日期")
    begins_at = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点", max_length=80)
    form = models.CharField("方式", max_length=10, choices=Form)
    host = models.CharField("主持人", max_length=40)
    leader = models.CharField(
        "领誓人", max_length=40, blank=True, help_text="集体宣誓时由宣誓人中的一人领读誓词，填他的姓名；单独宣誓不填。"
    )
    witness = models.CharField("监誓人", max_length=40, blank=True, help_text="本级没有这项安排的不填。")
    state = models.CharField("状态", max_length=9, choices=State, default=State.PLANNED, editable=False)
    file_no = models.CharField("档号", max_length=40, blank=True, editable=False)

    objects = CeremonyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "宪法宣誓仪式"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["congress", "-on"], name="appointments_ceremony_listed")]
        constraints = [
            models.CheckConstraint(
                name="appointments_ceremony_led_by_one",
                condition=(Q(form="collective") & ~Q(leader="")) | Q(form="single", leader=""),
                violation_error_message="集体宣誓须有领誓人；单独宣誓没有领誓人。",
            )
        ]

    def __str__(self):
        return f"{long_date(self.on)}{self.get_form_display()}仪式" if self.on else "宣誓仪式"

    def get_absolute_url(self):
        return reverse("appointments:ceremony", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class SwearingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who has taken a post is public within the county, and so is whether he has sworn; who waits for the body above
        is known to the offices."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or not actor.is_any(*COUNTY):
            return self.none()
        rows = self.filter(congress=actor.county_id)
        insider = actor.is_any(*INSIDERS) and actor.congress_id == actor.county_id
        return rows if insider else rows.filter(membership__isnull=False)

    def owed(self):
        """Must be sworn and has not been."""
        return self.filter(state__in=Swearing.OWED)


class Swearing(models.Model):
    """One person's oath for one post: due from the day on which he has the post."""

    class State(models.TextChoices):
        WAITING = "waiting", "待就职"
        REQUIRED = "required", "应宣誓"
        SCHEDULED = "scheduled", "已安排"
        ABSENT = "absent", "缺席，待补宣誓"
        SWORN = "sworn", "已宣誓"
        EXEMPT = "exempt", "不再宣誓"
        LAPSED = "lapsed", "未宣誓已离任"

    OWED = (State.REQUIRED, State.SCHEDULED, State.ABSENT)
    FREE = (State.REQUIRED, State.ABSENT)
    TONES = {"waiting": "soon", "required": "soon", "scheduled": "info", "absent": "late", "sworn": "done"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="oaths", verbose_name="人大", editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="oaths", verbose_name="职务")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="oaths", verbose_name="宣誓人"
    )
    name = models.CharField("姓名", max_length=40)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, related_name="oath", verbose_name="任职登记", editable=False
    )
    item = models.OneToOneField(
        Item, models.PROTECT, null=True, related_name="oath", verbose_name="任免事项", editable=False
    )
    organiser = models.CharField("组织者", max_length=10, choices=Oath)
    since = models.DateField("应宣誓起")
    due_on = models.DateField("期限", null=True, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.WAITING, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.SET_NULL, null=True, related_name="oaths", verbose_name="仪式", editable=False
    )
    place = models.PositiveSmallIntegerField("顺序", default=0, editable=False)
    sworn_on = models.DateField("宣誓日期", null=True, editable=False)
    because = models.CharField("说明", max_length=300, blank=True, editable=False)

    objects = SwearingQuerySet.as_manager()

    NAMED_BY = ("office__post__organization",)

    class Meta:
        verbose_name = verbose_name_plural = "宪法宣誓"
        ordering = ["-since", "pk"]
        indexes = [models.Index(fields=["congress", "state", "due_on"], name="appointments_oath_owed")]
        constraints = [
            models.CheckConstraint(
                name="appointments_swearing_of_a_holder",
                condition=Q(state="waiting", membership=None)
                | Q(state="lapsed")
                | (~Q(state__in=["waiting", "lapsed"]) & Q(membership__isnull=False)),
            ),
            models.CheckConstraint(
                name="appointments_swearing_sworn_on_a_day",
                condition=Q(state="sworn", sworn_on__isnull=False, ceremony__isnull=False)
                | (~Q(state="sworn") & Q(sworn_on=None)),
            ),
            models.CheckConstraint(
                name="appointments_swearing_arranged_in_a_ceremony",
                condition=~Q(state="scheduled") | Q(ceremony__isnull=False),
            ),
            models.CheckConstraint(
                name="appointments_swearing_not_owed_says_why",
                condition=~Q(state__in=["exempt", "lapsed"]) | ~Q(because=""),
                violation_error_message="不再宣誓须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.name}就任{self.office}的宪法宣誓"

    def get_absolute_url(self):
        return reverse("appointments:oath", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")
