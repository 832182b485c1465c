"""Votes: what is voted on and under which law, who may vote, what was cast.

A secret electronic vote keeps its papers in one box, sorted by what stands on them: a paper has no row, no number and no
time of its own, so that neither its place nor its neighbours say when it came. While people vote the box is sealed and
always of the same length, so that of two states of the database – a journal, a copy – nobody reads what was added. That
somebody has voted stands with his name, without a time. What a named vote says stands with the name, in its own table.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from congress.frame import guards, kinds
from congress.frame.address import addresses_of
from congress.frame.votes import VoteRule

from .meeting import OFFICES, Meeting
from .org import Congress
from .people import Membership, Person

OF_SECRETS = ("GO", "APPT", "LEAD")  # who prepares and counts votes on persons that nobody else may know of yet


class BallotQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Until it is announced: whoever prepares and counts it, the leadership, and from the opening on those who vote.
        Then: the congress it was held in; of the townships' also the offices of the county – as far as its kind lets read
        it, and what hangs on a matter only with that matter. One that is confidential is known to fewer until then."""
        if actor.is_system:
            return self.all()
        seen = self.filter(congress__in=Congress.objects.visible_to(actor))
        voter = Voter.objects.filter(ballot=OuterRef("pk"), person=actor.person_id)
        own = Q(Exists(voter)) & ~Q(state=Ballot.State.DRAFT)
        if actor.is_any(*OF_SECRETS):
            own |= Q(congress=actor.congress_id, confidential=True)
        if actor.is_any("GO", "DAC", "LEAD", "TCH", "TSEC"):
            own |= Q(congress=actor.congress_id, confidential=False)
        elif actor.is_any("COM"):
            counting = Q(state__in=(Ballot.State.CLOSED, Ballot.State.COUNTED), confidential=False)
            own |= Q(congress=actor.congress_id) & counting
        if actor.is_any(*OFFICES, "DEP", "DHEAD", "TDEP"):
            here = Q() if actor.is_any(*OFFICES) else Q(congress=actor.congress_id)
            own |= here & Q(state=Ballot.State.ANNOUNCED) & self._told_to(actor)
        return seen.filter(own)

    def _told_to(self, actor):
        """The votes whose results this person reads once they are announced."""
        read = [kind for kind in kinds.ballots if not kind.readers or actor.is_any(*kind.readers)]
        told = Q(kind__in=[kind.key for kind in read if kind.matters is None])
        for matters in {kind.matters for kind in read} - {None}:
            keys = [kind.key for kind in read if kind.matters == matters]
            told |= Q(kind__in=keys) & Q(about__in=addresses_of(matters(actor)))
        return told


class Ballot(models.Model):
    """One round of one vote. ``about`` is the address of what it decides, ``rule`` the law as it was when it was drawn up."""

    class Method(models.TextChoices):
        PAPER = "paper", "纸质票"
        ELECTRONIC = "electronic", "电子票（无记名）"
        NAMED = "named", "记名表决"

    class State(models.TextChoices):
        DRAFT = "draft", "拟订"
        OPEN = "open", "正在投票"
        CLOSED = "closed", "投票截止"
        COUNTED = "counted", "已计票"
        ANNOUNCED = "announced", "已宣布"
        VOID = "void", "已作废"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="ballots", verbose_name="人大")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="ballots", verbose_name="会议"
    )
    kind = models.CharField("类别", max_length=60)
    title = models.CharField("表决事项", max_length=120)
    note = models.TextField("说明", max_length=1000, blank=True)
    about = models.CharField("所属事项", max_length=80, blank=True, db_index=True, editable=False)
    method = models.CharField("方式", max_length=10, choices=Method, default=Method.PAPER)
    rule = models.JSONField("表决规则", editable=False)
    secret = models.BooleanField("无记名", editable=False)
    confidential = models.BooleanField("宣布前保密", default=False, editable=False)
    round = models.PositiveSmallIntegerField("轮次", default=1, editable=False)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="next", verbose_name="上一轮", editable=False
    )
    state = models.CharField("状态", max_length=9, choices=State, default=State.DRAFT, editable=False)
    members = models.PositiveSmallIntegerField("应到", null=True, editable=False)
    present = models.PositiveSmallIntegerField("实到", null=True, editable=False)
    opened_at = models.DateTimeField("开始投票", null=True, editable=False)
    closed_at = models.DateTimeField("截止投票", null=True, editable=False)
    scrutineers = models.CharField("监票人", max_length=80, blank=True, editable=False)
    result = models.JSONField("结果", null=True, editable=False)
    announced_at = models.DateTimeField("宣布", null=True, editable=False)
    voided_because = models.CharField("作废原因", max_length=300, blank=True, editable=False)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "表决"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "state"], name="congress_ballot_by_state")]
        constraints = [
            models.CheckConstraint(
                name="congress_ballot_round_after_another",
                condition=Q(round=1, previous=None) | Q(round__gt=1, previous__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_ballot_secret_is_never_named",
                condition=Q(secret=False) | ~Q(method="named"),
                violation_error_message="依法应当无记名的投票不能记名。",
            ),
            models.CheckConstraint(
                name="congress_ballot_present_among_members",
                condition=Q(present=None) | Q(present__lte=F("members")),
                violation_error_message="实到人数不能多于应到人数。",
            ),
            models.CheckConstraint(
                name="congress_ballot_opened_with_a_roll",
                condition=Q(state__in=["draft", "void"])
                | Q(opened_at__isnull=False, members__isnull=False, present__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_ballot_counted_has_a_result",
                condition=~Q(state__in=["counted", "announced"]) | Q(result__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_ballot_void_says_why",
                condition=~Q(state="void") | ~Q(voided_because=""),
                violation_error_message="作废须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.title}（第{self.round}轮）" if self.round > 1 else self.title

    def get_absolute_url(self):
        return reverse("congress:ballot", args=[self.pk])

    @property
    def vote_url(self):
        return reverse("congress:ballot_vote", args=[self.pk])

    @property
    def heading(self):
        """What its deeds stand under: the vote itself; ``about`` is an address."""
        return self

    @property
    def kept_as(self):
        return kinds.ballots[self.kind]

    @property
    def law(self):
        """The rule it is held under."""
        return VoteRule.of_data(self.rule)

    @property
    def found_by(self):
        """How its result came to be, behind the name of whoever did it."""
        return "截止投票后，系统自动得出" if self.is_by_device else "确认"

    @property
    def is_by_device(self):
        return self.method in (self.Method.ELECTRONIC, self.Method.NAMED)


class BallotOption(models.Model):
    """One line of the paper: a person, a project, a department, an item; perhaps with the address of what it stands for."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="options", verbose_name="表决")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("名称", max_length=120)
    note = models.CharField("说明", max_length=200, blank=True)
    target = models.CharField("所指", max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "票上事项"
        ordering = ["ballot", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "order"], name="congress_ballotoption_once", violation_error_message="序号重复。"
            ),
            models.UniqueConstraint(
                fields=["ballot", "title"],
                name="congress_ballotoption_named_once",
                violation_error_message="票上已有同名的一项。同名的人请注明单位或性别。",
            ),
        ]

    def __str__(self):
        return self.title


class Voter(models.Model):
    """Somebody who may vote in one round. ``voted`` is all that is known of his vote: no time, no choice."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="voters", verbose_name="表决")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="投票人")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="职务")
    voted = models.BooleanField("已投票", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "投票人"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "person"], name="congress_voter_once"),
            models.CheckConstraint(name="congress_voter_voted_or_not_yet", condition=Q(voted=None) | Q(voted=True)),
        ]

    def __str__(self):
        return self.person.name


class BallotBox(models.Model):
    """The papers of one electronic round, sorted by their content: ``sealed`` until it is closed, then ``papers`` with
    their digest."""

    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="box", verbose_name="表决")
    sealed = models.BinaryField("封存的票", null=True)
    papers = models.JSONField("票", default=list)
    size = models.PositiveIntegerField("张数", default=0)
    digest = models.CharField("校验码", max_length=64, null=True)

    class Meta:
        verbose_name = verbose_name_plural = "票箱"
        constraints = [
            models.CheckConstraint(
                name="congress_ballotbox_sealed_or_closed", condition=Q(sealed=None) | Q(digest=None)
            )
        ]

    def __str__(self):
        return f"{self.size}张"


class NamedVote(models.Model):
    """What somebody said in a vote by name."""

    voter = models.OneToOneField(Voter, models.PROTECT, related_name="said", verbose_name="投票人")
    marks = models.JSONField("表决")

    class Meta:
        verbose_name = verbose_name_plural = "记名表决"

    def __str__(self):
        return str(self.voter_id)


class TellerCount(models.Model):
    """One count of the papers by one of two tellers; a second attempt is a row of its own."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="counts", verbose_name="表决")
    place = models.PositiveSmallIntegerField("第几计票人")
    teller = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="计票人")
    attempt = models.PositiveSmallIntegerField("第几次")
    issued = models.PositiveIntegerField("发出")
    returned = models.PositiveIntegerField("收回")
    invalid = models.PositiveIntegerField("无效")
    marks = models.JSONField("各项票数")
    write_ins = models.JSONField("另选他人", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "计票录入"
        ordering = ["ballot", "place", "-attempt"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "place", "attempt"], name="congress_tellercount_once"),
            models.UniqueConstraint(
                fields=["ballot", "teller", "attempt"],
                name="congress_tellercount_by_two_people",
                violation_error_message="两次计票须由两个人分别录入。",
            ),
            models.CheckConstraint(name="congress_tellercount_two_places", condition=Q(place__in=[1, 2])),
        ]

    def __str__(self):
        return f"第{self.place}计票人第{self.attempt}次"

    @property
    def found(self):
        """What must agree with the other teller's."""
        return {name: getattr(self, name) for name in ("issued", "returned", "invalid", "marks", "write_ins")}


OF_THE_LAW = (
    "congress",
    "meeting",
    "kind",
    "title",
    "note",
    "about",
    "method",
    "rule",
    "secret",
    "confidential",
    "round",
    "previous",
)
guards.declare(
    guards.SealedOnce(
        name="congress_ballot_as_it_was_opened",
        model="congress.Ballot",
        mark="opened_at",
        columns=(*OF_THE_LAW, "members", "present", "opened_at"),
        message="已经开始投票，表决事项和规则不能再改。",
    ),
    guards.SealedOnce(
        name="congress_ballot_result_kept",
        model="congress.Ballot",
        mark="result",
        columns=("result", "scrutineers", "closed_at"),
        message="计票结果不能改动。",
    ),
    guards.SealedOnce(
        name="congress_ballotoption_as_opened",
        model="congress.BallotOption",
        parent="ballot",
        mark="opened_at",
        columns=("ballot", "order", "title", "note", "target"),
        message="已经开始投票，票上事项不能再改。",
    ),
    guards.SealedOnce(
        name="congress_voter_roll_closed",
        model="congress.Voter",
        parent="ballot",
        mark="opened_at",
        columns=("ballot", "person", "membership"),
        message="已经开始投票，投票人名册不能再改。",
    ),
    guards.Frozen(
        name="congress_voter_votes_once", model="congress.Voter", once=("voted",), deletable=True,
        message="投过的票不能收回。",
    ),
    guards.SealedOnce(
        name="congress_ballotbox_sealed",
        model="congress.BallotBox",
        mark="digest",
        columns=("ballot", "sealed", "papers", "size", "digest"),
        message="票箱已经封存，不能改动。",
    ),
    guards.Frozen(
        name="congress_namedvote_kept", model="congress.NamedVote", columns=("voter", "marks"),
        message="投过的票不能改动。",
    ),
    guards.Frozen(
        name="congress_tellercount_kept",
        model="congress.TellerCount",
        columns=tuple(field.name for field in TellerCount._meta.concrete_fields),
        message="计票录入不能改动，请重新计票后再录入一次。",
    ),
)  # fmt: skip
