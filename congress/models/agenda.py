"""The agenda as it was published, version by version; who was told of it and has read it; the papers of its items."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, guards

from .meeting import Meeting, MeetingItem
from .sitting import FOLLOWERS, OfMeetingQuerySet

PREPARE = ("LEAD", "GO", "DAC", "COM", "TCH", "TSEC")  # see papers before their day


class AgendaVersion(models.Model):
    """An agenda as it was sent out: frozen. A change is a new version; what differs is shown."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agendas", verbose_name="会议")
    number = models.PositiveSmallIntegerField("版本")
    items = models.JSONField("议题")  # [{"pk", "title", "kind", "reporter"}, …] in their order
    because = models.CharField("变动原因", max_length=200, blank=True)
    published_on = models.DateField("发布日期")
    published_by = models.CharField("发布人", max_length=40)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议程版本"
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="congress_agendaversion_once"),
            models.CheckConstraint(
                name="congress_agendaversion_change_says_why",
                condition=Q(number=1) | ~Q(because=""),
                violation_error_message="改动议程须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting}议程（第{self.number}版）"


class SummonsQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own; the offices see who has read."""
        seen = self.filter(version__meeting__in=Meeting.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*FOLLOWERS):
            return seen
        return seen.filter(person=actor.person_id)


class Summons(models.Model):
    """One person was sent one version of the agenda with its notice, and says that he has read it."""

    version = models.ForeignKey(AgendaVersion, models.CASCADE, related_name="summons", verbose_name="议程")
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="收件人")
    told_at = models.DateTimeField("通知时间", default=clock.now)
    read_at = models.DateTimeField("阅知时间", null=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议通知回执"
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="congress_summons_once")]

    def __str__(self):
        return f"{self.person}（{'已阅' if self.read_at else '未阅'}）"


class MeetingPaperQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who prepares the meeting and the body that reports: always. Who sees the meeting: what has been handed out,
        from its day on."""
        if actor.is_system:
            return self.all()
        seen = self.filter(item__meeting__in=Meeting.objects.visible_to(actor))
        if actor.is_any(*PREPARE):
            return seen
        out = Q(state=MeetingPaper.State.DISTRIBUTED, open_from__lte=clock.today())
        own = Q(organ=actor.organization_id) if actor.is_any("UNIT", "UNITL", "GOV") else Q(pk=None)
        return seen.filter(out) | self.filter(own)


class MeetingPaper(models.Model):
    """One paper of an item: asked of a body, sent to the committee in draft, handed in, handed out to the members."""

    class State(models.TextChoices):
        EXPECTED = "expected", "待报送"
        DRAFTED = "drafted", "已送委员会"
        SUBMITTED = "submitted", "已送交常委会"
        DISTRIBUTED = "distributed", "已印发"

    TONES = {"distributed": "done", "submitted": "info", "drafted": "soon"}

    item = models.ForeignKey(MeetingItem, models.PROTECT, related_name="papers", verbose_name="议题")
    title = models.CharField("文件", max_length=120)
    organ = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送机关"
    )
    state = models.CharField("状态", max_length=11, choices=State, default=State.EXPECTED, editable=False)
    drafted_on = models.DateField("送委员会日期", null=True, editable=False)
    submitted_on = models.DateField("送交日期", null=True, editable=False)
    distributed_on = models.DateField("印发日期", null=True, editable=False)
    open_from = models.DateField("可阅日期", null=True, editable=False, help_text="组成人员从这一天起可以查阅")

    objects = MeetingPaperQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议文件"
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                name="congress_meetingpaper_handed_out_with_a_day",
                condition=~Q(state="distributed") | Q(distributed_on__isnull=False, open_from__isnull=False),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:meeting_paper", args=[self.pk])

    @property
    def congress_id(self):
        return self.item.meeting.congress_id

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")


class PaperOpeningQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own; those who keep the papers see who has opened them."""
        seen = self.filter(paper__in=MeetingPaper.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*FOLLOWERS):
            return seen
        return seen.filter(person=actor.person_id)


class PaperOpening(models.Model):
    """Somebody has opened a paper that was handed out: the first time counts."""

    paper = models.ForeignKey(MeetingPaper, models.CASCADE, related_name="openings", verbose_name="会议文件")
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="打开的人")
    opened_at = models.DateTimeField("打开时间", default=clock.now)

    objects = PaperOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议文件打开记录"
        ordering = ["paper", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "person"], name="congress_paperopening_once")]

    def __str__(self):
        return f"{self.person}打开《{self.paper}》"


guards.declare(
    guards.Frozen(
        name="congress_agendaversion_is_frozen",
        model="congress.AgendaVersion",
        columns=("meeting", "number", "items", "because", "published_on", "published_by"),
        deletable=True,
        message="发布过的议程不能改动。",
    )
)
