"""The big screen shows the right item and names nobody; the calendar says what the law still asks for."""

from datetime import date

import pytest

from congress.actions import ballots, institution, meetings
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.queries import statutory
from tests.build import ballots as voting
from tests.build import meetings as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    row = build.planned(cast, "standing_committee", TODAY)
    rows = [{"kind": "report", "title": f"第{word}项议题", "reporter": "王某某"} for word in "甲乙"]
    return meetings.arrange_items(row, rows, actor=cast.go)


def test_the_screen_shows_the_item_that_is_taken_up_at_once(cast, meeting):
    client = cast.client("go")
    first, second = meeting.items.order_by("order")

    for item in (first, second, first):
        client.post(f"/meetings/{meeting.pk}/floor/", {"item": str(item.pk)})
        now = client.get(f"/meetings/{meeting.pk}/screen/now/").content.decode()
        assert now.split("正在进行</span>")[1].split("<")[0] == item.title
    client.post(f"/meetings/{meeting.pk}/floor/", {"item": ""})
    assert "正在进行</span>" not in client.get(f"/meetings/{meeting.pk}/screen/now/").content.decode()


def test_the_screen_names_nobody_and_shows_code_and_quorum(cast, meeting):
    sitting = build.called(cast, meeting)
    page = cast.client("go").get(f"/meetings/{meeting.pk}/screen/").content.decode()

    assert (sitting.code in page, "还差2人" in page, "王某某" in page, "陈委员" in page) == (True, True, False, False)
    build.settled(cast, sitting)
    page = cast.client("go").get(f"/meetings/{meeting.pk}/screen/now/").content.decode()
    assert ("符合法定人数" in page, "签到码" in page) == (True, False)


@pytest.mark.parametrize("who", ["scm", "dac", "lead"])
def test_the_screen_is_the_offices(cast, meeting, who):
    assert cast.client(who).get(f"/meetings/{meeting.pk}/screen/").status_code == 403
    assert cast.client(who).post(f"/meetings/{meeting.pk}/floor/", {"item": ""}).status_code == 403


def test_an_item_of_another_meeting_is_not_taken_up(cast, meeting):
    other = meetings.arrange_items(
        build.planned(cast, "council", TODAY), [{"kind": "other", "title": "别的"}], actor=cast.go
    )
    with pytest.raises(Refused, match="不属于"):
        meetings.take_up(meeting, other.items.get(), actor=cast.go)


# The calendar.


def told(congress, year=2026):
    return [(one.kind, one.due_on, one.word) for one in statutory.of_county(congress, year)]


def test_the_committee_must_sit_within_two_months_of_its_last_meeting(cast):
    for day in (date(2025, 12, 20), date(2026, 2, 10), date(2026, 4, 14)):
        build.meeting(cast, "standing_committee", day, due=29, present=20)

    assert told(cast.congress) == [
        ("session", date(2026, 3, 31), "已召开"),
        ("standing_committee", date(2026, 2, 20), "已召开"),
        ("standing_committee", date(2026, 4, 10), "逾期召开"),
        ("standing_committee", date(2026, 6, 14), "待召开"),
    ]


@pytest.mark.parametrize(
    ("today", "word"),
    [(date(2026, 4, 15), "待召开"), (date(2026, 5, 15), "临近"), (date(2026, 6, 14), "临近"),
     (date(2026, 6, 15), "没有按期召开")],
)  # fmt: skip
def test_what_is_not_called_comes_near_and_is_missed(cast, today, word):
    build.meeting(cast, "standing_committee", date(2026, 4, 14), due=29, present=20)
    with clock.frozen(today):
        assert told(cast.congress)[-1] == ("standing_committee", date(2026, 6, 14), word)


def test_a_meeting_that_is_planned_says_so_and_one_cancelled_does_not_count(cast):
    build.meeting(cast, "standing_committee", date(2026, 4, 14), due=29, present=20)
    row = build.planned(cast, "standing_committee", date(2026, 6, 1))
    assert told(cast.congress)[2] == ("standing_committee", date(2026, 6, 14), "已安排")
    meetings.cancel(row, actor=cast.go, reason="推迟")
    assert told(cast.congress)[2] == ("standing_committee", date(2026, 6, 14), "待召开")


def test_the_page_quotes_the_article_and_the_office_is_reminded(cast):
    build.meeting(cast, "standing_committee", date(2026, 2, 10), due=29, present=20)
    page = cast.client("go").get("/meetings/calendar/").content.decode()

    assert "地方组织法第五十一条" in page
    assert "没有按期召开" in page
    assert "常务委员会会议" in cast.client("lead").get("/").content.decode()


@pytest.mark.parametrize(
    ("months", "owed"),
    [
        (1, [(date(2026, 1, 31), "没有按期召开"), (date(2026, 2, 28), "已召开"), (date(2026, 3, 31), "没有按期召开")]),
        (3, [(date(2026, 3, 31), "已召开"), (date(2026, 6, 30), "临近"), (date(2026, 9, 30), "待召开")]),
    ],
)
def test_how_often_the_chairpersons_meet_is_the_countys_rule(cast, months, owed):
    build.meeting(cast, "council", date(2026, 2, 10), due=6, present=6)
    key, today = "meeting.council_interval_months", date(2026, 6, 5)
    institution.set_rule(cast.congress, key, months, actor=cast.go, since=TODAY, reason="议事规则")

    with clock.frozen(today):
        found = [(one.due_on, one.word) for one in statutory.councils(cast.congress, 2026)]
        pressing = [one.due_on for one in statutory.pressing(cast.congress, 2026, None) if one.kind == "council"]
        page = cast.client("go").get("/meetings/calendar/").content.decode()

    assert (found[:3], len(found)) == (owed, 12 // months)
    assert pressing == ([date(2026, 5, 31), date(2026, 6, 30)] if months == 1 else [date(2026, 6, 30)])
    assert f"主任会议每{'月' if months == 1 else '三个月'}至少举行一次" in page


@pytest.mark.parametrize("who", ["go", "dep", "scm"])
@pytest.mark.parametrize("year", ["", "2025", "1999"])
def test_the_calendar_opens(cast, who, year):
    assert cast.client(who).get(f"/meetings/calendar/?year={year}").status_code == 200
    assert cast.townships["river"].client("tsec").get(f"/meetings/calendar/?year={year}").status_code == 200


def test_a_township_sees_its_own_duties(cast):
    river = cast.townships["river"]
    rows = statutory.of_townships(river.tsec, 2026)
    assert {row.congress for row in rows} == {river.congress}
    assert len(rows) == 6
    assert len(statutory.of_townships(cast.go, 2026)) == 12
    assert rows[0].due_on == date(2026, 3, 31)


# The result and the time.


def test_the_screen_tells_the_announced_result_until_the_next_vote(cast, meeting):
    members = voting.committee(cast, 9)
    first = voting.opened(cast, "批准预算调整", title="预算调整", kind="committee_resolution", meeting=meeting)
    client, url = cast.client("go"), f"/meetings/{meeting.pk}/screen/now/"
    voting.cast_by(first, members, *["yes"] * 6)
    first = ballots.close(first, actor=cast.go)
    assert "赞成6票" not in client.get(url).content.decode()

    ballots.announce(first, actor=cast.go)

    said = client.get(url).content.decode()
    assert ("表决结果" in said, "赞成6票、反对0票、弃权0票。" in said) == (True, True)
    voting.opened(cast, title="另一件事", kind="committee_resolution", meeting=meeting)
    said = client.get(url).content.decode()
    assert ("正在表决：另一件事" in said, "赞成6票" in said) == (True, False)


def test_a_speakers_time_is_begun_and_stopped_by_the_office(cast, meeting):
    client, floor, screen = cast.client("go"), f"/meetings/{meeting.pk}/floor/", f"/meetings/{meeting.pk}/screen/now/"
    assert "首次发言 10 分钟" in client.get(floor).content.decode()

    with clock.frozen(clock.moment(TODAY, 9)):
        client.post(f"/meetings/{meeting.pk}/speaker/", {"minutes": "10"})
        assert 'data-house-left="600">还剩 10 分 00 秒' in client.get(screen).content.decode()
    with clock.frozen(clock.moment(TODAY, 9, 11)):
        assert 'data-house-left="0">时间已到' in client.get(screen).content.decode()
        client.post(f"/meetings/{meeting.pk}/speaker/", {"minutes": "0"})
        assert "data-house-left" not in client.get(screen).content.decode()
    assert cast.client("scm").post(f"/meetings/{meeting.pk}/speaker/", {"minutes": "5"}).status_code == 403
    with pytest.raises(Refused, match="不超过"):
        meetings.time_speaker(meeting, 61, actor=cast.go)


def test_next_years_last_legal_days_are_shown(cast):
    page = cast.client("go").get(f"/meetings/calendar/?year={TODAY.year + 1}").content.decode()
    assert f"{TODAY.year + 1}年3月31日" in page or f"{TODAY.year + 1}-" in page
