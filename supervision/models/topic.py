"""Topics of supervision (监督议题): one table; the form of each chooses its machine, its legal checklist and its papers."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock
from congress.models import Organization

from .stages import (
    AuditReport,
    DutyReview,
    FinanceReview,
    Inspection,
    JudicialReview,
    Rectification,
    SpecialInquiry,
    SpecialReport,
    Visit,
    WorkReview,
)

OFFICES = ("LEAD", "GO", "DAC", "COM", "SCM")
UNITS = ("UNIT", "UNITL")
READERS = ("DEP", "DHEAD", "TDEP", "TCH", "TSEC", "STA")


class Source(models.TextChoices):
    """Where a topic comes from (监督法第十二条): six sources, and the organ that asks to report."""

    INSPECTION = "inspection", "执法检查中发现的突出问题"
    SUGGESTIONS = "suggestions", "代表建议、批评和意见集中反映的问题"
    MEMBERS = "members", "常委会组成人员提出的比较集中的问题"
    RESEARCH = "research", "专门委员会、工作机构调查研究中发现的突出问题"
    LETTERS = "letters", "人民来信来访集中反映的问题"
    PUBLIC = "public", "社会普遍关注的其他问题"
    ORGAN = "organ", "报告机关要求报告"
    SATISFACTION = "satisfaction", "满意度测评结果（本级规定）"
    APPOINTED = "appointed", "常委会任命人员履职监督（本级规定）"


class Field(models.TextChoices):
    """The seven fields of supervision (S64)."""

    DECISIONS = "decisions", "重大决策部署落实"
    LAWS = "laws", "宪法和法律法规实施"
    ECONOMY = "economy", "经济运行和财政预算"
    ECOLOGY = "ecology", "生态环境保护"
    LIVELIHOOD = "livelihood", "民生和社会保障"
    JUSTICE = "justice", "监察和司法工作"
    SUGGESTIONS = "suggestions", "代表建议办理"


class Form(models.TextChoices):
    SPECIAL_REPORT = "special_report", "听取和审议专项工作报告"
    INSPECTION = "inspection", "执法检查"
    WORK_REVIEW = "work_review", "工作评议"
    DUTY_REVIEW = "duty_review", "履职评议"
    RECTIFICATION = "rectification", "测评整改"
    SPECIAL_INQUIRY = "special_inquiry", "专题询问"
    JUDICIAL_REVIEW = "judicial_review", "司法案件评查"
    VISIT = "visit", "代表视察"
    FINANCE = "finance", "审查批准决算、预算调整"
    AUDIT = "audit", "审计查出问题整改"


STATES = {
    Form.SPECIAL_REPORT: SpecialReport,
    Form.INSPECTION: Inspection,
    Form.WORK_REVIEW: WorkReview,
    Form.DUTY_REVIEW: DutyReview,
    Form.RECTIFICATION: Rectification,
    Form.SPECIAL_INQUIRY: SpecialInquiry,
    Form.JUDICIAL_REVIEW: JudicialReview,
    Form.VISIT: Visit,
    Form.FINANCE: FinanceReview,
    Form.AUDIT: AuditReport,
}
OVER = ("closed", "dropped")
REVIEWS = (Form.WORK_REVIEW, Form.DUTY_REVIEW)
OWN_LETTERS = (*REVIEWS, Form.RECTIFICATION, Form.VISIT)  # forms whose letters are their own
MONEY = (Form.FINANCE, Form.AUDIT)
TONES = {
    "planned": "soon",
    "handling": "info",
    "failed": "late",
    "published": "done",
    "followed": "done",
    "closed": "done",
    "dropped": "quiet",
}


def in_its_form():
    """A state is one of the form's own."""
    allowed = Q()
    for form, states in STATES.items():
        allowed |= Q(form=form, state__in=states.values)
    return allowed


class TopicQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see its topics; a unit what it reports on or has to put right; 政府督查室 those of the
        government's side; a deputy, a township and a station what has been published, and what they themselves take part in."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return seen if actor.congress_id == actor.county_id else self.none()
        if actor.is_any(*UNITS):
            asked = self.model.objects.filter(problems__unit=actor.organization_id)
            called = self.model.objects.filter(attendances__unit=actor.organization_id)
            theirs = Q(pk__in=asked.values("pk")) | Q(pk__in=called.values("pk"))
            return seen.filter(Q(unit=actor.organization_id) | theirs)
        if actor.is_any("GOV"):
            return seen.filter(unit__kind__in=Organization.GOVERNMENT_SIDE)
        if not actor.is_any(*READERS):
            return self.none()
        mine = Q(published_on__isnull=False)
        mine |= Q(pk__in=TeamMember.objects.filter(deputy__person=actor.person_id).values("topic"))
        if actor.is_any("TCH", "TSEC"):
            mine |= Q(pk__in=TownshipCheck.objects.filter(congress=actor.congress_id).values("topic"))
        return seen.filter(mine)

    def open(self):
        return self.exclude(state__in=OVER)


class Topic(models.Model):
    """One matter that the standing committee supervises in one form, from the plan of the year to the last look back."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="topics", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("议题", max_length=100)
    form = models.CharField("监督形式", max_length=16, choices=Form)
    field = models.CharField("监督领域", max_length=12, choices=Field)
    source = models.CharField("议题来源", max_length=12, choices=Source)
    committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="topics_led", verbose_name="组织实施单位"
    )
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="topics_reported", verbose_name="报告机关"
    )
    law = models.CharField("检查的法律法规", max_length=100, blank=True)
    officer = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name="述职人员"
    )
    month = models.PositiveSmallIntegerField("安排月份")
    state = models.CharField("状态", max_length=16, default="planned", editable=False)
    meeting = models.ForeignKey(
        "congress.Meeting", models.PROTECT, null=True, blank=True, related_name="supervised", verbose_name="审议的会议"
    )
    activity = models.OneToOneField(
        "deputies.Activity", models.PROTECT, null=True, blank=True, related_name="visit", editable=False,
        verbose_name="代表活动",
    )  # fmt: skip
    inspect_from = models.DateField("检查开始日期", null=True, editable=False)
    deliberated_on = models.DateField("审议日期", null=True, editable=False)
    opinions_issued_on = models.DateField("审议意见交办日期", null=True, editable=False)
    result_reported_on = models.DateField("处理情况报告日期", null=True, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)
    followed_on = models.DateField("“回头看”日期", null=True, editable=False)
    closed_on = models.DateField("办结日期", null=True, editable=False)
    round = models.PositiveSmallIntegerField("研究处理次数", default=0, editable=False)
    failures = models.PositiveSmallIntegerField("测评不满意的次数", default=0, editable=False)
    due_on = models.DateField("最近的期限", null=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监督议题"
        ordering = ["-year", "order", "pk"]
        indexes = [
            models.Index(fields=["congress", "-year", "order"], name="supervision_topic_listed"),
            models.Index(fields=["congress", "state", "due_on"], name="supervision_topic_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "title"],
                name="supervision_topic_once",
                violation_error_message="这一年已有同名的议题。",
            ),
            models.CheckConstraint(name="supervision_topic_state_of_its_form", condition=in_its_form()),
            models.CheckConstraint(
                name="supervision_topic_in_a_month",
                condition=Q(month__range=(1, 12)),
                violation_error_message="月份须在1至12之间。",
            ),
            models.CheckConstraint(
                name="supervision_topic_inspects_a_law",
                condition=~Q(form="inspection") | ~Q(law=""),
                violation_error_message="执法检查须写明检查的法律法规。",
            ),
            models.CheckConstraint(
                name="supervision_topic_reviews_an_officer",
                condition=Q(form="duty_review") ^ Q(officer=None),
                violation_error_message="履职评议须写明述职人员，其他形式不填。",
            ),
            models.CheckConstraint(
                name="supervision_topic_handled_since_a_day",
                condition=~Q(state__in=["handling", "result_draft", "result_commented", "result_reported", "result_rating",
                                        "result_rated", "failed", "published",
                                        "follow_up", "followed", "closed"]) | Q(opinions_issued_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_topic_published_on_a_day",
                condition=~Q(state__in=["published", "follow_up", "followed", "closed"]) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_topic_closed_on_a_day", condition=Q(state="closed") ^ Q(closed_on=None)
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:topic", args=[self.pk])

    @property
    def states(self):
        return STATES[Form(self.form)]

    @property
    def word(self):
        return self.states(self.state).label

    @property
    def tone(self):
        return TONES.get(self.state, "info")

    @property
    def is_over(self):
        return self.state in OVER


class TopicEntryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic reads its steps; the report of the committee's research and what is still being drafted are
        not for the units that are supervised."""
        rows = self.filter(topic__in=Topic.objects.visible_to(actor))
        return rows.exclude(step__in=TopicEntry.INNER) if actor.is_any(*UNITS, "GOV") else rows


class TopicEntry(models.Model):
    """What one step of a topic left behind: its words and its files. Never changed; done again it is a new row."""

    INNER = ("research", "draft_opinions", "write_report", "write_visit")

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="entries", verbose_name="议题")
    step = models.SlugField("环节", max_length=24)
    label = models.CharField("名称", max_length=30)
    on = models.DateField("日期")
    text = models.TextField("内容", max_length=20_000)
    late_because = models.CharField("超过期限的原因", max_length=200, blank=True)
    round = models.PositiveSmallIntegerField("研究处理次数", default=0)
    by_name = models.CharField("登记人", max_length=40)
    at = models.DateTimeField("登记时间", default=clock.now)

    objects = TopicEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监督环节"
        ordering = ["pk"]
        indexes = [models.Index(fields=["topic", "step"], name="supervision_entry_of_step")]
        constraints = [
            models.CheckConstraint(
                name="supervision_topicentry_says_something",
                condition=~Q(text=""),
                violation_error_message="请写明内容。",
            )
        ]

    def __str__(self):
        return f"{self.topic}：{self.label}"

    def get_absolute_url(self):
        return f"{self.topic.get_absolute_url()}#entry-{self.pk}"

    @property
    def congress_id(self):
        return self.topic.congress_id


class TeamMemberQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic sees who is in its team."""
        return self.filter(topic__in=Topic.objects.visible_to(actor))


class TeamMember(models.Model):
    """One person of the team that researches or inspects: a member of the committee, a deputy, an expert. Whoever is of
    the committee and a deputy too sits there once: ``person`` is who he is, by whichever post he came."""

    class Role(models.TextChoices):
        LEADER = "leader", "组长"
        VICE = "vice", "副组长"
        MEMBER = "member", "成员"
        EXPERT = "expert", "专家"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="team", verbose_name="议题")
    role = models.CharField("职责", max_length=6, choices=Role, default=Role.MEMBER)
    membership = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="人大机关人员"
    )
    deputy = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="teams", verbose_name="代表"
    )
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, editable=False, related_name="+", verbose_name="人员"
    )
    name = models.CharField("姓名", max_length=40, blank=True)
    post = models.CharField("单位和职务", max_length=80, blank=True)
    group = models.CharField("小组", max_length=30, blank=True, help_text="分组检查、视察的，例如：第一检查小组。")

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查调研组成员"
        ordering = ["topic", models.Case(models.When(role="leader", then=0), models.When(role="vice", then=1),
                                         models.When(role="member", then=2), default=3), "pk"]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["topic"],
                condition=Q(role="leader"),
                name="supervision_teammember_one_leader",
                violation_error_message="组长只有一名。",
            ),
            models.UniqueConstraint(
                fields=["topic", "person"],
                name="supervision_teammember_person_once",
                violation_error_message="同一个人在组里只能有一个位置。",
            ),
            models.CheckConstraint(
                name="supervision_teammember_somebody",
                condition=Q(membership__isnull=False, deputy=None, person__isnull=False)
                | Q(membership=None, deputy__isnull=False, person__isnull=False)
                | (Q(membership=None, deputy=None, person=None) & ~Q(name="")),
                violation_error_message="请选择一名机关人员或代表，或者填写专家姓名。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def congress_id(self):
        return self.topic.congress_id


class TownshipCheckQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic and is of the county; a township its own."""
        rows = self.filter(topic__in=Topic.objects.visible_to(actor))
        return rows.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC", "TDEP", "STA") else rows


class TownshipCheck(models.Model):
    """The part of an inspection that is entrusted to one township's presidium (S69), and what it reports."""

    class State(models.TextChoices):
        PENDING = "pending", "待报送"
        DONE = "done", "已报送"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="checks", verbose_name="议题")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="checks", verbose_name="乡镇人大")
    state = models.CharField("状态", max_length=8, choices=State, default=State.PENDING, editable=False)
    due_on = models.DateField("报送期限", null=True, editable=False)
    sites = models.PositiveSmallIntegerField("检查点（个）", null=True, editable=False)
    deputies = models.PositiveSmallIntegerField("参加代表（名）", null=True, editable=False)
    text = models.TextField("检查情况", max_length=6000, blank=True, editable=False)
    done_on = models.DateField("报送日期", null=True, editable=False)

    objects = TownshipCheckQuerySet.as_manager()

    NAMED_BY = ("topic", "congress")

    class Meta:
        verbose_name = verbose_name_plural = "乡镇检查"
        ordering = ["topic", "congress__area__code"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "congress"], name="supervision_townshipcheck_once"),
            models.CheckConstraint(
                name="supervision_townshipcheck_reported",
                condition=Q(state="pending") | (Q(done_on__isnull=False) & ~Q(text="")),
                violation_error_message="请写明检查情况。",
            ),
        ]

    def __str__(self):
        return f"{self.topic}（{self.congress}）"

    def get_absolute_url(self):
        return reverse("supervision:check", args=[self.pk])
