"""The deputy: not a person but a post that a person holds from one congress's first session to the next's."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, codes, numbers
from congress.frame.prose import placed

UNCONFIRMED = ("elected", "credential_check", "void")

READERS = ("LEAD", "GO", "DAC", "COM", "SCM")


class DeputyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The list of names is public within the county (private data is masked apart)."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))

    def of(self, congress_id):
        """The deputies of this very congress. A county also keeps a list of those of the congresses above it: they sit in
        no term of its own and are never counted among its deputies."""
        return self.filter(congress=congress_id, level__in=Deputy.OWN)

    def of_level(self, level):
        return self.filter(level=level)

    def confirmed(self):
        """Without those whose election was not found valid, or not yet."""
        return self.exclude(state__in=UNCONFIRMED)

    def with_dossier_for(self, actor):
        """Those whose duty dossier this person reads (domain §4.2): the county's leaders, offices and committee members all
        of the county, a township's chair and secretary their own, a deputy himself."""
        seen = self.visible_to(actor)
        if actor.is_system or (actor.is_any(*READERS) and actor.congress_id == actor.county_id):
            return seen
        if actor.is_any("TCH", "TSEC"):
            return seen.filter(congress=actor.congress_id)
        return seen.filter(person=actor.person_id) if actor.is_any("DEP", "TDEP", "DHEAD", "FORMER") else self.none()

    def on(self, day):
        """Those in office on a day, suspended ones too: their seat is not vacant."""
        return self.confirmed().filter(
            Q(membership__until=None) | Q(membership__until__gte=day), membership__since__lte=day
        )

    def in_office(self):
        return self.on(clock.today())

    def acting(self):
        """Those who may act as deputies today: in office and not suspended (代表法第六十一条)."""
        return self.in_office().filter(state=Deputy.State.ACTIVE)


class Deputy(models.Model):
    """One person's seat as deputy of one congress in one term. Whoever sits in a congress above the county is kept by
    the county: ``congress`` is the county's then, and the term a number only."""

    class Level(models.TextChoices):
        NATIONAL = "national", "全国人大代表"
        PROVINCIAL = "provincial", "省级人大代表"
        PREFECTURE = "prefecture", "市级人大代表"
        COUNTY = "county", "县级人大代表"
        TOWNSHIP = "township", "乡镇人大代表"

    OWN = (Level.COUNTY, Level.TOWNSHIP)
    UPPER = (Level.NATIONAL, Level.PROVINCIAL, Level.PREFECTURE)

    class State(models.TextChoices):
        ELECTED = "elected", "当选"
        CREDENTIAL_CHECK = "credential_check", "资格审查"
        ACTIVE = "active", "在任"
        SUSPENDED = "suspended", "暂停执行职务"
        ENDED = "ended", "资格终止"
        VOID = "void", "当选无效"

    class Ended(models.TextChoices):
        """代表法第六十二条、第六十三条"""

        MOVED = "moved", "迁出或者调离本行政区域"
        RESIGNED = "resigned", "辞职、责令辞职被接受"
        ABSENT = "absent", "未经批准两次不出席本级人民代表大会会议"
        RECALLED = "recalled", "被罢免"
        NATIONALITY = "nationality", "丧失中华人民共和国国籍"
        RIGHTS = "rights", "依照法律被剥夺政治权利"
        CAPACITY = "capacity", "丧失行为能力"
        DEATH = "death", "去世，代表资格自然终止"

    class Suspended(models.TextChoices):
        """代表法第六十一条"""

        CUSTODY = "custody", "因刑事案件被羁押，正在受侦查、起诉、审判"
        SENTENCE = "sentence", "被依法判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑"

    membership = models.OneToOneField(
        "congress.Membership", models.PROTECT, related_name="deputy", verbose_name="任职"
    )
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="deputies", verbose_name="人员")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="deputies", verbose_name="人大")
    level = models.CharField("级别", max_length=10, choices=Level)
    term = models.ForeignKey(
        "congress.Term", models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name="届"
    )
    term_number = models.PositiveSmallIntegerField("届次", null=True, blank=True, help_text="上级人大的届次")
    delegation = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name="代表团"
    )
    district = models.ForeignKey(
        "deputies.ElectoralDistrict", models.PROTECT, null=True, blank=True, related_name="deputies",
        verbose_name="选区",
    )  # fmt: skip
    elected_by = models.CharField("选举单位", max_length=40, blank=True, help_text="上级代表：选举他的人民代表大会")
    card_no = models.CharField("代表证号", max_length=20)
    state = models.CharField("状态", max_length=16, choices=State, default=State.ACTIVE, editable=False)
    suspended_reason = models.CharField("暂停情形", max_length=12, choices=Suspended, blank=True, editable=False)
    ended_reason = models.CharField("终止情形", max_length=12, choices=Ended, blank=True, editable=False)
    has_fixed_income = models.BooleanField(
        "有固定工资收入", default=True, help_text="没有固定工资收入的代表，参加履职活动按标准发给补助。"
    )
    public_code = models.CharField("公开码", max_length=12, unique=True, default=codes.public_code, editable=False)

    objects = DeputyQuerySet.as_manager()

    NAMED_BY = ("person",)

    class Meta:
        verbose_name = verbose_name_plural = "代表"
        ordering = ["congress", "delegation__order", "person__name_pinyin", "pk"]
        indexes = [
            models.Index(fields=["congress", "term", "delegation"], name="deputies_deputy_listed"),
            models.Index(fields=["congress", "level", "state"], name="deputies_deputy_of_level"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "term", "card_no"],
                name="deputies_deputy_card_once",
                violation_error_message="本届已有这个代表证号。",
            ),
            models.UniqueConstraint(
                fields=["person", "term"],
                name="deputies_deputy_once_a_term",
                violation_error_message="此人已是本届代表。",
            ),
            models.UniqueConstraint(
                fields=["person", "level", "term_number"],
                name="deputies_deputy_once_above",
                violation_error_message="此人已是上级人大本届代表。",
            ),
            models.CheckConstraint(
                name="deputies_deputy_term_of_its_level",
                condition=Q(level__in=["county", "township"], term__isnull=False, term_number=None)
                | Q(level__in=["national", "provincial", "prefecture"], term=None, term_number__isnull=False),
                violation_error_message="县乡代表须在登记的届内；上级代表只写届次数。",
            ),
            models.CheckConstraint(
                name="deputies_deputy_ended_for_a_reason",
                condition=Q(state="ended", ended_reason__gt="") | (~Q(state="ended") & Q(ended_reason="")),
                violation_error_message="代表资格终止须注明法定情形。",
            ),
            models.CheckConstraint(
                name="deputies_deputy_suspended_for_a_reason",
                condition=Q(state="suspended", suspended_reason__gt="")
                | (~Q(state="suspended") & Q(suspended_reason="")),
                violation_error_message="暂停执行代表职务须注明法定情形。",
            ),
        ]

    def __str__(self):
        return self.person.name

    def get_absolute_url(self):
        return reverse("deputies:detail", args=[self.pk])

    @property
    def in_office(self):
        return self.state not in UNCONFIRMED and self.membership.in_force_on(clock.today())

    @property
    def delegation_name(self):
        return self.delegation.short_name if self.delegation_id else "未编团"

    @property
    def may_act(self):
        return self.in_office and self.state == self.State.ACTIVE

    @property
    def is_upper(self):
        return self.level in self.UPPER

    @property
    def term_name(self):
        """第十八届, whether the term is one of ours or of a congress above."""
        return str(self.term) if self.term_id else numbers.term_name(self.term_number)

    @property
    def seat_of(self):
        """Where he was elected: his district, or the congress that elected him to one above."""
        return self.district.name if self.district_id else self.elected_by

    @property
    def whence(self):
        """Where he stands for, from the wide to the narrow: 浥川县 青柳代表团 第34选区."""
        return placed(self.congress.area, self.delegation, self.seat_of)

    @property
    def standing(self):
        """The word for where his seat stands today."""
        if self.state == self.State.ACTIVE and not self.membership.in_force_on(clock.today()):
            return "尚未就任" if self.membership.since > clock.today() else "已离任"
        return self.get_state_display()


class ElectoralDistrictQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Districts are public within the county."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))


class ElectoralDistrict(models.Model):
    """One electoral district of a congress in one term: where its voters live, and one to three seats (选举法第二十五条)."""

    MOST = 3

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="districts", verbose_name="人大")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="districts", verbose_name="届")
    number = models.PositiveSmallIntegerField("选区号")
    name = models.CharField("选区", max_length=40)
    area = models.ForeignKey(
        "congress.Area", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在乡镇（街道）",
        help_text="代表建议按它统计到乡镇",
    )  # fmt: skip
    covers = models.CharField("范围", max_length=200, blank=True, help_text="包括的村、社区或者单位")
    seats = models.PositiveSmallIntegerField("应选代表", default=1, help_text="每一选区选一至三名代表")
    delegation = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="编入代表团"
    )

    objects = ElectoralDistrictQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "选区"
        ordering = ["term", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "number"],
                name="deputies_electoraldistrict_once",
                violation_error_message="本届已有这个选区号。",
            ),
            models.CheckConstraint(
                name="deputies_electoraldistrict_one_to_three",
                condition=Q(seats__gte=1, seats__lte=3),
                violation_error_message="每一选区选一名至三名代表（选举法第二十五条）。",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('deputies:list')}?congress={self.congress_id}&district={self.pk}"
