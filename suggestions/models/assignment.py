"""Who must handle a suggestion: one row per unit, each with its own state and clock."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.models import Organization

from .suggestion import Suggestion, handed_in_here


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A unit sees its own; the lead unit also its joint units' (domain §4.2 rule 1); others what they see whole."""
        if actor.is_system:
            return self.all()
        if actor.is_any("UNIT", "UNITL"):
            own = Assignment.objects.filter(unit=actor.organization_id)
            led = own.filter(kind="lead").exclude(state__in=["sent_back", "cancelled"]).values("suggestion")
            return self.filter(Q(unit=actor.organization_id) | Q(suggestion__in=led, kind="joint"))
        if actor.is_any("GOV"):
            return self.filter(unit__kind__in=Organization.GOVERNMENT_SIDE, suggestion__congress=actor.congress_id)
        if here := handed_in_here(actor, "suggestion__"):
            return self.filter(here)
        return self.filter(Exists(Suggestion.objects.visible_to(actor).filter(pk=OuterRef("suggestion"))))

    def answering(self):
        """Lead and separate units: those that owe the deputy an answer."""
        return self.filter(kind__in=["lead", "separate"])

    def in_force(self):
        return self.exclude(state__in=["sent_back", "cancelled"])


class Assignment(models.Model):
    """One unit's task on one suggestion, from assignment to the kept promise."""

    class Kind(models.TextChoices):
        LEAD = "lead", "主办"
        JOINT = "joint", "会办"
        SEPARATE = "separate", "分办"

    class State(models.TextChoices):
        ASSIGNED = "assigned", "待签收"
        RETURN_REQUESTED = "return_requested", "申请退办"
        SENT_BACK = "sent_back", "已退办"
        ACCEPTED = "accepted", "已签收"
        IN_PROGRESS = "in_progress", "办理中"
        JOINT_PENDING = "joint_pending", "待会办意见"
        EXTENSION_REQUESTED = "extension_requested", "申请延期"
        OPINION_GIVEN = "opinion_given", "已提会办意见"
        REPLY_DRAFTED = "reply_drafted", "答复待签发"
        REPLY_SIGNED = "reply_signed", "答复待审核"
        REPLIED = "replied", "已答复"
        FEEDBACK_PENDING = "feedback_pending", "待代表评价"
        RATED = "rated", "已评价"
        REDO = "redo", "重新办理"
        FOLLOW_UP = "follow_up", "承诺跟踪"
        CLOSED = "closed", "已办结"
        CANCELLED = "cancelled", "终止办理"

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="assignments", verbose_name="建议")
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="assignments", verbose_name="承办单位"
    )
    kind = models.CharField("承办方式", max_length=10, choices=Kind)
    state = models.CharField("状态", max_length=20, choices=State, default=State.ASSIGNED, editable=False)
    assigned_on = models.DateField("交办日")
    reply_due_on = models.DateField("期限", null=True, blank=True, editable=False)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )

    signed_for_by = models.CharField("签收人", max_length=40, blank=True, editable=False)
    signed_for_on = models.DateField("签收日", null=True, blank=True, editable=False)
    handler = models.CharField("经办人", max_length=40, blank=True)
    handler_phone = models.CharField("联系电话", max_length=20, blank=True)
    unit_leader = models.CharField("分管负责人", max_length=40, blank=True)
    plan = models.TextField("办理方案", blank=True)

    return_reason = models.TextField("退办理由", blank=True, editable=False)
    return_proposed_unit = models.ForeignKey(
        "congress.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="建议改由",
        editable=False,
    )
    return_approved_by = models.CharField("同意退办的单位负责人", max_length=40, blank=True, editable=False)
    return_opinion = models.CharField(
        "政府督查室意见",
        max_length=8,
        blank=True,
        editable=False,
        choices=[("agree", "同意退办"), ("refuse", "不同意退办")],
    )
    return_opinion_text = models.TextField("督查室意见说明", blank=True, editable=False)

    replied_on = models.DateField("首次答复日", null=True, blank=True, editable=False)
    redo_count = models.PositiveSmallIntegerField("重新办理次数", default=0, editable=False)
    on_time = models.BooleanField("按期", null=True, editable=False)
    closed_on = models.DateField("办结日", null=True, blank=True, editable=False)
    closing_note = models.TextField("办结说明", blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "承办"
        ordering = ["suggestion", "kind", "pk"]
        indexes = [
            models.Index(fields=["unit", "state", "reply_due_on"], name="suggestions_assignment_unit"),
            models.Index(fields=["suggestion", "unit", "state"], name="suggestions_assignment_case"),
            models.Index(fields=["state", "reply_due_on"], name="suggestions_assignment_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "unit"],
                name="suggestions_assignment_once",
                condition=~Q(state__in=["sent_back", "cancelled"]),
                violation_error_message="这个单位已在承办这件建议。",
            ),
            models.UniqueConstraint(
                fields=["suggestion"],
                name="suggestions_assignment_one_lead",
                condition=Q(kind="lead") & ~Q(state__in=["sent_back", "cancelled"]),
                violation_error_message="一件建议只能有一个主办单位。",
            ),
            models.CheckConstraint(
                name="suggestions_assignment_joint_gives_opinion",
                condition=Q(
                    kind="joint",
                    state__in=["assigned", "return_requested", "sent_back", "accepted", "opinion_given", "cancelled"],
                )
                | (~Q(kind="joint") & ~Q(state="opinion_given")),
            ),
            models.CheckConstraint(
                name="suggestions_assignment_plan_once_in_progress",
                condition=~Q(state="in_progress") | ~Q(plan=""),
                violation_error_message="办理前必须有办理方案。",
            ),
            models.CheckConstraint(
                name="suggestions_assignment_return_with_reason",
                condition=~Q(state__in=["return_requested", "sent_back"]) | ~Q(return_reason=""),
                violation_error_message="退办必须写明理由。",
            ),
            models.CheckConstraint(
                name="suggestions_assignment_replied_on_once_replied",
                condition=~Q(state__in=["replied", "feedback_pending", "rated", "redo", "follow_up", "closed"])
                | Q(replied_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.unit.short_name}（{self.get_kind_display()}）"

    def get_absolute_url(self):
        return reverse("suggestions:detail", args=[self.suggestion_id])

    @property
    def congress_id(self):
        return self.suggestion.congress_id

    NAMED_BY = ("suggestion", "unit")

    @property
    def about(self):
        return f"{self.suggestion.about} · {self}"

    @property
    def answers(self):
        return self.kind != self.Kind.JOINT

    @property
    def is_overdue(self):
        return self.reply_due_on is not None and self.reply_due_on < clock.today() and self.state in OWING


A = Assignment.State
# What the whole case counts as, from the least to the most advanced of its answering units.
STAGES = (
    A.ASSIGNED,
    A.RETURN_REQUESTED,
    A.ACCEPTED,
    A.REDO,
    A.IN_PROGRESS,
    A.JOINT_PENDING,
    A.EXTENSION_REQUESTED,
    A.REPLY_DRAFTED,
    A.REPLY_SIGNED,
    A.REPLIED,
    A.FEEDBACK_PENDING,
    A.RATED,
    A.FOLLOW_UP,
    A.CLOSED,
)
OWING = (
    "assigned",
    "return_requested",
    "accepted",
    "in_progress",
    "joint_pending",
    "extension_requested",
    "reply_drafted",
    "reply_signed",
    "redo",
)
PLANNED = ("in_progress", "joint_pending", "extension_requested", "redo")  # the plan may be put right
STEPPING = (*PLANNED, "reply_drafted", "reply_signed", "feedback_pending", "rated", "follow_up")  # its steps go on
CONTACTABLE = ("accepted", *STEPPING)
PRESSED = (*OWING, "follow_up")  # an answer is owed, or a promise


class AssignmentPlanQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those who assign, for their own congress; nobody else before it is decided."""
        if actor.is_system:
            return self.all()
        mine = self.filter(suggestion__congress=actor.congress_id)
        return mine if actor.is_any("DAC", "TCH") else self.none()

    def whole(self):
        """Those that name units; the others are only noted down."""
        return self.filter(
            Q(lead__isnull=False) | Exists(self.model.separate.through.objects.filter(assignmentplan=OuterRef("pk")))
        )


class AssignmentPlan(models.Model):
    """What the commission means to decide for one suggestion, prepared before the assignment meeting (交办会). The note
    is for those who prepare; it goes with the plan."""

    suggestion = models.OneToOneField(Suggestion, models.CASCADE, related_name="assignment_plan", verbose_name="建议")
    lead = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主办单位"
    )
    joint = models.ManyToManyField("congress.Organization", related_name="+", blank=True, verbose_name="会办单位")
    separate = models.ManyToManyField("congress.Organization", related_name="+", blank=True, verbose_name="分办单位")
    is_hard = models.BooleanField("涉及面广、处理难度大（六个月）", default=False)
    leading_leader = models.CharField("领办领导", max_length=40, blank=True)
    pressing_leader = models.CharField("督办领导", max_length=40, blank=True)
    matching_committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对口督办机构"
    )
    note = models.CharField("备注", max_length=120, blank=True)
    prepared_by = models.CharField("拟办人", max_length=40)
    prepared_at = models.DateTimeField("拟办时间", default=clock.now)

    objects = AssignmentPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "拟交办"
        ordering = ["suggestion"]

    def __str__(self):
        return str(self.suggestion)

    @property
    def stamp(self):
        """What tells this writing of it from the one before and the next."""
        return self.prepared_at.isoformat()


class PlanNode(models.Model):
    """One dated step of a handling plan, with money where there is any (S88)."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="nodes", verbose_name="承办")
    title = models.CharField("节点", max_length=80)
    due_on = models.DateField("计划日期")
    money = models.DecimalField("资金（万元）", max_digits=10, decimal_places=2, null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "办理节点"
        ordering = ["assignment", "order", "due_on"]

    def __str__(self):
        return self.title

    @property
    def is_late(self):
        return self.done_on is None and self.due_on < clock.today()


class Contact(models.Model):
    """One contact of a unit with the deputy: before, during or after handling (三见面)."""

    class Phase(models.TextChoices):
        BEFORE = "before", "办前"
        DURING = "during", "办中"
        AFTER = "after", "办后"

    class Form(models.TextChoices):
        FACE = "face", "当面沟通"
        SITE = "site", "现场沟通"
        PHONE = "phone", "电话沟通"
        LETTER = "letter", "书面沟通"

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="contacts", verbose_name="承办")
    phase = models.CharField("阶段", max_length=6, choices=Phase)
    form = models.CharField("方式", max_length=6, choices=Form)
    on = models.DateField("日期")
    deputy_met = models.CharField("联系的代表", max_length=80)
    people = models.CharField("单位参加人", max_length=120)
    content = models.TextField("沟通情况")
    entered_by = models.CharField("登记人", max_length=40)
    entered_at = models.DateTimeField("登记时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "联系代表记录"
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.get_phase_display()}{self.get_form_display()}"


class JointOpinion(models.Model):
    """What a joint unit tells the lead unit – not the deputy."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="opinions", verbose_name="会办")
    text = models.TextField("会办意见")
    signer = models.CharField("签发人", max_length=40)
    given_on = models.DateField("提出日")
    entered_by = models.CharField("登记人", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "会办意见"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.assignment}会办意见"


class Extension(models.Model):
    """A unit's request for more time: consented to or refused, never beyond six months from assignment (代表法第五十一条)."""

    class State(models.TextChoices):
        ASKED = "asked", "待审批"
        APPROVED = "approved", "同意"
        REFUSED = "refused", "不同意"

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions", verbose_name="承办")
    state = models.CharField("状态", max_length=8, choices=State, default=State.ASKED)
    reason = models.TextField("延期理由")
    wanted_until = models.DateField("申请延至")
    asked_on = models.DateField("申请日")
    asked_by = models.CharField("申请人", max_length=40)
    decided_on = models.DateField("审批日", null=True, blank=True)
    decided_by = models.CharField("审批人", max_length=40, blank=True)
    decision_note = models.TextField("审批意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "延期申请"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], name="suggestions_extension_one_open", condition=Q(state="asked")
            ),
            models.CheckConstraint(
                name="suggestions_extension_decided", condition=Q(state="asked") | Q(decided_on__isnull=False)
            ),
            models.CheckConstraint(
                name="suggestions_extension_refused_with_reason", condition=~Q(state="refused") | ~Q(decision_note="")
            ),
        ]

    def __str__(self):
        return f"延至{self.wanted_until}"


guards.declare(
    guards.Frozen(
        name="suggestions_contact_kept",
        model="suggestions.Contact",
        columns=("assignment", "phase", "form", "on", "deputy_met", "people", "content", "entered_by", "entered_at"),
        message="联系记录不能改动，请另登记一条。",
    ),
    guards.Frozen(
        name="suggestions_opinion_kept",
        model="suggestions.JointOpinion",
        columns=("assignment", "text", "signer", "given_on", "entered_by"),
        message="会办意见不能改动，请另提一份。",
    ),
)
