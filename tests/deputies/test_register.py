"""The register of deputies: seats, delegations, as of any day, walled off from other counties."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions.institution import add_person
from congress.frame.workflow import Refused
from congress.policies.plans import reads_plans
from congress.queries.actors import actor_in
from deputies.actions import posts, structure
from deputies.actions import register as actions
from deputies.documents.register import gather_address_book
from deputies.forms.public import CardsForm
from deputies.models import Deputy, ElectoralDistrict
from deputies.queries import register as queries
from suggestions.policies import may_write
from tests.build.county import SINCE, TODAY
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(cast):
    return add_person(actor=cast.dac, county=cast.congress, name="覃㛃", workplace="柳沟村村民")


def seat(cast, person, **more):
    facts = {
        "congress": cast.congress,
        "term": cast.term,
        "card_no": "099",
        "since": date(2026, 2, 5),
        "delegation": cast.bodies["river_delegation"],
        **more,
    }
    return actions.seat(person, actor=cast.dac, **facts)


def test_a_by_elected_deputy_is_absent_from_lists_of_earlier_days(cast, newcomer):
    seat(cast, newcomer)

    def there(day):
        return newcomer.name in {row.person.name for row in queries.deputies_on(cast.dac, day)}

    assert [there(day) for day in (date(2026, 2, 4), date(2026, 2, 5), date(2026, 4, 15))] == [False, True, True]


def test_a_deputy_who_left_is_still_on_the_lists_of_his_days(cast):
    deputy = cast.deputies["dep3"]
    posts.terminate(deputy, actor=cast.dac, because="moved", on=date(2026, 3, 1))

    def there(day):
        return deputy in queries.deputies_on(cast.dac, day)

    assert [there(day) for day in (date(2026, 3, 1), date(2026, 3, 2))] == [True, False]


def test_one_person_has_one_seat_a_term_and_one_card(cast, newcomer):
    seat(cast, newcomer)

    with pytest.raises((ValidationError, Refused)):
        seat(cast, newcomer, card_no="100")
    other = add_person(actor=cast.dac, county=cast.congress, name="仇大山")
    with pytest.raises(ValidationError, match="代表证号"):
        seat(cast, other)


def test_only_the_commission_of_this_congress_keeps_the_register(cast, newcomer):
    for key in ("go", "unit", "dep", "scm"):
        with pytest.raises(PermissionDenied):
            actions.seat(
                newcomer,
                actor=cast.actor(key),
                congress=cast.congress,
                term=cast.term,
                card_no="1",
                since=date(2026, 2, 5),
            )
    with pytest.raises(PermissionDenied):
        actions.seat(
            newcomer,
            actor=cast.stranger.dac,
            congress=cast.congress,
            term=cast.term,
            card_no="1",
            since=date(2026, 2, 5),
        )
    assert seat(cast, newcomer).pk


def test_seats_and_vacancies_are_counted(cast):
    cast.term.deputy_seats = 6
    cast.term.save()

    assert queries.seats(cast.dac, date(2026, 4, 15)) == (6, 4, 2)


def test_a_neighbour_sees_no_deputy(cast):
    assert not Deputy.objects.visible_to(cast.stranger.dac).filter(congress=cast.congress).exists()
    assert cast.stranger.client("dac").get(cast.deputies["dep"].get_absolute_url()).status_code == 404


def test_the_list_takes_the_same_queries_for_any_number(cast):
    def elected(place):
        seat(cast, add_person(actor=cast.dac, county=cast.congress, name=f"李{place}"), card_no=f"2{place}")

    page_same_for_many(cast.client("dac"), "/deputies/", elected)


@pytest.mark.parametrize(
    "url",
    [
        "/deputies/",
        "/deputies/?q=zdf",
        "/deputies/?on=2020-01-01",
        "/deputies/?congress=99999",
        "/deputies/seat/",
        "/deputies/above/seat/",
        "/deputies/seats/",
        "/deputies/districts/",
        "/deputies/districts/add/",
    ],
)
def test_pages_answer(cast, url):
    assert cast.client("dac").get(url).status_code == (404 if "99999" in url else 200)


def test_a_deputy_is_seated_from_the_page(cast, newcomer):
    ElectoralDistrict.objects.filter(pk=cast.deputies["dep3"].district_id).update(seats=2)

    answer = cast.client("dac").post(
        "/deputies/seat/",
        {
            "person": newcomer.pk,
            "term": cast.term.pk,
            "since": "2026-02-05",
            "card_no": "123",
            "district": cast.deputies["dep3"].district_id,
        },
    )

    assert (answer.status_code, Deputy.objects.get(card_no="123").person) == (302, newcomer)


def above(cast, person, **more):
    facts = {
        "county": cast.congress,
        "level": "prefecture",
        "term_number": 5,
        "card_no": "001",
        "since": SINCE,
        **more,
    }
    return actions.seat_above(person, actor=cast.dac, **facts)


def test_a_person_has_seats_of_several_levels_and_only_one_counts_in_the_county(cast):
    dep = cast.deputies["dep"]
    upper = above(cast, dep.person)
    above(cast, dep.person, level="provincial", term_number=14)

    assert [row.level for row in queries.seats_of(dep.person, cast.dac)] == ["provincial", "prefecture", "county"]
    assert upper not in queries.deputies_on(cast.dac, TODAY)
    assert queries.seats(cast.dac, TODAY)[1] == 4
    assert {row.level for row in queries.deputies_above(cast.dac, TODAY)} == {"prefecture", "provincial"}
    assert queries.counts_by_level(cast.dac, TODAY)["county"] == 4


def test_a_seat_above_is_taken_once_and_kept_by_the_commission_alone(cast, newcomer):
    above(cast, newcomer)

    with pytest.raises((ValidationError, Refused)):
        above(cast, newcomer)
    with pytest.raises(PermissionDenied):
        actions.seat_above(newcomer, actor=cast.go, county=cast.congress, level="national", term_number=14,
                           card_no="1", since=SINCE)  # fmt: skip
    with pytest.raises(ValidationError):
        above(cast, newcomer, level="county")


def test_a_deputy_of_a_higher_congress_reads_and_writes_no_suggestion(cast, newcomer):
    actor = actor_in(above(cast, newcomer).membership)

    assert (actor.role, may_write(actor), reads_plans(actor)) == ("UDEP", False, True)


def test_cards_of_all_deputies_are_of_ones_own_congress(cast, newcomer):
    upper = above(cast, newcomer)
    asked = CardsForm({}, actor=cast.dac)

    assert asked.is_valid()
    chosen = asked.deed_data()["deputies"]
    assert upper not in chosen
    assert cast.deputies["dep"] in chosen


def test_districts_show_their_empty_seats(cast):
    district = cast.deputies["dep3"].district
    posts.terminate(cast.deputies["dep3"], actor=cast.dac, because="moved", on=date(2026, 3, 1))

    found = {row.name: (row.held, row.vacant) for row in queries.districts(cast.dac, cast.term, TODAY)}

    assert found == {"第1选区": (1, 0), "第2选区": (1, 0), "第3选区": (0, 1), "第4选区": (1, 0)}
    assert queries.districts(cast.dac, cast.term, date(2026, 3, 1)).get(pk=district.pk).vacant == 0


def test_a_district_keeps_at_least_as_many_seats_as_deputies_and_at_most_three(cast, newcomer):
    district = cast.deputies["dep"].district
    district.seats = 4
    with pytest.raises(ValidationError, match="三名"):
        structure.keep_district(district, actor=cast.dac)
    district.seats = 2
    structure.keep_district(district, actor=cast.dac)
    seat(cast, newcomer, district=district)
    district.seats = 1
    with pytest.raises(ValidationError, match="2名在任代表"):
        structure.keep_district(district, actor=cast.dac)
    with pytest.raises(Refused):
        structure.withdraw_district(district, actor=cast.dac)


@pytest.mark.parametrize("level", ["above", "national", "township", "county"])
def test_levels_are_found(cast, level):
    above(cast, cast.deputies["dep"].person, level="national", term_number=14)
    answer = cast.client("dac").get(f"/deputies/?level={level}")

    assert answer.status_code == 200
    assert (cast.deputies["dep"].person.name in answer.text) is (level != "township")


def test_the_course_begins_with_the_seat_itself(cast):
    deputy = cast.deputies["dep"]

    page = cast.client("dac").get(deputy.get_absolute_url()).content.decode()

    assert f"起任县级人大代表（{deputy.term}，{deputy.district}选举）。" in page


def test_in_the_address_book_those_without_a_delegation_come_last(cast):
    Deputy.objects.filter(pk=cast.deputies["dep"].pk).update(delegation=None)

    groups = [name for name, *_ in gather_address_book(cast.term)["parts"]]

    assert (groups[-1], groups.count("未编团")) == ("未编团", 1)
