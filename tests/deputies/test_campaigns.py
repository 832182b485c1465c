"""Themed campaigns: who runs them, the board of the townships, handing in, the activity month."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Notice
from congress.queries import home
from deputies.actions import campaigns as actions
from deputies.models import Campaign
from deputies.queries import campaigns as queries
from tests.build import activities as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def campaign(cast):
    return actions.begin(build.campaign(cast), actor=cast.dac)


def handed_in(campaign, river, text="走访42户，推动解决3件。"):
    row = queries.return_of(campaign, river.congress.pk)
    row.text = text
    return actions.hand_in(row, actor=river.tsec)


def test_the_townships_are_told_when_it_begins(cast, river, campaign):
    told = set(Notice.objects.filter(subject="请组织开展：助力三夏").values_list("person", flat=True))

    assert {river.posts["tch"].person_id, river.posts["tsec"].person_id} <= told
    assert list(Campaign.objects.visible_to(river.tsec)) == [campaign]


def test_the_board_counts_what_each_township_has_held(cast, river, campaign):
    build.held(
        river,
        present=[river.deputies["tdep"], river.deputies["tdep2"]],
        kind="theme",
        title="助收小麦",
        campaign=campaign,
    )
    handed_in(campaign, river)

    found = {
        line.congress.short_name: (line.activities, line.attendances, line.is_in) for line in queries.board(campaign)
    }

    assert found == {"西平样县人大": (0, 0, False), "河口镇人大": (1, 2, True), "青石岭乡人大": (0, 0, False)}


def test_who_has_not_handed_in_after_the_day_is_named(cast, river, campaign):
    handed_in(campaign, river)

    assert queries.missing(campaign, queries.board(campaign)) == []
    with clock.frozen(campaign.returns_by + timedelta(days=1)):
        assert queries.missing(campaign, queries.board(campaign)) == ["青石岭乡人大"]


def test_handing_in_needs_words_and_a_running_campaign(cast, river, campaign):
    with pytest.raises(ValidationError, match="开展情况"):
        handed_in(campaign, river, text=" ")
    closed = actions.close(campaign, actor=cast.dac, summary="各乡镇普遍开展。")
    with pytest.raises(Refused):
        handed_in(closed, river)


@pytest.mark.parametrize(("who", "allowed"), [("dac", True), ("go", True), ("lead", False), ("dep", False)])
def test_the_offices_draw_it_up(cast, who, allowed):
    row = Campaign(congress=cast.congress, title="争当五员", since=TODAY, until=TODAY, returns_by=TODAY, tasks="走访")

    if allowed:
        assert actions.keep_campaign(row, actor=cast.actor(who)).state == "drawn_up"
    else:
        with pytest.raises(PermissionDenied):
            actions.keep_campaign(row, actor=cast.actor(who))


def test_the_activity_month_is_proposed(cast):
    form = cast.client("dac").get("/campaigns/add/").context["form"]

    assert (form["since"].value(), form["until"].value()) == (date(2026, 11, 1), date(2026, 11, 30))


def test_units_and_administrators_see_none_and_deputies_what_has_begun(cast, river):
    row = build.campaign(river)
    seen = {
        who: Campaign.objects.visible_to(actor).filter(pk=row.pk).exists()
        for who, actor in (("tsec", river.tsec), ("tdep", river.tdep), ("dac", cast.dac), ("unit", cast.unit),
                           ("sys", cast.sys))
    }  # fmt: skip

    assert seen == {"tsec": True, "tdep": False, "dac": True, "unit": False, "sys": False}


def test_a_neighbour_county_sees_none_and_pages_open(cast, river, campaign):
    assert not Campaign.objects.visible_to(cast.stranger.dac).exists()
    for who in ("dac", "dep"):
        assert cast.client(who).get(campaign.get_absolute_url()).status_code == 200
        assert cast.client(who).get("/campaigns/").status_code == 200
    answer = river.client("tsec").post(f"/campaigns/{campaign.pk}/hand-in/", {"text": "走访42户。", "problems": 2})
    assert (answer.status_code, queries.return_of(campaign, river.congress.pk).problems) == (302, 2)


# What waits on 今天要办, and the paper.


def card(actor, key="deputies.campaigns"):
    return [(item.verb, item.title) for item in home.items(key, actor)]


def test_a_campaign_waits_for_whoever_is_concerned(cast, river, campaign):
    title = str(campaign)
    with clock.frozen(campaign.since):
        assert [card(actor) for actor in (river.tsec, cast.dep, cast.dac)] == [
            [("报送", title)],
            [("参加", title)],
            [],
        ]
        handed_in(campaign, river)
        assert card(river.tsec) == []
    with clock.frozen(campaign.until + timedelta(days=1)):
        assert [card(cast.dac), card(cast.dep)] == [[("总结", title)], []]


def test_one_that_is_drawn_up_waits_for_its_keepers_alone(cast, river):
    row = build.campaign(cast)

    assert [card(actor) for actor in (cast.dac, river.tsec, cast.dep)] == [[("部署", str(row))], [], []]


def test_the_summary_is_a_paper_once_it_is_closed(cast, river, campaign):
    handed_in(campaign, river)
    paper = kinds.documents["deputies.campaign_summary"]
    early = paper.may_issue(cast.dac, campaign)
    closed = actions.close(campaign, actor=cast.dac, summary="各乡镇普遍开展。")

    assert [early, paper.may_issue(cast.dac, closed), paper.may_issue(river.tsec, closed)] == [False, True, False]
    facts = paper.gather(closed)
    assert (facts["handed"], facts["townships"], facts["said"][0][1]) == (1, 2, "走访42户，推动解决3件。")
    assert "主题活动情况汇总" in cast.client("dac").get(closed.get_absolute_url()).content.decode()
