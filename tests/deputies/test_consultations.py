"""Consultations on drafts: asked of some stations, answered article by article, reported, and what was taken up."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from deputies.actions import consultations as actions
from deputies.models.consultation import articles
from deputies.queries import consultations as queries
from tests.build import consultations as build
from tests.build import stations
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def home(river):
    return stations.station(river, keeper=stations.keeper(river), deputies=river.deputies.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("为了促进乡村振兴。", [("", "为了促进乡村振兴。")]),
        ("第一条　总则。\n\n第二条 水。\n管护。", [("第一条", "总则。"), ("第二条", "水。\n管护。")]),
        ("说明\n第十二条　依照第三条办理。", [("", "说明"), ("第十二条", "依照第三条办理。")]),
        ("第三条规定的事项除外。", [("", "第三条规定的事项除外。")]),
    ],
)
def test_a_draft_falls_into_its_articles(text, found):
    assert articles(text) == found


def test_a_draft_is_asked_answered_summarised_and_reported(cast, river, home):
    row = build.begun(cast, home)
    assert Deadline.objects.open().get(key=actions.CLOCK).due_on == build.DUE
    assert Notice.objects.filter(person=river.posts["sta"].person, subject__contains="请征求意见").exists()
    assert [one.station for one in queries.to_answer(river.actor("sta"))] == [home]

    build.answered(row, home, river.actor("sta"), build.opinion(), build.opinion("", "总体赞成", "村医"))
    assert not Deadline.objects.open().filter(key=actions.CLOCK).exists()
    row = build.reported(cast, row)

    assert row.state == "reported"
    assert [one.article for one in queries.opinions_of(row)] == ["", "第二条"]


def test_what_was_taken_up_is_told_to_the_station(cast, river, home):
    row = build.begun(cast, home)
    build.answered(row, home, river.actor("sta"))
    opinion = queries.opinions_of(row)[0]
    outcome = {opinion.pk: {"outcome": "adopted", "outcome_note": "写入第十八条"}}
    with pytest.raises(Refused, match="上报以后"):
        actions.note_outcomes(row, outcome, actor=cast.dac)

    actions.note_outcomes(build.reported(cast, row), outcome, actor=cast.dac)

    opinion.refresh_from_db()
    assert opinion.outcome == "adopted"
    assert Notice.objects.filter(person=river.posts["sta"].person, subject__contains="意见已采纳").exists()


def test_a_station_may_mend_its_answer_until_it_is_summarised(cast, river, home):
    row = build.begun(cast, home)
    build.answered(row, home, river.actor("sta"))
    build.answered(row, home, river.actor("sta"), build.opinion("第一条", "写上花椒产业"), people=30)
    assert [one.text for one in queries.opinions_of(row)] == ["写上花椒产业"]

    actions.summarise(row, actor=cast.dac, summary="赞成")
    with pytest.raises(Refused, match="现在不在征求"):
        build.answered(row, home, river.actor("sta"))


@pytest.mark.parametrize(
    ("opinion", "words"), [(build.opinion("第九条"), "没有“第九条”"), (build.opinion(said_by=""), "不能为空|必填")]
)
def test_an_opinion_is_on_an_article_and_by_somebody(cast, river, home, opinion, words):
    row = build.begun(cast, home)
    with pytest.raises(ValidationError):
        build.answered(row, home, river.actor("sta"), opinion)


def test_nothing_is_summarised_before_somebody_has_answered(cast, river, home):
    other = stations.station(river, name="柳沟村联络站", kind="station", area=stations.village(river))
    row = build.begun(cast, home, other)
    with pytest.raises(Refused, match="还没有站点报送"):
        actions.summarise(row, actor=cast.dac, summary="赞成")

    build.answered(row, home, river.actor("sta"))
    row = actions.summarise(row, actor=cast.dac, summary="赞成")
    assert not Deadline.objects.open().filter(key=actions.CLOCK).exists()

    actions.resume(row, actor=cast.dac, reason="柳沟村补充征求")
    assert Deadline.objects.open().filter(key=actions.CLOCK).count() == 1


def test_what_has_begun_is_not_changed_and_the_day_is_to_come(cast, home):
    row = build.begun(cast, home)
    with pytest.raises(Refused, match="不能再改"):
        actions.keep_consultation(row, actor=cast.dac, stations=[home])
    with pytest.raises(ValidationError, match="不能早于今天"):
        build.registered(cast, home, due_on=TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("who", "sees", "answers"),
    [
        ("dac", True, True), ("lead", True, False), ("river.tch", True, True), ("river.sta", True, True),
        ("river.tdep", True, False), ("hill.tch", False, False), ("unit", False, False), ("sys", False, False),
        ("stranger.dac", False, False),
    ],
)  # fmt: skip
def test_a_consultation_is_for_the_offices_and_the_stations_asked(cast, river, home, who, sees, answers):
    row = build.begun(cast, home)
    place, _, key = who.rpartition(".")
    held = cast.stranger if place == "stranger" else cast.townships.get(place, cast)

    assert held.client(key).get(row.get_absolute_url()).status_code == (200 if sees else 404)
    if answers:
        build.answered(row, home, held.actor(key))
    else:
        with pytest.raises(PermissionDenied):
            build.answered(row, home, held.actor(key))


def test_it_is_not_seen_by_stations_before_it_has_begun(cast, river, home):
    row = build.registered(cast, home)
    assert river.client("tch").get(row.get_absolute_url()).status_code == 404


def test_a_keeper_answers_on_the_page(cast, river, home):
    row = build.begun(cast, home)
    client = river.client("sta")
    assert "填写意见" in client.get(row.get_absolute_url()).content.decode()
    url = reverse("deputies:consultation_answer", args=[build.asked(row, home).pk])

    wrong = client.post(url, {"people": "18", "text-0": "水费写清楚"})
    assert wrong.status_code == 422
    assert "是谁提出的" in wrong.content.decode()

    sent = {"people": "18", "text-0": "水费写清楚", "article-0": "第二条", "said_by-0": "村民"}
    assert client.post(url, sent).status_code == 302
    assert [one.text for one in queries.opinions_of(row)] == ["水费写清楚"]


def test_the_commission_registers_and_notes_on_pages(cast, river, home):
    client = cast.client("dac")
    sent = {
        "title": "条例草案",
        "asked_by": "市人大",
        "due_on": "2026-05-20",
        "text": build.TEXT,
        "stations": [home.pk],
    }
    url = client.post(reverse("deputies:consultation_add"), sent).headers["Location"]
    row = queries.consultations(cast.dac).get()
    assert url == row.get_absolute_url()

    row = actions.begin(row, actor=cast.dac)
    build.answered(row, home, river.actor("sta"))
    row, opinion = build.reported(cast, row), queries.opinions_of(row)[0]
    noted = {f"outcome-{opinion.pk}": "partly", f"note-{opinion.pk}": "合并到第三条"}
    assert client.post(reverse("deputies:consultation_outcomes", args=[row.pk]), noted).status_code == 302
    assert "部分采纳" in client.get(url).content.decode()


@pytest.mark.parametrize("many", [1, 12])
def test_the_pages_ask_as_often_for_many_as_for_one(cast, river, home, django_assert_max_num_queries, many):
    where = stations.village(river)
    others = [stations.station(river, name=f"{n}组联络站", kind="station", area=where) for n in range(many)]
    for n in range(many):
        row = build.begun(cast, home, *others, title=f"第{n}号草案")
    for one in (home, *others):
        build.answered(row, one, cast.dac)
    client = cast.client("dac")
    for url in (row.get_absolute_url(), reverse("deputies:consultations")):
        client.get(url)
        with django_assert_max_num_queries(26):
            assert client.get(url).status_code == 200
