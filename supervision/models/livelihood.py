"""Livelihood projects (民生实事项目人大代表票决制, S66, S89): what people ask for, what deputies choose, what becomes of it.

County and townships alike: each congress holds one round a year, or several small ones. People ask, the government draws
up more projects than will be chosen, the congress votes, units carry out, deputies watch and rate.
"""

from datetime import date
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame.numbers import long_date, plain
from congress.models import Congress

from .progress import MONEY, CarriedOut, PlannedMonth, ProgressReport
from .topic import OFFICES, READERS, UNITS

KEEPERS = ("LEAD", "GO", "DAC", "TCH", "TSEC")
PREPARING = ("draft", "collecting", "screening")


class RoundQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Everybody of the county who works here; one that is not opened yet, its own offices."""
        if actor.is_system:
            return self.all()
        if not actor.county_id or not actor.is_any(*OFFICES, *READERS, *UNITS, "GOV"):
            return self.none()
        seen = self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        opened = ~Q(state="draft")
        return seen.filter(opened | Q(congress=actor.congress_id) if actor.is_any(*KEEPERS) else opened)


class LivelihoodRound(models.Model):
    """One round of livelihood projects of one congress: so many are chosen, for no more than so much money."""

    class State(models.TextChoices):
        DRAFT = "draft", "拟征集"
        COLLECTING = "collecting", "征集中"
        SCREENING = "screening", "初定候选项目"
        SUBMITTED = "submitted", "提请大会票决"
        IMPLEMENTING = "implementing", "实施中"
        RATING = "rating", "评估测评"
        CLOSED = "closed", "已办结"

    TONES = {"draft": "soon", "implementing": "info", "closed": "done"}
    STAGES = (  # the five stages, and the state in which each is going on
        ("征集", State.COLLECTING),
        ("初定", State.SCREENING),
        ("审议票决", State.SUBMITTED),
        ("实施监督", State.IMPLEMENTING),
        ("评估测评", State.RATING),
    )

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="livelihood_rounds", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    batch = models.PositiveSmallIntegerField(
        "批次", default=1, validators=[MinValueValidator(1)], help_text="多批次票决的，第几批。"
    )
    seats = models.PositiveSmallIntegerField("票决确定的项目数（个）", validators=[MinValueValidator(1)])
    ceiling = models.DecimalField("资金总额上限（万元）", **MONEY)
    text = models.TextField("征集公告", max_length=4000, help_text="写明征集的范围、要求和联系方式。")
    opens_on = models.DateField("征集开始")
    closes_on = models.DateField("征集截止")
    state = models.CharField("阶段", max_length=12, choices=State, default=State.DRAFT, editable=False)
    heard_on = models.DateField("听取候选项目情况的日期", null=True, editable=False)
    submitted_on = models.DateField("提请大会日期", null=True, editable=False)
    voted_on = models.DateField("票决日期", null=True, editable=False)
    rated_on = models.DateField("测评日期", null=True, editable=False)
    closed_on = models.DateField("办结日期", null=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事票决"
        ordering = ["-year", "congress__level", "congress__area__code", "-batch"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "batch"],
                name="supervision_livelihoodround_once",
                violation_error_message="这一年的这一批已经建立。",
            ),
            models.CheckConstraint(
                name="supervision_livelihoodround_closes_after_opening",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="截止日不能早于开始日。",
            ),
            models.CheckConstraint(
                name="supervision_livelihoodround_some_are_chosen", condition=Q(seats__gte=1, batch__gte=1)
            ),
            models.CheckConstraint(
                name="supervision_livelihoodround_voted_on_a_day",
                condition=~Q(state__in=["implementing", "rating", "closed"]) | Q(voted_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.year}年民生实事项目" + (f"（第{self.batch}批）" if self.batch > 1 else "")

    def get_absolute_url(self):
        return reverse("supervision:livelihood", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "info")

    @property
    def ideas_url(self):
        return f"{reverse('supervision:ideas')}?round={self.pk}"

    @property
    def is_prepared(self):
        """What was drawn up is no longer changed."""
        return self.state not in PREPARING


class IdeaQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of its congress, and the county's of a township's; the government that draws up the projects;
        everybody what he himself has put forward."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        rows = self.filter(round__in=LivelihoodRound.objects.visible_to(actor))
        if actor.is_any(*OFFICES):
            return rows
        mine = Q(proposer__person=actor.person_id) if actor.person_id else Q(pk=None)
        if actor.is_any("TCH", "TSEC", "GOV"):
            mine |= Q(round__congress=actor.congress_id)
        return rows.filter(mine)


class LivelihoodIdea(models.Model):
    """What somebody wishes to be done (征集意见): by a deputy, a station, a unit, or made of what people say."""

    class State(models.TextChoices):
        RECEIVED = "received", "待筛选"
        TAKEN = "taken", "已纳入候选"
        DECLINED = "declined", "未纳入"

    class Source(models.TextChoices):
        PUBLIC = "public", "群众"
        DEPUTY = "deputy", "人大代表"
        STATION = "station", "代表联络站"
        UNIT = "unit", "部门和乡镇"

    TONES = {"received": "soon", "taken": "done", "declined": "quiet"}

    round = models.ForeignKey(LivelihoodRound, models.PROTECT, related_name="ideas", verbose_name="民生实事票决")
    title = models.CharField("建议的项目", max_length=60)
    text = models.TextField("内容和理由", max_length=2000)
    place = models.CharField("地点", max_length=60, blank=True)
    source = models.CharField("来源", max_length=8, choices=Source)
    proposer = models.ForeignKey(
        "congress.Membership", models.PROTECT, related_name="+", verbose_name="提出或登记人", editable=False
    )
    proposed_on = models.DateField("提出日期", editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.RECEIVED, editable=False)
    project = models.ForeignKey(
        "LivelihoodProject", models.PROTECT, null=True, related_name="ideas", verbose_name="纳入的项目", editable=False
    )
    declined_because = models.CharField("未纳入的理由", max_length=500, blank=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事征集意见"
        ordering = ["round", "pk"]
        indexes = [models.Index(fields=["round", "state"], name="supervision_idea_listed")]
        constraints = [
            models.CheckConstraint(
                name="supervision_livelihoodidea_taken_into_one", condition=Q(state="taken") ^ Q(project=None)
            ),
            models.CheckConstraint(
                name="supervision_livelihoodidea_declined_says_why",
                condition=~Q(state="declined") | ~Q(declined_because=""),
                violation_error_message="未纳入的须写明理由。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:idea", args=[self.pk])

    @property
    def congress_id(self):
        return self.round.congress_id

    @property
    def tone(self):
        return self.TONES[self.state]


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the round; while the candidates are drawn up, its own offices, the government and the unit."""
        if actor.is_system:
            return self.all()
        rows = self.filter(round__in=LivelihoodRound.objects.visible_to(actor))
        seen = ~Q(round__state__in=PREPARING)
        if actor.is_any(*KEEPERS, "COM", "SCM", "GOV"):
            seen |= Q(round__congress=actor.congress_id)
        if actor.is_any(*UNITS):
            seen |= Q(unit=actor.organization_id)
        return rows.filter(seen)

    def under_way(self):
        return self.filter(state__in=LivelihoodProject.UNDER_WAY)

    def adopted(self):
        return self.filter(state__in=LivelihoodProject.ADOPTED)


class LivelihoodProject(CarriedOut):
    """One project: a candidate until the vote; what was voted on is changed by a decision alone."""

    class State(models.TextChoices):
        CANDIDATE = "candidate", "候选"
        WITHDRAWN = "withdrawn", "已撤回"
        RESERVED = "reserved", "落选储备"
        IMPLEMENTING = "implementing", "实施中"
        CARRIED = "carried", "结转实施"
        ACCEPTED = "accepted", "已验收"
        STOPPED = "stopped", "决定停止"

    UNDER_WAY = (State.IMPLEMENTING, State.CARRIED)
    ADOPTED = (State.IMPLEMENTING, State.CARRIED, State.ACCEPTED, State.STOPPED)
    TONES = {"candidate": "soon", "implementing": "info", "carried": "soon", "accepted": "done"}
    CHANGED_BY_DECISION = ("content", "place", "money", "ends_on")

    round = models.ForeignKey(LivelihoodRound, models.PROTECT, related_name="projects", verbose_name="民生实事票决")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目名称", max_length=60)
    content = models.TextField("建设内容和规模", max_length=1000)
    place = models.CharField("实施地点", max_length=100)
    benefit = models.CharField("受益范围", max_length=200, help_text="例如：12个村3600名群众")
    money = models.DecimalField("资金（万元）", **MONEY)
    money_source = models.CharField("资金来源", max_length=100)
    starts_on = models.DateField("开工日期")
    ends_on = models.DateField("完成日期")
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="livelihood_projects", verbose_name="责任单位"
    )
    origin = models.CharField(
        "项目的由来", max_length=60, blank=True, help_text="没有征集意见作依据的，写明由来，例如：上级任务、部门申报。"
    )
    state = models.CharField("状态", max_length=12, choices=State, default=State.CANDIDATE, editable=False)
    votes = models.PositiveSmallIntegerField("得票", null=True, editable=False)
    rank = models.PositiveSmallIntegerField("名次", null=True, editable=False)
    adopted_on = models.DateField("票决确定日期", null=True, editable=False)
    accepted_on = models.DateField("验收日期", null=True, editable=False)
    verdict = models.TextField("验收意见", max_length=2000, blank=True, editable=False)
    carried_because = models.CharField("结转的理由", max_length=500, blank=True, editable=False)
    grade = models.CharField("测评等次", max_length=10, blank=True, editable=False)
    grade_words = models.CharField("测评结果", max_length=300, blank=True, editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事项目"
        ordering = ["round", "order", "pk"]
        indexes = [
            models.Index(fields=["round", "state"], name="supervision_livelihood_listed"),
            models.Index(fields=["unit", "state", "update_due_on"], name="supervision_livelihood_at_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "title"],
                name="supervision_livelihoodproject_once",
                violation_error_message="已有同名的候选项目。",
            ),
            models.CheckConstraint(
                name="supervision_livelihoodproject_ends_after_starting",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="完成日期不能早于开工日期。",
            ),
            models.CheckConstraint(
                name="supervision_livelihoodproject_adopted_by_votes",
                condition=Q(state__in=["candidate", "withdrawn", "reserved"])
                | Q(adopted_on__isnull=False, votes__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_livelihoodproject_accepted_on_a_day",
                condition=Q(state="accepted") ^ Q(accepted_on=None),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:livelihood_project", args=[self.pk])

    @property
    def congress_id(self):
        return self.round.congress_id

    @property
    def tone(self):
        return self.TONES.get(self.state, "quiet")

    @property
    def is_under_way(self):
        return self.state in self.UNDER_WAY

    @property
    def is_adopted(self):
        return self.state in self.ADOPTED


class OfProjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the project."""
        return self.filter(project__in=LivelihoodProject.objects.visible_to(actor))


class LivelihoodMonth(PlannedMonth):
    """What one project is meant to have reached by the end of a month."""

    project = models.ForeignKey(LivelihoodProject, models.CASCADE, related_name="months", verbose_name="项目")

    class Meta(PlannedMonth.Meta):
        verbose_name = verbose_name_plural = "民生实事进度计划"


class LivelihoodReport(ProgressReport):
    """What the unit reported of a project."""

    project = models.ForeignKey(LivelihoodProject, models.PROTECT, related_name="reports", verbose_name="项目")

    objects = OfProjectQuerySet.as_manager()

    class Meta(ProgressReport.Meta):
        verbose_name = verbose_name_plural = "民生实事进展"

    @property
    def leads_to(self):
        return self.project


class LivelihoodAdjustment(models.Model):
    """A change of what was voted on: asked for, and made only when the standing committee (in a township the presidium,
    or the congress) has decided so."""

    class State(models.TextChoices):
        ASKED = "asked", "待决定"
        DECIDED = "decided", "已决定"
        REFUSED = "refused", "未同意"

    class Kind(models.TextChoices):
        CHANGE = "change", "调整内容、资金或期限"
        STOP = "stop", "停止实施"

    TONES = {"asked": "soon", "decided": "done", "refused": "quiet"}

    project = models.ForeignKey(LivelihoodProject, models.PROTECT, related_name="adjustments", verbose_name="项目")
    kind = models.CharField("调整方式", max_length=6, choices=Kind, default=Kind.CHANGE)
    because = models.TextField("调整的理由", max_length=1000)
    content = models.TextField("建设内容和规模", max_length=1000)
    place = models.CharField("实施地点", max_length=100)
    money = models.DecimalField("资金（万元）", **MONEY)
    ends_on = models.DateField("完成日期")
    asked_on = models.DateField("提出日期", editable=False)
    asked_by = models.CharField("提出人", max_length=40, editable=False)
    before = models.JSONField("调整前", default=dict, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.ASKED, editable=False)
    decision = models.ForeignKey(
        "congress.Resolution", models.PROTECT, null=True, related_name="+", verbose_name="依据的决定", editable=False
    )
    decided_on = models.DateField("决定日期", null=True, editable=False)
    refused_because = models.CharField("未同意的理由", max_length=500, blank=True, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事调整"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(state="asked"),
                name="supervision_livelihoodadjustment_one_waits",
                violation_error_message="这个项目已有一项调整等待决定。",
            ),
            models.CheckConstraint(
                name="supervision_livelihoodadjustment_by_decision", condition=Q(state="decided") ^ Q(decision=None)
            ),
        ]

    def __str__(self):
        return f"{self.project}：{self.get_kind_display()}"

    def get_absolute_url(self):
        return f"{self.project.get_absolute_url()}#adjustments"

    @property
    def congress_id(self):
        return self.project.congress_id

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def moves_url(self):
        return reverse("supervision:adjustment", args=[self.pk])

    @property
    def changes(self):
        """[(label, before, after)] of what it changes: of one that waits, against the project as it is."""
        found = []
        for name in LivelihoodProject.CHANGED_BY_DECISION:
            before = self.before.get(name) or str(getattr(self.project, name))
            after = str(getattr(self, name))
            if before != after:
                found.append((self._meta.get_field(name).verbose_name, _said(name, before), _said(name, after)))
        return found


def _said(name, text):
    """A kept value as people read it."""
    if name == "ends_on":
        return long_date(date.fromisoformat(text))
    return plain(Decimal(text)) if name == "money" else text


class LivelihoodVisit(models.Model):
    """Deputies have been to see a project: when, who, what they found."""

    project = models.ForeignKey(LivelihoodProject, models.PROTECT, related_name="visits", verbose_name="项目")
    on = models.DateField("视察日期")
    deputies = models.ManyToManyField("deputies.Deputy", related_name="livelihood_visits", verbose_name="参加代表")
    text = models.TextField("情况和意见", max_length=2000)
    by_name = models.CharField("登记人", max_length=40, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事视察"
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.project}：{self.on.year}年{self.on.month}月{self.on.day}日视察"

    def get_absolute_url(self):
        return f"{self.project.get_absolute_url()}#visits"

    @property
    def congress_id(self):
        return self.project.congress_id
