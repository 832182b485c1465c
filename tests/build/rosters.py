"""Rosters of a station, drawn up, announced and held through the actions."""

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.quarters import Quarter
from deputies.actions import rosters
from deputies.models import DutyDay
from tests.build.county import TODAY


def roster(station, quarter=None, *, actor=SYSTEM):
    return rosters.draw_up(station, quarter or Quarter.of(TODAY), actor=actor)


def day(station, on=None):
    """The first day of a station's roster (drawn up if need be), or the one on a day, with its turns."""
    if not station.rosters.exists():
        roster(station)
    rows = DutyDay.objects.filter(station=station).select_related("station__congress", "roster")
    return rows.get(on=on) if on else rows.order_by("on").first()


def noticed(station, on=None):
    """A day that was announced on the last day on which that is in time."""
    found = day(station, on)
    with clock.frozen(rosters.queries.last_notice_day(found)):
        return rosters.announce(found, actor=SYSTEM)


def held(station, on=None, *, came=1, visitors=6):
    """A day on which so many of those on duty came."""
    found = noticed(station, on)
    with clock.frozen(found.on):
        for turn in list(found.turns.order_by("pk"))[:came]:
            rosters.tick(turn, actor=SYSTEM)
        return rosters.hold(found, actor=SYSTEM, visitors=visitors)
