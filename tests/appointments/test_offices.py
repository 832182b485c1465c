"""The register of posts: entered by hand and from a table, places, endings, who may keep it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import offices as actions
from appointments.models import Office
from appointments.queries import offices as queries
from congress.actions.institution import appoint
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Membership, Person
from congress.queries import home
from tests.build import appointments as build
from tests.build.county import TODAY
from tests.build.importing import applied, faults, taken

pytestmark = pytest.mark.django_db
HEAD = ["机关", "职务", "类别", "职数"]


def test_a_post_is_entered_with_what_its_category_asks_for(cast):
    office = actions.enter(cast.bodies["court"], "审判员", "court_members", actor=cast.go, places=30)

    assert (office.verb_words, office.oath, office.exam, office.certificate) == ("任免", "council", True, True)
    assert (str(office), office.printed_verb("appoint"), office.printed_verb("remove")) == (
        "西平样县人民法院审判员",
        "任命",
        "免去",
    )
    with pytest.raises(ValidationError, match="这个职务已经登记"):
        actions.enter(cast.bodies["court"], "审判员", "court_members", actor=cast.go)
    with pytest.raises(ValidationError, match="不设在政府部门"):
        actions.enter(cast.bodies["finance"], "审判员", "court_members", actor=cast.go)
    with pytest.raises(ValidationError, match="请先由安全管理员在机构里设立"):
        actions.enter(cast.bodies["sc"], "副主任委员", "committee_members", actor=cast.go)


@pytest.mark.parametrize("key", ["dac", "lead", "com", "gov", "dep", "sys"])
def test_only_the_office_and_the_appointment_staff_keep_the_register(cast, key):
    with pytest.raises(PermissionDenied):
        actions.enter(cast.bodies["court"], "审判员", "court_members", actor=cast.actor(key))


def test_vacancies_and_terms_that_end_are_listed(cast):
    taken_, empty = build.office(cast, "transport"), build.office(cast, "education")
    assert [row.pk for row in queries.vacancies(cast.go)] == [empty.pk]
    assert not queries.ending(cast.go).exists()
    Membership.objects.filter(pk=cast.posts["unitl"].pk).update(until=TODAY + timedelta(days=60))

    assert [row.post.office for row in queries.ending(cast.go)] == [taken_]
    assert [(item.verb, item.due_on) for item in home.items("appointments.ending", cast.go)] == [
        ("任期届满", TODAY + timedelta(days=60))
    ]
    assert [row.pk for row in queries.listed(cast.dep, gap="ending")] == [taken_.pk]
    type(cast.term).objects.filter(pk=cast.term.pk).update(ends_on=TODAY + timedelta(days=80))
    build.office(cast, "member")
    assert queries.ending(cast.go).count() == 2


def test_fewer_places_than_holders_are_refused_and_a_post_is_abolished_with_its_holder(cast):
    office = build.office(cast, "transport")
    office.places = 0
    with pytest.raises(ValidationError):
        actions.change(office, actor=cast.go)

    office = actions.abolish(Office.objects.get(pk=office.pk), actor=cast.go, reason="机构改革方案")

    held = Membership.objects.get(pk=cast.posts["unitl"].pk)
    assert (office.abolished_on, held.until, held.ended_because) == (TODAY, TODAY, "自行终止：职务撤销")
    assert list(queries.listed(cast.go)) == []


def test_a_post_with_an_open_item_is_not_abolished(cast):
    row = build.case(cast, at="receive")

    with pytest.raises(Refused, match="还有正在办理的任免事项"):
        actions.abolish(row.items.get().office, actor=cast.go, reason="机构改革")


def test_a_post_ends_by_itself(cast):
    build.office(cast, "transport")

    row = actions.end_by_itself(cast.posts["unitl"], actor=cast.go, because="death", on=TODAY)

    assert (row.until, row.ended_because) == (TODAY, "自行终止：去世")


def test_the_history_names_who_came_and_went_and_by_what(cast):
    item = build.passed(cast)
    row = build.received(cast)
    build.leaving(cast, row, item.membership)
    build.announced(cast, build.brought(cast, row))

    (held,) = queries.history(item.office)

    assert (held.appointed_by, [one.action for one in held.left_by], held.ended_because) == (item, ["remove"], "免职")


def test_the_register_comes_from_a_table(cast):
    rows = [
        HEAD,
        ["西平样县财政局", "局长", "政府组成部门正职", "1"],
        ["西平样县人民法院", "审判员", "政府组成部门正职", "3"],
    ]
    assert [fault[1:] for fault in faults(taken("appointments.offices", rows, actor=cast.go))] == [
        ("类别", "“政府组成部门正职”不设在人民法院")
    ]

    applied("appointments.offices", rows[:2], actor=cast.go)

    office = Office.objects.get()
    assert (office.places, office.statement, office.post.pk) == (1, True, cast.posts["financel"].post_id)
    applied("appointments.offices", [[*HEAD, "备注"], [*rows[1], "正科级"]], actor=cast.go)
    office.refresh_from_db()
    assert office.note == "正科级"


def test_a_page_of_the_register_asks_the_same_number_of_questions_however_long_it_is(cast, django_assert_num_queries):
    office = build.office(cast, "judge")
    for place in range(3):
        person = Person.objects.create(county=cast.congress, name=f"法官{place}")
        appoint(person, office.post, actor=SYSTEM, since=TODAY)
    for key in ("education", "transport", "vice"):
        build.office(cast, key)

    with django_assert_num_queries(2):
        found = list(queries.listed(cast.go))

    assert sum(len(row.post.holders) for row in found) == 4
