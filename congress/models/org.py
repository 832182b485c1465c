"""Bodies: the congresses, their terms, and every organization that acts in them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import guards, numbers


class CongressQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A county sees itself and its townships; a township sees itself and its county."""
        if actor.is_system:
            return self.all()
        return self.filter(Q(pk=actor.county_id) | Q(parent=actor.county_id)) if actor.county_id else self.none()


class Congress(models.Model):
    """One People's Congress: the county's, or a township's below it."""

    class Level(models.TextChoices):
        COUNTY = "county", "县级"
        TOWNSHIP = "township", "乡级"

    name = models.CharField("全称", max_length=60, unique=True, help_text="例如：某某县人民代表大会")
    short_name = models.CharField("简称", max_length=20, help_text="例如：某某县人大")
    level = models.CharField("层级", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="townships", verbose_name="县级人大"
    )
    area = models.OneToOneField("congress.Area", models.PROTECT, related_name="congress", verbose_name="行政区域")
    is_demo = models.BooleanField("演示数据", default=False, editable=False)

    objects = CongressQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人民代表大会"
        ordering = ["area__code"]
        constraints = [
            models.CheckConstraint(
                name="congress_congress_level_and_parent",
                condition=Q(level="county", parent=None) | Q(level="township", parent__isnull=False),
                violation_error_message="乡镇人大必须隶属一个县级人大，县级人大没有上级。",
            ),
        ]

    def __str__(self):
        return self.short_name

    @property
    def county_id(self):
        return self.parent_id or self.pk

    @property
    def county(self):
        return self.parent or self

    @property
    def bodies_url(self):
        return f"{reverse('congress:bodies')}?congress={self.pk}"

    @property
    def add_body_url(self):
        return f"{reverse('congress:body_add')}?congress={self.pk}"


class TermQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(congress__in=Congress.objects.visible_to(actor))

    def on(self, day):
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Term(models.Model):
    """One term (届): from its first session to the first session of the next (代表法第二条)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="terms", verbose_name="人大")
    number = models.PositiveSmallIntegerField("届次")
    starts_on = models.DateField("首次会议开幕日")
    ends_on = models.DateField("下届首次会议前一日", null=True, blank=True)
    deputy_seats = models.PositiveSmallIntegerField(
        "代表名额", null=True, blank=True, help_text="由省级人大常委会（乡镇由县级）确定"
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "届"
        ordering = ["congress", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number"], name="congress_term_once", violation_error_message="这一届已经登记。"
            ),
            models.CheckConstraint(
                name="congress_term_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="届的结束日不能早于开始日。",
            ),
        ]

    def __str__(self):
        return numbers.term_name(self.number)

    @property
    def people_url(self):
        return f"{reverse('congress:people')}?term={self.pk}"

    @property
    def correct_url(self):
        return reverse("congress:term_correct", args=[self.pk])

    @property
    def withdraw_url(self):
        return reverse("congress:term_withdraw", args=[self.pk])


class OrganizationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Names of bodies are public within the county; strangers see none."""
        return self.filter(congress__in=Congress.objects.visible_to(actor))

    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def handling_units(self):
        return self.filter(kind__in=Organization.HANDLING)


class Organization(models.Model):
    """A body of any kind, from one day to another: committees, offices, delegations, departments, courts (S08)."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", "人民代表大会"
        STANDING_COMMITTEE = "standing_committee", "常务委员会"
        COUNCIL_OF_CHAIRPERSONS = "council_of_chairpersons", "主任会议"
        PRESIDIUM = "presidium", "主席团"
        SPECIAL_COMMITTEE = "special_committee", "专门委员会"
        WORK_COMMITTEE = "work_committee", "工作委员会"
        GENERAL_OFFICE = "general_office", "办公室"
        DEPUTY_AFFAIRS_COMMISSION = "deputy_affairs_commission", "代表工作委员会"
        STREET_WORK_COMMITTEE = "street_work_committee", "街道工作委员会"
        CREDENTIALS_COMMITTEE = "credentials_committee", "代表资格审查委员会"
        INFORMATION_CENTRE = "information_centre", "信息中心"
        UPPER_CONGRESS = "upper_congress", "上级人民代表大会"
        DELEGATION = "delegation", "代表团"
        DEPUTY_GROUP = "deputy_group", "代表小组"
        GOVERNMENT = "government", "人民政府"
        GOVERNMENT_SUPERVISION_OFFICE = "government_supervision_office", "政府督查室"
        DEPARTMENT = "department", "政府部门"
        TOWNSHIP_GOVERNMENT = "township_government", "乡镇政府"
        SUPERVISORY_COMMISSION = "supervisory_commission", "监察委员会"
        COURT = "court", "人民法院"
        PROCURATORATE = "procuratorate", "人民检察院"
        PUBLIC_INSTITUTION = "public_institution", "事业单位"
        ENTERPRISE = "enterprise", "企业"
        OTHER = "other", "其他"

    HANDLING = (
        Kind.DEPARTMENT,
        Kind.TOWNSHIP_GOVERNMENT,
        Kind.SUPERVISORY_COMMISSION,
        Kind.COURT,
        Kind.PROCURATORATE,
        Kind.PUBLIC_INSTITUTION,
        Kind.ENTERPRISE,
    )
    GOVERNMENT_SIDE = (
        Kind.GOVERNMENT,
        Kind.GOVERNMENT_SUPERVISION_OFFICE,
        Kind.DEPARTMENT,
        Kind.TOWNSHIP_GOVERNMENT,
        Kind.PUBLIC_INSTITUTION,
    )

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="organizations", verbose_name="所属人大")
    name = models.CharField("全称", max_length=60)
    short_name = models.CharField("简称", max_length=20)
    kind = models.CharField("类别", max_length=32, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="上级机构"
    )
    area = models.ForeignKey("congress.Area", models.PROTECT, null=True, blank=True, verbose_name="所在区域")
    document_word = models.CharField("机关代字", max_length=12, blank=True, help_text="发文字号用，例如：某交函")
    phone = models.CharField("办公电话", max_length=20, blank=True)
    address = models.CharField("地址", max_length=80, blank=True)
    established_posts = models.PositiveSmallIntegerField("编制数", null=True, blank=True)
    since = models.DateField("设立日")
    until = models.DateField("撤销日", null=True, blank=True)
    order = models.PositiveIntegerField("排序", default=0)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["congress", "order", "name"]
        constraints = [
            models.CheckConstraint(
                name="congress_organization_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="撤销日不能早于设立日。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_government(self):
        return self.kind in self.GOVERNMENT_SIDE


guards.declare(
    guards.NoOverlap(
        name="congress_organization_name_once",
        model="congress.Organization",
        same=("congress", "name"),
        message="同名机构在这段时间已经存在。",
    ),
    guards.NoOverlap(
        name="congress_term_no_overlap",
        model="congress.Term",
        same=("congress",),
        since="starts_on",
        until="ends_on",
        message="两届的时间不能重叠。",
    ),
)
