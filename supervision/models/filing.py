"""Filing review of normative documents (规范性文件备案审查, 监督法第五章): each document, its steps, and who asked for its review."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock
from congress.models import Organization

from .topic import OFFICES, READERS, UNITS

TOWNSHIP = ("TCH", "TSEC")


class NormativeDocumentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices all; whoever made it his own; deputies, townships and stations what is registered."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return seen if actor.congress_id == actor.county_id else self.none()
        if actor.is_any(*UNITS):
            return seen.filter(organ=actor.organization_id)
        if actor.is_any("GOV"):
            return seen.filter(organ__kind__in=Organization.GOVERNMENT_SIDE)
        if not actor.is_any(*READERS):
            return self.none()
        registered = Q(registered_on__isnull=False)
        if actor.is_any(*TOWNSHIP):
            registered |= Q(organ__congress=actor.congress_id)
        return seen.filter(registered)

    def open(self):
        return self.exclude(state__in=NormativeDocument.OVER)

    def late(self):
        """Filed, or still to be filed, after their day."""
        return self.filter(Q(filed_on__gt=F("file_by")) | Q(filed_on=None, file_by__lt=clock.today()))


class NormativeDocument(models.Model):
    """One document that must be filed: from its publication to the end of its review."""

    class State(models.TextChoices):
        PUBLISHED = "published", "待报备"
        FILED = "filed", "形式审查中"
        SUPPLEMENT = "supplement", "待补正"
        REJECTED = "rejected", "不予登记"
        REGISTERED = "registered", "待分送"
        REVIEWING = "reviewing", "审查中"
        COMMUNICATING = "communicating", "沟通中"
        OPINION = "opinion", "待回复审查意见"
        OBJECTED = "objected", "制定机关不同意修改"
        PROMISED = "promised", "待修改"
        PROPOSED = "proposed", "提请撤销"
        CLEARED = "cleared", "审查通过"
        CORRECTED = "corrected", "已修改或废止"
        ANNULLED = "annulled", "已撤销"

    class Kind(models.TextChoices):
        GOVERNMENT = "government", "县政府规范性文件"
        OFFICE = "office", "县政府办公室规范性文件"
        SUPERVISION = "supervision", "监察委员会规范性文件"
        JUSTICE = "justice", "法院、检察院规范性文件"
        TOWNSHIP = "township", "乡镇人大决议、决定"

    MADE_BY = {
        Kind.GOVERNMENT: (Organization.Kind.GOVERNMENT,),
        Kind.OFFICE: (Organization.Kind.GOVERNMENT,),
        Kind.SUPERVISION: (Organization.Kind.SUPERVISORY_COMMISSION,),
        Kind.JUSTICE: (Organization.Kind.COURT, Organization.Kind.PROCURATORATE),
        Kind.TOWNSHIP: (Organization.Kind.CONGRESS, Organization.Kind.PRESIDIUM),
    }
    OVER = ("rejected", "cleared", "corrected", "annulled")
    TONES = {"published": "soon", "supplement": "soon", "objected": "late", "proposed": "late", "rejected": "quiet",
             "opinion": "soon", "cleared": "done", "corrected": "done", "annulled": "done"}  # fmt: skip

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="filings", verbose_name="人大")
    kind = models.CharField("文件种类", max_length=11, choices=Kind)
    organ = models.ForeignKey("congress.Organization", models.PROTECT, related_name="filings", verbose_name="制定机关")
    title = models.CharField("文件名称", max_length=120)
    number = models.CharField("文号", max_length=40)
    published_on = models.DateField("公布日期")
    summary = models.TextField("主要内容", max_length=2000, blank=True)
    state = models.CharField("状态", max_length=13, choices=State, default=State.PUBLISHED, editable=False)
    file_by = models.DateField("报备期限", null=True, editable=False)
    filed_on = models.DateField("报备日期", null=True, editable=False)
    registered_on = models.DateField("登记日期", null=True, editable=False)
    register_number = models.CharField("备案登记号", max_length=30, blank=True, editable=False)
    committee = models.ForeignKey(
        "congress.Organization",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="filings_reviewed",
        verbose_name="审查单位",
    )
    ended_on = models.DateField("审查结束日期", null=True, editable=False)
    due_on = models.DateField("最近的期限", null=True, editable=False)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replaced_by",
        verbose_name="修改的原文件",
    )

    objects = NormativeDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "规范性文件备案"
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-published_on"], name="supervision_filing_listed"),
            models.Index(fields=["congress", "state", "due_on"], name="supervision_filing_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "organ", "number"],
                name="supervision_filing_once",
                violation_error_message="这个机关的这个文号已经登记。",
            ),
            models.UniqueConstraint(
                fields=["congress", "register_number"],
                condition=~Q(register_number=""),
                name="supervision_filing_number_once",
            ),
            models.CheckConstraint(
                name="supervision_filing_filed_after_publication",
                condition=Q(filed_on=None) | Q(filed_on__gte=F("published_on")),
                violation_error_message="报备日期不能早于公布日期。",
            ),
            models.CheckConstraint(
                name="supervision_filing_registered_with_a_number",
                condition=Q(registered_on=None, register_number="") | (Q(registered_on__isnull=False) & ~Q(register_number="")),
            ),
            models.CheckConstraint(
                name="supervision_filing_ended_on_a_day",
                condition=Q(state__in=["rejected", "cleared", "corrected", "annulled"], ended_on__isnull=False)
                | (~Q(state__in=["rejected", "cleared", "corrected", "annulled"]) & Q(ended_on=None)),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def clean(self):
        """Only what has to be filed, by the organ that makes it."""
        if not self.organ_id or not self.kind:
            return
        of_township = self.organ.congress_id != self.congress_id
        if self.organ.kind not in self.MADE_BY[self.kind] or of_township != (self.kind == self.Kind.TOWNSHIP):
            raise ValidationError(
                {
                    "kind": f"{self.get_kind_display()}不由{self.organ}制定，请核对文件种类和制定机关。部门的文件不在报备范围。"
                }
            )

    def get_absolute_url(self):
        return reverse("supervision:filing", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "info")

    @property
    def is_over(self):
        return self.state in self.OVER

    @property
    def is_late(self):
        """Filed, or still to be filed, after its day."""
        return self.file_by is not None and (self.filed_on or clock.today()) > self.file_by

    @property
    def days_to_file(self):
        """From its publication to its filing, or up to today; days."""
        return ((self.filed_on or clock.today()) - self.published_on).days


class FilingEntryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices and whoever made the document."""
        rows = self.filter(document__in=NormativeDocument.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*OFFICES, *UNITS, "GOV"):
            return rows
        return rows.filter(document__organ__congress=actor.congress_id) if actor.is_any(*TOWNSHIP) else self.none()


class FilingEntry(models.Model):
    """What one step left behind: its words and files. Never changed."""

    document = models.ForeignKey(NormativeDocument, models.CASCADE, related_name="entries", verbose_name="文件")
    step = models.SlugField("环节", max_length=24)
    label = models.CharField("名称", max_length=30)
    on = models.DateField("日期")
    text = models.TextField("内容", max_length=10_000)
    by_name = models.CharField("登记人", max_length=40)

    objects = FilingEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "备案审查环节"
        ordering = ["pk"]
        indexes = [models.Index(fields=["document", "step"], name="supervision_filing_step")]
        constraints = [
            models.CheckConstraint(
                name="supervision_filingentry_says_something",
                condition=~Q(text=""),
                violation_error_message="请写明内容。",
            )
        ]

    def __str__(self):
        return f"{self.document}：{self.label}"

    def get_absolute_url(self):
        return f"{self.document.get_absolute_url()}#entry-{self.pk}"

    @property
    def congress_id(self):
        return self.document.congress_id


class ReviewRequestQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices; whoever handed it in."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any("LEAD", "GO", "COM"):
            return seen if actor.congress_id == actor.county_id else self.none()
        return seen.filter(proposer_person=actor.person_id) if actor.person_id else self.none()


class ReviewRequest(models.Model):
    """Somebody asks that a document be reviewed: a state organ demands it, anybody may propose it – without an account too,
    then by a receipt."""

    class Kind(models.TextChoices):
        DEMAND = "demand", "审查要求"
        PROPOSAL = "proposal", "审查建议"

    class State(models.TextChoices):
        RECEIVED = "received", "待研究"
        INCOMPLETE = "incomplete", "待补充"
        TRANSFERRED = "transferred", "已移送"
        DECLINED = "declined", "不启动审查"
        OPENED = "opened", "审查中"
        ANSWERED = "answered", "已告知结果"

    OVER = ("transferred", "declined", "answered")
    TONES = {"received": "soon", "incomplete": "soon", "opened": "info", "transferred": "quiet", "declined": "quiet",
             "answered": "done"}  # fmt: skip

    congress = models.ForeignKey(
        "congress.Congress", models.PROTECT, related_name="review_requests", verbose_name="人大"
    )
    kind = models.CharField("种类", max_length=8, choices=Kind)
    title = models.CharField("请求审查的文件", max_length=120, help_text="写文件名称和文号。")
    reason = models.TextField("理由", max_length=4000, help_text="写明哪些条款、同什么规定相抵触。")
    proposer = models.CharField("提出的机关或个人", max_length=80)
    contact = models.CharField("联系方式", max_length=80, blank=True)
    proposer_person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, editable=False, related_name="+", verbose_name="提出人"
    )
    received_on = models.DateField("收到日期")
    document = models.ForeignKey(
        NormativeDocument,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="requests",
        verbose_name="备案的文件",
    )
    state = models.CharField("状态", max_length=11, choices=State, default=State.RECEIVED, editable=False)
    receipt_no = models.CharField("回执号", max_length=10, blank=True, editable=False)
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    once_hash = models.CharField(max_length=64, blank=True, editable=False)
    answer = models.TextField("告知内容", max_length=4000, blank=True, editable=False)
    told_on = models.DateField("告知日期", null=True, editable=False)
    due_on = models.DateField("期限", null=True, editable=False)

    objects = ReviewRequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审查要求和建议"
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["congress", "state", "due_on"], name="supervision_request_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["receipt_no"], condition=~Q(receipt_no=""), name="supervision_reviewrequest_receipt_once"
            ),
            models.UniqueConstraint(
                fields=["once_hash"], condition=~Q(once_hash=""), name="supervision_reviewrequest_form_once"
            ),
            models.CheckConstraint(
                name="supervision_reviewrequest_opened_on_a_document",
                condition=~Q(state__in=["opened", "answered"]) | Q(document__isnull=False),
                violation_error_message="启动审查须对应到备案的文件。",
            ),
            models.CheckConstraint(
                name="supervision_reviewrequest_told_in_words",
                condition=~Q(state__in=["incomplete", "transferred", "declined", "answered"])
                | (~Q(answer="") & Q(told_on__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}：{self.title}"

    def get_absolute_url(self):
        return reverse("supervision:request", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]


class FilingYearQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices; everybody of the county once it has been reported."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = self.filter(congress=actor.county_id)
        if actor.is_any(*OFFICES):
            return seen if actor.congress_id == actor.county_id else self.none()
        return seen.filter(reported_on__isnull=False) if actor.is_any(*READERS, *UNITS, "GOV") else self.none()


class FilingYear(models.Model):
    """A year of filing review: its catalogue, issued early in the next one, and the report heard by the standing committee
    (监督法第四十五条). The clock begins it on the new year's day after."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="filing_years", verbose_name="人大")
    year = models.PositiveSmallIntegerField("年度")
    text = models.TextField(
        "工作情况", max_length=10_000, blank=True, help_text="数字由系统统计，列在报告后面；这里写做法、问题和打算。"
    )
    catalogue_on = models.DateField("目录印发日期", null=True, editable=False)
    meeting = models.ForeignKey(
        "congress.Meeting", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="听取报告的会议"
    )
    reported_on = models.DateField("听取日期", null=True, editable=False)

    objects = FilingYearQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "备案审查工作报告"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"],
                name="supervision_filingyear_once",
                violation_error_message="这一年的报告已经建立。",
            ),
        ]

    def __str__(self):
        return f"{self.year}年备案审查工作情况报告"

    def get_absolute_url(self):
        return reverse("supervision:filing_year", args=[self.pk])
