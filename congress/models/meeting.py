"""Meetings of every organ: the basic record. What is voted and resolved in them builds on it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, numbers

from .org import Congress, Term

OFFICES = ("LEAD", "GO", "DAC", "COM", "SCM")


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Sessions are public within the county. Other meetings: the offices of the county see its own and the townships',
        a township's chair, secretary and deputies their own presidium's; who is asked to sit in sees that meeting."""
        seen = self.filter(term__congress__in=Congress.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*OFFICES):
            return seen
        own = Q(kind=Meeting.Kind.SESSION)
        if actor.is_any("TCH", "TSEC", "TDEP"):
            own |= Q(kind=Meeting.Kind.PRESIDIUM, term__congress=actor.congress_id)
        return seen.filter(own | self._asked_to(actor))

    def _asked_to(self, actor):
        """The meetings that this person is asked to sit in on, himself or as his unit."""
        named = Q(person=actor.person_id) if actor.person_id else Q(pk=None)
        if actor.is_any("UNIT", "UNITL", "GOV") and actor.organization_id:
            named |= Q(organization=actor.organization_id)
        if actor.is_any("GOV"):  # the government hears through its supervision office
            named |= Q(organization__kind="government", organization__congress=actor.congress_id)
        guests = self.model._meta.get_field("guests").related_model.objects
        return Q(pk__in=guests.filter(named).values("meeting"))

    def held(self):
        return self.filter(state=Meeting.State.HELD)

    def open_to_votes(self):
        """Those at which a vote may still be held: not cancelled, and not entered as held and over."""
        over = Q(state=Meeting.State.HELD, closes_on__lt=clock.today())
        return self.exclude(state=Meeting.State.CANCELLED).exclude(over)

    def on(self, day):
        """Those that sit on a day; one that was cancelled does not."""
        return self.filter(opens_on__lte=day, closes_on__gte=day).exclude(state=Meeting.State.CANCELLED)


class Meeting(models.Model):
    """One meeting, numbered within its term and kind: 第十八届人大常委会第十五次会议."""

    class Kind(models.TextChoices):
        SESSION = "session", "人民代表大会会议"
        STANDING_COMMITTEE = "standing_committee", "常务委员会会议"
        COUNCIL = "council", "主任会议"
        PRESIDIUM = "presidium", "主席团会议"

    class State(models.TextChoices):
        PLANNED = "planned", "拟召开"
        HELD = "held", "已召开"
        CANCELLED = "cancelled", "未召开"

    BODY = {Kind.SESSION: "人民代表大会", Kind.STANDING_COMMITTEE: "人大常委会", Kind.COUNCIL: "人大常委会主任会议",
            Kind.PRESIDIUM: "人大主席团"}  # fmt: skip

    term = models.ForeignKey(Term, models.PROTECT, related_name="meetings", verbose_name="届")
    kind = models.CharField("会议", max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField("次")
    opens_on = models.DateField("开幕日")
    closes_on = models.DateField("闭幕日")
    state = models.CharField("状态", max_length=9, choices=State, default=State.PLANNED)
    place = models.CharField("地点", max_length=60, blank=True)
    chaired_by = models.CharField("主持人", max_length=60, blank=True)
    due = models.PositiveSmallIntegerField("应到", null=True, blank=True)
    present = models.PositiveSmallIntegerField("实到", null=True, blank=True)
    on_leave = models.PositiveSmallIntegerField("请假", null=True, blank=True)
    sitting_in = models.PositiveSmallIntegerField("列席", null=True, blank=True)
    summary = models.TextField("会议情况", blank=True)
    cancelled_because = models.CharField("未召开的原因", max_length=200, blank=True)
    current = models.ForeignKey(
        "congress.MeetingItem",
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="正在进行的议题",
    )
    speaking_until = models.DateTimeField("发言到", null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    NAMED_BY = ("term",)

    class Meta:
        verbose_name = verbose_name_plural = "会议"
        ordering = ["-opens_on", "-pk"]
        indexes = [models.Index(fields=["kind", "-opens_on"], name="congress_meeting_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "kind", "number"],
                name="congress_meeting_once",
                violation_error_message="本届的这次会议已经登记。",
            ),
            models.CheckConstraint(
                name="congress_meeting_closes_after_opening",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="闭幕日不能早于开幕日。",
            ),
            models.CheckConstraint(
                name="congress_meeting_present_within_due",
                condition=Q(present=None) | Q(due=None) | Q(present__lte=F("due")),
                violation_error_message="实到人数不能多于应到人数。",
            ),
            models.CheckConstraint(
                name="congress_meeting_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                violation_error_message="没有召开的会议须写明原因。",
            ),
        ]

    def __str__(self):
        """第十八届第二次会议 for a session, 第十八届主席团第三次会议 for the others."""
        organ = "" if self.kind == self.Kind.SESSION else self.BODY[self.kind].removeprefix("人大")
        return f"{numbers.term_name(self.term.number)}{organ}{numbers.session_name(self.number)}"

    def get_absolute_url(self):
        return reverse("congress:meeting", args=[self.pk])

    @property
    def full_words(self):
        """As papers name it behind the county: 第十八届人大常委会第十五次会议 · 第十八届人民代表大会第二次会议"""
        return f"{numbers.term_name(self.term.number)}{self.BODY[self.kind]}{numbers.session_name(self.number)}"

    @property
    def congress_id(self):
        return self.term.congress_id

    @property
    def days(self):
        return (self.closes_on - self.opens_on).days + 1


class SessionManager(models.Manager.from_queryset(MeetingQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(kind=Meeting.Kind.SESSION)


class Session(Meeting):
    """One session (次会议) of a congress within its term."""

    objects = SessionManager()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "人民代表大会会议"

    def clean_fields(self, exclude=None):
        self.kind = Meeting.Kind.SESSION
        super().clean_fields(exclude)

    def save(self, *args, **kwargs):
        self.kind = Meeting.Kind.SESSION
        super().save(*args, **kwargs)


class MeetingItem(models.Model):
    """One item of an agenda, in its order, and what came of it."""

    class Kind(models.TextChoices):
        REPORT = "report", "听取审议报告"
        SUGGESTIONS = "suggestions", "听取代表建议办理情况"
        ELECTION = "election", "选举、任免"
        DECISION = "decision", "讨论决定事项"
        BALLOT = "ballot", "票决、测评"
        ACTIVITY = "activity", "视察、检查"
        STUDY = "study", "学习"
        OTHER = "other", "其他"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name="会议")
    order = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.REPORT)
    title = models.CharField("议题", max_length=120)
    reporter = models.CharField("报告人", max_length=60, blank=True)
    result = models.CharField("结果", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "议题"
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "order"], name="congress_meetingitem_once", violation_error_message="议题序号重复。"
            )
        ]

    def __str__(self):
        return self.title
