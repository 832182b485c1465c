"""Training: plan against what was held, coverage of all within the term, inviting who is missing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions.institution import add_post, appoint
from congress.frame.actor import SYSTEM
from deputies.actions import register
from deputies.actions import training as actions
from deputies.models import Deputy, TrainingYear
from deputies.queries import training as queries
from tests.build import activities as build
from tests.build.county import SINCE, TODAY

pytestmark = pytest.mark.django_db


def trained(cast, *keys, on=TODAY, **columns):
    return build.held(
        cast,
        present=[cast.deputies[key] for key in keys],
        kind="training",
        title="履职培训班",
        hours=16,
        on=on,
        **columns,
    )


def test_the_plan_stands_beside_what_was_held(cast):
    build.training_year(cast)
    trained(cast, "dep", "dep2")
    trained(cast, "dep", on=date(2026, 3, 20))

    years, *_ = queries.plan_and_coverage(cast.dac, cast.congress)

    found = {one.year: (one.plan.classes if one.plan else None, one.held, one.people) for one in years}
    assert found == {2022: (None, 0, 0), 2023: (None, 0, 0), 2024: (None, 0, 0), 2025: (None, 0, 0), 2026: (2, 2, 3)}
    assert [(line.label, line.classes, line.places, line.people) for line in years[-1].lines] == [
        ("县级人大代表", 2, 60, 3)
    ]


def on_committee(cast, key):
    """A deputy who is a member of the standing committee, too."""
    post = add_post(actor=SYSTEM, organization=cast.bodies["sc"], title=f"委员{key}", role="SCM")
    return appoint(cast.deputies[key].person, post, actor=SYSTEM, since=SINCE)


def test_each_class_of_trainees_has_its_plan_and_its_coverage(cast):
    on_committee(cast, "dep"), on_committee(cast, "dep3")
    build.training_year(cast, lines={"leaders": (1, 20), "county": (2, 60), "township": (1, 100)})
    trained(cast, "dep", "dep2")
    river = cast.townships["river"]
    build.held(river, present=[river.deputies["tdep"]], kind="training", title="乡镇代表培训", hours=8)

    lines = queries.plan_and_coverage(cast.dac, cast.congress)[0][-1].lines
    covered = {
        one.audience: (one.deputies, one.trained) for one in queries.plan_and_coverage(cast.dac, cast.congress)[2]
    }

    assert [(one.audience, one.places, one.people) for one in lines] == [
        ("leaders", 20, 1), ("county", 60, 2), ("township", 100, 0),
    ]  # fmt: skip
    seats = Deputy.objects.filter(level="township", congress__parent=cast.congress).count()
    assert covered == {"leaders": (2, 1), "county": (4, 2), "township": (seats, 1)}
    missing = queries.untrained(cast.dac, cast.congress, "leaders")
    assert [str(one) for one in missing] == ["刘建设"]


def test_who_was_trained_in_one_seat_is_trained_in_the_other(cast):
    town = cast.townships["river"]
    seated = town.deputies["tdep"]
    above = register.seat(
        seated.person, actor=cast.dac, congress=cast.congress, term=cast.term, card_no="97", since=SINCE
    )
    build.held(town, present=[seated], kind="training", title="乡镇代表培训", hours=8)

    assert above not in queries.untrained(cast.dac, cast.congress)


@pytest.mark.parametrize(("lines", "words"), [({}, "至少为一类"), ({"leaders": (1, 5)}, "不列人大常委会组成人员")])
def test_a_township_plans_for_its_own_and_nobody_for_nothing(cast, lines, words):
    town = cast.townships["river"]
    row = TrainingYear(congress=town.congress, year=2026, content="5月　培训班")

    with pytest.raises(ValidationError, match=words):
        actions.keep_year(row, actor=town.tsec, lines=lines)


def test_the_form_takes_classes_and_places_together(cast):
    client, said = cast.client("dac"), {"year": "2027", "content": "4月　培训班", "classes_county": "2"}

    half = client.post("/training/years/add/", said)
    whole = client.post(
        "/training/years/add/", said | {"places_county": "60", "classes_leaders": "", "places_leaders": ""}
    )
    row = TrainingYear.objects.get(year=2027)
    again = client.post(f"/training/years/{row.pk}/change/", {
        "content": "4月　培训班", "classes_chairs": "1", "places_chairs": "19"})  # fmt: skip

    assert (half.status_code, "期数和人次要一起填写" in half.text) == (422, True)
    assert (whole.status_code, again.status_code) == (302, 302)
    row.refresh_from_db()
    assert (row.classes, row.places, [line.audience for line in row.lines.all()]) == (1, 19, ["chairs"])


@pytest.mark.parametrize("path", ["/training/", "/training/uncovered/?audience=township"])
def test_a_page_asks_the_same_number_of_questions_whatever_was_planned(cast, django_assert_max_num_queries, path):
    build.training_year(cast)
    client = cast.client("dac")
    client.get(path)
    with django_assert_max_num_queries(60) as first:
        client.get(path)
    for year in (2023, 2024, 2025):
        build.training_year(cast, year, lines={"leaders": (1, 9), "county": (1, 9), "township": (1, 9)})
    trained(cast, "dep", "dep2", "dep3")
    with django_assert_max_num_queries(len(first)):
        client.get(path)


def test_everybody_is_covered_once_however_often_he_came(cast):
    trained(cast, "dep")
    trained(cast, "dep", on=date(2026, 3, 20))

    assert queries.plan_and_coverage(cast.dac, cast.congress)[1] == [
        ("河口代表团", 2, 1, "50.0%"), ("青石岭代表团", 2, 0, "0.0%"), ("合计", 4, 1, "25.0%"),
    ]  # fmt: skip
    assert [str(one) for one in queries.untrained(cast.dac, cast.congress)] == ["王秀兰", "陈桂英", "刘建设"]


def test_one_press_invites_everybody_who_is_missing(cast):
    trained(cast, "dep")
    course = build.activity(cast, kind="training", title="代表法专题班", on=TODAY + timedelta(days=9))

    answer = cast.client("dac").post("/training/uncovered/", {"activity": course.pk})

    assert answer["Location"] == course.get_absolute_url()
    assert course.participations.count() == 3


@pytest.mark.parametrize(("who", "allowed"), [("dac", True), ("go", False), ("lead", False), ("dep", False)])
def test_the_commission_plans(cast, who, allowed):
    row, lines = TrainingYear(congress=cast.congress, year=2026, content="9月　培训班"), {"county": (1, 30)}

    if allowed:
        assert actions.keep_year(row, actor=cast.actor(who), lines=lines).term == cast.term
    else:
        with pytest.raises(PermissionDenied):
            actions.keep_year(row, actor=cast.actor(who), lines=lines)


def test_a_neighbour_county_sees_no_plan(cast):
    build.training_year(cast)

    assert not TrainingYear.objects.visible_to(cast.stranger.dac).exists()


@pytest.mark.parametrize("url", ["/training/", "/training/uncovered/", "/training/years/add/?year=2027"])
def test_pages_open(cast, url):
    build.training_year(cast)
    trained(cast, "dep")

    assert cast.client("dac").get(url).status_code == 200
    assert cast.townships["river"].client("tsec").get(url).status_code == 200


def test_a_township_asks_for_its_own_alone(cast):
    river, hill = cast.townships["river"], cast.townships["hill"]
    url = f"/training/?congress={hill.congress.pk}"

    assert river.client("tsec").get(url).status_code == 404
    assert f"congress={hill.congress.pk}&amp;held=on" in cast.client("dac").get(url).content.decode()


def test_the_county_s_page_leads_to_each_township_s(cast):
    river = cast.townships["river"]
    build.held(river, kind="training", title="乡镇代表培训", present=[river.deputies["tdep"]])
    client = cast.client("dac")

    lines = client.get("/training/").context["towns"]
    assert [(town.short_name, trained) for town, _, trained, _ in lines if trained] == [(river.congress.short_name, 1)]
    there = client.get(f"/training/?congress={river.congress.pk}")
    assert (there.status_code, there.context["congress"], there.context["towns"]) == (200, river.congress, [])
    assert f"?congress={river.congress.pk}" in client.get("/training/").content.decode()
    assert river.client("tsec").get(f"/training/?congress={cast.townships['hill'].congress.pk}").status_code == 404
