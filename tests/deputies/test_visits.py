"""Yearly visits of committee members to deputies: who visits whom, what counts as a visit, how far all are covered."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.models import Notice
from deputies.actions import campaigns as actions
from deputies.actions import posts
from deputies.models import Campaign
from deputies.queries import campaigns
from deputies.queries import visits as queries
from tests.build import contacts as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def planned(cast, **columns):
    facts = {
        "title": "2026年走访代表",
        "since": date(2026, 1, 1),
        "until": date(2026, 12, 31),
        "tasks": "当面走访一次",
    }
    return actions.keep_visits(Campaign(congress=cast.congress, **facts | columns), actor=cast.dac)


@pytest.fixture
def campaign(cast):
    build.followed(cast, "scm", "dep", "dep2")
    build.followed(cast, "lead", "dep3")
    return actions.begin(planned(cast), actor=cast.dac)


def visited(cast, campaign, key, *, on=TODAY, way="visit", by="scm"):
    pair = queries.pairs(campaign).get(deputy=cast.deputies[key])
    return build.logged(cast, pair, on, by=by, way=way, topic="听取意见")


def figures(rows):
    return {one.label: (one.deputies, one.done) for one in rows}


def test_each_member_is_told_how_many_he_visits(cast, campaign):
    told = dict(Notice.objects.filter(subject__startswith="请走访").values_list("person__name", "subject"))

    assert told == {"陈委员": "请走访：2名代表", "李宏远": "请走访：1名代表"}


@pytest.mark.parametrize(
    ("way", "on", "counts"),
    [("visit", TODAY, True), ("talk", TODAY, True), ("phone", TODAY, False), ("visit", date(2026, 1, 5), True)],
)
def test_a_visit_is_made_in_person_and_stands_in_the_log_of_contacts(cast, campaign, way, on, counts):
    visited(cast, campaign, "dep", on=on, way=way)

    assert figures(queries.by_member(campaign)) == {"陈委员": (2, int(counts)), "李宏远": (1, 0)}
    assert figures(queries.by_delegation(campaign)) == {
        "河口代表团": (2, int(counts)), "青石岭代表团": (2, 0), "合计": (4, int(counts)),
    }  # fmt: skip


def test_last_years_visit_does_not_count_and_who_has_no_visitor_is_told(cast, campaign):
    visited(cast, campaign, "dep")
    next_year = planned(cast, title="2027年走访代表", since=date(2027, 1, 1), until=date(2027, 12, 31))

    assert figures(queries.by_member(next_year))["陈委员"] == (2, 0)
    assert queries.unassigned(campaign) == 1


def test_who_left_or_is_suspended_is_not_to_be_visited(cast, campaign):
    posts.suspend(cast.deputies["dep"], actor=cast.dac, because="custody")
    posts.terminate(cast.deputies["dep3"], actor=cast.dac, because="moved", on=TODAY - timedelta(days=1))

    assert figures(queries.by_member(campaign)) == {"陈委员": (1, 0)}


def test_a_year_is_planned_once_and_by_the_countys_offices(cast, campaign):
    with pytest.raises(ValidationError, match="已经安排"):
        planned(cast, title="再来一次")
    row = Campaign(congress=cast.congress, title="走访", since=TODAY, until=TODAY, tasks="走访")
    for actor in (cast.lead, cast.scm, cast.dep, cast.townships["river"].tsec):
        with pytest.raises(PermissionDenied):
            actions.keep_visits(row, actor=actor)


def test_no_township_hands_in_for_visits(cast, campaign):
    client = cast.townships["river"].client("tsec")

    assert client.get(f"{campaign.get_absolute_url()}hand-in/").status_code == 403


def test_the_member_sees_his_own_and_the_office_everybody(cast, campaign):
    url = f"{campaign.get_absolute_url()}visits/"
    visited(cast, campaign, "dep")

    office = cast.client("dac").get(url)
    still = cast.client("dac").get(f"{url}?done=no")
    board = cast.client("dac").get(campaign.get_absolute_url())

    assert [str(one.deputy) for one in office.context["found"]][-1] == "张德福"
    assert sorted(str(one.deputy) for one in still.context["found"]) == ["刘建设", "王秀兰"]
    assert "还有1名代表没有安排走访人" in board.text
    assert cast.client("dep").get(campaign.get_absolute_url()).status_code == 200
    assert not cast.client("dep").get(url).context["found"].object_list
    assert cast.stranger.client("dac").get(url).status_code == 404


def test_it_is_planned_and_changed_on_its_pages(cast):
    client = cast.client("dac")
    said = {"title": "2026年走访代表", "since": "2026-01-01", "until": "2026-12-31", "tasks": "当面走访"}

    made = client.post("/campaigns/visits/add/", said)
    row = Campaign.objects.get(kind="visits")
    changed = client.post(f"{row.get_absolute_url()}change/", said | {"until": "2026-11-30"})

    row.refresh_from_db()
    assert (made.status_code, changed.status_code, row.until, row.returns_by) == (302, 302, *[date(2026, 11, 30)] * 2)


@pytest.mark.parametrize("path", ["", "visits/"])
def test_the_pages_ask_the_same_number_of_questions_however_many_visit(
    cast, campaign, django_assert_max_num_queries, path
):
    client, url = cast.client("dac"), f"{campaign.get_absolute_url()}{path}"
    client.get(url)
    with django_assert_max_num_queries(60) as first:
        client.get(url)
    build.followed(cast, "lead", "dep4")
    for key, by in (("dep", "scm"), ("dep2", "scm"), ("dep4", "lead")):
        visited(cast, campaign, key, by=by)
    with django_assert_max_num_queries(len(first)):
        client.get(url)


def test_what_is_still_to_be_visited_waits_on_the_members_home_page_and_no_townships(cast, campaign):
    before = [(str(one), len(queries.to_be_made(one, cast.scm))) for one in queries.running(cast.scm)]
    visited(cast, campaign, "dep")
    visited(cast, campaign, "dep2")

    assert before == [("2026年走访代表", 2)]
    assert not [row for one in queries.running(cast.scm) for row in queries.to_be_made(one, cast.scm)]
    assert not campaigns.to_hand_in(cast.townships["river"].tsec).exists()
    assert not campaigns.running_for(cast.dep).exists()
