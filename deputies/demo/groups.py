"""Plants the deputies' groups of the townships: three each, in the large ones by level, in the small ones mixed (S56)."""

from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.models import Organization

from ..actions import groups as actions

LARGE = 50  # township deputies from which groups are made up by level
PLACES = ("人大代表之家", "村委会会议室", "人大代表联络站")


def plant(world):
    """The groups stand in the register of bodies; their members are entered the day they were set up."""
    seats = {}
    for seat in world.cast.seats:
        seats.setdefault(seat.congress, []).append(world.deputies[seat.human, seat.congress])
    of_county = {}
    for seat in world.cast.seats:
        if seat.congress == "county":
            home = world.cast.human(seat.human).township
            of_county.setdefault(home, []).append(world.deputies[seat.human, "county"])
    bodies = Organization.objects.filter(kind="deputy_group", congress__in=world.congresses.values())
    by_congress = {}
    for body in bodies.select_related("congress__area").order_by("order"):
        by_congress.setdefault(body.congress_id, []).append(body)
    for key, congress in world.congresses.items():
        groups = by_congress.get(congress.pk, [])
        members = list(seats.get(key, ()))
        mixed = len(members) < LARGE
        if mixed and groups:
            members += of_county.get(groups[0].congress.area.name, [])
        for place, body in enumerate(groups):
            inside = members[place :: len(groups)]
            with world.at(max(body.since, max(one.membership.since for one in inside)), 10):
                actions.make_up(
                    body, actor=SYSTEM, members=inside, mode="mixed" if mixed else "by_level", leader=inside[0],
                    place=PLACES[place % len(PLACES)],
                )  # fmt: skip


GROUPS = kinds.Demo(key="deputies.groups", order=75, plant=plant)
