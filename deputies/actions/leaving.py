"""Resignations and by-elections: what a case changes beyond itself – a seat ended, a seat taken."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.queries.rules import rule

from ..models import ByElection, ByElectionCandidate, ByElectionRound, ByElectionRoundVote, Deputy, Resignation
from ..policies import leaving as policies
from ..policies.register import keeps_deputies_of
from ..queries import leaving as queries
from ..queries import register as registered
from ..workflow.leaving import BY_ELECTION, RESIGNATION
from . import posts, register

# Resignations.


@transaction.atomic
def resign(deputy, *, actor, filed_on, grounds, ordered=False):
    """A deputy gives up his seat in writing; staff enter it for him."""
    demand(policies.hands_in, actor, deputy)
    if wrong := queries.why_not_resign(deputy):
        raise Refused(wrong)
    if filed_on > clock.today():
        raise ValidationError({"filed_on": "提出日期不能晚于今天。"})
    row = Resignation(congress=deputy.congress, deputy=deputy, filed_on=filed_on, grounds=grounds, ordered=ordered)
    return keep(row, actor=actor, congress_id=deputy.congress_id)


@RESIGNATION.does("table")
def table(resignation, *, actor, meeting):
    """It comes before the standing committee, in a township before the congress."""
    resignation.meeting = meeting


def _count(resignation, *, voted_on, members, votes_for, votes_against, abstained):
    if votes_for + votes_against + abstained > members:
        raise ValidationError({"members": "赞成、反对、弃权之和不能多于全体成员。"})
    if voted_on > clock.today():
        raise ValidationError({"voted_on": "表决日期不能晚于今天。"})
    resignation.voted_on, resignation.members = voted_on, members
    resignation.votes_for, resignation.votes_against, resignation.abstained = votes_for, votes_against, abstained


@RESIGNATION.does("accept")
def accept(resignation, *, actor, **counts):
    """Accepted by more than half of all: the seat ends that day, with all that hangs on it."""
    _count(resignation, **counts)
    members, votes_for = counts["members"], counts["votes_for"]
    if not queries.is_accepted(members, votes_for):
        need = queries.majority(members)
        raise ValidationError({"votes_for": f"全体{members}人，至少{need}票赞成才能接受，现在是{votes_for}票。"})
    posts.terminate(resignation.deputy, actor=actor, because=Deputy.Ended.RESIGNED, on=counts["voted_on"])


@RESIGNATION.does("refuse")
def refuse(resignation, *, actor, **counts):
    """Not accepted: he stays a deputy."""
    _count(resignation, **counts)
    if queries.is_accepted(counts["members"], counts["votes_for"]):
        raise ValidationError({"votes_for": "赞成票已超过全体的半数，应登记为接受辞职。"})


@RESIGNATION.does("announce")
def announce_resignation(resignation, *, actor, announced_on):
    """The resolution was announced."""
    if announced_on < resignation.voted_on:
        raise ValidationError({"announced_on": "公告日期不能早于表决日期。"})
    resignation.announced_on = announced_on


@RESIGNATION.does("withdraw")
def withdraw(resignation, *, actor, reason):
    """The deputy stays."""


# By-elections.

CLOCKS = (
    ("deputies.voter_list", "byelection.voter_list_days"),
    ("deputies.candidates", "byelection.candidates_days"),
    ("deputies.final_candidates", "byelection.final_days"),
)


@transaction.atomic
def begin(district, *, actor, seats=1):
    """A seat of this district is empty and is to be filled by it."""
    demand(keeps_deputies_of, actor, district)
    row = registered.empty_districts(actor, district.term_id).filter(pk=district.pk).first()
    running = ByElection.objects.filter(district=district).exclude(state__in=BY_ELECTION.final)
    if row is None or row.vacant < seats + sum(one.seats for one in running.exclude(state=ByElection.State.CONFIRMED)):
        raise Refused(f"{district}没有这么多缺额，或者已在补选。")
    election = ByElection(congress_id=district.congress_id, district=district, seats=seats)
    return keep(election, actor=actor, congress_id=district.congress_id)


@BY_ELECTION.does("plan")
def plan(election, *, actor, votes_on, shortened=""):
    """The day is set; the three legal dates before it begin to run, shorter only with the basis in words."""
    left = queries.days_left(votes_on)
    longest = rule(election.congress_id, CLOCKS[0][1])
    if left <= 0:
        raise ValidationError({"votes_on": "选举日应在今天以后。"})
    if left < longest and not shortened.strip():
        raise ValidationError({"shortened": f"离选举日只有{left}日，不足{longest}日；按本省规定缩短的，请写明依据。"})
    election.votes_on, election.shortened = votes_on, shortened.strip()
    for key, days in CLOCKS:
        amount = min(rule(election.congress_id, days), left)
        clocks.open_clock(key, election, actor=actor, starts_on=votes_on, amount=amount, reason=election.shortened)


@BY_ELECTION.does("list_voters")
def list_voters(election, *, actor, electors, on):
    """The list of voters was put up."""
    election.electors, election.voter_list_on = electors, _before(on, election)


@BY_ELECTION.does("nominate")
def nominate(election, *, actor, people, on):
    """The names of all who were nominated were put up."""
    election.candidates_on = _before(on, election)
    if len(people) < election.seats:
        raise ValidationError({"people": f"候选人不能少于补选名额{election.seats}名。"})
    ByElectionCandidate.objects.bulk_create(ByElectionCandidate(by_election=election, person=one) for one in people)


@BY_ELECTION.does("finalise")
def finalise(election, *, actor, people, on):
    """The final candidates were put up: as many as seats, or more (选举法第五十七条)."""
    election.final_on = _before(on, election)
    if len(people) < election.seats:
        raise ValidationError({"people": f"正式候选人不能少于补选名额{election.seats}名。"})
    election.candidates.filter(pk__in=[one.pk for one in people]).update(is_final=True, is_standing=True)


def _before(on, election):
    """The day of one publication: past or today, not after the vote, not before what had to be put up first."""
    if on > election.votes_on:
        raise ValidationError({"on": "公布日期不能晚于选举日。"})
    if on > clock.today():
        raise ValidationError({"on": "公布日期不能晚于今天，公布以后再登记。"})
    earlier = max(filter(None, (election.voter_list_on, election.candidates_on)), default=on)
    if on < earlier:
        raise ValidationError({"on": f"公布日期不能早于前一步的公布日期（{long_date(earlier)}）。"})
    return on


@BY_ELECTION.does("vote")
def vote(election, *, actor, ballots, invalid, votes, on=None):
    """Who voted and for whom; who is elected follows from the numbers alone. ``votes``: {candidate: number}. Every vote is
    kept, also one that elected nobody."""
    on = on or clock.today()
    if not queries.last_vote_on(election) <= on <= clock.today():
        raise ValidationError({"on": "投票日期不能早于选举日和上一次投票，不能晚于今天。"})
    seats = queries.seats_open(election)
    count = {"electors": election.electors, "ballots": ballots, "seats": seats, "votes": votes}
    if fault := queries.fault_of_votes(invalid=invalid, **count):
        raise ValidationError(fault)
    found = queries.outcome(ballot=election.ballot, **count)
    election.ballots, election.invalid = ballots, invalid
    for candidate, number in votes.items():
        candidate.votes, candidate.is_elected = number, candidate in found.elected
        candidate.save(update_fields=["votes", "is_elected"])
    _keep_round(election, on, invalid, count, found)


def _keep_round(election, on, invalid, count, found):
    held = ByElectionRound.objects.create(
        by_election=election, number=election.rounds.count() + 1, ballot=election.ballot, on=on, seats=count["seats"],
        electors=count["electors"], ballots=count["ballots"], invalid=invalid, said=found.said[:200],
    )  # fmt: skip
    ByElectionRoundVote.objects.bulk_create(
        ByElectionRoundVote(round=held, candidate=one, votes=number, is_elected=one in found.elected)
        for one, number in count["votes"].items()
    )


@BY_ELECTION.does("rerun")
def rerun(election, *, actor):
    """Another vote on the seats that nobody won: who stands in it follows from the last one. A vote to which less than half
    of the electors came was none: what follows it is the same round once more, under the same rule."""
    election.round += 2 * election.ballots > election.electors
    election.ballot, standing = queries.next_round(election)
    election.candidates.update(is_standing=False)
    election.candidates.filter(pk__in=[one.pk for one in standing]).update(is_standing=True)


@BY_ELECTION.does("confirm")
def confirm(election, *, actor, since, cards):
    """Credentials found valid: each elected takes his seat. ``cards``: {candidate: card number}."""
    if not queries.last_vote_on(election) <= since <= clock.today():
        raise ValidationError({"since": "任职日不能早于投票日，不能晚于今天。"})
    for candidate in queries.elected_without_seat(election):
        candidate.deputy = register.seat(
            candidate.person, actor=actor, congress=election.congress, term=election.district.term,
            card_no=cards[candidate], since=since, district=election.district, delegation=election.district.delegation,
        )  # fmt: skip
        candidate.save(update_fields=["deputy"])


@BY_ELECTION.does("announce")
def announce(election, *, actor):
    """The names of those elected were made public."""


@BY_ELECTION.does("cancel")
def cancel(election, *, actor, reason):
    """The seat stays empty, for a reason."""
