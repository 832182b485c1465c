"""Plants the register of deputies: 146 seats of the county congress, 852 of the townships, 39 above the county (S01)."""

import datetime

from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.codes import public_code
from congress.frame.copying import Copied

from ..actions import register as actions
from ..actions import structure
from ..models import Deputy, ElectoralDistrict

ABOVE = (  # level, number of its term, how many, who elected them, first day counted from the county's own
    ("national", 14, 1, "省人民代表大会", 420),
    ("provincial", 14, 2, "市人民代表大会", 380),
    ("prefecture", 5, 36, "浥川县人民代表大会", 12),
)


def plant(world):
    """Each deputy takes his seat on the first day of his congress's term."""
    for key, congress in world.congresses.items():
        seats = [seat for seat in world.cast.seats if seat.congress == key]
        body, role = ("congress", "DEP") if key == "county" else (f"tc-{key}", "TDEP")
        with world.at(world.terms[key].starts_on, 15):
            districts = _districts(world, seats, world.terms[key])
            seated = actions.seat_all(
                [_seat(world, seat, districts) for seat in seats],
                actor=SYSTEM,
                congress=congress,
                term=world.terms[key],
            )
        for seat, deputy in zip(seats, seated, strict=True):
            world.deputies[seat.human, key] = deputy
            world.posts[seat.human, body, role] = deputy.membership
    _above(world)
    world.say(0.12, "代表")


def _number(seat):
    """第12选区（柳沟村）: 12."""
    return int(seat.district.split("选区")[0].removeprefix("第"))


def _districts(world, seats, term):
    """Seats that share a number are one district, of the places they name: {number: district}."""
    found = {}
    for seat in seats:
        found.setdefault(_number(seat), []).append(seat)
    rows = [
        {
            "number": number,
            "name": f"第{number}选区",
            "covers": "、".join(dict.fromkeys(seat.district.partition("（")[2].rstrip("）") for seat in group)),
            "seats": len(group),
            "delegation": _delegation(world, group[0]),
            "area": world.areas.get(group[0].township),
        }
        for number, group in sorted(found.items())
    ]
    return {row.number: row for row in structure.enter_districts(rows, actor=SYSTEM, term=term)}


def _delegation(world, seat):
    return world.bodies.get(f"delegation-{seat.delegation.removesuffix('代表团')}") if seat.delegation else None


def _seat(world, seat, districts):
    return {
        "person": world.persons[seat.human],
        "card_no": seat.card_no,
        "district": districts[_number(seat)],
        "delegation": _delegation(world, seat),
    }


def _above(world):
    """Who also sits higher up: county deputies from every township, so that one person has two or three seats."""
    rng = world.rng("deputies above")
    sitting = [seat.human for seat in world.cast.seats if seat.congress == "county"]
    chosen = rng.sample(sitting, sum(count for _, _, count, _, _ in ABOVE))
    chosen[1] = chosen[3]  # a provincial deputy who is one of the prefecture, too
    for level, number, count, elected_by, days in ABOVE:
        since = world.terms["county"].starts_on + datetime.timedelta(days=days)
        group, chosen = chosen[:count], chosen[count:]
        with world.at(since, 16):
            for place, human in enumerate(group, start=1):
                deputy = actions.seat_above(
                    world.persons[human],
                    actor=SYSTEM,
                    county=world.congress,
                    level=level,
                    term_number=number,
                    card_no=f"{place:03d}",
                    since=since,
                    elected_by=elected_by,
                )
                world.deputies[human, level] = deputy


def _with_a_code(row, new):
    row.public_code = public_code()


COPIED = (
    Copied(model="deputies.ElectoralDistrict", rows=lambda pk: ElectoralDistrict.objects.filter(term__congress=pk)),
    Copied(model="deputies.Deputy", rows=lambda pk: Deputy.objects.filter(congress=pk), change=_with_a_code),
)
REGISTER = kinds.Demo(key="deputies.register", order=20, plant=plant, copied=COPIED)
