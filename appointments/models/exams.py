"""The law exam before an appointment (任前法律知识考试, S50): who sits it is a name before the vote, so few see it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.urls import reverse

from congress.frame import clock, guards
from congress.frame.numbers import long_date
from congress.models import Congress, Person, Term

from .case import INSIDERS

FULL = 100


class ExamQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever keeps the cases of appointments, and the leaders, of its own congress."""
        if actor.is_system:
            return self.all()
        at_home = actor.congress_id is not None and actor.congress_id == actor.county_id
        return self.filter(congress=actor.congress_id) if at_home and actor.is_any(*INSIDERS) else self.none()


class Exam(models.Model):
    """One exam of one day. From the moment its paper is drawn the paper and its seed stand."""

    class Method(models.TextChoices):
        PAPER = "paper", "纸质试卷"
        SCREEN = "screen", "上机答题"

    class State(models.TextChoices):
        PLANNED = "planned", "筹备"
        TOLD = "told", "已告知范围"
        DRAWN = "drawn", "已组卷"
        OPEN = "open", "正在考试"
        CLOSED = "closed", "已收卷"
        CONFIRMED = "confirmed", "成绩已确定"
        CALLED_OFF = "called_off", "已取消"

    TONES = {"told": "soon", "drawn": "soon", "open": "soon", "closed": "info", "confirmed": "done"}
    PARTS = (("single", "单选题"), ("multiple", "多选题"), ("judge", "判断题"))

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="exams", verbose_name="人大")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", editable=False, verbose_name="届次")
    title = models.CharField(
        "名称", max_length=60, default="任前法律知识考试",
        help_text="名称会出现在日志和期限里，不写考生的姓名和拟任职务。",
    )  # fmt: skip
    method = models.CharField("考试方式", max_length=6, choices=Method, default=Method.PAPER)
    on = models.DateField("考试日期")
    begins = models.TimeField("开考时间", default="09:00")
    place = models.CharField("地点", max_length=60)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", default=60)
    scope = models.TextField("考试范围", max_length=600, help_text="考哪些法律法规，提前告知考生。")
    laws = models.JSONField("从哪些法律法规抽题", default=list, blank=True)  # empty: from all
    single_count = models.PositiveSmallIntegerField("单选题（道）", default=20)
    single_points = models.PositiveSmallIntegerField("单选题每题分值", default=2)
    multiple_count = models.PositiveSmallIntegerField("多选题（道）", default=10)
    multiple_points = models.PositiveSmallIntegerField("多选题每题分值", default=4)
    judge_count = models.PositiveSmallIntegerField("判断题（道）", default=10)
    judge_points = models.PositiveSmallIntegerField("判断题每题分值", default=2)
    state = models.CharField("状态", max_length=10, choices=State, default=State.PLANNED, editable=False)
    told_on = models.DateField("告知范围日", null=True, editable=False)
    drawn_at = models.DateTimeField("组卷时间", null=True, editable=False)
    seed = models.CharField("抽题种子", max_length=64, blank=True, editable=False)
    pool = models.JSONField("抽题范围", default=list, editable=False)  # what the draw was made from
    paper = models.JSONField("试卷", default=list, editable=False)
    bands = models.JSONField("等次分数线", default=dict, editable=False)
    opened_at = models.DateTimeField("开考", null=True, editable=False)
    closed_at = models.DateTimeField("收卷", null=True, editable=False)
    confirmed_on = models.DateField("成绩确定日", null=True, editable=False)
    called_off_because = models.CharField("取消原因", max_length=300, blank=True, editable=False)

    objects = ExamQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任前法律知识考试"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["congress", "-on"], name="appointments_exam_listed")]
        constraints = [
            models.CheckConstraint(
                name="appointments_exam_full_marks",
                condition=Exact(
                    F("single_count") * F("single_points") + F("multiple_count") * F("multiple_points")
                    + F("judge_count") * F("judge_points"), FULL,
                ),
                violation_error_message=f"各题分值合计须是{FULL}分。",
            ),
            models.CheckConstraint(
                name="appointments_exam_time_limit", condition=Q(minutes__gte=10) & Q(minutes__lte=240),
                violation_error_message="时长应在10至240分钟之间。",
            ),
            models.CheckConstraint(
                name="appointments_exam_drawn_with_its_paper",
                condition=Q(state__in=["planned", "told"], drawn_at=None, seed="")
                | (Q(state__in=["drawn", "open", "closed", "confirmed"], drawn_at__isnull=False) & ~Q(seed=""))
                | Q(state="called_off"),
                violation_error_message="组卷须留下种子和试卷。",
            ),
            models.CheckConstraint(
                name="appointments_exam_called_off_says_why",
                condition=(Q(state="called_off") & ~Q(called_off_because=""))
                | (~Q(state="called_off") & Q(called_off_because="")),
                violation_error_message="取消须写明原因。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{long_date(self.on)}{self.title}"

    def get_absolute_url(self):
        return reverse("appointments:exam", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")

    @property
    def is_on_screen(self):
        return self.method == self.Method.SCREEN

    @property
    def may_change(self):
        """Whether the list may grow, the day move: before the paper is drawn."""
        return self.state in (self.State.PLANNED, self.State.TOLD)

    @property
    def may_lose_candidates(self):
        return self.may_change or self.state == self.State.DRAWN

    @property
    def has_desks(self):
        return self.state in (self.State.DRAWN, self.State.OPEN)

    @property
    def parts(self):
        """[(kind, label, questions, points each)] of what is asked."""
        every = [
            (key, label, getattr(self, f"{key}_count"), getattr(self, f"{key}_points")) for key, label in self.PARTS
        ]
        return [one for one in every if one[2]]


class ExamSittingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """With the exam; the candidate sees his own from the day the scope is told."""
        if actor.is_system:
            return self.all()
        mine = Q(person=actor.person_id, exam__told_on__isnull=False) if actor.person_id else Q(pk=None)
        return self.filter(Q(exam__in=Exam.objects.visible_to(actor)) | mine)


class ExamSitting(models.Model):
    """One candidate in one exam: his seat, what he has answered, what it was worth. Who is not in the county's register yet
    is known by his name and the item that proposes him."""

    class State(models.TextChoices):
        EXPECTED = "expected", "待考"
        WRITING = "writing", "正在答题"
        HANDED_IN = "handed_in", "已交卷"
        ABSENT = "absent", "缺考"
        MARKED = "marked", "已评分"

    class Band(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        GOOD = "good", "良好"
        PASSED = "passed", "合格"
        FAILED = "failed", "不合格"

    TONES = {"writing": "soon", "handed_in": "info", "absent": "late"}

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sittings", verbose_name="考试")
    name = models.CharField("姓名", max_length=40, editable=False)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="人员登记"
    )
    item = models.ForeignKey(
        "appointments.Item",
        models.PROTECT,
        null=True,
        related_name="sittings",
        editable=False,
        verbose_name="任免事项",
    )
    seat = models.PositiveSmallIntegerField("座位号", editable=False)
    is_resit = models.BooleanField("补考", default=False, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.EXPECTED, editable=False)
    code_issue = models.PositiveSmallIntegerField("第几次发放考试码", default=1, editable=False)
    desk = models.CharField("答题的电脑", max_length=64, blank=True, editable=False)
    started_at = models.DateTimeField("开始答题", null=True, editable=False)
    extra_minutes = models.PositiveSmallIntegerField("补时（分钟）", default=0, editable=False)
    answers = models.JSONField("答案", default=dict, editable=False)
    saved_at = models.DateTimeField("最近保存", null=True, editable=False)
    handed_in_at = models.DateTimeField("交卷", null=True, editable=False)
    score = models.PositiveSmallIntegerField("得分", null=True, editable=False)
    band = models.CharField("等次", max_length=9, choices=Band, blank=True, editable=False)
    marked_at = models.DateTimeField("评分", null=True, editable=False)

    objects = ExamSittingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "考生"
        ordering = ["exam", "seat"]
        indexes = [models.Index(fields=["person", "state"], name="appointments_sitting_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["exam", "person"], name="appointments_examsitting_person_once",
                violation_error_message="这名考生已在名单里。",
            ),
            models.UniqueConstraint(
                fields=["exam", "name"], condition=Q(person=None), name="appointments_examsitting_name_once",
                violation_error_message="这名考生已在名单里。",
            ),
            models.UniqueConstraint(
                fields=["exam", "seat"], name="appointments_examsitting_seat_once",
                violation_error_message="刚才有人同时登记，请再办理一次。",
            ),
            models.CheckConstraint(
                name="appointments_examsitting_marked_with_its_band",
                condition=(Q(state="marked", score__lte=FULL, marked_at__isnull=False) & ~Q(band=""))
                | (Q(score=None, band="", marked_at=None) & ~Q(state="marked")),
                violation_error_message="评分须有得分和等次。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.seat}号座位"

    @property
    def congress_id(self):
        return self.exam.congress_id

    @property
    def seat_and_name(self):
        return f"{self}　{self.name}"

    @property
    def present_post(self):
        """What he is now, as the item or the register says."""
        return self.item.present_post if self.item_id else self.person.workplace if self.person_id else ""

    @property
    def url(self):
        """Where the candidate himself reads and writes."""
        return reverse("appointments:sitting", args=[self.pk])

    @property
    def draft_key(self):
        """Under which the browser keeps what the line would not carry."""
        return f"appointments.sitting.{self.pk}"

    @property
    def ends_at(self):
        """When his time is over, by the clock of the server."""
        minutes = self.exam.minutes + self.extra_minutes
        return self.started_at + timedelta(minutes=minutes) if self.started_at else None

    @property
    def is_late(self):
        return self.started_at is not None and clock.now() >= self.ends_at

    @property
    def is_passed(self):
        return bool(self.band) and self.band != self.Band.FAILED

    @property
    def tone(self):
        if self.band:
            return "done" if self.is_passed else "late"
        return self.TONES.get(self.state, "plain")

    @property
    def word(self):
        return f"{self.score}分　{self.get_band_display()}" if self.band else self.get_state_display()


class OfExamQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(exam__in=Exam.objects.visible_to(actor))


class ExamMarking(models.Model):
    """The points one of two markers has given; a second attempt is a row of its own. Neither sees the other's."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="markings", verbose_name="考试")
    place = models.PositiveSmallIntegerField("第几阅卷人")
    marker = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="阅卷人")
    attempt = models.PositiveSmallIntegerField("第几次")
    scores = models.JSONField("得分")  # key of the sitting: points, or None of who did not come

    objects = OfExamQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "阅卷录入"
        ordering = ["exam", "place", "-attempt"]
        constraints = [
            models.UniqueConstraint(fields=["exam", "place", "attempt"], name="appointments_exammarking_once"),
            models.UniqueConstraint(
                fields=["exam", "marker", "attempt"], name="appointments_exammarking_by_two_people",
                violation_error_message="两次得分须由两个人分别录入。",
            ),
            models.CheckConstraint(name="appointments_exammarking_two_places", condition=Q(place__in=[1, 2])),
        ]  # fmt: skip

    def __str__(self):
        return f"第{self.place}阅卷人第{self.attempt}次"


guards.declare(
    guards.SealedOnce(
        name="appointments_exam_paper_kept",
        model="appointments.Exam",
        mark="drawn_at",
        columns=("drawn_at", "seed", "pool", "paper", "bands", "congress", "term", "method",
                 *(f"{key}_{what}" for key, _ in Exam.PARTS for what in ("count", "points"))),
        message="已经组卷，试卷和分值不能再改。",
    ),
    guards.SealedOnce(
        name="appointments_examsitting_answers_kept",
        model="appointments.ExamSitting",
        mark="handed_in_at",
        columns=("answers", "started_at", "handed_in_at"),
        message="已经交卷，答案不能再改。",
    ),
    guards.SealedOnce(
        name="appointments_examsitting_score_kept",
        model="appointments.ExamSitting",
        mark="marked_at",
        columns=("exam", "score", "band", "is_resit", "marked_at"),
        message="成绩已经确定，不能再改。",
    ),
    guards.Frozen(
        name="appointments_exammarking_kept",
        model="appointments.ExamMarking",
        columns=("exam", "place", "attempt", "scores"),
        message="录入过的得分不能改动，请重新核对后再录入一次。",
    ),
)  # fmt: skip
