"""The register of deputies: seats, delegations, as of any day, walled off from other counties."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions.institution import add_person
from congress.frame.workflow import Refused
from deputies import actions, queries
from deputies.models import Deputy

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
    actions.leave_seat(deputy, actor=cast.dac, until=date(2026, 3, 1), because="迁出本行政区域")

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


@pytest.mark.parametrize("extra", [0, 3])
def test_the_list_takes_the_same_queries_for_any_number(cast, extra, django_assert_num_queries):
    for n in range(extra):
        seat(cast, add_person(actor=cast.dac, county=cast.congress, name=f"李{n}"), card_no=f"2{n}")
    browser = cast.client("dac")
    browser.get("/deputies/")

    with django_assert_num_queries(15):
        assert browser.get("/deputies/").status_code == 200


@pytest.mark.parametrize(
    "url",
    ["/deputies/", "/deputies/?q=zdf", "/deputies/?on=2020-01-01", "/deputies/?congress=99999", "/deputies/seat/"],
)
def test_pages_answer(cast, url):
    assert cast.client("dac").get(url).status_code == (404 if "99999" in url else 200)


def test_a_deputy_is_seated_from_the_page(cast, newcomer):
    answer = cast.client("dac").post(
        "/deputies/seat/",
        {"person": newcomer.pk, "term": cast.term.pk, "since": "2026-02-05", "card_no": "123", "district": "第三选区"},
    )

    assert (answer.status_code, Deputy.objects.get(card_no="123").person) == (302, newcomer)
