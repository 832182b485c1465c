"""What happens to deputies' seats: a group of three, made up by the commission."""

from datetime import timedelta

from congress.actions.institution import add_person
from congress.frame import clock
from congress.models import Meeting
from deputies.actions import groups, leaving, posts, structure
from deputies.queries.leaving import candidates

from .county import SINCE, TODAY


def group(cast, **more):
    members = [cast.deputies[key] for key in ("dep", "dep2", "dep3")]
    facts = {"congress": cast.congress, "name": "河口代表小组", "members": members, "since": SINCE, **more}
    return groups.found_group(actor=cast.dac, **facts)


def resignation(cast, key="dep3", **more):
    """A deputy of the county has written that he gives up his seat."""
    facts = {"filed_on": TODAY, "grounds": "工作调动到外县，不便继续履行代表职务。", **more}
    return leaving.resign(cast.deputies[key], actor=cast.dac, **facts)


def by_election(cast, key="dep3", *, seats=1):
    """The seat of a deputy who has moved away is to be filled by his district, with more where it has them."""
    deputy = cast.deputies[key]
    posts.terminate(deputy, actor=cast.dac, because="moved", on=TODAY)
    if seats > deputy.district.seats:
        deputy.district.seats = seats
        structure.keep_district(deputy.district, actor=cast.dac)
    return leaving.begin(deputy.district, actor=cast.dac, seats=seats)


def sitting(cast, day=TODAY):
    """A meeting of the standing committee."""
    facts = {"kind": "standing_committee", "number": 30, "opens_on": day, "closes_on": day}
    return Meeting.objects.get_or_create(term=cast.term, **facts)[0]


def accepted(cast, key="dep3"):
    """A resignation that the standing committee has accepted."""
    case = leaving.table(resignation(cast, key), actor=cast.dac, meeting=sitting(cast))
    counts = {"members": 25, "votes_for": 20, "votes_against": 0, "abstained": 1}
    return leaving.accept(case, actor=cast.dac, voted_on=TODAY, **counts)


def stood(cast, *, votes_on=TODAY + timedelta(days=30), names=("覃㛃", "仇大山"), electors=900, seats=1):
    """A by-election on the eve of its vote: all but one of those who were nominated stand."""
    people = [add_person(actor=cast.dac, county=cast.congress, name=name) for name in (*names, "柴有粮")]
    case = leaving.plan(by_election(cast, seats=seats), actor=cast.dac, votes_on=votes_on)
    case = leaving.list_voters(case, actor=cast.dac, electors=electors, on=TODAY)
    case = leaving.nominate(case, actor=cast.dac, people=people, on=TODAY)
    return leaving.finalise(case, actor=cast.dac, people=candidates(case)[:-1], on=TODAY)


def filled(cast):
    """A by-election whose winner has taken his seat, a month from today."""
    case = stood(cast)
    first, second = candidates(case)[:2]
    with clock.frozen(TODAY + timedelta(days=31)):
        case = leaving.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 310, second: 290})
        return leaving.confirm(case, actor=cast.dac, since=clock.today(), cards={first: "901"})
