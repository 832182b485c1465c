"""Themed campaigns (主题活动) such as the activity month: a time, tasks, and what each township made of it (S30, S98); and
the yearly visits of the standing committee's members to deputies (S53), whose visits stand in the log of contacts."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import DEPUTIES
from congress.models.meeting import OFFICES


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see all of the county; a township's chair and secretary its own; they and deputies those of
        the county and of their own congress, once begun."""
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if not actor.is_any("TCH", "TSEC", "UDEP", *DEPUTIES):
            return self.none()
        begun = Q(congress__in=(actor.county_id, actor.congress_id)) & ~Q(state=Campaign.State.DRAWN_UP)
        return self.filter(begun | Q(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else begun)


class Campaign(models.Model):
    """One campaign of a congress."""

    class State(models.TextChoices):
        DRAWN_UP = "drawn_up", "拟定"
        RUNNING = "running", "开展中"
        CLOSED = "closed", "已结束"

    class Kind(models.TextChoices):
        THEME = "theme", "主题活动"
        VISITS = "visits", "走访代表"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="campaigns", verbose_name="人大")
    kind = models.CharField("类别", max_length=6, choices=Kind, default=Kind.THEME, editable=False)
    title = models.CharField("名称", max_length=80)
    since = models.DateField("开始日期")
    until = models.DateField("结束日期")
    tasks = models.TextField("任务", max_length=4000, help_text="一行一项。")
    returns_by = models.DateField("乡镇报送情况截止日")
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAWN_UP, editable=False)
    summary = models.TextField("总结", blank=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "主题活动"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_campaign_closed_with_summary",
                condition=~Q(state="closed") | ~Q(summary=""),
                violation_error_message="结束主题活动须写明总结。",
            ),
            models.UniqueConstraint(
                fields=["congress", "title", "since"],
                name="deputies_campaign_once",
                violation_error_message="这项主题活动已经登记。",
            ),
            models.CheckConstraint(
                name="deputies_campaign_days",
                condition=Q(until__gte=F("since"), returns_by__gte=F("since")),
                violation_error_message="结束日期和报送截止日不能早于开始日期。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:campaign", args=[self.pk])

    @property
    def is_of_visits(self):
        return self.kind == self.Kind.VISITS

    @property
    def listed_tasks(self):
        return [line.strip() for line in self.tasks.splitlines() if line.strip()]


class CampaignReturn(models.Model):
    """What a township made of a campaign: its words; the numbers are counted from its activities when it hands in."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="returns", verbose_name="主题活动")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="乡镇人大")
    text = models.TextField("开展情况", max_length=4000, blank=True)
    problems = models.PositiveIntegerField("推动解决问题（件）", default=0)
    handed_in_on = models.DateField("报送日期", null=True, editable=False)
    activities = models.PositiveIntegerField("活动（次）", null=True, editable=False)
    attendances = models.PositiveIntegerField("参加代表（人次）", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "主题活动报送"
        ordering = ["campaign", "congress__area__code"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "congress"], name="deputies_campaignreturn_once"),
            models.CheckConstraint(
                name="deputies_campaignreturn_whole",
                condition=Q(handed_in_on=None) | Q(activities__isnull=False, attendances__isnull=False) & ~Q(text=""),
                violation_error_message="报送前须写明开展情况。",
            ),
        ]

    def __str__(self):
        return f"{self.congress}：{self.campaign}"

    def get_absolute_url(self):
        return self.campaign.get_absolute_url()

    @property
    def is_late(self):
        """Handed in after the day, or not at all though it has passed."""
        return (self.handed_in_on or clock.today()) > self.campaign.returns_by
