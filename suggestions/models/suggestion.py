"""The suggestion (建议、批评和意见) itself: its text, its signers, its reviews."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.models import Organization
from congress.queries.rules import rule

WRITING = ("draft", "cosigning", "returned")
SIGNING = ("cosigning", "returned")  # a returned text that was changed is signed anew
ENDED = ("not_filed", "withdrawn", "converted", "merged", "closed", "archived")


NAMELESS = "（身份保密）"


def knows_secret_names(actor):
    """Who needs the name of a deputy who asked for secrecy: those who review, press and – by local rule – handle."""
    if actor.is_any("GOV", "UNIT", "UNITL"):
        return rule(actor.congress_id, "suggestion.units_see_secret_names")
    return actor.is_any("DAC", "LEAD", "TCH", "SYSTEM")


def names_told(actor, path=""):
    """The condition, on suggestions or rows that lead to one, under which this reader learns the lead deputy's name:
    a committee only of the key suggestions it presses (代表法第五十二条)."""
    if knows_secret_names(actor):
        return Q()
    told = Q(**{f"{path}secret_identity": False})
    if actor.person_id:
        told |= Q(**{f"{path}lead__person": actor.person_id})
    if actor.is_any("COM"):
        told |= Q(**{f"{path}is_key": True, f"{path}matching_committee": actor.organization_id})
    return told


def handed_in_here(actor, path=""):
    """The condition, on suggestions or rows that lead to one, under which those see it who read all that was handed in at
    their congress, and what they type for others; None for everybody else. What is withdrawn before stays the writers' own."""
    if not actor.is_any("DAC", "LEAD", "GO", "SCM", "TCH", "TSEC"):
        return None
    seen = Q(**{f"{path}submitted_on__isnull": False})
    if actor.is_any("DAC", "GO", "TCH", "TSEC"):
        seen |= Q(**{f"{path}typed_by": actor.person_id, f"{path}state__in": WRITING})
    return seen & Q(**{f"{path}congress": actor.congress_id})


def task_states():
    """The words of ``stage``: those of the units' tasks, which are declared above this floor."""
    return apps.get_model("suggestions.Assignment").State.choices


class SuggestionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who may read a suggestion's text (domain §4.2). Drafts belong to their writers alone."""
        if actor.is_system:
            return self.all()
        if here := handed_in_here(actor):
            return self.filter(here)
        mine = self._mine(actor)
        handed_in = Q(submitted_on__isnull=False)
        match actor.role:
            case "COM":
                return self.filter(mine | (handed_in & Q(matching_committee=actor.organization_id)))
            case "DHEAD":
                return self.filter(mine | (handed_in & Q(lead__delegation=actor.organization_id)))
            case "GOV":
                government = self._assigned_to(unit__kind__in=Organization.GOVERNMENT_SIDE)
                return self.filter(mine | (government & Q(congress=actor.congress_id)))
            case "UNIT" | "UNITL":  # of its own congress: those of the others need not be looked through
                return self.filter(mine | self._assigned_to(unit=actor.organization_id), congress=actor.congress_id)
        return self.filter(mine) if actor.person_id else self.none()  # what is public is read on its public page

    @staticmethod
    def _mine(actor):
        """What the person wrote, signs or may still sign. A deputy's own are found by his seats, so
        that nobody looks through those of all the others."""
        if actor.is_any("DEP", "TDEP", "FORMER"):
            may_sign = Q(state__in=["invited", "confirmed"]) | Q(state="declined", suggestion__state__in=SIGNING)
            led = Suggestion.objects.filter(lead__person=actor.person_id).order_by().values("pk")
            invited = Cosigner.objects.filter(may_sign, deputy__person=actor.person_id).order_by().values("suggestion")
            return Q(pk__in=led.union(invited, all=True))
        return Q(pk__in=[])

    @staticmethod
    def _assigned_to(**unit):
        """Assigned to such a unit, and not sent back by it."""
        rows = apps.get_model("suggestions.Assignment").objects.filter(suggestion=OuterRef("pk"), **unit)
        return Q(Exists(rows.exclude(state__in=["sent_back", "cancelled"])))

    def released(self):
        """What the public may read."""
        return self.filter(publication__state="released")

    def named_for(self, actor):
        """Marks each row with ``shows_name``: whether this reader may see the lead deputy's name."""
        told = names_told(actor)
        shown = models.Case(models.When(told, then=True), default=False) if told else models.Value(True)
        return self.annotate(shows_name=shown)

    def with_case(self):
        """Everything a list row shows, in one query."""
        return self.select_related(
            "lead__person", "lead__delegation", "topic", "congress", "session", "session__term", "term"
        )


class Suggestion(models.Model):
    """One matter that one deputy, alone or with others, asks to be done."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        COSIGNING = "cosigning", "联名确认中"
        SUBMITTED = "submitted", "已提交"
        REVIEW_DELEGATION = "review_delegation", "代表团初审"
        REVIEW_SECRETARIAT = "review_secretariat", "复审"
        REVIEW_DAC = "review_dac", "代表工委终审"
        RETURNED = "returned", "退回修改"
        NOT_FILED = "not_filed", "不予立案"
        WITHDRAWN = "withdrawn", "已撤回"
        CONVERTED = "converted", "转其他办理"
        MERGED = "merged", "已并案"
        TO_ASSIGN = "to_assign", "待交办"
        HANDLING = "handling", "办理中"
        CLOSED = "closed", "已办结"
        ARCHIVED = "archived", "已归档"

    class Channel(models.TextChoices):
        ONLINE = "online", "网上提交"
        PAPER = "paper", "书面建议纸"
        ENVELOPE = "envelope", "专用信封"
        MAILBOX = "mailbox", "代表信箱"
        PHONE = "phone", "电话口述"
        DELEGATION = "delegation", "以代表团名义"

    class NotFiled(models.TextChoices):
        OWN_MATTER = "own_matter", "涉及代表本人及其亲属个人问题"
        FORWARDED = "forwarded", "代转人民群众来信"
        PROMOTION = "promotion", "属于学术探讨、产品推介"
        NO_CONTENT = "no_content", "没有实际内容"
        PENDING_CASE = "pending_case", "涉及正在审理的具体案件"
        BIDDING = "bidding", "涉及招标投标"
        COMPLAINT = "complaint", "属于检举、控告、申诉"
        PARTY = "party", "属于党务事项"
        OTHER = "other", "其他不应作为建议提出的"

    class PublicAs(models.TextChoices):
        NAMED = "named", "署名公开"
        UNNAMED = "unnamed", "不署名，只写“一名人大代表”"
        SUMMARY = "summary", "不署名，不公开原文，只公开摘要"

    class ConvertedTo(models.TextChoices):
        LETTER = "letter", "转人民来信办理"
        REFERENCE = "reference", "转有关单位工作参考"
        PETITION = "petition", "转信访渠道"

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="suggestions", verbose_name="向何处提出"
    )
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="suggestions", verbose_name="届")
    session = models.ForeignKey(
        "congress.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name="会议",
        help_text="空表示闭会期间提出",
    )
    lead = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, related_name="led_suggestions", verbose_name="领衔代表"
    )
    channel = models.CharField("提出方式", max_length=10, choices=Channel, default=Channel.ONLINE)
    typed_by = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代录人"
    )
    subject = models.CharField("标题", max_length=80)
    facts = models.TextField("情况和理由", blank=True)
    proposals = models.TextField("具体建议", blank=True)
    topic = models.ForeignKey("suggestions.Topic", models.PROTECT, null=True, blank=True, verbose_name="类别")
    wished_unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="希望承办单位"
    )
    secret_identity = models.BooleanField("要求身份保密", default=False)
    public_wish = models.BooleanField("同意公开", default=True)
    public_as = models.CharField("公开时", max_length=8, choices=PublicAs, default=PublicAs.NAMED)

    state = models.CharField("状态", max_length=20, choices=State, default=State.DRAFT, editable=False)
    stage = models.CharField("办理阶段", max_length=20, blank=True, choices=task_states, editable=False)
    round = models.PositiveSmallIntegerField("稿次", default=0, editable=False)
    number = models.PositiveIntegerField("编号", null=True, blank=True, editable=False)
    number_text = models.CharField("编号", max_length=20, blank=True, editable=False)
    written_on = models.DateField("起草日", default=clock.today, editable=False)
    submitted_on = models.DateField("提交日", null=True, blank=True, editable=False)
    filed_on = models.DateField("立案日", null=True, blank=True, editable=False)
    assigned_on = models.DateField("交办日", null=True, blank=True, editable=False)
    reply_due_on = models.DateField("答复期限", null=True, blank=True, editable=False)
    replied_on = models.DateField("答复日", null=True, blank=True, editable=False)
    closed_on = models.DateField("办结日", null=True, blank=True, editable=False)
    archived_on = models.DateField("归档日", null=True, blank=True, editable=False)

    is_hard = models.BooleanField("涉及面广、处理难度大（六个月）", default=False)
    is_key = models.BooleanField("重点督办", default=False)
    key_note = models.CharField("重点督办依据", max_length=120, blank=True)
    key_on = models.DateField("列为重点督办日", null=True, blank=True, editable=False)
    leading_leader = models.CharField("领办领导", max_length=40, blank=True, help_text="政府负责人")
    pressing_leader = models.CharField("督办领导", max_length=40, blank=True, help_text="人大常委会负责人")
    matching_committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对口督办机构"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        verbose_name="并入",
        db_index=False,  # few are: the index below holds these alone
    )
    not_filed_reason = models.CharField("不予立案理由", max_length=14, choices=NotFiled, blank=True, editable=False)
    converted_to = models.CharField("转办去向", max_length=10, choices=ConvertedTo, blank=True, editable=False)
    ending_note = models.TextField("说明", blank=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表建议"
        ordering = ["-written_on", "-pk"]
        indexes = [
            models.Index(fields=["congress", "state", "reply_due_on"], name="suggestions_by_state"),
            models.Index(
                # whole pages of a list are found and counted in it, without a look at the wide rows
                fields=["congress", "-written_on", "-id", "submitted_on", "state", "typed_by", "stage"],
                name="suggestions_newest",
            ),
            models.Index(fields=["congress", "stage"], name="suggestions_by_stage"),
            models.Index(fields=["congress", "reply_due_on", "id"], name="suggestions_by_due"),  # the list by its days
            models.Index(fields=["congress", "assigned_on"], name="suggestions_by_assigning"),  # what figures count
            models.Index(fields=["congress", "term", "number"], name="suggestions_by_number"),
            models.Index(fields=["lead", "-written_on"], name="suggestions_by_lead"),
            models.Index(fields=["merged_into"], name="suggestions_merged", condition=Q(merged_into__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "term", "session", "number"],
                name="suggestions_number_in_session",
                condition=Q(session__isnull=False, number__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["congress", "term", "number"],
                name="suggestions_number_between_sessions",
                condition=Q(session=None, number__isnull=False),
            ),
            models.CheckConstraint(
                name="suggestions_whole_once_submitted",
                condition=Q(state__in=["draft", "cosigning", "withdrawn"])
                | (~Q(facts="") & ~Q(proposals="") & Q(submitted_on__isnull=False)),
                violation_error_message="提交的建议必须写明情况理由和具体建议。",
            ),
            models.CheckConstraint(
                name="suggestions_numbered_once_filed",
                condition=~Q(state__in=["to_assign", "handling", "closed", "archived"])
                | Q(number__isnull=False, filed_on__isnull=False),
                violation_error_message="立案的建议必须有编号。",
            ),
            models.CheckConstraint(
                name="suggestions_assigned_on_when_handled",
                condition=~Q(state="handling") | Q(assigned_on__isnull=False),
                violation_error_message="办理中的建议必须有交办日期。",
            ),
            models.CheckConstraint(
                name="suggestions_merged_into_another",
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
            ),
            models.CheckConstraint(
                name="suggestions_not_filed_with_reason",
                condition=~Q(state="not_filed") | (~Q(not_filed_reason="") & ~Q(ending_note="")),
                violation_error_message="不予立案必须写明理由。",
            ),
            models.CheckConstraint(
                name="suggestions_withdrawn_with_reason",
                condition=~Q(state="withdrawn") | ~Q(ending_note=""),
                violation_error_message="撤回必须写明理由。",
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("suggestions:detail", args=[self.pk])

    @property
    def about(self):
        """What a page about it is headed with: 第37号 关于…的建议"""
        return f"{self.number_text} {self.subject}".strip()

    @property
    def in_session(self):
        return self.session_id is not None

    @property
    def full_number(self):
        """第37号 / 闭12号, or nothing before it is filed."""
        return self.number_text

    @property
    def occasion(self):
        """第十八届第二次会议 / 第十八届闭会期间"""
        return str(self.session) if self.session_id else f"{self.term}闭会期间"

    @property
    def is_named_publicly(self):
        """Whether everybody may read who wrote it: the deputy's own choice."""
        return self.public_as == self.PublicAs.NAMED and not self.secret_identity

    @property
    def is_whole_publicly(self):
        """Whether the deputy lets everybody read the original, not its summary alone."""
        return self.public_as != self.PublicAs.SUMMARY

    @property
    def handed_in_words(self):
        """How it came to who typed it: 的电话口述 · 以代表团名义提出的建议纸"""
        if self.channel == self.Channel.DELEGATION:
            return "以代表团名义提出的建议纸"
        return f"的{self.get_channel_display()}"

    @property
    def is_public(self):
        return hasattr(self, "publication") and self.publication.is_public

    @property
    def is_overdue(self):
        return (
            self.state == "handling"
            and self.reply_due_on is not None
            and self.replied_on is None
            and self.reply_due_on < clock.today()
        )

    def tells_name_to(self, actor):
        """Whether this reader learns the lead deputy's name: ``names_told`` of one row."""
        pressed = actor.is_any("COM") and self.is_key and self.matching_committee_id == actor.organization_id
        own = actor.person_id == self.lead.person_id
        return not self.secret_identity or own or pressed or knows_secret_names(actor)

    def lead_name_for(self, actor):
        """The deputy's name, unless he asked for secrecy and this reader has no need to know (domain §4.2)."""
        return self.lead.person.name if self.tells_name_to(actor) else NAMELESS


class Cosigner(models.Model):
    """Another deputy asked to sign; he must confirm that the text is his own will (domain §2.4)."""

    class State(models.TextChoices):
        INVITED = "invited", "待确认"
        CONFIRMED = "confirmed", "已确认"
        DECLINED = "declined", "未同意"
        WITHDRAWN = "withdrawn", "已退出"

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="cosigners", verbose_name="建议")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="cosigned", verbose_name="代表")
    state = models.CharField("状态", max_length=10, choices=State, default=State.INVITED)
    text_digest = models.CharField("确认的文本", max_length=64, blank=True, help_text="确认时文本的校验码")
    comment = models.CharField("意见", max_length=200, blank=True)
    entered_by = models.CharField("代录人", max_length=40, blank=True)
    invited_at = models.DateTimeField("邀请时间", default=clock.now)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "联名代表"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "deputy"],
                name="suggestions_cosigner_once",
                violation_error_message="这位代表已在联名名单中。",
            ),
            models.CheckConstraint(
                name="suggestions_cosigner_confirms_a_text",
                condition=~Q(state="confirmed") | (~Q(text_digest="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return str(self.deputy)

    @property
    def word(self):
        """Who was waited for in vain has not left: he never signed."""
        gave_up = self.state == self.State.WITHDRAWN and not self.text_digest
        return "不再等待" if gave_up else self.get_state_display()


class TextVersion(models.Model):
    """The text as it was handed in, round by round; never changed."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="versions", verbose_name="建议")
    round = models.PositiveSmallIntegerField("稿次")
    subject = models.CharField("标题", max_length=80)
    facts = models.TextField("情况和理由")
    proposals = models.TextField("具体建议")
    saved_by = models.CharField("提交人", max_length=40)
    saved_at = models.DateTimeField("提交时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "历次文本"
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "round"], name="suggestions_version_once")]

    def __str__(self):
        return f"第{self.round}稿"


class Review(models.Model):
    """One decision of one gate on one round of the text (三审)."""

    class Gate(models.TextChoices):
        DELEGATION = "delegation", "代表团初审"
        SECRETARIAT = "secretariat", "复审"
        DAC = "dac", "代表工委终审"

    class Decision(models.TextChoices):
        PASSED = "passed", "通过"
        RETURNED = "returned", "退回修改"
        NOT_FILED = "not_filed", "不予立案"
        CONVERTED = "converted", "转其他办理"
        MERGED = "merged", "并案"

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="reviews", verbose_name="建议")
    gate = models.CharField("审次", max_length=12, choices=Gate)
    round = models.PositiveSmallIntegerField("稿次")
    decision = models.CharField("决定", max_length=10, choices=Decision)
    comment = models.TextField("意见", blank=True)
    changes = models.JSONField("审核中的改动", default=list, blank=True)
    reviewer = models.CharField("审核人", max_length=40)
    reviewed_at = models.DateTimeField("审核时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "审核"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_review_speaks_when_not_passed",
                condition=Q(decision="passed") | ~Q(comment=""),
                violation_error_message="未通过的审核必须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.gate_name}：{self.get_decision_display()}"

    @property
    def gate_name(self):
        """A township has no commission: its chair reviews last."""
        is_last_of_township = self.gate == self.Gate.DAC and self.suggestion.congress.level == "township"
        return "乡镇人大主席终审" if is_last_of_township else self.get_gate_display()


guards.declare(
    guards.Frozen(
        name="suggestions_version_kept",
        model="suggestions.TextVersion",
        columns=("suggestion", "round", "subject", "facts", "proposals", "saved_by", "saved_at"),
        message="已提交的文本不能改动。",
    ),
    guards.Frozen(
        name="suggestions_review_kept",
        model="suggestions.Review",
        columns=("suggestion", "gate", "round", "decision", "comment", "changes", "reviewer", "reviewed_at"),
        message="审核记录不能改动。",
    ),
    guards.Frozen(
        name="suggestions_number_kept",
        model="suggestions.Suggestion",
        once=("number",),
        deletable=True,
        message="编号一经取得不能改动。",
    ),
)
