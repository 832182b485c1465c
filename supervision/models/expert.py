"""The pool of experts (专家库, S12, S65): who knows what, where he works, what he must keep away from, what he did."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.frame.numbers import masked_phone
from congress.models import Congress, Organization
from congress.models.meeting import OFFICES


class Discipline(models.TextChoices):
    """What an expert is asked about."""

    BUDGET = "budget", "财政预算"
    AUDIT = "audit", "审计"
    ECONOMY = "economy", "经济运行"
    LAW = "law", "法律"
    JUSTICE = "justice", "司法"
    PLANNING = "planning", "城乡规划"
    ENGINEERING = "engineering", "工程造价"
    ENVIRONMENT = "environment", "生态环境"
    AGRICULTURE = "agriculture", "农业农村"
    EDUCATION = "education", "教育"
    HEALTH = "health", "卫生健康"
    WELFARE = "welfare", "社会保障"
    INFORMATION = "information", "信息化"
    OTHER = "other", "其他"


class ExpertQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of its own congress, a township's also the county's; nobody else."""
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if actor.is_any(*OFFICES, "TCH", "TSEC"):
            return self.filter(congress=actor.congress_id)
        return self.none()

    def appointed(self, day=None):
        """Those whose period of appointment includes the day."""
        day = day or clock.today()
        return self.filter(state=Expert.State.APPOINTED, since__lte=day, until__gte=day)

    def knowing(self, discipline):
        return self.filter(Exists(ExpertField.objects.filter(expert=OuterRef("pk"), discipline=discipline)))


class Expert(models.Model):
    """One expert of one congress: proposed, appointed for a time, ended."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "拟聘"
        APPOINTED = "appointed", "在聘"
        ENDED = "ended", "已解聘"

    TONES = {"proposed": "soon", "appointed": "done"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="experts", verbose_name="人大")
    number = models.PositiveSmallIntegerField("专家编号", editable=False)
    name = models.CharField("姓名", max_length=40)
    employer = models.CharField("工作单位", max_length=60)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对应的登记机构",
        help_text="在本县登记的机构工作的，在这里选出来；监督它时自动回避。",
    )  # fmt: skip
    title = models.CharField("职务职称", max_length=40, blank=True)
    phone = models.CharField("手机号", max_length=20, blank=True)
    introduction = models.TextField("专长和经历", max_length=1000, blank=True)
    state = models.CharField("状态", max_length=9, choices=State, default=State.PROPOSED, editable=False)
    since = models.DateField("聘任日", null=True, editable=False)
    until = models.DateField("聘期届满日", null=True, editable=False)
    ended_on = models.DateField("解聘日", null=True, editable=False)
    ended_because = models.CharField("解聘原因", max_length=300, blank=True, editable=False)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专家"
        ordering = ["congress", "number"]
        indexes = [models.Index(fields=["congress", "state", "until"], name="supervision_expert_pool")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number"], name="supervision_expert_number_once",
                violation_error_message="专家编号重复，请再办理一次。",
            ),
            models.UniqueConstraint(
                fields=["congress", "name", "employer"], name="supervision_expert_once",
                violation_error_message="这个单位的同名专家已经登记。",
            ),
            models.CheckConstraint(
                name="supervision_expert_appointed_for_a_time",
                condition=Q(state="proposed", since=None, until=None) | Q(state="ended")
                | Q(state="appointed", since__isnull=False, until__gte=F("since")),
                violation_error_message="聘任须有起止日期。",
            ),
            models.CheckConstraint(
                name="supervision_expert_ended_says_why",
                condition=(Q(state="ended", ended_on__isnull=False) & ~Q(ended_because=""))
                | (Q(ended_on=None, ended_because="") & ~Q(state="ended")),
                violation_error_message="解聘须有日期和原因。",
            ),
        ]  # fmt: skip

    @property
    def masked_phone(self):
        return masked_phone(self.phone)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("supervision:expert", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")

    @property
    def code(self):
        """专012"""
        return f"专{self.number:03}"


class OfExpertQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(expert__in=Expert.objects.visible_to(actor))


class ExpertField(models.Model):
    """One subject an expert is asked about."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="fields", verbose_name="专家")
    discipline = models.CharField("领域", max_length=12, choices=Discipline)

    objects = OfExpertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专家领域"
        ordering = ["expert", "discipline"]
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "discipline"], name="supervision_expertfield_once",
                violation_error_message="领域重复。",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.get_discipline_display()


class ExpertInterest(models.Model):
    """A tie that an expert has declared: to this body he gives no opinion while it is supervised."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="interests", verbose_name="专家")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="单位")
    because = models.CharField("利害关系", max_length=60, help_text="例如：配偶在该单位工作；承接过该单位的项目。")
    since = models.DateField("申报日", default=clock.today, editable=False)

    objects = OfExpertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "利害关系"
        ordering = ["expert", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "organization"], name="supervision_expertinterest_once",
                violation_error_message="这个单位已经申报。",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organization}：{self.because}"


class ExpertMatterQuerySet(models.QuerySet):
    def visible_to(self, actor):
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES) and actor.congress_id == actor.county_id:
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if actor.is_any(*OFFICES, "TCH", "TSEC"):
            return self.filter(congress=actor.congress_id)
        return self.none()


class ExpertMatter(models.Model):
    """What experts are asked for: a draft, an inspection, a review – and which body it is about."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="人大")
    title = models.CharField("事项", max_length=60, help_text="例如：2025年决算草案审查")
    discipline = models.CharField("领域", max_length=12, choices=Discipline)
    unit = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="被监督单位",
        help_text="在该单位工作、或者申报过与它有利害关系的专家自动回避。",
    )  # fmt: skip
    topic = models.ForeignKey(
        "supervision.Topic", models.PROTECT, null=True, blank=True, related_name="matters", verbose_name="监督议题"
    )
    wanted = models.PositiveSmallIntegerField("需要人数", default=3)
    on = models.DateField("使用日期")
    purpose = models.CharField("工作内容", max_length=300, blank=True)

    objects = ExpertMatterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专家聘请事项"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="supervision_expertmatter_wants_somebody",
                condition=Q(wanted__gte=1),
                violation_error_message="至少需要一人。",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:expert_matter", args=[self.pk])


class ExpertWorkQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(matter__in=ExpertMatter.objects.visible_to(actor))


class ExpertWork(models.Model):
    """One expert in one matter: drawn or named by hand with a reason, and what he did in it (S12: opinions adopted)."""

    class Chosen(models.TextChoices):
        DRAW = "draw", "随机抽取"
        HAND = "hand", "指定"

    matter = models.ForeignKey(ExpertMatter, models.PROTECT, related_name="works", verbose_name="聘请事项")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="works", verbose_name="专家")
    chosen = models.CharField("产生方式", max_length=4, choices=Chosen, editable=False)
    reason = models.CharField("指定理由", max_length=200, blank=True, editable=False)
    draw = models.ForeignKey(
        "supervision.Draw", models.PROTECT, null=True, related_name="works", editable=False, verbose_name="抽取"
    )
    text = models.TextField("工作情况", max_length=2000, blank=True)
    opinions = models.PositiveSmallIntegerField("提出意见（条）", default=0)
    adopted = models.PositiveSmallIntegerField("采纳（条）", default=0)
    days = models.DecimalField("工作（天）", max_digits=4, decimal_places=1, default=0)
    done_on = models.DateField("登记日", null=True, editable=False)

    objects = ExpertWorkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专家工作记录"
        ordering = ["-matter__on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "expert"], name="supervision_expertwork_once",
                violation_error_message="这位专家已经参加这个事项。",
            ),
            models.CheckConstraint(
                name="supervision_expertwork_by_hand_says_why",
                condition=(Q(chosen="hand", draw=None) & ~Q(reason="")) | Q(chosen="draw", draw__isnull=False),
                violation_error_message="指定专家须写明理由。",
            ),
            models.CheckConstraint(
                name="supervision_expertwork_adopts_what_was_said",
                condition=Q(adopted__lte=F("opinions")) & Q(days__gte=0),
                violation_error_message="采纳的意见不能多于提出的意见。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.expert}：{self.matter}"


guards.declare(
    guards.Frozen(
        name="supervision_expertwork_fixed",
        model="supervision.ExpertWork",
        columns=("matter", "expert", "chosen", "reason", "draw"),
        deletable=True,
        message="产生方式和理由不能再改。",
    )
)
