"""Research topics (调研课题, S82): a leader heads each, a committee carries it out, deputies take part in its groups."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .topic import OFFICES


class StudyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices all; a deputy what he takes part in, and what has been reported."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        rows = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return rows if actor.congress_id == actor.county_id else self.none()
        if not actor.is_any("DEP", "DHEAD"):
            return self.none()
        mine = StudyMember.objects.filter(deputy__person=actor.person_id).values("group__study")
        begun = ~Q(state=Study.State.PLANNED)
        return rows.filter(Q(pk__in=mine) & begun | Q(state__in=(Study.State.REPORTED, Study.State.USED)))


class Study(models.Model):
    """One research topic of a year."""

    class State(models.TextChoices):
        PLANNED = "planned", "已立项"
        UNDERWAY = "underway", "调研中"
        REPORTED = "reported", "已形成报告"
        USED = "used", "成果已运用"
        DROPPED = "dropped", "已终止"

    TONES = {"planned": "soon", "underway": "info", "reported": "info", "used": "done", "dropped": "quiet"}

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("课题", max_length=100)
    leader = models.ForeignKey(
        "congress.Membership", models.PROTECT, related_name="studies", verbose_name="牵头的常委会领导"
    )
    committee = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="studies", verbose_name="认领的专工委"
    )
    outline = models.TextField("调研提纲", max_length=6000)
    due_on = models.DateField("完成期限")
    state = models.CharField("状态", max_length=8, choices=State, default=State.PLANNED, editable=False)
    report = models.TextField("调研报告", max_length=20_000, blank=True, editable=False)
    reported_on = models.DateField("报告日期", null=True, editable=False)
    uses = models.TextField("成果运用", max_length=3000, blank=True, editable=False)
    used_on = models.DateField("运用日期", null=True, editable=False)
    dropped_because = models.CharField("终止的理由", max_length=300, blank=True, editable=False)

    objects = StudyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调研课题"
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["congress", "-year", "state"], name="supervision_study_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "title"],
                name="supervision_study_once",
                violation_error_message="这一年已有同名的课题。",
            ),
            models.CheckConstraint(
                name="supervision_study_reported_in_words",
                condition=~Q(state__in=["reported", "used"]) | (~Q(report="") & Q(reported_on__isnull=False)),
                violation_error_message="请写明调研报告。",
            ),
            models.CheckConstraint(
                name="supervision_study_used_in_words",
                condition=~Q(state="used") | (~Q(uses="") & Q(used_on__isnull=False)),
                violation_error_message="请写明成果怎样运用。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:study", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def is_over(self):
        return self.state in (self.State.USED, self.State.DROPPED)


class OfStudyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who sees the topic sees its groups."""
        return self.filter(study__in=Study.objects.visible_to(actor))


class StudyGroup(models.Model):
    """One group of deputies in a research topic, and its own report."""

    class Kind(models.TextChoices):
        TOPIC = "topic", "课题小组"
        PROFESSION = "profession", "专业小组"

    class State(models.TextChoices):
        WORKING = "working", "调研中"
        REPORTED = "reported", "已报送"

    study = models.ForeignKey(Study, models.CASCADE, related_name="groups", verbose_name="课题")
    title = models.CharField("小组", max_length=40)
    kind = models.CharField("类型", max_length=10, choices=Kind, default=Kind.TOPIC)
    task = models.CharField("分工", max_length=300, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.WORKING, editable=False)
    report = models.TextField("小组报告", max_length=10_000, blank=True, editable=False)
    reported_on = models.DateField("报送日期", null=True, editable=False)

    objects = OfStudyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "课题小组"
        ordering = ["study", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["study", "title"],
                name="supervision_studygroup_once",
                violation_error_message="已有同名的小组。",
            ),
            models.CheckConstraint(
                name="supervision_studygroup_reported_in_words",
                condition=Q(state="working") | (~Q(report="") & Q(reported_on__isnull=False)),
                violation_error_message="请写明小组报告。",
            ),
        ]

    def __str__(self):
        return f"{self.study}：{self.title}"

    def get_absolute_url(self):
        return reverse("supervision:study_group", args=[self.pk])

    @property
    def congress_id(self):
        return self.study.congress_id


class StudyMemberQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(group__in=StudyGroup.objects.visible_to(actor))


class StudyMember(models.Model):
    """One deputy in a group; one of them heads it."""

    group = models.ForeignKey(StudyGroup, models.CASCADE, related_name="members", verbose_name="小组")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="studies", verbose_name="代表")
    is_head = models.BooleanField("组长", default=False)

    objects = StudyMemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "课题小组成员"
        ordering = ["group", "-is_head", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "deputy"],
                name="supervision_studymember_once",
                violation_error_message="这名代表已在小组里。",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(is_head=True),
                name="supervision_studymember_one_head",
                violation_error_message="组长只有一名。",
            ),
        ]

    def __str__(self):
        return self.deputy.person.name

    @property
    def congress_id(self):
        return self.group.study.congress_id
