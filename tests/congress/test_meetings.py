"""The register of meetings: who keeps which, numbers within the term, quorum, agenda, who sees what."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import meetings
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Meeting
from congress.queries import meetings as queries
from suggestions.actions.writing import current_session
from tests.build import meetings as build
from tests.build.county import TODAY
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


# Who keeps which.


@pytest.mark.parametrize(
    ("who", "kind", "place", "allowed"),
    [
        ("go", "session", "county", True),
        ("go", "standing_committee", "county", True),
        ("go", "council", "county", True),
        ("dac", "council", "county", False),
        ("lead", "session", "county", False),
        ("go", "presidium", "river", False),
        ("tch", "presidium", "river", True),
        ("tsec", "presidium", "river", True),
        ("tsec", "session", "river", True),
        ("tdep", "presidium", "river", False),
        ("tsec", "presidium", "hill", False),
        ("tsec", "session", "county", False),
    ],
)
def test_each_congress_keeps_its_own_meetings(cast, river, who, kind, place, allowed):
    congress = cast if place == "county" else cast.townships[place]
    actor = (river if who.startswith("t") else cast).actor(who)
    row = Meeting(term=congress.term, kind=kind, number=8, opens_on=build.DAY, closes_on=build.DAY)

    if allowed:
        meetings.keep_meeting(row, actor=actor)
    else:
        with pytest.raises(PermissionDenied):
            meetings.keep_meeting(row, actor=actor)

    assert Meeting.objects.filter(number=8).count() == allowed


@pytest.mark.parametrize(
    ("place", "kind"), [("county", "presidium"), ("river", "standing_committee"), ("river", "council")]
)
def test_a_congress_has_only_the_meetings_of_its_level(cast, place, kind):
    congress = cast if place == "county" else cast.townships[place]

    with pytest.raises(Refused, match="没有"):
        build.planned(congress, kind)


# Numbers and days.


def test_the_number_is_proposed_within_term_and_kind_and_spoken_in_chinese(cast, river):
    for _ in range(2):
        build.planned(river)
    build.planned(river, "session")

    names = [str(row) for row in Meeting.objects.filter(term=river.term).order_by("pk")]
    assert names == ["第十二届主席团第一次会议", "第十二届主席团第二次会议", "第十二届第二次会议"]
    assert queries.next_number(river.term, "presidium") == 3
    assert queries.next_number(cast.term, "session") == 6
    assert str(build.planned(cast, "standing_committee", number=15)) == "第十八届常委会第十五次会议"


BAD_FORMS = [
    # what is typed, field, words
    ({"number": "1"}, "number", "第十二届主席团第一次会议已经登记。"),
    ({"number": "0"}, "number", "次数从1开始。"),
    ({"closes_on": "2026-03-19"}, "closes_on", "闭幕日不能早于开幕日。"),
    ({"opens_on": "2021-03-19"}, "opens_on", "这一天没有登记届次，请先登记这一届。"),
    ({"opens_on": "三月"}, "opens_on", "请填写日期，例如 2026-04-15。"),
]


@pytest.mark.parametrize(("typed", "field", "words"), BAD_FORMS)
def test_a_wrong_answer_is_told_at_its_field_and_nothing_is_lost(river, typed, field, words):
    build.planned(river)
    said = {"number": "2", "opens_on": "2026-03-20", "closes_on": "2026-03-20", "place": "镇政府三楼会议室"} | typed

    answer = river.client("tsec").post("/meetings/add/presidium/", said)

    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [words]
    assert "镇政府三楼会议室" in answer.content.decode()
    assert Meeting.objects.filter(term=river.term).count() == 1


# Held or not.


@pytest.mark.parametrize(
    ("kind", "due", "present", "held"),
    [
        ("session", 146, 98, True),
        ("session", 146, 97, False),
        ("session", 3, 2, True),
        ("standing_committee", 29, 15, True),
        ("standing_committee", 28, 14, False),
        ("council", 5, 2, True),  # no law names a number
    ],
)
def test_a_meeting_without_quorum_was_not_held(cast, kind, due, present, held):
    row = build.planned(cast, kind)

    if held:
        assert meetings.hold(row, actor=cast.go, due=due, present=present).state == "held"
    else:
        with pytest.raises(ValidationError, match="才能举行"):
            meetings.hold(row, actor=cast.go, due=due, present=present)
        row.refresh_from_db()
        assert (row.state, row.present) == ("planned", None)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"present": 10}, "present"), ({"present": 4}, "present"), ({"present": 7, "on_leave": 3}, "on_leave")],
)
def test_attendance_must_add_up(river, said, field):
    row = build.planned(river)

    answer = river.client("tsec").post(f"/meetings/{row.pk}/hold/", {"due": 9, **said})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_a_meeting_to_come_is_not_held_yet(river):
    row = build.planned(river, day=clock.today() + timedelta(days=1))

    with pytest.raises(Refused, match="2026年4月16日才开幕"):
        meetings.hold(row, actor=river.tsec, due=9, present=9)


def test_what_was_not_held_says_why_and_a_mistake_is_put_right_with_its_reason(river):
    row = build.planned(river)

    row = meetings.cancel(row, actor=river.tsec, reason="防汛")
    assert (row.state, row.cancelled_because) == ("cancelled", "防汛")
    row = meetings.reopen(row, actor=river.tsec, reason="登记错误")
    assert (row.state, row.cancelled_because) == ("planned", "")

    told = AuditEvent.objects.filter(target=f"congress.meeting:{row.pk}").order_by("pk")
    assert [(event.kind, event.reason) for event in told] == [
        ("congress.meeting.add", ""),
        ("congress.meeting.cancel", "防汛"),
        ("congress.meeting.reopen", "登记错误"),
    ]


# Agenda.


def test_items_stand_in_their_order_and_one_without_a_title_goes(river):
    row = build.meeting(river, items=3)
    first, second, third = queries.items_of(row)

    said = [{"pk": third.pk, "kind": "report", "title": third.title}, {"pk": first.pk, "title": ""},
            {"pk": None, "kind": "study", "title": "学习代表法", "reporter": "河主席"}]  # fmt: skip
    meetings.arrange_items(row, said, actor=river.tsec)

    found = [(item.order, item.kind, item.title) for item in queries.items_of(row)]
    assert found == [(1, "report", third.title), (2, "study", "学习代表法"), (3, "report", second.title)]


def test_the_agenda_is_arranged_on_its_page(river):
    row = build.meeting(river, items=2)
    first, second = queries.items_of(row)
    said = {f"title-{first.pk}": first.title, f"kind-{first.pk}": "report", f"order-{first.pk}": "2",
            f"title-{second.pk}": second.title, f"kind-{second.pk}": "suggestions", f"order-{second.pk}": "1",
            "title-new1": "审议工作计划", "kind-new1": "decision", "result-new1": "通过"}  # fmt: skip

    answer = river.client("tsec").post(f"/meetings/{row.pk}/items/", said)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/meetings/{row.pk}/")
    found = [(item.title, item.kind, item.result) for item in queries.items_of(row)]
    assert found == [
        (second.title, "suggestions", ""),
        (first.title, "report", ""),
        ("审议工作计划", "decision", "通过"),
    ]


# Who sees what.


def test_sessions_are_for_the_county_other_meetings_for_their_own(cast, river):
    hill = cast.townships["hill"]
    rows = {
        "county": build.planned(cast, "session"),
        "committee": build.planned(cast, "standing_committee"),
        "river": build.planned(river),
        "hill": build.planned(hill, "session"),
    }
    seen = {
        who: {key for key, row in rows.items() if Meeting.objects.visible_to(actor).filter(pk=row.pk).exists()}
        for who, actor in {
            "go": cast.go,
            "dep": cast.dep,
            "tsec": river.tsec,
            "tdep": river.tdep,
            "hill": hill.tsec,
            "next": cast.stranger.dac,
        }.items()
    }

    assert seen == {
        "go": {"county", "committee", "river", "hill"},
        "dep": {"county", "hill"},
        "tsec": {"county", "river", "hill"},
        "tdep": {"county", "river", "hill"},
        "hill": {"county", "hill"},
        "next": set(),
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["第十二届主席团第一次会议", "第十八届第五次会议", "第十八届第四次会议"]),
        ("kind=session", ["第十八届第五次会议", "第十八届第四次会议"]),
        ("kind=session&year=2025", ["第十八届第四次会议"]),
        ("year=2026", ["第十二届主席团第一次会议", "第十八届第五次会议"]),
        ("kind=nonsense&year=abc", ["第十二届主席团第一次会议", "第十八届第五次会议", "第十八届第四次会议"]),
    ],
)
def test_the_list_is_asked_by_kind_and_year(cast, river, asked, found):
    build.planned(river)

    answer = cast.client("go").get(f"/meetings/?{asked}")

    assert [str(row) for row in answer.context["found"] if row.opens_on > date(2024, 12, 31)] == found


def test_a_session_that_was_not_held_takes_no_suggestions(cast):
    row = build.planned(cast, "session", clock.today())
    assert current_session(cast.congress.pk, clock.today()).pk == row.pk

    meetings.cancel(row, actor=cast.go, reason="推迟召开")

    assert current_session(cast.congress.pk, clock.today()) is None


def test_the_list_asks_the_same_number_of_questions(river):
    page_same_for_many(river.client("tsec"), "/meetings/?kind=presidium", lambda place: build.meeting(river, items=2))


def test_numbers_follow_the_days(cast):
    build.planned(cast, "standing_committee", TODAY, number=5)
    url, client = "/meetings/add/standing_committee/", cast.client("go")

    def said(number, day):
        return client.post(url, {"number": number, "opens_on": day, "closes_on": day}).status_code

    before, after = TODAY - timedelta(days=30), TODAY + timedelta(days=30)
    assert [said(6, before), said(4, after)] == [422, 422]
    assert [said(4, before), said(6, after)] == [302, 302]
