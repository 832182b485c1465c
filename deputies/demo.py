"""Plants the register of deputies: 146 seats of the county congress, 852 of the townships."""

from congress.frame import kinds
from congress.frame.actor import SYSTEM

from . import actions


def plant(world):
    """Each deputy takes his seat on the first day of his congress's term."""
    for key, congress in world.congresses.items():
        seats = [seat for seat in world.cast.seats if seat.congress == key]
        body, role = ("congress", "DEP") if key == "county" else (f"tc-{key}", "TDEP")
        with world.at(world.terms[key].starts_on, 15):
            seated = actions.seat_all(
                [_seat(world, seat) for seat in seats], actor=SYSTEM, congress=congress, term=world.terms[key]
            )
        for seat, deputy in zip(seats, seated, strict=True):
            world.deputies[seat.human, key] = deputy
            world.posts[seat.human, body, role] = deputy.membership
    world.say(0.12, "代表")


def _seat(world, seat):
    delegation = f"delegation-{seat.delegation.removesuffix('代表团')}" if seat.delegation else ""
    return {
        "person": world.persons[seat.human],
        "card_no": seat.card_no,
        "district": seat.district,
        "delegation": world.bodies.get(delegation),
    }


REGISTER = kinds.Demo(key="deputies.register", order=20, plant=plant)
