"""Meetings on their way through the register – entered, held, with an agenda – through the actions."""

from datetime import date

from congress.actions import meetings
from congress.models import Meeting
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
