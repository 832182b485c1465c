"""What people tell the deputies: one opinion with its receipt, its way through the offices, its answer and its marks."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import clock, guards
from congress.models import Congress, Organization

from .station import StationKeeper

OFFICES = ("LEAD", "GO", "DAC", "COM")
PRIVATE_TO = ("LEAD", "DAC")  # of the county's offices, who sees what went to the petition office


class OpinionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see their county's, a township its own, a station keeper those of his stations, a deputy
        what is addressed or offered to him or was received by him, a unit what it was given. What went to the petition
        office is seen by whoever sent it there and by the leaders alone."""
        if actor.is_system:
            return self.all()
        seen = self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if not actor.county_id:
            return self.none()
        if actor.is_any(*OFFICES):
            return seen if actor.is_any(*PRIVATE_TO) else seen.exclude(state=Opinion.State.PETITION)
        if actor.is_any("TCH", "TSEC"):
            return seen.filter(congress=actor.congress_id)
        if actor.is_any("STA"):
            kept = StationKeeper.objects.on(clock.today()).filter(membership=actor.membership_id)
            return seen.filter(station__in=kept.values("station"))
        if actor.is_any("DEP", "TDEP", "DHEAD"):
            his = Q(deputy__person=actor.person_id) | Q(offered_to__person=actor.person_id)
            his |= Q(received_by__person=actor.person_id) | Q(entered_by=actor.person_id)
            return seen.filter(his).exclude(state=Opinion.State.PETITION)
        if actor.is_any("UNIT", "UNITL"):
            return seen.filter(unit=actor.organization_id)
        if actor.is_any("GOV"):
            return seen.filter(unit__kind__in=Organization.GOVERNMENT_SIDE)
        return self.none()

    def open(self):
        return self.filter(state__in=Opinion.OPEN)

    def late(self):
        """Those whose running clock has run out."""
        today = clock.today()
        first = Q(state=Opinion.State.RECEIVED, screened_on=None, first_due_on__lt=today)
        return self.filter(first | Q(state__in=Opinion.OPEN, due_on__lt=today))

    def received_in(self, since, until):
        return self.filter(received_on__range=(since, until))


class Opinion(models.Model):
    """One opinion of one person, who may stay unnamed. Its words are sealed; what others read may be a redacted layer."""

    class Source(models.TextChoices):
        WEB = "web", "扫码网上"
        WALK_IN = "walk_in", "来站接待"
        VISIT = "visit", "走访收集"
        PHONE = "phone", "来电"
        LETTER = "letter", "来信"

    class Theme(models.TextChoices):
        ROADS = "roads", "道路交通"
        WATER = "water", "供水供电供气供暖"
        FARMING = "farming", "农业农村"
        HOUSING = "housing", "住房和物业"
        SCHOOL = "school", "教育"
        HEALTH = "health", "医疗卫生"
        WELFARE = "welfare", "就业和社会保障"
        CLEAN = "clean", "环境卫生"
        ORDER = "order", "治安和安全"
        SERVICE = "service", "办事服务"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        RECEIVED = "received", "待初审"
        TOWNSHIP = "assigned_township", "乡镇办理中"
        COUNTY = "reported_county", "待县人大交办"
        UNIT = "assigned_unit", "部门办理中"
        HANDLED = "handled", "已办理待反馈"
        OFFERED = "offered", "待代表认领"
        DRAFTED = "drafted", "代表正在写建议"
        SUGGESTION = "to_suggestion", "已转代表建议"
        TOPIC = "to_topic", "已转议题线索"
        PETITION = "to_petition", "已转信访"
        NOT_ACCEPTED = "not_accepted", "不予受理"
        MERGED = "merged", "已并入同类"
        REPLIED = "replied", "已答复待评价"
        REOPENED = "reopened", "重新办理"
        CLOSED = "closed", "已办结"

    class Desk(models.TextChoices):
        STATION = "station", "联络站"
        TOWNSHIP = "township", "乡镇人大"
        COUNTY = "county", "县人大代表工委"
        UNIT = "unit", "承办部门"
        DEPUTY = "deputy", "代表"

    OPEN = (State.RECEIVED, State.TOWNSHIP, State.COUNTY, State.UNIT, State.HANDLED, State.OFFERED, State.DRAFTED,
            State.REOPENED)  # fmt: skip
    TOLD = (State.REPLIED, State.CLOSED)

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="opinions", verbose_name="受理人大")
    area = models.ForeignKey("congress.Area", models.PROTECT, related_name="opinions", verbose_name="所在地")
    place = models.CharField("具体位置", max_length=80, blank=True)
    station = models.ForeignKey(
        "deputies.Station", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="联络站点"
    )
    deputy = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="反映给代表"
    )
    source = models.CharField("来源", max_length=8, choices=Source, default=Source.WEB)
    theme = models.CharField("类别", max_length=8, choices=Theme, default=Theme.OTHER)
    subject = models.CharField("摘要", max_length=60)
    text = models.TextField("原文", max_length=2000)
    shown_text = models.TextField("处理后的文字", max_length=2000, blank=True)
    name = models.CharField("姓名", max_length=20, blank=True)
    phone = models.CharField("电话", max_length=20, blank=True)
    share_contact = models.BooleanField("承办单位可以联系我", default=False)
    receipt_no = models.CharField("回执号", max_length=10, unique=True, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    once_hash = models.CharField(max_length=64, unique=True, editable=False)
    received_on = models.DateField("收到日期")
    received_at = models.DateTimeField("收到时间", default=clock.now)
    entered_by = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="录入人"
    )
    received_by = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="received_opinions",
        verbose_name="接待代表",
    )  # fmt: skip
    duty_day = models.ForeignKey(
        "deputies.DutyDay", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="接待日"
    )
    contact_log = models.ForeignKey(
        "deputies.ContactLog", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="联系记录"
    )
    state = models.CharField("状态", max_length=18, choices=State, default=State.RECEIVED)
    desk = models.CharField("办理方", max_length=8, choices=Desk, default=Desk.STATION)
    unit = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="承办部门"
    )
    offered_to = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="offered_opinions",
        verbose_name="认领代表",
    )  # fmt: skip
    adopted_by = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="adopted_opinions",
        verbose_name="写成建议的代表",
    )  # fmt: skip
    adopted_on = models.DateField("写成建议日期", null=True, blank=True)
    lead = models.ForeignKey(
        "deputies.TopicLead", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="议题线索"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="doubles", verbose_name="并入"
    )
    first_due_on = models.DateField("首次回应期限", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    screened_on = models.DateField("初审日期", null=True, blank=True)
    result = models.TextField("办理情况", max_length=2000, blank=True)
    handled_on = models.DateField("办理日期", null=True, blank=True)
    reply = models.TextField("答复", max_length=2000, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    in_time = models.BooleanField("按期答复", null=True, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    round = models.PositiveSmallIntegerField("第几次办理", default=1)
    mark = models.CharField("群众评价", max_length=9, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    extended_on = models.DateField("延长期限的日期", null=True, blank=True, editable=False)
    extended_because = models.CharField("延长期限的原因", max_length=200, blank=True, editable=False)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "社情民意"
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-received_on"], name="deputies_opinion_listed"),
            models.Index(fields=["congress", "state", "due_on"], name="deputies_opinion_waiting"),
            models.Index(fields=["unit", "state"], name="deputies_opinion_of_unit"),
            models.Index(fields=["congress", "theme", "received_on"], name="deputies_opinion_hot"),
        ]
        constraints = [
            models.CheckConstraint(
                name="deputies_opinion_screened_before_it_goes_on",
                condition=Q(state="received") | Q(screened_on__isnull=False),
                violation_error_message="请先初审。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_handled_in_words",
                condition=~Q(state="handled") | (~Q(result="") & Q(handled_on__isnull=False)),
                violation_error_message="办理情况须有内容和日期。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_closed_on_a_day",
                condition=~Q(state="closed") | Q(closed_on__isnull=False),
                violation_error_message="办结须有日期。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_days_in_order",
                condition=(Q(screened_on=None) | Q(screened_on__gte=F("received_on")))
                & (Q(replied_on=None) | Q(replied_on__gte=F("received_on")))
                & (Q(closed_on=None) | Q(replied_on__isnull=False, closed_on__gte=F("replied_on"))),
                violation_error_message="日期须依次为收到、初审、答复、办结。",
            ),
            models.CheckConstraint(name="deputies_opinion_round", condition=Q(round__gte=1)),
            models.CheckConstraint(
                name="deputies_opinion_unit_named",
                condition=~Q(state__in=["assigned_unit", "handled"]) | Q(unit__isnull=False),
                violation_error_message="交部门办理须写明承办部门。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_replied_with_words",
                condition=~Q(state__in=["replied", "closed"]) | (~Q(reply="") & Q(replied_on__isnull=False)),
                violation_error_message="答复须有内容和日期。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_refused_with_reason",
                condition=~Q(state__in=["not_accepted", "to_petition"]) | ~Q(reason=""),
                violation_error_message="须告知群众理由和办理途径。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_merged_into_one",
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                violation_error_message="并入须写明并入哪一件。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_offered_to_somebody",
                condition=~Q(state__in=["offered", "drafted", "to_suggestion"]) | Q(offered_to__isnull=False),
                violation_error_message="转代表建议须写明代表。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_adopted_by_somebody",
                condition=Q(adopted_by=None, adopted_on=None) | Q(adopted_by__isnull=False, adopted_on__isnull=False),
                violation_error_message="写成建议须写明代表和日期。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_topic_named",
                condition=~Q(state="to_topic") | Q(lead__isnull=False),
                violation_error_message="转议题线索须写明线索。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_of_a_contact_was_entered",
                condition=Q(contact_log=None) | ~Q(source="web"),
                violation_error_message="联系群众时听到的民意由登记人录入。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_extended_with_reason",
                condition=Q(extended_on=None, extended_because="")
                | (Q(extended_on__isnull=False) & ~Q(extended_because="")),
                violation_error_message="延长期限须写明原因。",
            ),
            models.CheckConstraint(
                name="deputies_opinion_entered_by_somebody",
                condition=Q(source="web") | Q(entered_by__isnull=False),
                violation_error_message="代为录入的须记录录入人。",
            ),
        ]

    def __str__(self):
        """Its class and number: the log, reminders and messages never hold the words, which may be redacted later."""
        return f"{self.get_theme_display()}（回执{self.receipt_no}）"

    def get_absolute_url(self):
        return reverse("deputies:opinion", args=[self.pk])

    @property
    def words(self):
        """What everybody but the few who may break the seal reads."""
        return self.shown_text or self.text

    @property
    def is_redacted(self):
        return bool(self.shown_text)

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def due(self):
        """The day that counts now: of the first answer, then of the solution."""
        if not self.is_open:
            return None
        return self.due_on if self.screened_on else self.first_due_on


class OpinionTransfer(models.Model):
    """One hand gave an opinion to another, and why."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="transfers", verbose_name="社情民意")
    from_desk = models.CharField("移出", max_length=60)
    to_desk = models.CharField("移入", max_length=60)
    reason = models.CharField("理由", max_length=300)
    by = models.CharField("经手人", max_length=40)
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "民意转交"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_opiniontransfer_with_reason",
                condition=~Q(reason=""),
                violation_error_message="转交必须写明理由。",
            )
        ]

    def __str__(self):
        return f"{self.from_desk}→{self.to_desk}"


class OpinionAnswer(models.Model):
    """What the informant was told, each time: the answer before stays beside the mark that sent it back."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="answers", verbose_name="社情民意")
    round = models.PositiveSmallIntegerField("第几次办理")
    words = models.TextField("答复")
    on = models.DateField("答复日期")
    by = models.CharField("答复人", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "民意答复"
        ordering = ["opinion", "round"]
        constraints = [
            models.CheckConstraint(name="deputies_opinionanswer_round", condition=Q(round__gte=1)),
            models.CheckConstraint(name="deputies_opinionanswer_says_something", condition=~Q(words="")),
            models.UniqueConstraint(
                fields=["opinion", "round"],
                name="deputies_opinionanswer_once",
                violation_error_message="这次办理已经答复过。",
            ),
        ]

    def __str__(self):
        return f"第{self.round}次答复"


guards.declare(
    guards.Frozen(
        name="deputies_opinionanswer_kept",
        model="deputies.OpinionAnswer",
        columns=("opinion", "round", "words", "on", "by"),
        message="答复过群众的话不能改动。",
    )
)


class OpinionRating(models.Model):
    """What the one who had spoken says of the answer: once for each answer."""

    class Mark(models.TextChoices):
        SOLVED = "solved", "解决了"
        MOSTLY = "mostly", "基本解决"
        EXPLAINED = "explained", "没解决，但说清楚了"
        PARTLY = "partly", "只解决了一部分"
        UNSOLVED = "unsolved", "没有解决"

    REOPENING = (Mark.PARTLY, Mark.UNSOLVED)
    GOOD = (Mark.SOLVED, Mark.MOSTLY)

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="ratings", verbose_name="社情民意")
    round = models.PositiveSmallIntegerField("第几次办理")
    mark = models.CharField("评价", max_length=9, choices=Mark)
    reason = models.CharField("说明", max_length=300, blank=True)
    entered_by = models.CharField("代录人", max_length=40, blank=True)
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "民意评价"
        ordering = ["opinion", "round"]
        constraints = [
            models.CheckConstraint(name="deputies_opinionrating_round", condition=Q(round__gte=1)),
            models.UniqueConstraint(
                fields=["opinion", "round"],
                name="deputies_opinionrating_once",
                violation_error_message="这次答复已经评价过。",
            ),
            models.CheckConstraint(
                name="deputies_opinionrating_says_why",
                condition=~Q(mark__in=["partly", "unsolved"]) | ~Q(reason=""),
                violation_error_message="请写明还有什么没有解决。",
            ),
        ]

    def __str__(self):
        return self.get_mark_display()


class TopicLeadQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Leads are the business of the county's offices and of the township that raised them."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        if actor.is_any(*OFFICES):
            return self.filter(county=actor.county_id)
        return self.filter(raised_by=actor.congress_id) if actor.is_any("TCH", "TSEC") else self.none()


class TopicLead(models.Model):
    """What many opinions point to and supervision might take up: 监督议题线索."""

    county = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="县级人大")
    raised_by = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="提出的人大")
    title = models.CharField("线索", max_length=60)
    words = models.TextField("情况和理由", max_length=1000)
    theme = models.CharField("类别", max_length=8, choices=Opinion.Theme, default=Opinion.Theme.OTHER)
    raised_on = models.DateField("提出日期")

    objects = TopicLeadQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监督议题线索"
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["county", "title"],
                name="deputies_topiclead_once",
                violation_error_message="已有这条线索，请直接选它。",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("deputies:topic_lead", args=[self.pk])
