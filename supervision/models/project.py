"""Key projects (S14): what the county builds with public money, how the congress watches it, what was decided about it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import Organization

from .progress import CarriedOut, PlannedMonth, ProgressReport
from .topic import OFFICES, READERS, UNITS


class KeyProjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Everybody of the county's congress and its townships; a unit its own; 政府督查室 those of the government's side."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES, *READERS):
            return seen
        if actor.is_any(*UNITS):
            return seen.filter(unit=actor.organization_id)
        if actor.is_any("GOV"):
            return seen.filter(unit__kind__in=Organization.GOVERNMENT_SIDE)
        return self.none()

    def open(self):
        return self.exclude(state__in=KeyProject.OVER)


class KeyProject(CarriedOut):
    """One project on the register, from its listing to its acceptance."""

    class State(models.TextChoices):
        LISTED = "listed", "待开工"
        BUILDING = "building", "建设中"
        STOPPED = "stopped", "已停建"
        FINISHED = "finished", "已完工"
        ACCEPTED = "accepted", "已竣工验收"

    class Field(models.TextChoices):
        TRANSPORT = "transport", "交通"
        WATER = "water", "水利"
        FARMING = "farming", "农业农村"
        INDUSTRY = "industry", "产业园区"
        TOWN = "town", "城镇建设"
        EDUCATION = "education", "教育"
        HEALTH = "health", "卫生健康"
        ECOLOGY = "ecology", "生态环境"
        OTHER = "other", "其他"

    OVER = ("stopped", "accepted")
    TONES = {"listed": "soon", "building": "info", "stopped": "quiet", "finished": "info", "accepted": "done"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="key_projects", verbose_name="人大")
    year = models.PositiveSmallIntegerField("列入年度")
    name = models.CharField("项目名称", max_length=100)
    field = models.CharField("类别", max_length=9, choices=Field)
    place = models.CharField("建设地点", max_length=80)
    content = models.TextField("建设内容和规模", max_length=2000)
    unit = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="key_projects", verbose_name="责任单位"
    )
    total = models.DecimalField("总投资（万元）", max_digits=12, decimal_places=2)
    sources = models.CharField("资金来源", max_length=120, help_text="例如：上级补助3000万元、专项债券2000万元")
    starts_on = models.DateField("计划开工日期")
    ends_on = models.DateField("计划完工日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.LISTED, editable=False)
    started_on = models.DateField("开工日期", null=True, editable=False)
    finished_on = models.DateField("完工日期", null=True, editable=False)
    accepted_on = models.DateField("验收日期", null=True, editable=False)

    objects = KeyProjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重点项目"
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["congress", "-year", "state"], name="supervision_project_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "name"],
                name="supervision_keyproject_once",
                violation_error_message="这一年已登记同名的项目。",
            ),
            models.CheckConstraint(
                name="supervision_keyproject_costs_something",
                condition=Q(total__gt=0),
                violation_error_message="总投资须大于零。",
            ),
            models.CheckConstraint(
                name="supervision_keyproject_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message="计划完工日期须晚于计划开工日期。",
            ),
            models.CheckConstraint(
                name="supervision_keyproject_built_since_a_day",
                condition=Q(state__in=["listed", "stopped"]) | Q(started_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_keyproject_accepted_on_a_day",
                condition=Q(state="accepted", accepted_on__isnull=False)
                | (~Q(state="accepted") & Q(accepted_on=None)),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("supervision:project", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def paid_share(self):
        """Of the money, in percent."""
        return round(100 * self.paid / self.total)


class OfProjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the project."""
        return self.filter(project__in=KeyProject.objects.visible_to(actor))


class ProjectMonth(PlannedMonth):
    """How far a key project is meant to be by the end of a month."""

    project = models.ForeignKey(KeyProject, models.CASCADE, related_name="months", verbose_name="项目")

    class Meta(PlannedMonth.Meta):
        verbose_name = verbose_name_plural = "重点项目计划"


class ProjectReport(ProgressReport):
    """What the unit has reported of a key project on a day."""

    project = models.ForeignKey(KeyProject, models.CASCADE, related_name="reports", verbose_name="项目")

    objects = OfProjectQuerySet.as_manager()

    class Meta(ProgressReport.Meta):
        verbose_name = verbose_name_plural = "重点项目进展"

    def get_absolute_url(self):
        return f"{self.project.get_absolute_url()}#report-{self.pk}"


class ProjectVisit(models.Model):
    """Members and deputies have been there: what they found, what they asked for."""

    project = models.ForeignKey(KeyProject, models.CASCADE, related_name="visits", verbose_name="项目")
    on = models.DateField("视察日期")
    lead = models.CharField("带队", max_length=40)
    deputies = models.ManyToManyField(
        "deputies.Deputy", blank=True, related_name="project_visits", verbose_name="参加的代表"
    )
    found = models.TextField("情况和问题", max_length=3000)
    asked = models.TextField("意见", max_length=2000, blank=True)
    by_name = models.CharField("登记人", max_length=40, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "项目视察"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["on"], name="supervision_visit_by_day")]

    def __str__(self):
        return f"{self.project}：{self.on:%Y年%-m月%-d日}视察"

    def get_absolute_url(self):
        return f"{self.project.get_absolute_url()}#visit-{self.pk}"

    @property
    def congress_id(self):
        return self.project.congress_id


class ProjectDecision(models.Model):
    """What the standing committee or its council of chairpersons has decided on a project, and what the unit did."""

    class Kind(models.TextChoices):
        URGE = "urge", "督促推进"
        ADJUST = "adjust", "同意调整"
        STOP = "stop", "要求停建"
        RESUME = "resume", "同意恢复"

    class Reason(models.TextChoices):
        """The five kinds of project that are to be stopped (S14)."""

        NONE = "", "—"
        FUNDS = "funds", "资金没有落实"
        NEED = "need", "没有必要"
        DOUBLE = "double", "重复建设"
        MEANS = "means", "超出财力"
        ECOLOGY = "ecology", "损害生态环境"

    class Body(models.TextChoices):
        COMMITTEE = "committee", "常委会会议"
        COUNCIL = "council", "主任会议"

    project = models.ForeignKey(KeyProject, models.CASCADE, related_name="decisions", verbose_name="项目")
    kind = models.CharField("决定", max_length=6, choices=Kind)
    reason = models.CharField("停建的理由", max_length=7, choices=Reason, default=Reason.NONE, blank=True)
    body = models.CharField("作出决定的会议", max_length=9, choices=Body)
    on = models.DateField("决定日期")
    text = models.TextField("内容", max_length=2000)
    due_on = models.DateField("报告落实情况的期限", null=True, editable=False)
    reply = models.TextField("落实情况", max_length=3000, blank=True, editable=False)
    replied_on = models.DateField("报告日期", null=True, editable=False)

    objects = OfProjectQuerySet.as_manager()

    NAMED_BY = ("project",)

    class Meta:
        verbose_name = verbose_name_plural = "项目决定"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="supervision_projectdecision_stop_says_why",
                condition=(Q(kind="stop") & ~Q(reason="")) | (~Q(kind="stop") & Q(reason="")),
                violation_error_message="停建须选择理由；其他决定不填。",
            ),
            models.CheckConstraint(
                name="supervision_projectdecision_replied_on_a_day",
                condition=Q(reply="", replied_on=None) | (~Q(reply="") & Q(replied_on__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.project}：{self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("supervision:decision", args=[self.pk])

    @property
    def congress_id(self):
        return self.project.congress_id

    @property
    def is_late(self):
        return not self.reply and self.due_on is not None and self.due_on < clock.today()
