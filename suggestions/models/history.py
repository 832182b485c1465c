"""Suggestions of years before the portal, as the old lists have them: read and found, never handled."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

# Whoever sits in a congress or works for or with it; keepers of the machine and of stations do not.
READERS = (
    "DAC", "LEAD", "GO", "SCM", "COM", "TCH", "TSEC", "DHEAD", "GOV", "UNIT", "UNITL", "DEP", "TDEP", "UDEP",
)  # fmt: skip


class HistoricalSuggestionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever sits in the congress or works for or with it: these lists were printed and handed out to all of them."""
        if actor.is_system:
            return self.all()
        return self.filter(congress=actor.congress_id) if actor.is_any(*READERS) else self.none()


class HistoricalSuggestion(models.Model):
    """One line of an old list. Persons, units, topics and classes are words: those meant are often gone."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    occasion = models.CharField(
        "届次会议", max_length=40, help_text="例如：第十五届第三次会议；闭会期间的写“2015年闭会期间”"
    )
    year = models.PositiveSmallIntegerField("年度", validators=[MinValueValidator(1949), MaxValueValidator(2099)])
    number = models.PositiveIntegerField("编号", validators=[MinValueValidator(1)])
    subject = models.CharField("标题", max_length=200)
    lead_name = models.CharField("领衔代表", max_length=40, blank=True, help_text="要求不公开姓名的不填")
    cosigners = models.PositiveSmallIntegerField("联名人数", default=0, blank=True)
    topic = models.CharField("类别", max_length=20, blank=True)
    units = models.CharField("承办单位", max_length=200, blank=True, help_text="按当时的名称，几个单位用顿号分开")
    reply_class = models.CharField("答复类别", max_length=20, blank=True)
    result = models.CharField("办理结果", max_length=200, blank=True)
    satisfaction = models.CharField("满意程度", max_length=20, blank=True)
    submitted_on = models.DateField("提出日期", null=True, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    objects = HistoricalSuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "历年建议"
        ordering = ["-year", "occasion", "number", "pk"]
        indexes = [
            models.Index(fields=["congress", "-year", "occasion", "number"], name="suggestions_history_listed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "occasion", "number"],
                name="suggestions_history_once",
                violation_error_message="这次会议已有这个编号的建议。",
            ),
            models.CheckConstraint(
                name="suggestions_history_assigned_after",
                condition=Q(assigned_on=None) | Q(submitted_on=None) | Q(assigned_on__gte=F("submitted_on")),
                violation_error_message="交办日期不能早于提出日期。",
            ),
            models.CheckConstraint(
                name="suggestions_history_answered_after",
                condition=Q(answered_on=None) | Q(assigned_on=None) | Q(answered_on__gte=F("assigned_on")),
                violation_error_message="答复日期不能早于交办日期。",
            ),
        ]

    def __str__(self):
        return f"{self.occasion}第{self.number}号 {self.subject}"

    def get_absolute_url(self):
        return reverse("suggestions:history_one", args=[self.pk])
