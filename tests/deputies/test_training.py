"""Training: plan against what was held, coverage of all within the term, inviting who is missing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from deputies.actions import training as actions
from deputies.models import TrainingYear
from deputies.queries import training as queries
from tests.build import activities as build
from tests.build.county import TODAY

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

    found = {
        year: (plan.classes if plan else None, classes, people)
        for plan, year, classes, people in queries.years_of(cast.dac, cast.congress.pk)
    }

    assert found == {2022: (None, 0, 0), 2023: (None, 0, 0), 2024: (None, 0, 0), 2025: (None, 0, 0), 2026: (2, 2, 3)}


def test_everybody_is_covered_once_however_often_he_came(cast):
    trained(cast, "dep")
    trained(cast, "dep", on=date(2026, 3, 20))

    assert queries.coverage(cast.dac, cast.congress.pk) == [
        ("河口代表团", 2, 1, "50.0%"), ("青石岭代表团", 2, 0, "0.0%"), ("合计", 4, 1, "25.0%"),
    ]  # fmt: skip
    assert [str(one) for one in queries.untrained(cast.dac, cast.congress.pk)] == ["王秀兰", "陈桂英", "刘建设"]


def test_one_press_invites_everybody_who_is_missing(cast):
    trained(cast, "dep")
    course = build.activity(cast, kind="training", title="代表法专题班", on=TODAY + timedelta(days=9))

    answer = cast.client("dac").post("/training/uncovered/", {"activity": course.pk})

    assert answer["Location"] == course.get_absolute_url()
    assert course.participations.count() == 3


@pytest.mark.parametrize(("who", "allowed"), [("dac", True), ("go", False), ("lead", False), ("dep", False)])
def test_the_commission_plans(cast, who, allowed):
    row = TrainingYear(congress=cast.congress, year=2026, classes=1, places=30, content="9月　培训班")

    if allowed:
        assert actions.keep_year(row, actor=cast.actor(who)).term == cast.term
    else:
        with pytest.raises(PermissionDenied):
            actions.keep_year(row, actor=cast.actor(who))


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
