"""Whom the congress elected: the head of the county and the deputy heads at its first session, the new head at the last."""

from congress.demo import ballots as voting
from congress.frame import clock
from congress.models import Meeting
from congress.queries.ballots import options_of

from ..actions import elections as deeds
from ..models import Ceremony
from ..queries import oaths as oath_queries
from ..queries.elections import winners
from . import ceremonies
from .register import holder_of, office_of

ABSENT = 6
TITLES = {"县长": "head", "常务副县长": "first-vice", "副县长": "vice"}


def elections(world, strangers):
    yield _first(world, strangers)
    if len(world.session_days) > 1:
        yield _last(world)


def _first(world, strangers):
    """At the first session: one head of whom there was no doubt, five deputy heads of six who were proposed."""
    session = world.sessions[0]
    yield clock.moment(session.closes_on, 10)
    held = [one for one in world.cast.holdings if one.body == "government"]
    heads = [(TITLES[one.title], world.persons[one.human]) for one in held]
    _elect(world, session, "session_head", "选举县人民政府县长", heads[:1])
    spare = strangers.columns()["name"]
    _elect(world, session, "session_vices", "选举县人民政府副县长", heads[1:], spare)
    _swear(world, session)


def _last(world):
    """At the last yearly session: whoever acted becomes the head, if the post was empty."""
    session = next(one for one in world.sessions if one.opens_on == world.session_days[-1])
    yield clock.moment(session.closes_on, 10)
    if holder_of(world, "head") is None:
        _elect(world, session, "session_head", "选举县人民政府县长", [("head", holder_of(world, "first-vice").person)])
        _swear(world, session)


def _elect(world, session, kind, title, chosen, spare=""):
    """Counted on paper and announced; who was elected takes his post. ``spare``: proposed and not elected."""
    office = world.first("GO")
    meeting = Meeting.objects.select_related("term__congress").get(pk=session.pk)
    names = [person.name for _, person in chosen]
    row = voting.drafted(
        world, office, meeting, kind, title, *names, *([spare] if spare else []), method="paper", seats=len(names)
    )
    row = voting.opened(world, office, row, ABSENT)
    marks = {}
    for at, line in enumerate(options_of(row)):
        against = row.present - 20 if line.title == spare else 4 + at
        marks[str(line.pk)] = {"yes": row.present - against, "no": against, "abstain": 0}
    row = voting.counted(world, office, row, marks)
    taken = {person.name: (office_of(world, key), person) for key, person in chosen}
    deeds.enter(row, actor=office, elected={line.key: taken[line.name] for line in winners(row)})


def _swear(world, session):
    """Before the congress, on the day of the election."""
    wanted = Ceremony(congress=world.congress, organiser="presidium", meeting=session, on=clock.today(), place="县会议中心礼堂",
                      host=f"大会执行主席{world.first('LEAD').name}")  # fmt: skip
    rows = list(oath_queries.may_join(wanted))
    ceremony, _ = ceremonies.sworn(world, wanted, rows)
    ceremonies.filed(world, ceremony)
