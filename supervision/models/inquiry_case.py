"""Inquiry cases (质询案, 地方组织法第二十四条、监督法第五十一条至第五十四条): so many sign, an organ has to answer."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.models import Congress, Meeting, Organization
from deputies.models import joint

from .topic import OFFICES, UNITS


class InquiryCaseQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever is asked to sign sees it from the beginning; once it is filed the offices of its congress and the county's;
        the organ once it has to answer."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        here = self.filter(congress__in=Congress.objects.visible_to(actor))
        filed = Q(filed_on__isnull=False)
        if actor.is_any(*UNITS):
            return here.filter(decided_on__isnull=False, unit=actor.organization_id)
        signs = InquirySigner.objects.filter(person=actor.person_id) if actor.person_id else None
        mine = Q(pk__in=signs.values("case")) if signs is not None else Q(pk=None)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            mine |= filed
        if actor.is_any("GO", "TCH", "TSEC"):
            mine |= Q(congress=actor.congress_id)
        return here.filter(mine)


class InquiryCase(joint.JointAct):
    """One inquiry case: put by deputies in a session, or by members of the standing committee in its meeting."""

    Body = joint.Body

    class Manner(models.TextChoices):
        ORAL = "oral", "口头答复（负责人到会）"
        WRITTEN = "written", "书面答复（负责人签署）"

    class State(models.TextChoices):
        SIGNING = "signing", "联名中"
        FILED = "filed", "已提出"
        ANSWERING = "answering", "待答复"
        ANSWERED = "answered", "已答复"
        CLOSED = "closed", "已办结"
        WITHDRAWN = "withdrawn", "已撤回"

    # 地方组织法第二十四条：代表十人以上联名，县、乡相同；监督法第五十一条：县级常委会组成人员三人以上联名。
    NOUN = "质询案"
    LEAST = {(Body.SESSION, "county"): "inquiry.min", (Body.SESSION, "township"): "inquiry.min",
             (Body.COMMITTEE, "county"): "inquiry.min_sc"}  # fmt: skip
    BASIS = {Body.SESSION: "地方组织法第二十四条", Body.COMMITTEE: "监督法第五十一条"}
    AGAIN = {Body.SESSION: "代表法第二十条", Body.COMMITTEE: "监督法第五十一条至第五十四条"}
    TONES = {
        "signing": "soon",
        "filed": "info",
        "answering": "soon",
        "answered": "info",
        "closed": "done",
        "withdrawn": "quiet",
    }

    body = models.CharField("提出的会议", max_length=9, choices=Body)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="inquiry_cases", verbose_name="会议"
    )
    title = models.CharField("案由", max_length=80)
    unit = models.ForeignKey(Organization, models.PROTECT, related_name="inquiry_cases", verbose_name="质询对象")
    question = models.TextField("质询的问题", max_length=2000)
    content = models.TextField("质询的内容", max_length=4000)
    state = models.CharField("状态", max_length=9, choices=State, default=State.SIGNING, editable=False)
    filed_on = models.DateField("提出日期", null=True, editable=False)
    decided_on = models.DateField("决定日期", null=True, editable=False)
    manner = models.CharField("答复方式", max_length=7, choices=Manner, blank=True, editable=False)
    venue = models.CharField("答复的会议", max_length=80, blank=True, editable=False)
    due_on = models.DateField("答复期限", null=True, editable=False)
    answer = models.TextField("答复", max_length=10_000, blank=True, editable=False)
    answerer = models.CharField("到会或者签署的负责人", max_length=60, blank=True, editable=False)
    answered_on = models.DateField("答复日期", null=True, editable=False)
    round = models.PositiveSmallIntegerField("答复次数", default=0, editable=False)
    earlier = models.TextField("以前的答复", blank=True, editable=False)
    ended_on = models.DateField("办结日期", null=True, editable=False)
    withdrawn_because = models.CharField("撤回理由", max_length=300, blank=True, editable=False)

    objects = InquiryCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "质询案"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "state"], name="supervision_inquirycase_listed")]
        constraints = [
            models.CheckConstraint(
                name="supervision_inquirycase_filed_on_a_day",
                condition=Q(state__in=["signing", "withdrawn"]) | Q(filed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_inquirycase_decided",
                condition=~Q(state__in=["answering", "answered", "closed"])
                | (Q(decided_on__isnull=False, due_on__isnull=False) & ~Q(manner="")),
                violation_error_message="请写明答复方式和期限。",
            ),
            models.CheckConstraint(
                name="supervision_inquirycase_answered",
                condition=~Q(state__in=["answered", "closed"])
                | (~Q(answer="") & ~Q(answerer="") & Q(answered_on__isnull=False)),
                violation_error_message="请写明答复和到会或者签署的负责人。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:inquiry_case", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class InquirySignerQuerySet(joint.JointSignerQuerySet):
    def visible_to(self, actor):
        return self.filter(case__in=InquiryCase.objects.visible_to(actor))


class InquirySigner(joint.JointSigner):
    """One who puts the case or is asked to: signed on a day, and what he says of the answer."""

    case = models.ForeignKey(InquiryCase, models.CASCADE, related_name="signers", verbose_name="质询案")
    satisfied = models.BooleanField("对答复满意", null=True, editable=False)

    objects = InquirySignerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "质询案提案人"
        ordering = ["case", "-is_lead", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                name="supervision_inquirysigner_once",
                violation_error_message="已在提案人里。",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_lead=True), name="supervision_inquirysigner_one_lead"
            ),
            models.CheckConstraint(
                name="supervision_inquirysigner_judges_after_signing",
                condition=Q(satisfied=None) | Q(signed_on__isnull=False),
            ),
        ]

    @property
    def congress_id(self):
        return self.case.congress_id
