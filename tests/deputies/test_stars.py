"""The stars of stations: points make them, missed days and decisions take them off, one office announces them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.printing import render_docx, render_pdf
from congress.frame.uploads import Judged
from congress.frame.workflow import Refused
from congress.models import Notice, RuleValue
from deputies.actions import rosters as duty
from deputies.actions import stars as actions
from deputies.actions import stations as register
from deputies.documents.stars import compose_certificate
from deputies.models import StandardSheet, StarCycle, Station, StationRating
from deputies.models.star import stars_of
from deputies.queries import stars as queries
from tests.build import rosters, stations
from tests.build import stars as build
from tests.build.county import SINCE, TODAY

pytestmark = pytest.mark.django_db
LEAST = (60, 70, 80, 90, 95)


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def home(river):
    return stations.station(river, keeper=stations.keeper(river), deputies=river.deputies.values())


@pytest.fixture
def row(cast, home):
    return build.of(build.cycle(cast), home)


@pytest.mark.parametrize(
    ("total", "more", "earned", "left"),
    [
        ("59.9", {}, 0, 0),
        ("60", {}, 1, 1),
        ("89.9", {}, 3, 3),
        ("100", {}, 5, 5),
        ("95", {"missed": 2, "most_missed": 3}, 5, 5),
        ("95", {"missed": 3, "most_missed": 3}, 5, 4),
        ("95", {"missed": 40, "most_missed": 3}, 5, 4),
        ("95", {"missed": 40, "most_missed": 0}, 5, 5),
        ("95", {"missed": 3, "most_missed": 3, "decided": 2}, 5, 2),
        ("60", {"missed": 3, "most_missed": 3, "decided": 1}, 1, 0),
    ],
)
def test_points_make_stars_and_faults_take_them_off(total, more, earned, left):
    found = stars_of(Decimal(total), LEAST, **more)

    assert (found.earned, found.left) == (earned, left)


# The standard.


def test_the_first_standard_proposes_nine_and_a_later_one_takes_its_place(cast):
    first = build.standard(cast)
    assert [item.title[0] for item in queries.items_of(first)] == ["有"] * 9
    assert sum(item.most for item in queries.items_of(first)) == 100

    second = actions.draw_up(actor=cast.dac)
    second.five = 98
    actions.change_sheet(second, actor=cast.dac)
    actions.arrange_items(second, [{"title": "有阵地", "most": Decimal(10)}], actor=cast.dac)
    second = actions.enforce(second, actor=cast.dac)

    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("superseded", "in_force", 2)
    assert queries.sheet_in_force(cast.congress.pk) == second
    with pytest.raises(Refused, match="已经施行"):
        actions.change_sheet(second, actor=cast.dac)


def test_a_standard_that_nobody_can_meet_is_not_put_in_force(cast):
    sheet = build.standard(cast, enforced=False)
    rows = [{"pk": item.pk, "title": "", "most": None} for item in queries.items_of(sheet)]
    rows[0] |= {"title": "有场所", "most": Decimal(50)}
    actions.arrange_items(sheet, rows, actor=cast.dac)

    with pytest.raises(Refused, match="够不上五星"):
        actions.enforce(StandardSheet.objects.get(), actor=cast.dac)


def test_stars_rise_with_the_points(cast):
    sheet = build.standard(cast, enforced=False)
    sheet.two = sheet.one

    with pytest.raises(ValidationError, match="逐级提高"):
        actions.change_sheet(sheet, actor=cast.dac)


# A station's way.


def test_a_station_is_scored_checked_rated_and_announced(cast, river, home, row):
    assert Notice.objects.filter(person=river.posts["sta"].person, subject__contains="请自评").exists()

    row = build.rated(cast, row, river, less="1")
    assert (row.state, row.own_total, row.total, row.earned, row.stars) == ("county_rated", 91, 91, 4, 4)
    assert Station.objects.get(pk=home.pk).stars is None

    cycle = actions.announce(row.cycle, actor=cast.dac)
    assert Station.objects.get(pk=home.pk).stars == 4
    assert [one.pk for one in queries.history(home, cast.dep)] == [row.pk]

    actions.withdraw(cycle, actor=cast.dac, reason="漏评一个站点")
    assert Station.objects.get(pk=home.pk).stars is None


@pytest.mark.parametrize(
    ("deed", "at", "allowed"),
    [
        (actions.hand_in, "claimed", {"river.sta", "river.tsec"}),
        (actions.check, "handed", {"river.tch"}),
        (actions.rate, "given", {"dac"}),
    ],
)
def test_each_step_is_done_by_those_whose_it_is(cast, river, row, deed, at, allowed):
    stations.keeper(river)
    if at == "claimed":
        row = actions.claim(row, actor=river.actor("tsec"), values=build.points(row, "own", words="evidence"))
    elif at == "handed":
        row = build.handed(row, river)
    else:
        row = build.checked(row, river)
        row = actions.give(row, actor=cast.dac, values=build.points(row, "given", words="comment"))

    may = set()
    for who in ("dac", "go", "lead", "dep", "river.tch", "river.tsec", "river.sta", "river.tdep", "hill.tch"):
        place, _, key = who.rpartition(".")
        actor = cast.townships[place].actor(key) if place else cast.actor(key)
        try:
            with transaction.atomic():
                deed(row, actor=actor)
                may.add(who)
                raise Refused
        except (Refused, PermissionDenied):
            pass
    assert may == allowed


def test_a_sheet_with_gaps_is_not_handed_in_nor_rated(cast, river, row):
    with pytest.raises(Refused, match="还有9项没有自评分"):
        actions.hand_in(row, actor=river.actor("tsec"))
    with pytest.raises(Refused, match="还有9项没有评分"):
        actions.rate(build.checked(row, river), actor=cast.dac)


def test_no_more_points_than_an_item_is_worth(row, river):
    values = build.points(row, "own", "-1", "evidence")
    with pytest.raises(ValidationError, match="须在0至"):
        actions.claim(row, actor=river.actor("tsec"), values=values)


def test_what_is_sent_back_is_scored_anew(cast, river, row):
    row = actions.send_back(build.checked(row, river), actor=cast.dac, reason="照片不清楚")

    assert (row.state, row.own_total, row.checked_by) == ("self", None, "")
    assert Notice.objects.filter(subject__contains="自评已退回").count() == 1


def test_proof_is_a_picture_and_hangs_on_its_item(row, river):
    item = row.scores.first().item_id
    files = [(SimpleUploadedFile("门牌.jpg", b"x"), Judged(extension="jpg", content_type="image/jpeg"))]
    values = build.points(row, "own", words="evidence")
    row = actions.claim(row, actor=river.actor("tsec"), values=values, photos={item: files})
    shown = {one.item.pk: len(one.photos) for one in queries.rows_of(row, river.actor("tsec"))}
    assert shown.pop(item) == 1
    assert set(shown.values()) == {0}

    files = [(SimpleUploadedFile("制度.pdf", b"x"), Judged(extension="pdf", content_type="application/pdf"))]
    with pytest.raises(ValidationError, match="只传照片"):
        actions.claim(row, actor=river.actor("tsec"), values=values, photos={item: files})


def test_announcing_waits_for_every_station_that_is_still_there(cast, river, home, row):
    other = stations.station(river, name="柳沟村联络站", kind="station", area=stations.village(river))
    late = StationRating(cycle=row.cycle, station=other)
    late.save()
    build.rated(cast, row, river)
    with pytest.raises(Refused, match="还有1个站点"):
        actions.announce(row.cycle, actor=cast.dac)

    register.close_station(other, actor=cast.dac, closed_on=TODAY, because="并入河口镇人大代表之家")
    assert actions.announce(row.cycle, actor=cast.dac).is_announced


# Fewer stars.


def test_days_without_anybody_cost_a_star(cast, river, home, row):
    RuleValue.objects.create(congress=cast.congress, key=queries.MISSED, value=1, since=SINCE)
    day = rosters.noticed(home)
    with clock.frozen(day.on):
        duty.miss(day, actor=SYSTEM)

    row = build.rated(cast, row, river)
    assert (row.missed_days, row.earned, row.off_missed, row.stars) == (1, 5, 1, 4)


def test_a_decision_takes_a_star_and_may_be_taken_back(cast, river, home, row):
    row = build.rated(cast, row, river)
    with pytest.raises(Refused, match="结果公布以后"):
        actions.lower(row, actor=cast.dac, reason="弄虚作假")
    actions.announce(row.cycle, actor=cast.dac)

    row = actions.lower(row, actor=cast.dac, reason="台账弄虚作假")
    assert (row.earned, row.stars, row.off_because) == (5, 4, "台账弄虚作假")
    assert Station.objects.get(pk=home.pk).stars == 4

    row = actions.restore(row, actor=cast.dac, reason="经核实不属实")
    assert (row.stars, row.off_decided) == (5, 0)
    assert Station.objects.get(pk=home.pk).stars == 5


def test_the_database_knows_no_more_stars_than_earned(cast, river, row):
    row = build.rated(cast, row, river, less="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        StationRating.objects.filter(pk=row.pk).update(stars=5)


def test_without_a_standard_no_cycle_begins_and_none_twice(cast, home):
    fresh = StarCycle(congress=cast.congress, year=2026, self_by=TODAY)
    with pytest.raises(Refused, match="还没有施行"):
        actions.open_cycle(fresh, actor=cast.dac)
    build.cycle(cast)
    with pytest.raises(ValidationError, match="已经开始"):
        actions.open_cycle(StarCycle(congress=cast.congress, year=2026, self_by=TODAY), actor=cast.dac)
    past = StarCycle(congress=cast.congress, year=2025, self_by=TODAY - timedelta(days=1))
    with pytest.raises(ValidationError, match="不能早于今天"):
        actions.open_cycle(past, actor=cast.dac)


# Who sees what.


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("dac", 200, 200), ("lead", 200, 200), ("river.tch", 200, 200), ("river.sta", 200, 200), ("hill.tch", 404, 200),
        ("dep", 404, 200), ("unit", 404, 200), ("sys", 404, 404), ("stranger.dac", 404, 404),
    ],
)  # fmt: skip
def test_a_rating_is_for_its_own_until_it_is_announced(cast, river, row, who, before, after):
    place, _, key = who.rpartition(".")
    held = cast.stranger if place == "stranger" else cast.townships.get(place, cast)
    assert held.client(key).get(row.get_absolute_url()).status_code == before

    actions.announce(build.rated(cast, row, river).cycle, actor=cast.dac)

    assert held.client(key).get(row.get_absolute_url()).status_code == after


def test_a_township_reads_the_counties_points_once_they_are_announced(cast, river, row):
    build.rated(cast, row, river, less="1")
    page = river.client("tch").get(row.get_absolute_url()).content.decode()
    assert "县评" not in page
    assert "四星" not in page

    actions.announce(row.cycle, actor=cast.dac)
    page = river.client("tch").get(row.get_absolute_url()).content.decode()
    assert "县评" in page
    assert "四星" in page


def test_a_keeper_scores_on_his_phone(cast, river, row):
    client, url = river.client("sta"), reverse("deputies:rating_claim", args=[row.pk])
    assert "佐证照片" in client.get(url).content.decode()
    sent = {}
    for one in row.scores.all():
        sent |= {f"points-{one.item_id}": "5", f"words-{one.item_id}": "有"}

    assert client.post(url, sent).headers["Location"] == row.get_absolute_url()
    assert {str(one.own) for one in row.scores.all()} == {"5.0"}


@pytest.mark.parametrize("many", [1, 12])
def test_the_lists_ask_as_often_for_many_as_for_one(cast, river, home, django_assert_max_num_queries, many):
    for place in range(many):
        where = stations.village(river, f"{place}村", f"{300 + place}")
        stations.station(river, name=f"{place}村联络站", kind="station", area=where)
    found = build.cycle(cast)
    client = cast.client("dac")
    for url in (found.get_absolute_url(), reverse("deputies:stars")):
        client.get(url)
        with django_assert_max_num_queries(24):
            assert client.get(url).status_code == 200


def test_a_certificate_is_one_framed_page_however_long_the_name():
    facts = {
        "station": "堃燊镇㛃䶮村人大代表中心联络站（含两个村民小组联系点）",
        "standard": "人大代表联络站星级评定办法（试行）",
        "kind": "人大代表联络站",
        "year": 2025,
        "stars": 4,
        "given_by": "西平样县人民代表大会",
        "announced_on": "2026-03-02",
        "number": "2025第0001号",
    }
    paper = compose_certificate(facts, None)

    drawn = render_pdf(paper)

    (block,) = paper.blocks
    assert (block.marks, block.name) == ("★★★★☆", facts["station"])
    assert (drawn.pages, drawn.missing_glyphs) == (1, ())
    assert render_docx(paper)
