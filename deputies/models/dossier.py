"""The duty dossier: lines no register knows, objections to lines, facts that do not count."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, guards

from .attendance import OfDeputyQuerySet
from .deputy import Deputy


class DossierEntry(models.Model):
    """One thing a deputy did of which no register of the portal knows, with the paper that proves it."""

    class Kind(models.TextChoices):
        SPEECH = "speech", "大会、小组审议发言"
        SIT_IN = "sit_in", "列席常委会会议、参加听证"
        MOTION_LEAD = "motion_lead", "领衔提出议案"
        MOTION_COSIGN = "motion_cosign", "联名提出议案"
        INSPECTION = "inspection", "视察、调研、执法检查"
        TRAINING = "training", "学习培训"
        ACTIVITY = "activity", "小组和主题活动"
        HELP = "help", "为群众办实事"
        OTHER = "other", "其他履职"

    class State(models.TextChoices):
        PROPOSED = "proposed", "待确认"
        CONFIRMED = "confirmed", "已确认"
        REFUSED = "refused", "未确认"
        STRUCK = "struck", "已撤下"

    PARTS = {Kind.SPEECH: "meetings", Kind.SIT_IN: "meetings", Kind.MOTION_LEAD: "suggestions",
             Kind.MOTION_COSIGN: "suggestions", Kind.INSPECTION: "inspections", Kind.TRAINING: "training",
             Kind.ACTIVITY: "activities", Kind.HELP: "contacts", Kind.OTHER: "others"}  # fmt: skip
    TONES = {"proposed": "soon", "confirmed": "done", "refused": "quiet", "struck": "quiet"}

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="dossier_entries", verbose_name="代表")
    kind = models.CharField("类别", max_length=14, choices=Kind)
    on = models.DateField("日期")
    text = models.CharField("内容", max_length=200)
    evidence = models.CharField("证明材料校验码", max_length=64, editable=False)
    by_deputy = models.BooleanField("代表本人申报", default=False, editable=False)
    entered_by = models.CharField("录入人", max_length=40, editable=False)
    entered_on = models.DateField("录入日", default=clock.today, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.PROPOSED, editable=False)
    reason = models.CharField("理由", max_length=300, blank=True, editable=False)

    objects = OfDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "履职补录"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["deputy", "state", "on"], name="deputies_entry_of_deputy")]
        constraints = [
            models.CheckConstraint(
                name="deputies_entry_after_the_deed",
                condition=Q(entered_on__gte=F("on")),
                violation_error_message="日期不能晚于录入的日期。",
            ),
            models.CheckConstraint(
                name="deputies_entry_has_evidence",
                condition=~Q(evidence=""),
                violation_error_message="补录的履职记录须附证明材料。",
            ),
            models.CheckConstraint(
                name="deputies_entry_refused_with_reason",
                condition=Q(state__in=["proposed", "confirmed"]) | ~Q(reason=""),
                violation_error_message="未确认、已撤下的须写明理由。",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("deputies:dossier_entry", args=[self.pk])

    @property
    def congress_id(self):
        return self.deputy.congress_id

    @property
    def tone(self):
        return self.TONES[self.state]


class DutyDispute(models.Model):
    """A deputy's objection to a line of his dossier – or to one that is missing – and what the commission decided."""

    class State(models.TextChoices):
        RAISED = "raised", "待处理"
        UPHELD = "upheld", "维持原记录"
        CORRECTED = "corrected", "已更正"
        EXCLUDED = "excluded", "不予计入"
        WITHDRAWN = "withdrawn", "本人撤回"

    TONES = {"raised": "soon", "upheld": "info", "corrected": "done", "excluded": "done", "withdrawn": "quiet"}

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="duty_disputes", verbose_name="代表")
    source = models.CharField("来源", max_length=60, blank=True, editable=False)
    target = models.CharField("对象", max_length=80, blank=True, editable=False)
    on = models.DateField("记录日期", null=True, editable=False)
    line = models.CharField("原记录", max_length=300, blank=True, editable=False)
    words = models.TextField("异议", max_length=1000)
    raised_on = models.DateField("提出日", default=clock.today, editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.RAISED, editable=False)
    answer = models.TextField("处理意见", blank=True, editable=False)
    answered_by = models.CharField("处理人", max_length=40, blank=True, editable=False)
    answered_on = models.DateField("处理日", null=True, editable=False)

    objects = OfDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "履职异议"
        ordering = ["-raised_on", "-pk"]
        indexes = [models.Index(fields=["deputy", "state"], name="deputies_dispute_of_deputy")]
        constraints = [
            models.CheckConstraint(
                name="deputies_dispute_answered_after",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("raised_on")),
                violation_error_message="处理日期不能早于提出日期。",
            ),
            models.UniqueConstraint(
                fields=["deputy", "source", "target"],
                condition=Q(state="raised") & ~Q(target=""),
                name="deputies_dispute_one_open",
                violation_error_message="这条记录的异议正在处理。",
            ),
            models.CheckConstraint(
                name="deputies_dispute_answered_with_words",
                condition=Q(state__in=["raised", "withdrawn"]) | (~Q(answer="") & Q(answered_on__isnull=False)),
                violation_error_message="处理异议须写明意见。",
            ),
        ]

    def __str__(self):
        return self.line or "应有而没有的记录"

    def get_absolute_url(self):
        return reverse("deputies:duty_dispute", args=[self.pk])

    @property
    def congress_id(self):
        return self.deputy.congress_id

    @property
    def about(self):
        return f"{self.deputy}代表：{self}"

    @property
    def tone(self):
        return self.TONES[self.state]


class DossierCorrection(models.Model):
    """One fact that does not count for one deputy, by decision and with the reason; the line stays, struck out."""

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="dossier_corrections", verbose_name="代表")
    source = models.CharField("来源", max_length=60)
    target = models.CharField("对象", max_length=80)
    on = models.DateField("记录日期", null=True)
    reason = models.CharField("理由", max_length=300)
    decided_by = models.CharField("决定人", max_length=40)
    decided_on = models.DateField("决定日", default=clock.today)
    lifted_on = models.DateField("恢复计入日", null=True, blank=True)

    objects = OfDeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "不计入的履职记录"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_correction_lifted_after",
                condition=Q(lifted_on=None) | Q(lifted_on__gte=F("decided_on")),
                violation_error_message="恢复计入不能早于决定不计入的日期。",
            ),
            models.UniqueConstraint(
                fields=["deputy", "source", "target"],
                condition=Q(lifted_on=None),
                name="deputies_correction_once",
                violation_error_message="这条记录已不计入。",
            ),
            models.CheckConstraint(
                name="deputies_correction_says_why",
                condition=~Q(reason=""),
                violation_error_message="不予计入须写明理由。",
            ),
        ]

    def __str__(self):
        return self.reason


guards.declare(
    guards.Frozen(
        name="deputies_entry_kept",
        model="deputies.DossierEntry",
        columns=("deputy", "kind", "on", "text", "evidence", "by_deputy", "entered_by", "entered_on"),
        message="补录的记录不能改动，录错了请撤下后重新补录。",
    ),
    guards.Frozen(
        name="deputies_dispute_kept",
        model="deputies.DutyDispute",
        columns=("deputy", "source", "target", "on", "line", "words", "raised_on"),
        once=("answered_on",),
        message="异议的内容不能改动。",
    ),
    guards.Frozen(
        name="deputies_correction_kept",
        model="deputies.DossierCorrection",
        columns=("deputy", "source", "target", "on", "reason", "decided_by", "decided_on"),
        once=("lifted_on",),
        message="不予计入的决定不能改动。",
    ),
)
