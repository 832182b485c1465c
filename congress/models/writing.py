"""What is written and kept: duty reports, research papers, and the congress's own rules (制度库, S02 and S17)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.numbers import long_date

from .meeting import OFFICES, Meeting
from .org import Congress, Organization
from .people import Person

KEEPERS = ("GO", "DAC", "COM", "TCH", "TSEC")  # each for his own body


class WritingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A draft: its own office. What is final: everybody of that congress; the county's also its townships, and a
        township's own the offices of the county."""
        if actor.is_system:
            return self.all()
        if not actor.is_any(*OFFICES, "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP"):
            return self.none()
        among = self.filter(congress__in=Congress.objects.visible_to(actor))
        own = Q(congress=actor.congress_id) | Q(congress=actor.county_id)
        final = ~Q(state=Writing.State.DRAFT) & (Q() if actor.is_any(*OFFICES) else own)
        mine = Q(body=actor.organization_id) if actor.is_any(*KEEPERS) else Q(pk=None)
        return among.filter(final | mine)

    def in_force_on(self, day):
        """The rules that bind on a day: in force since then or before, and not yet replaced or repealed."""
        begun = self.filter(kind=Writing.Kind.RULE, in_force_on__lte=day).exclude(state=Writing.State.DRAFT)
        return begun.filter(Q(ended_on=None) | Q(ended_on__gt=day))


class Writing(models.Model):
    """One text in one version. A rule is adopted by a meeting and binds from one day to another; a new version names
    the one it replaces, and both stay to be read."""

    class Kind(models.TextChoices):
        RULE = "rule", "制度"
        RESEARCH = "research", "调研报告"
        DUTY = "duty", "履职（述职）报告"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        ADOPTED = "adopted", "已定稿"
        SUPERSEDED = "superseded", "已修订"
        REPEALED = "repealed", "已废止"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="writings", verbose_name="人大")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    title = models.CharField("标题", max_length=100)
    year = models.PositiveSmallIntegerField("年度")
    body = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="责任单位")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报告人（执笔人）"
    )
    text = models.TextField("正文", blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveSmallIntegerField("版本", default=1, editable=False)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        editable=False,
        verbose_name="修订的版本",
    )
    adopted_on = models.DateField("通过（定稿）日期", null=True, editable=False)
    adopted_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="通过的会议"
    )
    in_force_on = models.DateField("施行日期", null=True, editable=False)
    ended_on = models.DateField("失效日期", null=True, editable=False, help_text="当日起不再施行")
    repealed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="repeals", editable=False, verbose_name="据以废止的制度"
    )
    repealed_because = models.CharField("废止依据", max_length=200, blank=True, editable=False)

    objects = WritingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文稿"
        ordering = ["-year", "-pk"]
        indexes = [models.Index(fields=["congress", "kind", "-year"], name="congress_writing_by_year")]
        constraints = [
            models.CheckConstraint(
                name="congress_writing_duty_has_a_person",
                condition=~Q(kind="duty") | Q(person__isnull=False),
                violation_error_message="履职（述职）报告须写明报告人。",
            ),
            models.CheckConstraint(
                name="congress_writing_adopted_on_a_day",
                condition=Q(state="draft") | Q(adopted_on__isnull=False),
                violation_error_message="定稿的文稿须有日期。",
            ),
            models.CheckConstraint(
                name="congress_writing_rule_adopted_by_a_meeting",
                condition=Q(state="draft")
                | ~Q(kind="rule")
                | Q(adopted_at__isnull=False, in_force_on__isnull=False, in_force_on__gte=F("adopted_on")),
                violation_error_message="制度须由会议通过，施行日期不能早于通过日期。",
            ),
            models.CheckConstraint(
                name="congress_writing_ended_with_a_day",
                condition=Q(state__in=["superseded", "repealed"], ended_on__isnull=False)
                | Q(state__in=["draft", "adopted"], ended_on=None)
                | (Q(state="superseded", ended_on=None) & ~Q(kind="rule")),
                violation_error_message="修订、废止的制度须有失效日期。",
            ),
            models.CheckConstraint(
                name="congress_writing_ended_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("in_force_on")),
                violation_error_message="失效日期不能早于施行日期。",
            ),
            models.CheckConstraint(
                name="congress_writing_repealed_says_why",
                condition=(Q(state="repealed") & ~Q(repealed_because=""))
                | (~Q(state="repealed") & Q(repealed_because="", repealed_by=None)),
                violation_error_message="废止须写明依据。",
            ),
            models.CheckConstraint(
                name="congress_writing_first_or_revised",
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:writing", args=[self.pk])

    @property
    def is_rule(self):
        return self.kind == self.Kind.RULE

    @property
    def author(self):
        """Who signs it: the person, else the body."""
        return self.person.name if self.person_id else self.body.name

    @property
    def word(self):
        """Where it stands today, in one word."""
        today = clock.today()
        if not self.is_rule or self.state == self.State.DRAFT:
            return self.get_state_display()
        if self.in_force_on > today:
            return "尚未施行"
        if self.ended_on is None or self.ended_on > today:
            return "现行有效"
        return self.get_state_display()

    @property
    def tone(self):
        return {"草稿": "info", "尚未施行": "soon", "现行有效": "done", "已定稿": "done"}.get(self.word, "quiet")

    @property
    def version_name(self):
        return f"第{self.version}版"

    @property
    def span(self):
        """From when to when it binds; of a paper the day it was final."""
        if not self.is_rule or self.in_force_on is None:
            return long_date(self.adopted_on) if self.adopted_on else ""
        ended = f"，{long_date(self.ended_on)}起失效" if self.ended_on else ""
        return f"{long_date(self.in_force_on)}起施行{ended}"

    @property
    def adopted_words(self):
        """Of a rule, as it stands below its title: 第十八届常委会第二次会议2026年3月20日通过 · 2026年4月1日起施行"""
        return f"{self.adopted_at}{long_date(self.adopted_on)}通过", f"{long_date(self.in_force_on)}起施行"
