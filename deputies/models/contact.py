"""Who keeps contact with whom: committee members with deputies, deputies with households, enterprises and villages."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.frame.numbers import long_date, masked_phone, plain

from .deputy import Deputy

KEEPERS = ("DAC", "TCH", "TSEC")
READERS = ("LEAD", "GO", "DAC")  # of the county
CONTACTING = ("LEAD", "SCM", "DEP", "TDEP", "DHEAD")  # who keeps contact himself


def ours(actor):
    """Assignments, as a condition: one's own, those of the deputies one keeps contact with, and those of one's office.
    A township's chair and secretary also follow the county's deputies in their own township."""
    if actor.is_system:
        return Q()
    mine = Q(by__person=actor.person_id)
    if actor.is_any(*READERS):
        return mine | Q(congress=actor.county_id) | Q(congress__parent=actor.county_id)
    if actor.is_any("TCH", "TSEC"):
        return mine | Q(congress=actor.congress_id) | Q(counterpart__area__congress=actor.congress_id)
    if actor.is_any("LEAD", "SCM"):
        followed = ContactAssignment.objects.in_force().filter(
            by__person=actor.person_id, deputy=OuterRef("by__deputy")
        )
        return mine | Exists(followed)
    return mine | Q(deputy__person=actor.person_id) if actor.is_any(*CONTACTING) else Q(pk=None)


class CounterpartQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever sees an assignment to it; the keepers of its register from the first moment."""
        seen = ContactAssignment.objects.filter(ours(actor), counterpart=OuterRef("pk"))
        kept = Q(congress=actor.congress_id) if actor.is_any(*KEEPERS) else Q(pk=None)
        return self.all() if actor.is_system else self.filter(kept | Exists(seen))


class Counterpart(models.Model):
    """A household, enterprise, village or project that deputies are paired with (S19, S92)."""

    class Kind(models.TextChoices):
        HOUSEHOLD = "household", "农户"
        ENTERPRISE = "enterprise", "企业"
        VILLAGE = "village", "村（社区）"
        PROJECT = "project", "重点项目"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="counterparts", verbose_name="人大")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    name = models.CharField("户主或单位名称", max_length=60)
    area = models.ForeignKey("congress.Area", models.PROTECT, related_name="counterparts", verbose_name="乡镇")
    place = models.CharField("村组或地址", max_length=60, blank=True)
    members = models.PositiveSmallIntegerField("人口（人）", null=True, blank=True, help_text="农户填家庭人口。")
    phone = models.CharField("联系电话", max_length=20, blank=True)
    need = models.CharField("主要困难或需求", max_length=200, blank=True)

    objects = CounterpartQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "结对对象"
        ordering = ["area__code", "kind", "name", "pk"]
        indexes = [models.Index(fields=["congress", "area", "kind"], name="deputies_counterpart_listed")]
        constraints = [
            models.CheckConstraint(
                name="deputies_counterpart_members",
                condition=Q(members=None) | Q(members__gte=1),
                violation_error_message="人口至少一人，不知道的不填。",
            ),
            models.UniqueConstraint(
                fields=["congress", "kind", "name", "area", "place"],
                name="deputies_counterpart_once",
                violation_error_message="这一户（单位）已经登记。",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("deputies:counterpart", args=[self.pk])

    @property
    def masked_phone(self):
        return masked_phone(self.phone)


class ContactAssignmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(ours(actor))

    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def in_force(self):
        return self.on(clock.today())

    def silent_since(self, day):
        """Not contacted since before a day; who was never contacted counts from the beginning."""
        return self.filter(Q(last_on__lt=day) | Q(last_on=None, since__lt=day))


class ContactAssignment(models.Model):
    """One holder of a post keeps contact with one deputy, or with one counterpart, from one day to another.

    ``by`` is a membership: a committee member's, or the one by which a deputy sits. The day of the last contact is kept
    beside it, so that long lists can be sorted and asked by it.
    """

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="contacts", verbose_name="人大")
    by = models.ForeignKey("congress.Membership", models.PROTECT, related_name="contacts", verbose_name="联系人")
    deputy = models.ForeignKey(
        Deputy, models.PROTECT, null=True, blank=True, related_name="contacted_by", verbose_name="所联系的代表"
    )
    counterpart = models.ForeignKey(
        Counterpart, models.PROTECT, null=True, blank=True, related_name="contacted_by", verbose_name="结对对象"
    )
    since = models.DateField("开始日期")
    until = models.DateField("结束日期", null=True, blank=True, help_text="当日仍联系")
    ended_because = models.CharField("结束原因", max_length=100, blank=True)
    last_on = models.DateField("最近联系日", null=True, editable=False)

    objects = ContactAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联系结对"
        ordering = [F("last_on").asc(nulls_first=True), "since", "pk"]
        indexes = [
            models.Index(fields=["congress", "until", "last_on"], name="deputies_contact_listed"),
            models.Index(fields=["by", "until"], name="deputies_contact_of_one"),
        ]
        constraints = [
            models.CheckConstraint(
                name="deputies_contact_with_one",
                condition=Q(deputy__isnull=False, counterpart=None) | Q(deputy=None, counterpart__isnull=False),
                violation_error_message="一次只能指定一名代表，或者一个结对对象。",
            ),
            models.CheckConstraint(
                name="deputies_contact_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                name="deputies_contact_ended_says_why",
                condition=Q(until=None) | ~Q(ended_because=""),
                violation_error_message="结束联系须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.by.person}联系{self.whom}"

    def get_absolute_url(self):
        return reverse("deputies:contact", args=[self.pk])

    @property
    def whom(self):
        return self.deputy if self.deputy_id else self.counterpart

    @property
    def kind_word(self):
        return "代表" if self.deputy_id else self.counterpart.get_kind_display()

    @property
    def place(self):
        """Where the other one is at home, in words."""
        if self.deputy_id:
            return self.deputy.seat_of
        return f"{self.counterpart.area.name}{self.counterpart.place}"

    @property
    def is_in_force(self):
        return self.since <= clock.today() and (self.until is None or clock.today() <= self.until)

    @property
    def silent_days(self):
        """How many days ago the last contact was, or the beginning where there was none."""
        return (clock.today() - (self.last_on or self.since)).days

    @property
    def last_words(self):
        """最近一次：2026年3月2日，44天前 – or that there was none."""
        days = self.silent_days
        if self.last_on is None:
            return f"还没有联系过{f'，已{days}天' if days else ''}"
        return f"{long_date(self.last_on)}，{f'{days}天前' if days else '今天'}"


class ContactLogQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own; those on assignments one sees – but no deputy reads what his committee member noted of him."""
        if actor.is_system:
            return self.all()
        mine = Q(by__person=actor.person_id)
        if actor.is_any(*READERS):
            return self.filter(mine | Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if actor.is_any("TCH", "TSEC"):
            mine |= Q(congress=actor.congress_id)
        seen = ContactAssignment.objects.filter(ours(actor), pk=OuterRef("assignment"))
        return self.filter(mine | Exists(seen.exclude(deputy__person=actor.person_id)))

    def standing(self):
        return self.filter(withdrawn_because="")


class ContactLog(models.Model):
    """One contact: on a day, how, about what, what they said and what was done for them. Never changed: a wrong one is
    withdrawn with its reason. ``entered_by`` is who typed it, where it was not the one who made the contact."""

    class Way(models.TextChoices):
        VISIT = "visit", "入户走访"
        PHONE = "phone", "电话联系"
        TALK = "talk", "座谈"
        ENTERPRISE = "enterprise", "走访企业"

    class Help(models.TextChoices):
        NONE = "none", "没有"
        CASH = "cash", "资金"
        GOODS = "goods", "物资"
        DEED = "deed", "办实事"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="contact_logs", verbose_name="人大")
    by = models.ForeignKey("congress.Membership", models.PROTECT, related_name="contact_logs", verbose_name="联系人")
    assignment = models.ForeignKey(
        ContactAssignment, models.PROTECT, null=True, blank=True, related_name="logs", verbose_name="联系对象"
    )
    whom = models.CharField("联系了谁", max_length=60, blank=True, help_text="例如：柳沟村三组选民。")
    on = models.DateField("日期")
    way = models.CharField("方式", max_length=10, choices=Way)
    households = models.PositiveSmallIntegerField("走访户数", default=0)
    people = models.PositiveSmallIntegerField("接待人次", default=0, help_text="只计人次，同一人来两次算两人次。")
    topic = models.CharField("主题", max_length=80)
    said = models.TextField("反映的情况", max_length=2000, blank=True)
    help = models.CharField("帮扶", max_length=5, choices=Help, default=Help.NONE)
    worth = models.DecimalField("折合金额（元）", max_digits=12, decimal_places=2, default=0)
    helped = models.CharField("帮扶内容", max_length=200, blank=True)
    result = models.CharField("结果", max_length=200, blank=True)
    entered_by = models.CharField("代为登记人", max_length=40, blank=True, editable=False)
    entered_at = models.DateTimeField("登记时间", default=clock.now, editable=False)
    withdrawn_because = models.CharField("撤销原因", max_length=200, blank=True, editable=False)

    objects = ContactLogQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联系记录"
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-on"], name="deputies_contactlog_by_day"),
            models.Index(fields=["by", "-on"], name="deputies_contactlog_of_one"),
            models.Index(fields=["assignment", "-on"], name="deputies_contactlog_of_pair"),
        ]
        constraints = [
            models.CheckConstraint(
                name="deputies_contactlog_with_somebody",
                condition=Q(assignment__isnull=False) | ~Q(whom=""),
                violation_error_message="请写明联系了谁。",
            ),
            models.CheckConstraint(
                name="deputies_contactlog_worth_of_help",
                condition=Q(help__in=["cash", "goods"], worth__gt=0) | Q(help__in=["none", "deed"], worth=0),
                violation_error_message="资金、物资须写折合金额；没有帮扶或者办实事的不写金额。",
            ),
            models.CheckConstraint(
                name="deputies_contactlog_help_said",
                condition=Q(help="none") | ~Q(helped=""),
                violation_error_message="请写明帮扶的内容。",
            ),
        ]

    def __str__(self):
        return f"{self.by.person}{self.get_way_display()}{self.other}"

    def get_absolute_url(self):
        return reverse("deputies:contact_log", args=[self.pk])

    @property
    def other(self):
        return str(self.assignment.whom) if self.assignment_id else self.whom

    @property
    def help_words(self):
        """资金500元：化肥款"""
        if self.help == self.Help.NONE:
            return ""
        return f"{self.get_help_display()}{f'{plain(self.worth)}元' if self.worth else ''}：{self.helped}"


guards.declare(
    guards.NoOverlap(
        name="deputies_contact_deputy_once",
        model="deputies.ContactAssignment",
        same=("by", "deputy"),
        message="这段时间已经安排他联系这名代表。",
    ),
    guards.NoOverlap(
        name="deputies_contact_counterpart_once",
        model="deputies.ContactAssignment",
        same=("by", "counterpart"),
        message="这段时间已经安排他联系这一户（单位）。",
    ),
)
