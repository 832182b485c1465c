"""Questions to organs: those of a special inquiry (专题询问) and those asked while a report is deliberated (询问)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.models import Meeting

from .topic import OFFICES, UNITS, Topic

ASKERS = ("LEAD", "SCM")  # the members of the standing committee


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices and the members who ask see all of their congress; a unit what it is asked – that of a special
        inquiry only when it has been asked in the meeting, or when the list is open to it; a deputy what he asks or has proposed."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        rows = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return rows if actor.congress_id == actor.county_id else self.none()
        if actor.is_any(*UNITS):
            told = Q(topic=None) | Q(state="answered") | Q(is_open=True, state="listed")
            return rows.filter(told, unit=actor.organization_id)
        mine = Q(asker__person=actor.person_id) | Q(proposer=actor.person_id)
        return rows.filter(mine) if actor.person_id else self.none()

    def listed(self):
        """On the list of questions or already asked: neither merely collected nor left out."""
        return self.filter(state__in=(Question.State.LISTED, Question.State.ANSWERED))


class Question(models.Model):
    """One question to one organ, what it answered, what was asked after that."""

    class State(models.TextChoices):
        COLLECTED = "collected", "已征集"
        LISTED = "listed", "待询问"
        ANSWERED = "answered", "已答复"
        LEFT_OUT = "left_out", "未列入"

    class Mark(models.TextChoices):
        NONE = "", "未评价"
        SATISFIED = "satisfied", "满意"
        BASICALLY = "basically", "基本满意"
        NOT = "not", "不满意"

    TONES = {"collected": "soon", "listed": "info", "answered": "done", "left_out": "quiet"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, related_name="questions", editable=False, verbose_name="议题"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name="会议"
    )
    proposer = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, related_name="+", editable=False, verbose_name="提出人"
    )
    order = models.PositiveSmallIntegerField("序号", editable=False)
    text = models.TextField("问题", max_length=1000)
    asker = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, blank=True, related_name="questions", verbose_name="提问人"
    )
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="questions", verbose_name="答复单位"
    )
    is_open = models.BooleanField(
        "会前告知答复单位", default=False, help_text="不勾选的，答复单位在会上才知道问题的内容。"
    )
    state = models.CharField("状态", max_length=9, choices=State, default=State.COLLECTED, editable=False)
    by_name = models.CharField("提出人", max_length=40, editable=False)
    answer = models.TextField("答复", max_length=6000, blank=True, editable=False)
    answerer = models.CharField("答复人", max_length=60, blank=True, editable=False)
    further = models.TextField("追问和回答", max_length=6000, blank=True, editable=False)
    answered_on = models.DateField("答复日期", null=True, editable=False)
    mark = models.CharField("提问人评价", max_length=9, choices=Mark, default=Mark.NONE, blank=True, editable=False)
    left_because = models.CharField("未列入的理由", max_length=200, blank=True, editable=False)
    due_on = models.DateField("书面答复期限", null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "询问"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["congress", "state"], name="supervision_question_listed"),
            models.Index(fields=["unit", "state", "due_on"], name="supervision_question_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                name="supervision_question_of_a_topic_or_a_meeting",
                condition=Q(topic__isnull=False) | Q(meeting__isnull=False),
                violation_error_message="请选择会议。",
            ),
            models.CheckConstraint(
                name="supervision_question_asked_by_somebody",
                condition=Q(state__in=["collected", "left_out"]) | Q(asker__isnull=False),
                violation_error_message="列入的问题须有提问人。",
            ),
            models.CheckConstraint(
                name="supervision_question_answered_in_words",
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_on__isnull=False)),
                violation_error_message="请写明答复。",
            ),
        ]

    def __str__(self):
        return self.text[:40]

    def get_absolute_url(self):
        return reverse("supervision:question", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic; a unit its own."""
        rows = self.filter(topic__in=Topic.objects.visible_to(actor))
        return rows.filter(unit=actor.organization_id) if actor.is_any(*UNITS) else rows


class Attendance(models.Model):
    """Who came to a special inquiry for one of the organs that are asked (监督法第四十七条至第五十条)."""

    class Came(models.TextChoices):
        CALLED = "called", "已通知"
        HEAD = "head", "主要负责人到会"
        DEPUTED = "deputed", "委托其他负责人到会"
        ABSENT = "absent", "没有到会"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="attendances", verbose_name="议题")
    unit = models.ForeignKey("congress.Organization", models.PROTECT, related_name="+", verbose_name="应询单位")
    came = models.CharField("到会情况", max_length=8, choices=Came, default=Came.CALLED)
    name = models.CharField("到会负责人", max_length=40, blank=True)
    post = models.CharField("职务", max_length=60, blank=True)
    because = models.CharField("原因", max_length=200, blank=True, help_text="主要负责人没有到会的，写明原因。")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应询单位到会"
        ordering = ["topic", "unit__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "unit"], name="supervision_attendance_once"),
            models.CheckConstraint(
                name="supervision_attendance_says_who",
                condition=Q(came__in=["called", "absent"]) | ~Q(name=""),
                violation_error_message="请写明到会负责人。",
            ),
            models.CheckConstraint(
                name="supervision_attendance_says_why",
                condition=Q(came__in=["called", "head"]) | ~Q(because=""),
                violation_error_message="主要负责人没有到会的，请写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.topic}：{self.unit}"

    @property
    def congress_id(self):
        return self.topic.congress_id
