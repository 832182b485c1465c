"""Items of a case: one person, one post, one thing to be decided – and what came of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import guards
from congress.frame.numbers import chinese
from congress.models import Membership, Person

from .case import Case, Poll, within
from .law import COMING, LEAVING, Action
from .office import Office

COUNTY = (
    "LEAD",
    "GO",
    "APPT",
    "DAC",
    "COM",
    "SCM",
    "DHEAD",
    "DEP",
    "TCH",
    "TSEC",
    "TDEP",
    "STA",
    "GOV",
    "UNIT",
    "UNITL",
)


class ItemQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Before the result is announced whoever may know of its case, and nobody else; what was passed and announced,
        everybody of the county who has business here. What was not passed stays with those who knew of it."""
        known = within(actor, "case__")
        if actor.is_any(*COUNTY) and actor.county_id:
            known |= Q(case__congress=actor.county_id, announced_on__isnull=False, state=Item.State.PASSED)
        return self.filter(known)

    def open(self):
        """Not decided, not given up."""
        return self.filter(state__in=(Item.State.PROPOSED, Item.State.VOTING))

    def announced(self):
        """Passed, announced and – where an upper body must approve – approved."""
        return self.filter(state=Item.State.PASSED)


class Item(models.Model):
    """One line of a case. Who is not in the county's register yet stands here alone until the result is announced."""

    withheld = ("because", "name", "grounds")  # nor does whoever merges two registrations read that there are any

    class State(models.TextChoices):
        PROPOSED = "proposed", "待表决"
        HELD_OVER = "held_over", "暂不提请"
        WITHDRAWN = "withdrawn", "已撤回"
        VOTING = "voting", "交付表决"
        PASSED = "passed", "通过"
        FAILED = "failed", "未获通过"
        AWAITING_UPPER = "awaiting_upper", "报批中"
        NOT_APPROVED = "not_approved", "未获批准"

    TONES = {"passed": "done", "failed": "late", "not_approved": "late", "awaiting_upper": "soon", "voting": "soon"}
    DECIDED = (State.PASSED, State.FAILED, State.AWAITING_UPPER, State.NOT_APPROVED)

    case = models.ForeignKey(Case, models.PROTECT, related_name="items", verbose_name="任免案", editable=False)
    order = models.PositiveSmallIntegerField("序号", editable=False)
    action = models.CharField("事项", max_length=8, choices=Action)
    office = models.ForeignKey(Office, models.PROTECT, related_name="items", verbose_name="职务")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="appointment_items", verbose_name="人员登记"
    )
    name = models.CharField("姓名", max_length=40)
    gender = models.CharField("性别", max_length=6, choices=Person.Gender, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    education = models.CharField("学历", max_length=20, blank=True)
    party = models.CharField("政治面貌", max_length=20, blank=True)
    present_post = models.CharField("现任职务", max_length=80, blank=True)
    grounds = models.TextField(
        "理由", max_length=2000, help_text="拟任职理由（德、能、勤、绩、廉）或者免职、辞职、撤职的理由。"
    )
    seat = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        related_name="appointment_endings",
        verbose_name="现任职",
        editable=False,
    )
    statement_place = models.PositiveSmallIntegerField("发言顺序", null=True, editable=False)
    statement_minutes = models.PositiveSmallIntegerField("发言分钟", null=True, editable=False)
    stated_on = models.DateField("发言日期", null=True, editable=False)
    state = models.CharField("状态", max_length=14, choices=State, default=State.PROPOSED, editable=False)
    because = models.CharField("暂缓或者撤回的原因", max_length=500, blank=True, editable=False)
    poll = models.ForeignKey(
        Poll, models.SET_NULL, null=True, related_name="items", editable=False, verbose_name="表决"
    )
    result = models.CharField("表决结果", max_length=400, blank=True, editable=False)
    votes = models.JSONField("票数", null=True, editable=False)
    announced_on = models.DateField("宣布日期", null=True, editable=False)
    approved_on = models.DateField("批准日期", null=True, editable=False)
    approval = models.CharField("批准机关和文号", max_length=80, blank=True, editable=False)
    effective_on = models.DateField("生效日期", null=True, editable=False)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, related_name="appointed_by", editable=False, verbose_name="任职登记"
    )
    waits_because = models.CharField("尚未登记任职的原因", max_length=200, blank=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任免事项"
        ordering = ["case", "order"]
        indexes = [
            models.Index(fields=["office", "state"], name="appointments_item_of_office"),
            models.Index(fields=["person", "state"], name="appointments_item_of_person"),
            models.Index(fields=["-announced_on", "state"], name="appointments_item_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "order"], name="appointments_item_order"),
            models.UniqueConstraint(
                fields=["case", "office", "action", "name"],
                name="appointments_item_once",
                violation_error_message="这一项已经在任免案里。",
            ),
            models.CheckConstraint(
                name="appointments_item_leaves_a_seat",
                condition=Q(action__in=LEAVING, seat__isnull=False, person__isnull=False)
                | Q(action__in=COMING, seat=None),
                violation_error_message="免职、辞职、撤职须指明现任职。",
            ),
            models.CheckConstraint(
                name="appointments_item_decided_on_a_day",
                condition=Q(
                    state__in=["passed", "failed", "awaiting_upper", "not_approved"], announced_on__isnull=False
                )
                | (~Q(state__in=["passed", "failed", "awaiting_upper", "not_approved"]) & Q(announced_on=None)),
            ),
            models.CheckConstraint(
                name="appointments_item_effect_after_passing",
                condition=Q(effective_on=None, membership=None) | Q(state="passed"),
            ),
            models.CheckConstraint(
                name="appointments_item_put_off_says_why",
                condition=~Q(state__in=["held_over", "withdrawn"]) | ~Q(because=""),
                violation_error_message="暂不提请或者撤回须写明原因。",
            ),
        ]

    def __str__(self):
        """Without a name: for lists, notices and the log."""
        return f"人事任免事项（{chinese(self.order)}）"

    def get_absolute_url(self):
        return reverse("appointments:item", args=[self.pk])

    @property
    def congress_id(self):
        return self.case.congress_id

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")

    @property
    def law(self):
        """Who proposes it, under which article."""
        return self.office.law.proposal(self.action)

    @property
    def is_leaving(self):
        return self.action in LEAVING

    @property
    def clause(self):
        """(verb, what follows the name), as a list prints them around it: (任命, 为西平样县财政局局长)"""
        verb, post = self.office.printed_verb(self.action), str(self.office)
        match self.action:
            case Action.RESIGN:
                return verb, f"辞去{post}职务的请求"
            case Action.REMOVE | Action.DISMISS:
                return verb, f"的{post}职务"
            case Action.ACT:
                return verb.removesuffix("代理"), f"代理{post}职务"
        return verb, f"为{post}"

    @property
    def sentence(self):
        """With the name, as a list prints it: 任命张三为西平样县财政局局长 · 免去李四的西平样县财政局局长职务"""
        verb, rest = self.clause
        return f"{verb}{self.name}{rest}"


class OfItemQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever may know of the case: what was handed in is never published."""
        return self.filter(within(actor, "item__case__"))


class ItemPaper(models.Model):
    """One paper that is asked for with an item, and the day it came."""

    withheld = ("title",)

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers", verbose_name="任免事项")
    key = models.CharField(max_length=20, editable=False)
    title = models.CharField("材料", max_length=60, editable=False)
    needed = models.BooleanField("必需", default=True, editable=False)
    came_on = models.DateField("收到日期", null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任免材料"
        ordering = ["item", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="appointments_itempaper_once")]

    def __str__(self):
        return self.title

    @property
    def congress_id(self):
        return self.item.case.congress_id

    @property
    def leads_to(self):
        return self.item


guards.declare(
    guards.SealedOnce(
        name="appointments_item_as_announced",
        model="appointments.Item",
        mark="announced_on",
        columns=("case", "order", "action", "office", "name", "seat", "poll", "result", "votes", "announced_on"),
        message="表决结果已经宣布，任免事项不能改动。",
    ),
)
