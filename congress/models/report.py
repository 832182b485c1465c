"""Quarterly reports of the townships: the county's form, one round a quarter, one report a township (domain §3.12)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.quarters import Quarter

from .org import Congress

READERS = ("LEAD", "GO", "DAC", "COM")


class ReportFormQuerySet(models.QuerySet):
    def visible_to(self, actor):
        if actor.is_system:
            return self.all()
        return self.filter(congress=actor.county_id) if actor.county_id and actor.is_any(*READERS) else self.none()


class ReportForm(models.Model):
    """The form of a county, in force from one quarter until the next form. What has been used is never changed:
    a change is a new form for a later quarter."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="report_forms", verbose_name="人大")
    year = models.PositiveSmallIntegerField("启用年度")
    quarter = models.PositiveSmallIntegerField("启用季度")
    note = models.CharField("变更说明", max_length=200, blank=True)
    published_at = models.DateTimeField("启用时间", null=True, editable=False)
    published_by = models.CharField("启用人", max_length=40, blank=True, editable=False)

    objects = ReportFormQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "季报表式"
        ordering = ["-year", "-quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "quarter"],
                name="congress_reportform_once",
                violation_error_message="这个季度已有表式。",
            ),
            models.CheckConstraint(
                name="congress_reportform_in_a_quarter",
                condition=Q(quarter__range=(1, 4)),
                violation_error_message="季度须在1至4之间。",
            ),
        ]

    def __str__(self):
        return f"{Quarter(self.year, self.quarter)}起用的季报表式"

    def get_absolute_url(self):
        return reverse("congress:report_form", args=[self.pk])


class ReportItem(models.Model):
    """One field of the form. ``key`` stays the same from form to form, so that quarters can be compared."""

    class Kind(models.TextChoices):
        COUNT = "count", "数量"
        AMOUNT = "amount", "金额"
        TEXT = "text", "文字"
        FILES = "files", "附件"

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="items", verbose_name="表式")
    order = models.PositiveSmallIntegerField("序号")
    section = models.CharField("部分", max_length=40)
    key = models.SlugField("代码", max_length=40)
    label = models.CharField("项目", max_length=60)
    kind = models.CharField("填法", max_length=6, choices=Kind)
    unit = models.CharField("单位", max_length=10, blank=True)
    required = models.BooleanField("必填", default=True)
    help = models.CharField("填写说明", max_length=200, blank=True)
    figure = models.CharField("系统数据", max_length=60, blank=True, help_text="由系统带出的数据项")
    parts = models.JSONField("等于各项之和", default=list, blank=True)  # keys of the items that make up this one
    within = models.CharField("不大于", max_length=40, blank=True)  # key of the item that this one is a part of
    jump = models.PositiveSmallIntegerField("变动提示（%）", null=True, blank=True, help_text="比上季变动超过时提示")

    class Meta:
        verbose_name = verbose_name_plural = "季报项目"
        ordering = ["form", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "key"], name="congress_reportitem_key_once", violation_error_message="代码重复。"
            ),
            models.UniqueConstraint(
                fields=["form", "order"], name="congress_reportitem_order_once", violation_error_message="序号重复。"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def is_number(self):
        return self.kind in (self.Kind.COUNT, self.Kind.AMOUNT)


class RoundQuerySet(models.QuerySet):
    def visible_to(self, actor):
        seen = self.filter(congress=actor.county_id) if actor.county_id else self.none()
        if actor.is_system:
            return self.all()
        return seen if actor.is_any(*READERS, "TCH", "TSEC") else self.none()


class ReportRound(models.Model):
    """One quarter in which every township of a county reports, and the form it reports on."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="report_rounds", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    quarter = models.PositiveSmallIntegerField("季度")
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="rounds", verbose_name="表式")
    opened_on = models.DateField("开始填报")
    due_on = models.DateField("报送期限")

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "季报"
        ordering = ["-year", "-quarter"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "year", "quarter"], name="congress_reportround_once"),
            models.CheckConstraint(name="congress_reportround_in_a_quarter", condition=Q(quarter__range=(1, 4))),
        ]

    def __str__(self):
        return f"{self.when}乡镇人大季度报告"

    def get_absolute_url(self):
        return reverse("congress:report_round", args=[self.pk])

    @property
    def when(self):
        return Quarter(self.year, self.quarter)


class QuarterReportQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A township's own; the county's leaders, offices and committees read all (domain §4.2)."""
        seen = self.filter(round__congress=actor.county_id) if actor.county_id else self.none()
        if actor.is_system:
            return self.all()
        if actor.is_any(*READERS):
            return seen
        return seen.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else self.none()

    def with_case(self):
        """With what every deed and page asks of a report."""
        return self.select_related("congress", "round__form")

    def current(self):
        """The newest version of each."""
        return self.exclude(state=QuarterReport.State.CORRECTED)


class QuarterReport(models.Model):
    """What one township reports for one quarter, in one version. A correction is a new version that names its reason."""

    class State(models.TextChoices):
        OPENED = "opened", "待填报"
        DRAFTING = "drafting", "填报中"
        SIGNED = "signed", "主席已签"
        SUBMITTED = "submitted", "已报送"
        RETURNED = "returned", "已退回"
        ACCEPTED = "accepted", "已审核"
        LOCKED = "locked", "已锁定"
        CORRECTED = "corrected", "已被更正"

    OPEN = (State.OPENED, State.DRAFTING, State.RETURNED)  # the secretary may write
    OWED = (*OPEN, State.SIGNED)
    IN = (State.SUBMITTED, State.ACCEPTED, State.LOCKED)

    round = models.ForeignKey(ReportRound, models.PROTECT, related_name="reports", verbose_name="季度")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="quarter_reports", verbose_name="乡镇人大")
    version = models.PositiveSmallIntegerField("版本", default=1)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by", verbose_name="更正的版本"
    )
    corrected_because = models.CharField("更正原因", max_length=300, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.OPENED)
    due_on = models.DateField("报送期限", null=True)
    filled_by = models.CharField("填报人", max_length=40, blank=True)
    filled_at = models.DateTimeField("填报时间", null=True)
    signed_by = models.CharField("审签人", max_length=40, blank=True)
    signed_on = models.DateField("审签日期", null=True)
    submitted_on = models.DateField("报送日期", null=True)
    urged_on = models.DateField("最近催报日期", null=True, editable=False)
    urged_by = models.CharField("催报人", max_length=40, blank=True, editable=False)
    late = models.BooleanField("逾期报送", default=False)
    returned_because = models.CharField("退回理由", max_length=300, blank=True)
    accepted_by = models.CharField("审核人", max_length=40, blank=True)
    accepted_on = models.DateField("审核日期", null=True)
    remark = models.CharField("审核意见", max_length=300, blank=True)

    objects = QuarterReportQuerySet.as_manager()

    NAMED_BY = ("congress", "round")

    class Meta:
        verbose_name = verbose_name_plural = "乡镇季度报告"
        ordering = ["round", "congress__area__code", "-version"]
        indexes = [models.Index(fields=["congress", "round"], name="congress_report_of_township")]
        constraints = [
            models.UniqueConstraint(fields=["round", "congress", "version"], name="congress_quarterreport_once"),
            models.UniqueConstraint(
                fields=["round", "congress"],
                condition=~Q(state="corrected"),
                name="congress_quarterreport_one_in_force",
                violation_error_message="这个季度已有一份有效的报告。",
            ),
            models.CheckConstraint(
                name="congress_quarterreport_signed_by_somebody",
                condition=Q(state__in=["opened", "drafting", "returned"])
                | (~Q(signed_by="") & Q(signed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="congress_quarterreport_submitted_on_a_day",
                condition=~Q(state__in=["submitted", "accepted", "locked", "corrected"])
                | Q(submitted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_quarterreport_returned_says_why",
                condition=~Q(state="returned") | ~Q(returned_because=""),
            ),
            models.CheckConstraint(
                name="congress_quarterreport_urged_by_somebody",
                condition=Q(urged_on=None, urged_by="") | (Q(urged_on__isnull=False) & ~Q(urged_by="")),
            ),
            models.CheckConstraint(
                name="congress_quarterreport_correction_says_why",
                condition=Q(version=1, corrects=None)
                | (Q(version__gt=1, corrects__isnull=False) & ~Q(corrected_because="")),
            ),
        ]

    def __str__(self):
        again = f"（第{self.version}版）" if self.version > 1 else ""
        return f"{self.congress}{self.round.when}报告{again}"

    def get_absolute_url(self):
        return reverse("congress:report", args=[self.pk])

    TONES = {"opened": "plain", "drafting": "plain", "signed": "soon", "submitted": "info", "returned": "late",
             "accepted": "done", "locked": "done", "corrected": "quiet"}  # fmt: skip

    @property
    def tone(self):
        return self.TONES[self.state]

    @property
    def is_owed(self):
        return self.state in self.OWED

    @property
    def is_new(self):
        """Handed in and not yet looked at."""
        return self.state == self.State.SUBMITTED

    @property
    def is_judged_with_others(self):
        """It waits to be accepted or locked, and may be ticked for it."""
        return self.state in (self.State.SUBMITTED, self.State.ACCEPTED)

    @property
    def may_be_urged(self):
        """Late, and not urged today."""
        return self.is_overdue and self.urged_on != clock.today()

    @property
    def is_in(self):
        return self.state in self.IN

    @property
    def is_overdue(self):
        return self.is_owed and self.due_on is not None and self.due_on < clock.today()


class ReportValue(models.Model):
    """What stands in one field: the township's own number or words, and beside it what the system counted."""

    report = models.ForeignKey(QuarterReport, models.CASCADE, related_name="values", verbose_name="报告")
    item = models.ForeignKey(ReportItem, models.PROTECT, related_name="values", verbose_name="项目")
    number = models.DecimalField("数值", max_digits=14, decimal_places=2, null=True, blank=True)
    text = models.TextField("文字", blank=True)
    counted = models.DecimalField("系统数", max_digits=14, decimal_places=2, null=True, editable=False)
    counted_at = models.DateTimeField("取数时间", null=True, editable=False)
    answer = models.CharField("对提示的说明", max_length=300, blank=True)
    written_by = models.CharField("填写人", max_length=40, blank=True, editable=False)
    written_at = models.DateTimeField("填写时间", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "季报内容"
        ordering = ["report", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["report", "item"], name="congress_reportvalue_once"),
            models.CheckConstraint(
                name="congress_reportvalue_not_negative",
                condition=Q(number=None) | Q(number__gte=0),
                violation_error_message="数值不能为负。",
            ),
        ]

    def __str__(self):
        return f"{self.item}"
