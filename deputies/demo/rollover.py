"""Plants a township's change of term as it is being prepared: the results are entered, one line of them is wrong."""

import datetime

from congress.actions import notices
from congress.demo import names
from congress.frame import kinds
from congress.frame.actor import SYSTEM

from ..actions import rollover as actions
from ..models import Deputy, Rollover

TOWNSHIP = "青崖"  # whose chair and secretary a visitor may be
AHEAD = 45  # days to the first session
NEW = 4  # of those elected sit for the first time


def plant(world):
    """Results of the township's election, from those who sit: most again, a few new; nothing is carried out."""
    rng, term = world.rng("rollover"), world.terms[TOWNSHIP]
    seats = Deputy.objects.filter(term=term).in_office().select_related("person", "district").order_by("card_no")
    polls = {}  # {number of the district: (electors, ballots)}: one roll and one poll each
    rows = [_again(rng, seat, place, polls) for place, seat in enumerate(seats, start=1)]
    for row in rows[-NEW:]:
        name = names.full_name(rng, row["gender"], 1985, set())
        row.update(name=name, born_on=datetime.date(1985, rng.randint(1, 12), rng.randint(1, 28)))
    rows[1]["votes"] = rows[1]["ballots"] + 3  # what the preview refuses
    with world.at(world.today, 9), notices.silence():
        planned = Rollover(
            congress=world.congresses[TOWNSHIP], number=term.number + 1, deputy_seats=term.deputy_seats,
            starts_on=world.today + datetime.timedelta(days=AHEAD),
        )  # fmt: skip
        actions.enter_results(actions.prepare(planned, actor=SYSTEM), rows, actor=SYSTEM)
    world.say(0.97, "换届准备")


def _again(rng, seat, place, polls):
    person, district = seat.person, seat.district.number
    if district not in polls:
        electors = rng.randrange(600, 1400)
        polls[district] = electors, int(electors * rng.uniform(0.8, 0.95))
    electors, ballots = polls[district]
    return {
        "district_number": district, "name": person.name, "gender": person.gender, "born_on": person.born_on,
        "ethnicity": person.ethnicity, "party": person.party, "education": person.education,
        "occupation": person.occupation, "workplace": person.workplace, "electors": electors, "ballots": ballots,
        "votes": int(ballots * rng.uniform(0.6, 0.95)), "card_no": f"{place:03d}",
    }  # fmt: skip


ROLLOVER = kinds.Demo(key="deputies.rollover", order=96, plant=plant)
