"""Meetings on their way through the register – entered, held, with an agenda – through the actions."""

from datetime import date

from congress.actions import meetings, sittings
from congress.models import Meeting, Sitting
from congress.queries.meetings import next_number, term_on

DAY = date(2026, 3, 20)
KEEPERS = {"session": "go", "standing_committee": "go", "council": "go", "presidium": "tsec"}


def planned(cast, kind="presidium", day=DAY, *, closes=None, **columns):
    """A meeting entered by whoever keeps the register of this congress."""
    term = term_on(cast.congress.pk, day)
    after_the_first = kind == "session" and day != term.starts_on  # the first one opens the term
    number = columns.pop("number", None) or max(next_number(term, kind), 1 + after_the_first)
    row = Meeting(term=term, kind=kind, number=number, opens_on=day, closes_on=closes or day, **columns)
    return meetings.keep_meeting(row, actor=keeper(cast))


def keeper(cast):
    return cast.actor("go" if "go" in cast.posts else "tsec")


def meeting(cast, kind="presidium", day=DAY, *, due=9, present=8, items=0, **columns):
    """One that was held; the day it is entered must not be before it."""
    found = meetings.hold(planned(cast, kind, day, **columns), actor=keeper(cast), due=due, present=present)
    rows = [{"kind": "report", "title": f"听取第{place}项报告"} for place in range(1, items + 1)]
    return meetings.arrange_items(found, rows, actor=keeper(cast)) if rows else found


def sitting(cast, found, kind="plenary", *, on=None, half=1, **columns):
    """A sitting of a meeting, on its first day unless said."""
    row = Sitting(meeting=found, kind=kind, on=on or found.opens_on, half=half, **columns)
    return sittings.keep_sitting(row, actor=keeper(cast))


def called(cast, found, kind="plenary", **columns):
    """A sitting whose roll is being called."""
    return sittings.call(sitting(cast, found, kind, **columns), actor=keeper(cast))


def settled(cast, row, absent=()):
    """Everybody was there but for these people of the cast; the roll is settled."""
    people = {cast.posts[key].person_id for key in absent}
    lines = row.roll.filter(membership__person__in=people)
    states = {line.pk: "absent" for line in lines}
    sittings.keep_roll(row, actor=keeper(cast), states=states, rest_present=True)
    return sittings.close(row, actor=keeper(cast))
