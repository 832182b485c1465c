"""The demonstration county is whole, believable and always the same."""

import random
import re
from collections import Counter

import pytest

from congress.demo import bodies, people, places
from congress.models import Area, Organization, Role


@pytest.fixture(scope="module")
def county():
    return people.cast(random.Random(1), 2022)


def test_the_county_has_the_size_it_promises():
    levels = Counter(place.level for place in places.register())

    assert levels == {"county": 1, "township": 19, "scenic": 1, "community": 5, "village": 208}
    assert sum(township.is_town for township in places.TOWNSHIPS) == 4


def test_every_place_has_its_own_code_below_its_parent():
    register = list(places.register())

    assert len({place.code for place in register}) == len(register)
    assert [place.name for place in register if place.parent and not place.code.startswith(place.parent)] == []
    assert {len(place.code) for place in register} == {6, 9, 12}
    assert {place.level for place in register} <= set(Area.Level.values)


def test_no_two_villages_share_a_name():
    villages = [village for township in places.TOWNSHIPS for village in township.villages]

    assert [name for name, times in Counter(villages).items() if times > 1] == []


def test_there_are_forty_handling_units_with_document_words():
    assert len(bodies.UNITS) == 40
    assert [unit.name for unit in bodies.UNITS if not unit.word or not unit.short_name] == []
    assert {body.kind for body in bodies.BODIES} <= set(Organization.Kind.values)
    assert {unit.kind for unit in bodies.UNITS} <= set(Organization.HANDLING)


def test_every_body_names_a_parent_that_exists():
    assert [body.key for body in bodies.BODIES if body.parent and body.parent not in bodies.BY_KEY] == []
    assert [committee for _, _, committee in bodies.TOPICS if committee not in bodies.BY_KEY] == []


def test_the_seats_are_all_taken(county):
    seats = Counter("county" if seat.congress == "county" else "township" for seat in county.seats)

    assert seats == {"county": 146, "township": 852}
    assert len(county.holders("sc")) == 25
    assert len({seat.card_no for seat in county.seats}) == 998


def test_every_township_chair_is_a_county_deputy_too(county):
    chairs = set(county.holders(role="TCH"))

    assert len(chairs) == 19
    assert chairs <= {seat.human for seat in county.seats if seat.congress == "county"}


def test_single_seats_are_held_once(county):
    seats = Counter((holding.body, holding.title) for holding in county.holdings if holding.single_seat)

    assert [seat for seat, times in seats.items() if times > 1] == []


def test_everybody_acts_in_a_known_role_and_body(county):
    known = {*bodies.BY_KEY, *(body.key for township in places.TOWNSHIPS for body in bodies.township_bodies(township))}

    assert {holding.role for holding in county.holdings} <= set(Role.values)
    assert {holding.body for holding in county.holdings} <= known


def test_phones_are_of_the_fictitious_range_and_met_once(county):
    phones = [human.phone for human in county.humans]

    assert [phone for phone in phones if not re.fullmatch(r"1990000\d{4}", phone)] == []
    assert len(set(phones)) == len(phones)


def test_names_are_chinese_and_some_are_rare_or_shared(county):
    spoken = [human.name for human in county.humans]

    assert [name for name in spoken if not 2 <= len(name) <= 4] == []
    assert set("㛃䶮𬭎喆堃燊") <= set("".join(spoken))
    assert 0 < len(spoken) - len(set(spoken)) < 5


def test_every_role_has_a_demonstration_account(county):
    logins = [login.login for login in county.logins]

    assert len(set(logins)) == len(logins)
    assert {login.role for login in county.logins} == set(Role.values) - {"MEMBER", "UDEP"}
    held = {(holding.human, holding.role) for holding in county.holdings}
    assert [login.login for login in county.logins if (login.human, login.role) not in held] == []


def test_the_same_seed_gives_the_same_people(county):
    again = people.cast(random.Random(1), 2022)

    assert again.humans == county.humans
    assert (again.holdings, again.seats, again.logins) == (county.holdings, county.seats, county.logins)
