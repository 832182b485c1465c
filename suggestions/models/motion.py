"""Motions (议案, 地方组织法第二十二条、第五十二条): put jointly or by an organ, for one meeting; the presidium decides on them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.numbers import chinese
from congress.models import Congress, Meeting, Organization, Resolution
from deputies.models.joint import Body, JointAct, JointSigner, JointSignerQuerySet

OFFICES = ("LEAD", "GO", "DAC", "COM", "SCM")
DEPUTIES = ("DEP", "DHEAD", "TDEP")
KIND = Organization.Kind


class MotionDeadlineQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever sees the meeting knows until when motions may be put."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class MotionDeadline(models.Model):
    """Until when motions may be put for one meeting, as its presidium (council of chairpersons) has decided."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="motion_deadline", verbose_name="会议")
    closes_on = models.DateField("议案截止日期", help_text="当日仍可提出")
    decided_on = models.DateField("决定日期", default=clock.today)

    objects = MotionDeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议案截止日期"
        ordering = ["-closes_on"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_motiondeadline_after_its_decision",
                condition=Q(closes_on__gte=models.F("decided_on")),
                violation_error_message="截止日期不能早于决定日期。",
            )
        ]

    def __str__(self):
        return f"{self.meeting}议案截止日期"

    @property
    def congress_id(self):
        return self.meeting.congress_id


class MotionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """While it is written and signed: who leads it, who is asked to sign, the organ or the office that wrote it. Once it
        is put: the offices of its congress and, of a township's, the county's. Once it is on the agenda or decided
        otherwise: all deputies of its congress."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        here = self.filter(congress__in=Congress.objects.visible_to(actor))
        put, decided, own = Q(filed_on__isnull=False), Q(decided_on__isnull=False), Q(congress=actor.congress_id)
        seen = Q(pk__in=MotionSigner.objects.standing().filter(person=actor.person_id).values("motion"))
        if actor.is_any("GO", "TCH", "TSEC"):
            seen |= own & Q(by_office=True)
        if actor.is_any("COM", "GOV"):
            seen |= Q(organ=actor.organization_id)
        if actor.is_any("GOV"):
            seen |= own & Q(organ__kind=KIND.GOVERNMENT)
        if actor.is_any(*OFFICES, "TCH", "TSEC"):
            seen |= own & put
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            seen |= put
        if actor.is_any(*DEPUTIES):
            seen |= own & decided
        return here.filter(seen)


class Motion(JointAct):
    """One motion for one session of the congress, or one meeting of the standing committee."""

    class By(models.TextChoices):
        JOINT = "joint", "联名提出"
        ORGAN = "organ", "机关提出"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        COSIGNING = "cosigning", "联名中"
        FILED = "filed", "已提出"
        COMMITTEE_OPINION = "committee_opinion", "交专门委员会审议"
        PRESIDIUM = "presidium", "待决定"
        ON_AGENDA = "on_agenda", "列入议程"
        CONVERTED = "converted", "转为建议"
        AFTER_SESSION = "after_session", "会后审议"
        REJECTED = "rejected", "不列入议程"
        DELIBERATING = "deliberating", "审议中"
        WITHDRAWN = "withdrawn", "已撤回"
        VOTED = "voted", "交付表决"
        ADOPTED = "adopted", "已通过"
        FAILED = "failed", "未通过"
        EXECUTING = "executing", "执行中"
        REPORTED = "reported", "已报告执行情况"
        CLOSED = "closed", "已办结"

    class Advice(models.TextChoices):
        AGENDA = "agenda", "建议列入会议议程"
        SUGGESTION = "suggestion", "建议作为代表建议办理"
        LATER = "later", "建议会后交有关机构审议"
        NOT = "not", "建议不列入会议议程"

    NOUN = "议案"
    # 地方组织法第二十二条：县级代表十人以上、乡镇代表五人以上联名；第五十二条：县级常委会组成人员三人以上联名。
    LEAST = {(Body.SESSION, "county"): "motion.min_county", (Body.SESSION, "township"): "motion.min_township",
             (Body.COMMITTEE, "county"): "motion.min_sc"}  # fmt: skip
    BASIS = {Body.SESSION: "地方组织法第二十二条", Body.COMMITTEE: "地方组织法第五十二条"}
    # 同条：可以向本级人民代表大会、常务委员会提出议案的机关
    ORGANS = {
        Body.SESSION: (
            KIND.PRESIDIUM, KIND.STANDING_COMMITTEE, KIND.SPECIAL_COMMITTEE, KIND.GOVERNMENT, KIND.TOWNSHIP_GOVERNMENT,
        ),
        Body.COMMITTEE: (KIND.COUNCIL_OF_CHAIRPERSONS, KIND.SPECIAL_COMMITTEE, KIND.GOVERNMENT),
    }  # fmt: skip
    WRITING = (State.DRAFT, State.COSIGNING)
    OPEN = (State.FILED, State.COMMITTEE_OPINION, State.PRESIDIUM)
    BEFORE_VOTE = (*OPEN, State.ON_AGENDA, State.DELIBERATING)
    TONES = {
        **dict.fromkeys(("draft", "rejected", "withdrawn", "failed"), "quiet"),
        **dict.fromkeys(("cosigning", "committee_opinion", "presidium", "after_session", "executing"), "soon"),
        **dict.fromkeys(("converted", "adopted", "reported", "closed"), "done"),
    }

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="motions", verbose_name="向哪次会议提出")
    by = models.CharField("提出方式", max_length=5, choices=By, default=By.JOINT)
    organ = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出议案的机关"
    )
    by_office = models.BooleanField("由办公室代录", default=False, editable=False)
    title = models.CharField("案由", max_length=80, help_text="写成“关于……的议案”。")
    grounds = models.TextField("案据", max_length=6000, blank=True, help_text="提出议案的理由和依据。")
    plan = models.TextField("方案", max_length=6000, blank=True, help_text="请会议审议决定的具体内容。")

    state = models.CharField("状态", max_length=20, choices=State, default=State.DRAFT, editable=False)
    number = models.PositiveSmallIntegerField("编号", null=True, editable=False)
    filed_on = models.DateField("提出日期", null=True, editable=False)
    committee = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="审议的委员会"
    )
    referred_on = models.DateField("交付审议日期", null=True, editable=False)
    report_due_on = models.DateField("报告期限", null=True, editable=False)
    advice = models.CharField("审议意见", max_length=10, choices=Advice, blank=True, editable=False)
    opinion = models.TextField("审议报告", blank=True, editable=False)
    reported_on = models.DateField("报告日期", null=True, editable=False)
    decided_on = models.DateField("决定日期", null=True, editable=False)
    because = models.TextField("决定的理由", blank=True, editable=False)
    item = models.ForeignKey(
        "congress.MeetingItem", models.PROTECT, null=True, related_name="motions", editable=False, verbose_name="议题"
    )
    resolution = models.OneToOneField(
        Resolution, models.PROTECT, null=True, related_name="motion", editable=False, verbose_name="决议决定"
    )
    suggestion = models.OneToOneField(
        "suggestions.Suggestion", models.PROTECT, null=True, related_name="motion", editable=False,
        verbose_name="转成的建议",
    )  # fmt: skip
    outcome = models.TextField("结果", blank=True, editable=False)
    ended_on = models.DateField("了结日期", null=True, editable=False)

    objects = MotionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议案"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "state"], name="suggestions_motion_listed")]
        constraints = [
            models.CheckConstraint(
                name="suggestions_motion_by_an_organ_or_jointly",
                condition=Q(by="organ", organ__isnull=False) | Q(by="joint", organ=None),
                violation_error_message="机关提出的议案须写明机关，联名提出的不写机关。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_of_an_organ_unsigned", condition=~Q(by="organ", state="cosigning")
            ),
            models.CheckConstraint(
                name="suggestions_motion_whole_once_put",
                condition=Q(state__in=["draft", "cosigning", "withdrawn"])
                | (~Q(grounds="") & ~Q(plan="") & Q(filed_on__isnull=False, number__isnull=False)),
                violation_error_message="提出的议案须有案由、案据和方案（代表法第十五条）。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"], name="suggestions_motion_number_once", violation_error_message="编号重复。"
            ),
            models.CheckConstraint(
                name="suggestions_motion_referred_to_somebody",
                condition=~Q(state__in=["committee_opinion", "after_session"])
                | Q(committee__isnull=False, referred_on__isnull=False, report_due_on__isnull=False),
                violation_error_message="交付审议须写明委员会和报告期限。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_reported_in_words",
                condition=Q(reported_on=None, advice="") | (Q(reported_on__isnull=False, advice__gt="") & ~Q(opinion="")),
                violation_error_message="审议报告须写明意见。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_decided_on_a_day",
                condition=Q(state__in=["draft", "cosigning", "filed", "committee_opinion", "presidium", "withdrawn"])
                | Q(decided_on__isnull=False),
                violation_error_message="请写明决定日期。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_turned_down_with_reason",
                condition=~Q(state__in=["converted", "rejected", "withdrawn"]) | ~Q(because=""),
                violation_error_message="请写明理由。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_converted_into_one",
                condition=Q(state="converted", suggestion__isnull=False) | (~Q(state="converted") & Q(suggestion=None)),
            ),
            models.CheckConstraint(
                name="suggestions_motion_carried_out_as_resolved",
                condition=~Q(state__in=["executing", "reported"]) | Q(resolution__isnull=False),
                violation_error_message="执行的是通过的决议决定。",
            ),
            models.CheckConstraint(
                name="suggestions_motion_closed_with_a_result",
                condition=~Q(state="closed") | (~Q(outcome="") & Q(ended_on__isnull=False)),
                violation_error_message="办结须写明结果。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("suggestions:motion", args=[self.pk])

    @property
    def body(self):
        """Before whom it is brought."""
        return Body.COMMITTEE if self.meeting.kind == Meeting.Kind.STANDING_COMMITTEE else Body.SESSION

    @property
    def is_joint(self):
        return self.by == self.By.JOINT

    @property
    def decider(self):
        """Who decides whether it comes on the agenda."""
        return "主席团" if self.body == Body.SESSION else "主任会议"

    @property
    def is_left_for_later(self):
        """Considered after the session, whether or not that is over."""
        return self.state == self.State.AFTER_SESSION or (self.state == self.State.CLOSED and self.item_id is None)

    @property
    def heard_later(self):
        """Before whom what was considered after the session is brought: a township has no standing committee."""
        return "下次会议" if self.congress.level == Congress.Level.TOWNSHIP else "常务委员会"

    @property
    def number_words(self):
        return f"第{chinese(self.number)}号议案" if self.number else ""

    @property
    def about(self):
        return f"{self.number_words} {self.title}".strip()

    @property
    def tone(self):
        return self.TONES.get(self.state, "info")


class MotionSignerQuerySet(JointSignerQuerySet):
    def visible_to(self, actor):
        return self.filter(motion__in=Motion.objects.visible_to(actor))

    def standing(self):
        """Without those who have said no or taken their name off."""
        return self.filter(left_on=None)


class MotionSigner(JointSigner):
    """One who puts the motion or is asked to: signed the very text on a day, or said no, or took his name off."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="signers", verbose_name="议案")
    on_paper = models.BooleanField("在纸质议案上签名", default=False, editable=False)
    left_on = models.DateField("未同意或者退出的日期", null=True, editable=False)
    left_because = models.CharField("说明", max_length=200, blank=True, editable=False)

    objects = MotionSignerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议案提案人"
        ordering = ["motion", "-is_lead", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "person"],
                name="suggestions_motionsigner_once",
                violation_error_message="已在提案人里。",
            ),
            models.UniqueConstraint(
                fields=["motion"], condition=Q(is_lead=True), name="suggestions_motionsigner_one_lead"
            ),
            models.CheckConstraint(
                name="suggestions_motionsigner_signs_or_leaves",
                condition=Q(signed_on=None) | Q(left_on=None),
            ),
            models.CheckConstraint(
                name="suggestions_motionsigner_lead_stays", condition=Q(is_lead=False) | Q(left_on=None)
            ),
        ]

    @property
    def congress_id(self):
        return self.motion.congress_id

    @property
    def word(self):
        if self.signed_on:
            return "已联名（纸质签名）" if self.on_paper else "已联名"
        return "未同意或者已退出" if self.left_on else "待确认"

    @property
    def tone(self):
        return "done" if self.signed_on else "quiet" if self.left_on else "soon"
