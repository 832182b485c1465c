"""The sittings of a meeting and who came: the roll is called of the seats in office on that day."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import numbers

from .meeting import Meeting
from .people import Membership

KEEPERS = ("GO", "TCH", "TSEC")
FOLLOWERS = ("LEAD", "DAC", *KEEPERS)


class OfMeetingQuerySet(models.QuerySet):
    """What hangs on a meeting is seen by whoever sees the meeting."""

    def visible_to(self, actor):
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class Sitting(models.Model):
    """One time that a meeting sits (预备会议、全体会议、分组会议), half a day long as a rule."""

    class Kind(models.TextChoices):
        PREPARATORY = "preparatory", "预备会议"
        PLENARY = "plenary", "全体会议"
        GROUP = "group", "分组会议"
        JOINT = "joint", "联组会议"

    class Half(models.IntegerChoices):
        MORNING = 1, "上午"
        AFTERNOON = 2, "下午"
        EVENING = 3, "晚上"

    class State(models.TextChoices):
        PLANNED = "planned", "待召开"
        OPEN = "open", "签到中"
        CLOSED = "closed", "已核定"

    WITH_QUORUM = (Kind.PREPARATORY, Kind.PLENARY)

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings", verbose_name="会议")
    kind = models.CharField("会次", max_length=11, choices=Kind, default=Kind.PLENARY)
    number = models.PositiveSmallIntegerField("第几次", default=1, editable=False)
    on = models.DateField("日期")
    half = models.PositiveSmallIntegerField("时段", choices=Half, default=Half.MORNING)
    begins_at = models.TimeField("开始时间", null=True, blank=True)
    place = models.CharField("地点", max_length=60, blank=True)
    state = models.CharField("状态", max_length=7, choices=State, default=State.PLANNED, editable=False)
    code = models.CharField("签到码", max_length=4, blank=True, editable=False)
    due = models.PositiveSmallIntegerField("应到", null=True, editable=False)
    present = models.PositiveSmallIntegerField("实到", null=True, editable=False)
    on_leave = models.PositiveSmallIntegerField("请假", null=True, editable=False)
    absent = models.PositiveSmallIntegerField("缺席", null=True, editable=False)

    objects = OfMeetingQuerySet.as_manager()

    NAMED_BY = ("meeting__term",)

    class Meta:
        verbose_name = verbose_name_plural = "分次会议"
        ordering = ["meeting", "on", "half", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "number"],
                name="congress_sitting_once",
                violation_error_message="这一次会议已经登记。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "on", "half", "kind"],
                name="congress_sitting_one_at_a_time",
                violation_error_message="这个时段已经登记了同类会议。",
            ),
            models.CheckConstraint(
                name="congress_sitting_closed_is_counted",
                condition=~Q(state="closed")
                | Q(due__isnull=False, present__isnull=False, on_leave__isnull=False, absent__isnull=False),
            ),
        ]

    def __str__(self):
        """预备会议 · 第一次全体会议 · 第二次分组会议"""
        first = self.kind == self.Kind.PREPARATORY and self.number == 1
        return self.get_kind_display() if first else f"第{numbers.chinese(self.number)}次{self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("congress:sitting", args=[self.pk])

    @property
    def about(self):
        return f"{self.meeting}{self}"

    @property
    def congress_id(self):
        return self.meeting.congress_id

    @property
    def tone(self):
        return {"open": "soon", "closed": "done"}.get(self.state, "plain")

    @property
    def when(self):
        """3月20日上午9:00"""
        at = f"{self.begins_at:%-H:%M}" if self.begins_at else ""
        return f"{self.on.month}月{self.on.day}日{self.get_half_display()}{at}"


class RollEntryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who came is for the offices; everybody sees his own line."""
        seen = self.filter(sitting__in=Sitting.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*FOLLOWERS):
            return seen
        return seen.filter(membership__person=actor.person_id)


class RollEntry(models.Model):
    """One seat in office at one sitting."""

    class State(models.TextChoices):
        WAITING = "waiting", "未签到"
        PRESENT = "present", "到会"
        LEAVE = "leave", "请假"
        ABSENT = "absent", "缺席"
        SUSPENDED = "suspended", "暂停执行职务"

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="roll", verbose_name="分次会议")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="组成人员")
    state = models.CharField("到会", max_length=9, choices=State, default=State.WAITING)
    signed_at = models.DateTimeField("签到时间", null=True, editable=False)

    objects = RollEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "签到"
        ordering = ["sitting", "membership__organization__order", "membership__post__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "membership"],
                name="congress_rollentry_once",
                violation_error_message="此人已在签到名单里。",
            )
        ]

    def __str__(self):
        return f"{self.membership.person}（{self.get_state_display()}）"

    @property
    def tone(self):
        return {"present": "done", "absent": "late", "leave": "soon"}.get(self.state, "quiet")


class LeaveQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own; all of its congress for the office that decides and those who follow attendance."""
        if actor.is_system:
            return self.all()
        mine = Q(membership__person=actor.person_id) if actor.person_id else Q(pk=None)
        if actor.is_any(*FOLLOWERS):
            mine |= Q(meeting__term__congress=actor.congress_id)
        return self.filter(mine)

    def waiting(self):
        return self.filter(state=Leave.State.ASKED)


class Leave(models.Model):
    """Somebody asks leave from a meeting, or from one sitting of it, in writing and before it (代表法第十三条)."""

    class State(models.TextChoices):
        ASKED = "asked", "待批准"
        APPROVED = "approved", "已批准"
        REFUSED = "refused", "未批准"
        WITHDRAWN = "withdrawn", "已撤回"

    TONES = {"asked": "soon", "approved": "done", "refused": "late", "withdrawn": "quiet"}

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="leaves", verbose_name="会议")
    sitting = models.ForeignKey(
        Sitting, models.CASCADE, null=True, blank=True, related_name="leaves", verbose_name="哪一次"
    )
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="请假人")
    reason = models.CharField("事由", max_length=200)
    state = models.CharField("状态", max_length=9, choices=State, default=State.ASKED, editable=False)
    answer = models.CharField("批复", max_length=200, blank=True, editable=False)
    asked_at = models.DateTimeField("请假时间", editable=False)
    decided_by = models.CharField("批准人", max_length=40, blank=True, editable=False)
    decided_at = models.DateTimeField("批准时间", null=True, editable=False)

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议请假"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                condition=Q(state__in=["asked", "approved"], sitting=None),
                name="congress_leave_once",
                violation_error_message="已经请过假。",
            ),
            models.UniqueConstraint(
                fields=["sitting", "membership"],
                condition=Q(state__in=["asked", "approved"], sitting__isnull=False),
                name="congress_leave_once_a_sitting",
                violation_error_message="这一次会议已经请过假。",
            ),
            models.CheckConstraint(name="congress_leave_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="congress_leave_refused_says_why", condition=~Q(state="refused") | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="congress_leave_decided_by_somebody",
                condition=~Q(state__in=["approved", "refused"]) | Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.membership.person}请假（{self.which}）"

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#leave-{self.pk}"

    @property
    def which(self):
        return str(self.sitting) if self.sitting_id else "全程"

    @property
    def congress_id(self):
        return self.meeting.congress_id

    @property
    def moves_url(self):
        return f"/meetings/leaves/{self.pk}/"

    @property
    def tone(self):
        return self.TONES[self.state]


class Guest(models.Model):
    """Who is asked to sit in without a vote (列席), or to listen (旁听): a unit's head, a deputy, anybody by name."""

    class Kind(models.TextChoices):
        UNIT = "unit", "列席单位负责人"
        DEPUTY = "deputy", "列席代表"
        OTHER = "other", "其他列席人员"
        LISTENER = "listener", "旁听公民"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests", verbose_name="会议")
    order = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.UNIT)
    title = models.CharField("姓名、职务", max_length=60)
    organization = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, blank=True, related_name="+", editable=False, verbose_name="人员"
    )
    came = models.BooleanField("到会", default=False)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "列席人员"
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "order"], name="congress_guest_once", violation_error_message="序号重复。"
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="congress_guest_person_once",
                violation_error_message="此人已在列席名单里。",
            ),
        ]

    def __str__(self):
        return self.title
