"""A short article with one photograph about a deputy (代表风采, S103): drafted by staff, agreed to by himself, then public."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models.meeting import OFFICES

from .deputy import Deputy


class StoryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices those of their county; a township's its own deputies'; a deputy what he was asked about;
        what is published everybody who works here."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        here = self.filter(Q(deputy__congress=actor.county_id) | Q(deputy__congress__parent=actor.county_id))
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return here
        if actor.is_any("TCH", "TSEC"):
            return here.filter(Q(deputy__congress=actor.congress_id) | Q(state=Story.State.PUBLISHED))
        if not actor.is_any("DEP", "TDEP", "DHEAD", "UDEP"):
            return self.none()
        own = Q(deputy__person=actor.person_id) & ~Q(state=Story.State.DRAFT)
        return here.filter(own | Q(state=Story.State.PUBLISHED))

    def public(self):
        """What anybody reads: published, of a deputy who may act today (a suspended one is not held up as an example)."""
        return self.filter(state=Story.State.PUBLISHED, deputy__in=Deputy.objects.acting())


class Story(models.Model):
    """One article. Its words and photograph change only while it is a draft: the deputy agrees to what is published."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        ASKED = "asked", "待本人同意"
        AGREED = "agreed", "待公开"
        PUBLISHED = "published", "已公开"
        WITHDRAWN = "withdrawn", "已撤下"

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="stories", verbose_name="代表")
    title = models.CharField("标题", max_length=40)
    words = models.TextField(
        "正文", max_length=3000, help_text="写做了什么事、解决了什么问题。不写电话、住址，不写群众的姓名。"
    )
    caption = models.CharField("照片说明", max_length=60, help_text="照片上是什么，例如：在柳沟村查看水渠。")
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    drafted_by = models.CharField("起草人", max_length=40, editable=False)
    drafted_at = models.DateTimeField("起草时间", default=clock.now, editable=False)
    agreed_on = models.DateField("本人同意日期", null=True, editable=False)
    published_on = models.DateField("公开日期", null=True, editable=False)
    withdrawn_because = models.CharField("撤下原因", max_length=300, blank=True, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表风采"
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["state", "-published_on"], name="deputies_story_listed")]
        constraints = [
            models.CheckConstraint(
                name="deputies_story_agreed_before_public",
                condition=~Q(state__in=["agreed", "published"]) | Q(agreed_on__isnull=False),
                violation_error_message="须经代表本人同意。",
            ),
            models.CheckConstraint(
                name="deputies_story_published_on_a_day",
                condition=~Q(state="published") | Q(published_on__isnull=False, published_on__gte=F("agreed_on")),
                violation_error_message="公开须有日期，不能早于本人同意的日期。",
            ),
            models.CheckConstraint(
                name="deputies_story_withdrawn_says_why",
                condition=(Q(state="withdrawn") & ~Q(withdrawn_because=""))
                | (~Q(state="withdrawn") & Q(withdrawn_because="")),
                violation_error_message="撤下须写明原因。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:story", args=[self.pk])

    @property
    def congress_id(self):
        return self.deputy.congress_id
