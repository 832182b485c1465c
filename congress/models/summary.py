"""The annual work summary: chapters gathered from every app, frozen on 31 December, written and reviewed (domain §3.13)."""

import hashlib
import json

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock

from .meeting import OFFICES
from .org import Congress, Organization
from .prose import Paragraph


class SummaryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of its congress; deputies and townships once it is final."""
        if actor.is_system:
            return self.all()
        seen = self.filter(congress=actor.county_id) if actor.county_id else self.none()
        if actor.is_any(*OFFICES):
            return seen
        return (
            seen.filter(state__in=Summary.FINAL) if actor.is_any("DEP", "TDEP", "UDEP", "TCH", "TSEC") else self.none()
        )


class Summary(models.Model):
    """One congress's summary of one year."""

    class State(models.TextChoices):
        OPENED = "opened", "待分工"
        DRAFTING = "drafting", "撰写中"
        FROZEN = "frozen", "数据已冻结"
        MERGED = "merged", "已汇总"
        OFFICE = "office_review", "办公室审核"
        COUNCIL = "council_review", "主任会议审议"
        FINALISED = "finalised", "已定稿"
        PRINTED = "printed", "已印制"
        ARCHIVED = "archived", "已归档"

    COUNTED = (State.OPENED, State.DRAFTING)  # figures follow what happens
    WRITTEN = (State.DRAFTING, State.FROZEN)  # the bodies write
    EDITED = (*WRITTEN, State.MERGED, State.OFFICE)  # the office still changes words
    FINAL = (State.FINALISED, State.PRINTED, State.ARCHIVED)
    TONES = {"opened": "soon", "finalised": "done", "printed": "done", "archived": "quiet"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="summaries", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("标题", max_length=100)
    state = models.CharField("状态", max_length=14, choices=State, default=State.OPENED)
    opened_on = models.DateField("开始日期")
    cut_off = models.DateField("数据截止")
    due_on = models.DateField("定稿期限", null=True, editable=False)
    frozen_at = models.DateTimeField("冻结时间", null=True, editable=False)
    finalised_on = models.DateField("定稿日期", null=True, editable=False)
    council_meeting = models.CharField("审议的主任会议", max_length=60, blank=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度工作总结"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="congress_summary_once",
                violation_error_message="这一年的总结已经建立。",
            ),
            models.CheckConstraint(
                name="congress_summary_frozen_at_a_time",
                condition=Q(state__in=["opened", "drafting"]) | Q(frozen_at__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_summary_finalised_on_a_day",
                condition=~Q(state__in=["finalised", "printed", "archived"]) | Q(finalised_on__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("congress:summary", args=[self.pk])

    @property
    def is_frozen(self):
        return self.frozen_at is not None

    @property
    def tone(self):
        return self.TONES.get(self.state, "info")

    @property
    def since(self):
        return self.cut_off.replace(month=1, day=1)


class SummarySectionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(summary__in=Summary.objects.visible_to(actor))


class SummarySection(models.Model):
    """One chapter of one summary: who writes it until when, and the figures it stands on as they were counted."""

    summary = models.ForeignKey(Summary, models.CASCADE, related_name="sections", verbose_name="总结")
    chapter = models.CharField("章", max_length=60)  # key on the shelf of chapters
    title = models.CharField("标题", max_length=60)
    order = models.PositiveSmallIntegerField("序号")
    body = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任单位"
    )
    due_on = models.DateField("交稿期限", null=True, blank=True)
    handed_in_at = models.DateTimeField("交稿时间", null=True, editable=False)
    handed_in_by = models.CharField("交稿人", max_length=40, blank=True, editable=False)
    data = models.JSONField("数据", default=dict, editable=False)  # kinds.ChapterData as JSON
    counted_at = models.DateTimeField("取数时间", null=True, editable=False)
    digest = models.CharField("校验值", max_length=64, blank=True, editable=False)  # of the data, once frozen

    objects = SummarySectionQuerySet.as_manager()

    NAMED_BY = ("summary",)

    class Meta:
        verbose_name = verbose_name_plural = "总结章节"
        ordering = ["summary", "order"]
        constraints = [models.UniqueConstraint(fields=["summary", "chapter"], name="congress_summarysection_once")]

    def __str__(self):
        return f"{self.summary}“{self.title}”"

    def get_absolute_url(self):
        return reverse("congress:summary_section", args=[self.pk])

    @property
    def place(self):
        """Where the section is read; its own address is for those who write it."""
        return f"{self.summary.get_absolute_url()}#chapter-{self.order}"

    @property
    def congress_id(self):
        return self.summary.congress_id

    @property
    def is_handed_in(self):
        return self.handed_in_at is not None

    @property
    def is_late(self):
        """Still owed, and its day has passed."""
        owed = self.body_id and not self.is_handed_in and self.summary.state in Summary.WRITTEN
        return bool(owed and self.due_on and self.due_on < clock.today())

    def digest_of_data(self):
        """SHA-256 of the figures as they are stored now."""
        plain = json.dumps(self.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()


class SummaryParagraph(Paragraph):
    """One paragraph of a section, with the figures it names."""

    section = models.ForeignKey(SummarySection, models.CASCADE, related_name="paragraphs", verbose_name="章节")
    figures = models.JSONField(default=list, editable=False)  # keys of the figures the draft names
    table = models.CharField(max_length=60, blank=True, editable=False)  # title of the table that it reads

    DRAFTED = ("drafted", "figures", "table")

    class Meta:
        verbose_name = verbose_name_plural = "总结段落"
        ordering = ["section", "order"]
        constraints = [models.UniqueConstraint(fields=["section", "key"], name="congress_summaryparagraph_once")]
