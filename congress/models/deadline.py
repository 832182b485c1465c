"""The legal clock: which days are off, when a duty falls due and why, who was reminded, and whether it still ticks."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, dates, guards, kinds

from .org import Congress


class HolidayQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The national table is everybody's; extra days are seen within their county."""
        return self.filter(Q(congress=None) | Q(congress__in=Congress.objects.visible_to(actor)))


class Holiday(models.Model):
    """One day that differs from the ordinary week: national, or added by one congress (and its townships).

    A changed day is a new row: rows are removed and put, never edited; the audit log keeps what was there.
    """

    class Kind(models.TextChoices):
        OFF = "off", "休"
        WORK = "work", "班"

    congress = models.ForeignKey(
        Congress,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="holidays",
        verbose_name="适用范围",
        help_text="空：全国",
    )
    date = models.DateField("日期")
    kind = models.CharField("类型", max_length=4, choices=Kind)
    name = models.CharField("名称", max_length=20)
    source = models.CharField("来源", max_length=120)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "放假安排"
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                condition=Q(congress=None),
                name="congress_holiday_national_once",
                violation_error_message="这一天已有全国安排。",
            ),
            models.UniqueConstraint(
                fields=["congress", "date"],
                name="congress_holiday_local_once",
                violation_error_message="这一天已有本级安排。",
            ),
        ]

    def __str__(self):
        return f"{self.date} {self.name}{self.get_kind_display()}"


class CalendarYear(models.Model):
    """A year whose national table is whole. What is reckoned in any other year is provisional."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    source = models.CharField("来源", max_length=120)
    confirmed_by = models.CharField("确认人", max_length=40)
    confirmed_at = models.DateTimeField("确认时间", default=clock.now, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "已录全的年度"
        ordering = ["year"]

    def __str__(self):
        return f"{self.year}年"


class CalendarAlarm(models.Model):
    """The offices of a county have been told of one gap in the calendar; they are told once."""

    class Kind(models.TextChoices):
        MISSING = "missing", "下一年度放假安排尚未录入"
        PROVISIONAL = "provisional", "有期限待校"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("事由", max_length=12, choices=Kind)
    told_at = models.DateTimeField("提醒时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "日历警示"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "kind"], name="congress_calendaralarm_once")
        ]

    def __str__(self):
        return f"{self.year}年{self.get_kind_display()}"


class DeadlineQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A date is seen by whoever sees its case: one subquery for each kind of case, asked of rows of that kind only (a
        database looks from left to right)."""
        here = self.filter(congress__in=Congress.objects.visible_to(actor))
        seen = Q(pk=None)
        for label in dict.fromkeys(law.on for law in kinds.deadlines):
            cases = apps.get_model(label).objects
            if hasattr(cases, "visible_to"):
                seen |= Q(target_model=label) & Q(Exists(cases.visible_to(actor).filter(pk=OuterRef("target_pk"))))
        return here.filter(seen)

    def open(self):
        return self.filter(outcome="open")

    def overdue(self):
        return self.open().filter(due_on__lt=clock.today())


class Deadline(models.Model):
    """One legal duty with its date and the reasons for the date. Never edited: extending, assigning anew, doing again
    and a changed calendar open a new row that names the old one."""

    class Outcome(models.TextChoices):
        OPEN = "open", "进行中"
        MET = "met", "已完成"
        CANCELLED = "cancelled", "已终止"
        SUPERSEDED = "superseded", "已由新期限替代"

    class Unit(models.TextChoices):
        MONTHS = dates.MONTHS, "个月"
        DAYS = dates.DAYS, "日"
        WORKDAYS = dates.WORKDAYS, "个工作日"
        DAYS_BEFORE = dates.DAYS_BEFORE, "日以前"
        FIXED = dates.FIXED, "固定日期"
        UNTIL = dates.UNTIL, "指定日期"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="deadlines", verbose_name="人大")
    key = models.CharField("规则", max_length=60)
    target = models.CharField("对象", max_length=80, db_index=True)
    target_model = models.CharField(max_length=60, editable=False)
    target_pk = models.BigIntegerField(editable=False)
    label = models.CharField("时限", max_length=40)
    title = models.CharField("事项", max_length=120)
    holder_organization = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, related_name="deadlines", verbose_name="责任单位"
    )
    starts_on = models.DateField("起算日")
    amount = models.PositiveSmallIntegerField("长度", null=True)
    unit = models.CharField("单位", max_length=12, choices=Unit)
    rolls = models.BooleanField("逢休息日顺延", default=True)
    reminds = models.CharField("提醒日", max_length=200)  # the ladder in words, as the rule stood when it was opened
    basis = models.CharField("依据", max_length=300)
    legal_due_on = models.DateField("按规则届满日")
    due_on = models.DateField("期限")
    provisional = models.BooleanField("待校", default=False)
    steps = models.JSONField("计算过程", default=list)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="替代的期限"
    )
    reason = models.CharField("变更理由", max_length=300, blank=True)
    opened_by = models.CharField("启动人", max_length=40)
    opened_at = models.DateTimeField("启动时间", default=clock.now)
    outcome = models.CharField("状态", max_length=10, choices=Outcome, default=Outcome.OPEN)
    met_on = models.DateField("完成日", null=True)
    ended_on = models.DateField("停止日", null=True)
    ended_by = models.CharField("停止人", max_length=40, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "时限"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["congress", "outcome", "due_on"], name="congress_deadline_by_due"),
            models.Index(fields=["target_model", "target_pk"], name="congress_deadline_of_target"),
            models.Index(fields=["holder_organization", "outcome", "due_on"], name="congress_deadline_of_holder"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "target"],
                condition=Q(outcome="open"),
                name="congress_deadline_one_open",
                violation_error_message="这一时限已在计算中。",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                name="congress_deadline_replaced_once",
                violation_error_message="这一期限已被替代。",
            ),
            models.CheckConstraint(
                name="congress_deadline_ends_with_a_day",
                condition=Q(outcome="open", ended_on=None) | (~Q(outcome="open") & Q(ended_on__isnull=False)),
                violation_error_message="停止的时限必须有停止日。",
            ),
            models.CheckConstraint(
                name="congress_deadline_met_on_a_day",
                condition=Q(outcome="met", met_on__isnull=False) | (~Q(outcome="met") & Q(met_on=None)),
                violation_error_message="完成的时限必须有完成日。",
            ),
            models.CheckConstraint(
                name="congress_deadline_replaces_with_reason",
                condition=Q(replaces=None) | ~Q(reason=""),
                violation_error_message="新期限替代旧期限必须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.label}：{self.title}"

    def get_absolute_url(self):
        return reverse("congress:clock", args=[self.pk])

    @property
    def is_open(self):
        return self.outcome == self.Outcome.OPEN

    @property
    def is_overdue(self):
        return self.is_open and self.due_on < clock.today()

    @property
    def on_time(self):
        """Whether the duty was done in time; None while it is open or when it ended otherwise."""
        return None if self.met_on is None else self.met_on <= self.due_on

    @property
    def days_left(self):
        return (self.due_on - clock.today()).days


class Reminder(models.Model):
    """One step of the ladder of one deadline: sent once, or passed over because a newer one was due."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="reminders", verbose_name="时限")
    step = models.SmallIntegerField("距期限天数", help_text="负数为期限之前")
    rung = models.PositiveSmallIntegerField("级别")
    due_on = models.DateField("应提醒日")
    sent_at = models.DateTimeField("提醒时间", null=True)
    superseded_at = models.DateTimeField("略过时间", null=True)
    tries = models.PositiveSmallIntegerField("失败次数", default=0)
    retry_at = models.DateTimeField("再试时间", null=True)
    error = models.CharField("失败原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        ordering = ["deadline", "step"]
        indexes = [
            models.Index(
                fields=["due_on"], name="congress_reminder_waiting", condition=Q(sent_at=None, superseded_at=None)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["deadline", "step"], name="congress_reminder_once"),
            models.CheckConstraint(
                name="congress_reminder_sent_or_passed_over", condition=Q(sent_at=None) | Q(superseded_at=None)
            ),
        ]

    def __str__(self):
        return f"{self.deadline}（{self.step:+d}）"


class DigestLine(models.Model):
    """One reminder for one person; it waits for the one summary that person gets on a day, and then names it."""

    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="lines", verbose_name="提醒")
    membership = models.ForeignKey("congress.Membership", models.PROTECT, related_name="+", verbose_name="以何职务")
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="收件人")
    notice = models.ForeignKey("congress.Notice", models.PROTECT, null=True, related_name="+", verbose_name="摘要")
    tries = models.PositiveSmallIntegerField("失败次数", default=0)
    retry_at = models.DateTimeField("再试时间", null=True)
    error = models.CharField("失败原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒摘要条目"
        ordering = ["pk"]
        indexes = [models.Index(fields=["person"], name="congress_digestline_waiting", condition=Q(notice=None))]
        constraints = [models.UniqueConstraint(fields=["reminder", "person"], name="congress_digestline_once")]

    def __str__(self):
        return f"{self.reminder}"


class Pulse(models.Model):
    """The heartbeat of one periodic deed: when it last ran and what came of it. Seen by staff."""

    key = models.CharField("事项", max_length=60, unique=True)
    label = models.CharField("名称", max_length=60)
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)
    runs = models.PositiveIntegerField("运行次数", default=0)
    done = models.PositiveIntegerField("上次办理", default=0)
    failed = models.PositiveIntegerField("上次失败", default=0)
    error = models.CharField("上次失败原因", max_length=300, blank=True)
    succeeded_at = models.DateTimeField("最近一次全部成功", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "时钟运行情况"
        ordering = ["key"]

    def __str__(self):
        return self.label


LAW = (
    "congress",
    "key",
    "target",
    "target_model",
    "target_pk",
    "label",
    "title",
    "holder_organization",
    "starts_on",
    "amount",
    "unit",
    "rolls",
    "basis",
    "reminds",
    "legal_due_on",
    "due_on",
    "provisional",
    "steps",
    "replaces",
    "reason",
    "opened_by",
    "opened_at",
)

guards.declare(
    guards.Frozen(
        name="congress_deadline_kept",
        model="congress.Deadline",
        columns=LAW,
        once=("met_on", "ended_on"),
        message="时限一经启动不能改动，变更须另立新期限。",
    ),
    guards.Frozen(
        name="congress_reminder_kept",
        model="congress.Reminder",
        columns=("deadline", "step", "rung", "due_on"),
        once=("sent_at", "superseded_at"),
        message="提醒记录不能改动。",
    ),
)
