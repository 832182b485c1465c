"""Opinions on drafts (立法联系任务): a draft that stations ask the people about, article by article (S86)."""

import re

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .station import Station

OFFICES = ("LEAD", "GO", "DAC", "COM")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+条(?=[\s　]|$)")


def articles(text):
    """[(第三条, its words)] of a draft: a line that begins with 第…条 and a space begins an article. What stands before the
    first one, or a draft without any, has no name. Pure."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name = _ARTICLE.match(line)
        if name:
            found.append((name[0], [line[name.end() :].strip()]))
        elif found:
            found[-1][1].append(line)
        else:
            found.append(("", [line]))
    return [(name, "\n".join(filter(None, lines))) for name, lines in found]


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices; whoever keeps, or serves at, a station that is asked, once it is."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return seen
        return seen.exclude(state=Consultation.State.ISSUED).filter(
            pk__in=ConsultationReturn.objects.filter(_asked(actor)).values("consultation")
        )


def _asked(actor):
    """The stations of this person, as a condition on returns."""
    if actor.is_any("TCH", "TSEC"):
        return Q(station__congress=actor.congress_id)
    if actor.is_any("STA"):
        return Q(station__keepers__membership=actor.membership_id, station__keepers__until=None)
    if actor.is_any("DEP", "TDEP"):
        return Q(station__deputies__deputy__person=actor.person_id, station__deputies__until=None)
    return Q(pk=None)


class Consultation(models.Model):
    """One draft on which the people are asked: from whom, until when, what became of it."""

    class State(models.TextChoices):
        ISSUED = "issued", "已登记"
        COLLECTING = "collecting", "征求中"
        SUMMARISED = "summarised", "已汇总"
        REPORTED = "reported", "已上报"

    TONES = {"issued": "soon", "collecting": "info", "summarised": "info", "reported": "done"}

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="consultations", verbose_name="人大"
    )
    title = models.CharField("草案名称", max_length=100, help_text="例如：甘肃省乡村振兴促进条例（修订草案）")
    asked_by = models.CharField("交办机关", max_length=60, help_text="例如：省人大常委会法制工作委员会")
    text = models.TextField(
        "草案内容", max_length=100_000, help_text="每条另起一行，以“第…条”和空格开头，就能逐条提意见。"
    )
    ask = models.CharField("征求重点", max_length=300, blank=True)
    due_on = models.DateField("站点报送截止日")
    state = models.CharField("状态", max_length=10, choices=State, default=State.ISSUED, editable=False)
    begun_on = models.DateField("开始征求日期", null=True, editable=False)
    summary = models.TextField("综合意见", max_length=6000, blank=True, editable=False)
    reported_to = models.CharField("报送机关", max_length=60, blank=True, editable=False)
    reported_on = models.DateField("上报日期", null=True, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "立法意见征求"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "state", "-due_on"], name="deputies_consult_listed")]
        constraints = [
            models.CheckConstraint(
                name="deputies_consultation_reported_after",
                condition=Q(reported_on=None) | Q(begun_on__isnull=False, reported_on__gte=F("begun_on")),
                violation_error_message="上报日期不能早于开始征求的日期。",
            ),
            models.UniqueConstraint(
                fields=["congress", "title", "due_on"],
                name="deputies_consultation_once",
                violation_error_message="这项征求任务已经登记。",
            ),
            models.CheckConstraint(
                name="deputies_consultation_begun_on_a_day",
                condition=Q(state="issued") | Q(begun_on__isnull=False),
            ),
            models.CheckConstraint(
                name="deputies_consultation_has_its_summary",
                condition=Q(state__in=["issued", "collecting"]) | ~Q(summary=""),
                violation_error_message="请写明综合意见。",
            ),
            models.CheckConstraint(
                name="deputies_consultation_reported",
                condition=~Q(state="reported") | (Q(reported_on__isnull=False) & ~Q(reported_to="")),
                violation_error_message="已上报的须有上报日期和报送机关。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:consultation", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def articles(self):
        return articles(self.text)


class ConsultationReturnQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Of the consultations he sees: the county's offices all stations, others their own."""
        rows = self.filter(consultation__in=Consultation.objects.visible_to(actor))
        if actor.is_system or (actor.is_any(*OFFICES) and actor.congress_id == actor.county_id):
            return rows
        return rows.filter(_asked(actor)).distinct()


class ConsultationReturn(models.Model):
    """One station that is asked: how many people it asked, and when it handed in."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="returns", verbose_name="立法意见征求")
    station = models.ForeignKey(Station, models.PROTECT, related_name="consultations", verbose_name="站点")
    people = models.PositiveIntegerField("征求人数", null=True, blank=True)
    how = models.CharField("征求方式", max_length=100, blank=True, help_text="例如：院坝会一次，入户十二户")
    handed_in_on = models.DateField("报送日期", null=True, editable=False)
    due_on = models.DateField("期限", null=True, editable=False)

    objects = ConsultationReturnQuerySet.as_manager()

    NAMED_BY = ("station", "consultation")

    class Meta:
        verbose_name = verbose_name_plural = "站点征求情况"
        ordering = ["consultation", "station__congress__area__code", "station"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "station"], name="deputies_consultationreturn_once"),
            models.CheckConstraint(
                name="deputies_consultationreturn_people",
                condition=Q(handed_in_on=None) | Q(people__isnull=False, people__gte=1),
                violation_error_message="请填写征求了多少人。",
            ),
        ]

    def __str__(self):
        return f"{self.station}：{self.consultation}"

    def get_absolute_url(self):
        return f"{self.consultation.get_absolute_url()}#station-{self.pk}"

    @property
    def congress_id(self):
        return self.station.congress_id


class ConsultationOpinion(models.Model):
    """One opinion from a station: on which article, what, by whom in words; after the report, whether it was taken up."""

    class Outcome(models.TextChoices):
        OPEN = "", "未反馈"
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        NOT = "not", "未采纳"

    of = models.ForeignKey(ConsultationReturn, models.CASCADE, related_name="opinions", verbose_name="站点")
    article = models.CharField("条款", max_length=20, blank=True)
    text = models.TextField("意见", max_length=1000)
    said_by = models.CharField(
        "提出人", max_length=60, help_text="写身份，不写姓名和电话，例如：柳沟村花椒种植户、村医"
    )
    outcome = models.CharField("采纳情况", max_length=8, choices=Outcome, default=Outcome.OPEN, blank=True)
    outcome_note = models.CharField("采纳说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "立法意见"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.article or '全文'}：{self.text[:20]}"
