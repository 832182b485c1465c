"""The arithmetic of resignations and by-elections, and their lists."""

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q

from congress.frame import clock
from congress.models import Meeting

from ..models import ByElection, ByElectionRoundVote, Deputy, Resignation

Ballot = ByElection.Ballot


def majority(members):
    """More than half of all: of 25 thirteen, of 24 thirteen."""
    return members // 2 + 1


def is_accepted(members, votes_for):
    """A resignation is accepted by more than half of all members, whoever came (选举法第五十五条)."""
    return votes_for >= majority(members)


NEEDED = {  # of a ballot: are these votes enough, and in words
    Ballot.FIRST: (lambda votes, ballots: 2 * votes > ballots, "获得参加投票选民过半数选票"),
    Ballot.FURTHER: (lambda votes, ballots: votes and 3 * votes >= ballots, "得票多且不少于选票三分之一"),
    Ballot.TIE: (lambda votes, ballots: votes > 0, "得票"),
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a vote of the electors came to. ``tied`` stand on the border of the last seat and are voted on again."""

    valid: bool
    elected: tuple = ()
    tied: tuple = ()
    said: str = ""


def outcome(*, electors, ballots, seats, votes, ballot=Ballot.FIRST):
    """选举法第四十五条: more than half of the electors vote; more than half of those who voted elect; where too few were
    elected a further election gives the seat to who has most, and at least a third; those whose votes were equal are voted
    on again, and who has most has it. ``votes`` is {candidate: number}."""
    if 2 * ballots <= electors:
        return Outcome(valid=False, said=f"参加投票的{ballots}人没有超过选民{electors}人的半数，选举无效。")
    enough, need = NEEDED[ballot]
    able = sorted((one for one in votes if enough(votes[one], ballots)), key=lambda one: -votes[one])
    if len(able) <= seats:
        elected, tied = tuple(able), ()
    else:
        border = votes[able[seats - 1]]
        sure = tuple(one for one in able if votes[one] > border)
        level = tuple(one for one in able if votes[one] == border)
        fits = len(sure) + len(level) <= seats
        elected, tied = (sure + level, ()) if fits else (sure, level)
    short = seats - len(elected)
    said = (
        ""
        if not short
        else f"还有{short}名没有产生："
        + ("得票相等，须就票数相等的候选人再次投票。" if tied else f"没有足够的候选人{need}，不足的名额另行选举。")
    )
    return Outcome(valid=True, elected=elected, tied=tied, said=said)


def fault_of_votes(*, electors, ballots, invalid, seats, votes):
    """What is wrong with a count, in words; "" when it can be."""
    if ballots > electors:
        return f"参加投票的{ballots}人多于选民{electors}人。"
    if invalid > ballots:
        return "废票不能多于收回的选票。"
    good = ballots - invalid
    if any(n > good for n in votes.values()):
        return f"有候选人的得票多于有效票{good}张。"
    if sum(votes.values()) > good * seats:
        return f"得票合计多于有效票{good}张×{seats}名。"
    return ""


def why_not_resign(deputy):
    """Why a seat cannot be given up here and now, in words; "" when it can. No actor: the same for whoever asks."""
    if deputy.is_upper:
        return "上级人大代表向选举他的人民代表大会常务委员会提出辞职，不在这里办理。"
    if deputy.in_office and deputy.state in (Deputy.State.ACTIVE, Deputy.State.SUSPENDED):
        return ""
    return (
        f"{deputy}尚未就任，不用办理辞职。" if deputy.standing == "尚未就任" else f"{deputy}已不在任，不用办理辞职。"
    )


def resignations(actor, *, state=""):
    rows = Resignation.objects.visible_to(actor).select_related("deputy__person", "congress", "meeting__term")
    return rows.filter(state=state) if state else rows


def by_elections(actor, *, state=""):
    rows = ByElection.objects.visible_to(actor).select_related("district__term", "congress")
    rows = rows.annotate(standing=Count("candidates", filter=Q(candidates__is_final=True)))
    return (rows.filter(state=state) if state else rows).order_by("-pk")


def waiting_resignations(actor):
    """Those that this person moves on, the oldest first: to be tabled, voted on, announced."""
    rows = resignations(actor).filter(congress=actor.congress_id, state__in=("filed", "on_agenda", "accepted"))
    return rows.order_by("filed_on", "pk")


def running_by_elections(actor):
    """Those of one's own congress that are not over."""
    over = (ByElection.State.ANNOUNCED, ByElection.State.CANCELLED)
    return by_elections(actor).filter(congress=actor.congress_id).exclude(state__in=over).order_by("pk")


def unchecked_seats(actor):
    """Those elected to one's own congress whose credentials nobody has found valid yet."""
    rows = Deputy.objects.visible_to(actor).of(actor.congress_id).filter(state__in=("elected", "credential_check"))
    return rows.select_related("person").order_by("pk")


def next_due(by_election):
    """The day its next step is due."""
    state = ByElection.State
    return {
        state.PLANNED: by_election.voter_list_due,
        state.VOTER_LIST: by_election.candidates_due,
        state.CANDIDATES: by_election.final_due,
        state.FINAL: by_election.votes_on,
    }.get(by_election.state)


def candidates(by_election):
    return list(by_election.candidates.select_related("person", "deputy"))


def finalists(by_election):
    """Who is voted on in this round."""
    return [one for one in candidates(by_election) if one.is_standing and not one.is_elected]


def last_outcome(by_election):
    """What the round just counted came to, from the numbers it was counted with."""
    every = candidates(by_election)
    return outcome(
        electors=by_election.electors,
        ballots=by_election.ballots,
        seats=by_election.seats - sum(one.is_elected and not one.is_standing for one in every),
        votes={one: one.votes for one in every if one.is_standing},
        ballot=by_election.ballot,
    )


def last_said(by_election):
    """Why seats are left after a vote, in words; "" when none are or nobody has voted."""
    return last_outcome(by_election).said if by_election.state == ByElection.State.VOTED else ""


def next_round(by_election):
    """(kind of the next ballot, who stands in it): after too few voters all the same again; after equal votes those alone
    who had them; else those with most votes, at most twice as many as seats are left (选举法第三十一条、第四十五条)."""
    last = last_outcome(by_election)
    stood = [one for one in candidates(by_election) if one.is_standing and not one.is_elected]
    if not last.valid:
        return by_election.ballot, stood
    if last.tied:
        return Ballot.TIE, list(last.tied)
    ranked = sorted(stood, key=lambda one: -one.votes)
    return Ballot.FURTHER, ranked[: 2 * seats_open(by_election)]


def elected_without_seat(by_election):
    won = ByElectionRoundVote.objects.filter(round__by_election=by_election, is_elected=True)
    winners = set(won.values_list("candidate", flat=True))
    return [one for one in candidates(by_election) if one.pk in winners and one.deputy_id is None]


def rounds_of(by_election):
    """Every vote with what each candidate got: two statements."""
    votes = ByElectionRoundVote.objects.select_related("candidate__person").order_by("-votes", "pk")
    return list(by_election.rounds.prefetch_related(Prefetch("votes", votes)).order_by("number"))


def last_vote_on(by_election):
    """The first day on which the next vote may have been: the day of the election, or of the vote before it."""
    return by_election.rounds.aggregate(last=Max("on"))["last"] or by_election.votes_on


def seats_open(by_election):
    """How many seats of this by-election are not won yet."""
    return by_election.seats - sum(one.is_elected for one in candidates(by_election))


def meetings_that_vote(congress):
    """The meetings at which a resignation may be voted: of the county's standing committee, of a township's congress."""
    kind = Meeting.Kind.STANDING_COMMITTEE if congress.level == "county" else Meeting.Kind.SESSION
    return Meeting.objects.filter(term__congress=congress, kind=kind).select_related("term").order_by("-opens_on")


def days_left(day):
    return (day - clock.today()).days
