"""How seats fall empty by a deputy's own wish, and how they are filled again."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

OFFICES = ("LEAD", "GO", "DAC", "SCM")


class OfOfficesQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices of the county, and in a township its chair and secretary; a deputy sees what is his own."""
        if actor.is_system:
            return self.all()
        if actor.is_any(*OFFICES):
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        if actor.is_any("TCH", "TSEC"):
            return self.filter(congress=actor.congress_id)
        return self.filter(self._own(actor)) if actor.person_id else self.none()


class ResignationQuerySet(OfOfficesQuerySet):
    def _own(self, actor):
        return Q(deputy__person=actor.person_id)


class Resignation(models.Model):
    """A deputy gives up his seat in writing: the county's to the standing committee, a township's to its congress, which
    accept it by more than half of all their members (选举法第五十五条)."""

    class State(models.TextChoices):
        FILED = "filed", "已提出"
        ON_AGENDA = "on_agenda", "列入议程"
        ACCEPTED = "accepted", "已接受"
        REFUSED = "refused", "未接受"
        ANNOUNCED = "announced", "已公告"
        WITHDRAWN = "withdrawn", "已撤回"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="resignations", verbose_name="代表")
    state = models.CharField("状态", max_length=9, choices=State, default=State.FILED, editable=False)
    ordered = models.BooleanField("责令辞职", default=False)
    filed_on = models.DateField("提出日期")
    grounds = models.TextField("理由", max_length=500)
    meeting = models.ForeignKey(
        "congress.Meeting", models.PROTECT, null=True, related_name="+", verbose_name="表决的会议", editable=False
    )
    voted_on = models.DateField("表决日期", null=True, editable=False)
    members = models.PositiveSmallIntegerField("全体成员", null=True, editable=False)
    votes_for = models.PositiveSmallIntegerField("赞成", null=True, editable=False)
    votes_against = models.PositiveSmallIntegerField("反对", null=True, editable=False)
    abstained = models.PositiveSmallIntegerField("弃权", null=True, editable=False)
    announced_on = models.DateField("公告日期", null=True, editable=False)

    objects = ResignationQuerySet.as_manager()

    NAMED_BY = ("deputy__person", "congress")

    class Meta:
        verbose_name = verbose_name_plural = "代表辞职"
        ordering = ["-filed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_resignation_voted_with_counts",
                condition=~Q(state__in=["accepted", "refused", "announced"])
                | Q(
                    voted_on__isnull=False,
                    members__gte=1,
                    members__isnull=False,
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    abstained__isnull=False,
                ),
                violation_error_message="表决须登记日期、全体成员和票数。",
            ),
            models.CheckConstraint(
                name="deputies_resignation_days_in_order",
                condition=(Q(voted_on=None) | Q(voted_on__gte=F("filed_on")))
                & (Q(announced_on=None) | Q(voted_on__isnull=False, announced_on__gte=F("voted_on"))),
                violation_error_message="表决不能早于提出，公告不能早于表决。",
            ),
            models.CheckConstraint(
                name="deputies_resignation_announced_on_a_day",
                condition=~Q(state="announced") | Q(announced_on__isnull=False),
                violation_error_message="已公告的须有公告日期。",
            ),
            models.UniqueConstraint(
                fields=["deputy"],
                condition=Q(state__in=["filed", "on_agenda"]),
                name="deputies_resignation_one_open",
                violation_error_message="这位代表已有正在办理的辞职。",
            ),
            models.CheckConstraint(
                name="deputies_resignation_votes_within_members",
                condition=Q(members=None) | Q(members__gte=F("votes_for") + F("votes_against") + F("abstained")),
                violation_error_message="赞成、反对、弃权之和不能多于全体成员。",
            ),
        ]

    def __str__(self):
        return f"{self.deputy}辞去{self.congress.short_name}代表职务"

    def get_absolute_url(self):
        return reverse("deputies:resignation", args=[self.pk])


class ByElectionQuerySet(OfOfficesQuerySet):
    def _own(self, actor):
        return Q(pk=None)


class ByElection(models.Model):
    """An empty seat is filled by the district that elected to it (选举法第五十七条)."""

    class State(models.TextChoices):
        VACANCY = "vacancy", "出缺"
        PLANNED = "planned", "已定选举日"
        VOTER_LIST = "voter_list", "选民名单已公布"
        CANDIDATES = "candidates", "初步候选人已公布"
        FINAL = "final", "正式候选人已公布"
        VOTED = "voted", "已投票"
        CONFIRMED = "confirmed", "资格已确认"
        ANNOUNCED = "announced", "已公布"
        CANCELLED = "cancelled", "不补选"

    class Ballot(models.TextChoices):
        """选举法第四十五条"""

        FIRST = "first", "投票"
        TIE = "tie", "再次投票"
        FURTHER = "further", "另行选举"

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    district = models.ForeignKey(
        "deputies.ElectoralDistrict", models.PROTECT, related_name="by_elections", verbose_name="选区"
    )
    seats = models.PositiveSmallIntegerField("补选名额", default=1)
    state = models.CharField("状态", max_length=10, choices=State, default=State.VACANCY, editable=False)
    votes_on = models.DateField("选举日", null=True, editable=False)
    voter_list_on = models.DateField("选民名单公布日", null=True, editable=False)
    candidates_on = models.DateField("初步候选人公布日", null=True, editable=False)
    final_on = models.DateField("正式候选人公布日", null=True, editable=False)
    voter_list_due = models.DateField("选民名单应公布日", null=True, editable=False)
    candidates_due = models.DateField("初步候选人应公布日", null=True, editable=False)
    final_due = models.DateField("正式候选人应公布日", null=True, editable=False)
    shortened = models.CharField("期限缩短的依据", max_length=200, blank=True, editable=False)
    electors = models.PositiveIntegerField("选民数", null=True, editable=False)
    ballots = models.PositiveIntegerField("参加投票", null=True, editable=False)
    invalid = models.PositiveIntegerField("废票", null=True, editable=False)
    round = models.PositiveSmallIntegerField("轮次", default=1, editable=False)
    ballot = models.CharField("投票性质", max_length=7, choices=Ballot, default=Ballot.FIRST, editable=False)

    objects = ByElectionQuerySet.as_manager()

    NAMED_BY = ("district",)

    class Meta:
        verbose_name = verbose_name_plural = "代表补选"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_byelection_has_its_day",
                condition=Q(state__in=["vacancy", "cancelled"]) | Q(votes_on__isnull=False),
                violation_error_message="请先确定选举日。",
            ),
            models.CheckConstraint(
                name="deputies_byelection_voted_with_counts",
                condition=~Q(state__in=["voted", "confirmed", "announced"])
                | Q(electors__isnull=False, ballots__isnull=False, invalid__isnull=False),
                violation_error_message="投票须登记选民数、参加投票人数和废票数。",
            ),
            models.CheckConstraint(
                name="deputies_byelection_invalid_within_ballots",
                condition=Q(invalid=None) | Q(ballots__isnull=False, invalid__lte=F("ballots")),
                violation_error_message="废票不能多于参加投票的人数。",
            ),
            models.CheckConstraint(
                name="deputies_byelection_published_before_the_vote",
                condition=(Q(voter_list_on=None) | Q(votes_on__isnull=False, voter_list_on__lte=F("votes_on")))
                & (Q(candidates_on=None) | Q(votes_on__isnull=False, candidates_on__lte=F("votes_on")))
                & (Q(final_on=None) | Q(votes_on__isnull=False, final_on__lte=F("votes_on"))),
                violation_error_message="公布日期不能晚于选举日。",
            ),
            models.CheckConstraint(
                name="deputies_byelection_one_to_three",
                condition=Q(seats__gte=1, seats__lte=3),
                violation_error_message="一个选区补选一名至三名代表。",
            ),
            models.CheckConstraint(
                name="deputies_byelection_ballots_within_electors",
                condition=Q(ballots=None) | Q(electors__isnull=False, electors__gte=F("ballots")),
                violation_error_message="参加投票的人数不能多于选民数。",
            ),
        ]

    def __str__(self):
        return f"{self.district}补选"

    def get_absolute_url(self):
        return reverse("deputies:by_election", args=[self.pk])


class ByElectionCandidate(models.Model):
    """Who stands, and the votes he got in each round."""

    by_election = models.ForeignKey(ByElection, models.CASCADE, related_name="candidates", verbose_name="补选")
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="+", verbose_name="候选人")
    is_final = models.BooleanField("正式候选人", default=False)
    is_standing = models.BooleanField("本轮候选人", default=False, editable=False)
    votes = models.PositiveIntegerField("得票", null=True, blank=True)
    is_elected = models.BooleanField("当选", default=False)
    deputy = models.OneToOneField(
        "deputies.Deputy", models.PROTECT, null=True, related_name="by_election", verbose_name="代表", editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "补选候选人"
        ordering = ["by_election", "pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_byelectioncandidate_seated_when_elected",
                condition=Q(deputy=None) | Q(is_elected=True),
                violation_error_message="只有当选的才登记为代表。",
            ),
            models.CheckConstraint(
                name="deputies_byelectioncandidate_elected_by_votes",
                condition=Q(is_elected=False) | Q(votes__isnull=False),
                violation_error_message="当选须有得票。",
            ),
            models.UniqueConstraint(
                fields=["by_election", "person"],
                name="deputies_byelectioncandidate_once",
                violation_error_message="此人已是候选人。",
            ),
        ]

    def __str__(self):
        return self.person.name


class ByElectionRound(models.Model):
    """One vote of a by-election, kept as it was counted: also one to which too few came, and one that elected nobody."""

    by_election = models.ForeignKey(ByElection, models.CASCADE, related_name="rounds", verbose_name="补选")
    number = models.PositiveSmallIntegerField("第几次投票")
    ballot = models.CharField("投票性质", max_length=7, choices=ByElection.Ballot)
    on = models.DateField("投票日期")
    seats = models.PositiveSmallIntegerField("应选名额")
    electors = models.PositiveIntegerField("选民数")
    ballots = models.PositiveIntegerField("参加投票")
    invalid = models.PositiveIntegerField("废票")
    said = models.CharField("没有选足的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "补选的各次投票"
        ordering = ["by_election", "number"]
        constraints = [
            models.UniqueConstraint(fields=["by_election", "number"], name="deputies_byelectionround_once"),
            models.CheckConstraint(
                name="deputies_byelectionround_counts",
                condition=Q(ballots__lte=F("electors"), invalid__lte=F("ballots"), seats__gte=1),
                violation_error_message="参加投票的不能多于选民，废票不能多于参加投票的。",
            ),
        ]

    def __str__(self):
        return f"{self.by_election}{self.title}"

    @property
    def title(self):
        return f"第{self.number}次投票"

    def get_absolute_url(self):
        return self.by_election.get_absolute_url()


class ByElectionRoundVote(models.Model):
    """What one candidate got in one vote."""

    round = models.ForeignKey(ByElectionRound, models.CASCADE, related_name="votes", verbose_name="投票")
    candidate = models.ForeignKey(ByElectionCandidate, models.CASCADE, related_name="rounds", verbose_name="候选人")
    votes = models.PositiveIntegerField("得票")
    is_elected = models.BooleanField("当选", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "补选各次得票"
        ordering = ["round", "-votes", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "candidate"], name="deputies_byelectionroundvote_once"),
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(is_elected=True),
                name="deputies_byelectionroundvote_elected_once",
                violation_error_message="此人已在先前的投票中当选。",
            ),
        ]

    def __str__(self):
        return f"{self.candidate}{self.votes}票"
