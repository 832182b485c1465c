"""Sittings and their rolls: whose seats are called, who has leave, whether enough came, what the meeting takes over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import meetings, sittings
from congress.actions.institution import set_rule
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Guest, Leave, Meeting, Membership, Notice, RollEntry, Sitting
from congress.queries import sittings as queries
from congress.queries.agendas import addressees
from congress.queries.ballots import electorate
from deputies.actions import attendance
from deputies.models import SessionAttendance
from tests.build import ballots as voting
from tests.build import county
from tests.build import meetings as build
from tests.costs import same_for_many

pytestmark = pytest.mark.django_db
TODAY = county.TODAY


@pytest.fixture
def session(cast):
    """An extra session of the county that opens today."""
    return build.planned(cast, "session", TODAY, closes=TODAY + timedelta(days=1))


def names(rows):
    return sorted(row.person.name for row in rows)


# Whose seats.


@pytest.mark.parametrize(
    ("kind", "place", "people"),
    [
        ("session", "county", ["刘建设", "张德福", "王秀兰", "陈桂英"]),
        ("standing_committee", "county", ["李宏远", "陈委员"]),
        ("council", "county", ["李宏远"]),
        ("session", "river", ["河代表乙", "河代表甲"]),
        ("presidium", "river", ["河主席"]),
    ],
)
def test_the_roll_is_of_the_seats_in_office(cast, kind, place, people):
    of = cast if place == "county" else cast.townships[place]
    assert names(queries.seats_on(build.planned(of, kind, TODAY), TODAY)) == people


def test_who_has_left_or_not_yet_come_is_not_called(cast, session):
    Membership.objects.filter(pk=cast.posts["dep"].pk).update(until=TODAY - timedelta(days=1))
    Membership.objects.filter(pk=cast.posts["dep2"].pk).update(since=TODAY + timedelta(days=1))

    sitting = build.called(cast, session)

    assert [line.membership.person.name for line in queries.roll_of(sitting)] == ["陈桂英", "刘建设"]


def test_a_suspended_deputy_is_due_and_cannot_sign_in(cast, session):
    Membership.objects.filter(pk=cast.posts["dep"].pk).update(suspended=True)
    sitting = build.called(cast, session)

    with pytest.raises(Refused, match="暂停执行职务"):
        sittings.sign_in(sitting, actor=cast.dep, code=sitting.code)
    sittings.keep_roll(sitting, actor=cast.go, states={}, rest_present=True)
    assert (queries.count_of(sitting).due, queries.count_of(sitting).present) == (4, 3)


def test_a_congress_may_rule_that_who_is_suspended_is_not_counted(cast, session):
    set_rule(cast.congress, "meeting.suspended_in_base", False, actor=cast.go, since=TODAY, reason="议事规则")
    Membership.objects.filter(pk=cast.posts["dep"].pk).update(suspended=True)

    sitting = build.called(cast, session)

    assert queries.count_of(sitting).due == 3
    ballot = voting.drafted(cast, "批准预算", kind="session_resolution", meeting=session)
    assert cast.posts["dep"] not in electorate(ballot)


# Planning.


def test_sittings_are_numbered_by_kind_within_the_meeting(cast, session):
    for day, half, kind in ((0, 1, "preparatory"), (0, 2, "plenary"), (1, 1, "group"), (1, 2, "plenary")):
        build.sitting(cast, session, kind, on=TODAY + timedelta(days=day), half=half)

    assert [str(one) for one in queries.sittings_of(session)] == [
        "预备会议",
        "第一次全体会议",
        "第一次分组会议",
        "第二次全体会议",
    ]


@pytest.mark.parametrize(("kind", "days", "fits"), [("plenary", -1, False), ("plenary", 2, False), ("plenary", 1, True),
                                                    ("preparatory", -1, True), ("preparatory", -11, False)])  # fmt: skip
def test_a_sitting_lies_within_its_meeting(cast, session, kind, days, fits):
    if fits:
        assert build.sitting(cast, session, kind, on=TODAY + timedelta(days=days)).pk
    else:
        with pytest.raises(ValidationError):
            build.sitting(cast, session, kind, on=TODAY + timedelta(days=days))


@pytest.mark.parametrize("who", ["dac", "lead", "dep", "com"])
def test_only_the_office_calls_the_roll(cast, session, who):
    sitting = build.sitting(cast, session)
    with pytest.raises(PermissionDenied):
        sittings.call(sitting, actor=cast.actor(who))


def test_a_roll_is_not_called_before_its_day_nor_beside_another(cast, session):
    later = build.sitting(cast, session, on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="才能开始签到"):
        sittings.call(later, actor=cast.go)
    build.called(cast, session)
    with pytest.raises(Refused, match="正在签到"):
        sittings.call(build.sitting(cast, session, half=2), actor=cast.go)


# Signing in.


def test_a_member_signs_in_with_the_code_of_the_hall(cast, session):
    sitting = build.called(cast, session)
    wrong = f"{(int(sitting.code) + 1) % 10_000:04d}"
    url = f"/meetings/sittings/{sitting.pk}/sign-in/"

    refused = cast.client("dep").post(url, {"code": wrong})
    answer = cast.client("dep").post(url, {"code": sitting.code})

    assert (refused.status_code, answer.status_code) == (422, 302)
    assert queries.own_line(sitting, cast.dep).state == "present"
    assert cast.client("dac").get(url).status_code == 404


def test_nobody_signs_in_once_it_is_settled(cast, session):
    sitting = build.called(cast, session)
    code = sitting.code
    build.settled(cast, sitting)
    with pytest.raises(Refused, match="不在签到时间"):
        sittings.sign_in(sitting, actor=cast.dep, code=code)


def test_the_paper_sheet_is_entered_and_who_signed_in_meanwhile_stays(cast, session):
    sitting = build.called(cast, session)
    lines = {line.membership.person.name: line for line in queries.roll_of(sitting)}
    client, url = cast.client("go"), f"/meetings/sittings/{sitting.pk}/roll/"
    client.get(url)
    sittings.sign_in(sitting, actor=cast.dep, code=sitting.code)
    said = {f"s-{line.pk}": "waiting" for line in lines.values()}
    said[f"s-{lines['王秀兰'].pk}"] = "absent"

    assert client.post(url, said | {"rest_present": ""}).status_code == 302
    states = {line.membership.person.name: line.state for line in queries.roll_of(sitting)}
    assert states["王秀兰"] == "absent"


# Leave.


def test_leave_is_asked_from_the_phone_granted_and_stands_on_the_roll(cast, session):
    answer = cast.client("dep").post(f"/meetings/{session.pk}/leave/", {"reason": "住院治疗"})
    leave = Leave.objects.get()
    assert (answer.status_code, leave.state) == (302, "asked")
    told = Notice.objects.filter(person=cast.posts["go"].person)
    assert [row.subject for row in told] == ["请审批：张德福请假（全程）"]

    cast.client("go").post(f"/meetings/leaves/{leave.pk}/approve/", {})
    sitting = build.called(cast, session)

    assert {line.membership.person.name: line.state for line in queries.roll_of(sitting)}["张德福"] == "leave"
    assert Notice.objects.filter(person=cast.posts["dep"].person).count() == 1


def test_leave_from_one_sitting_holds_for_that_one(cast, session):
    first, second = build.sitting(cast, session), build.sitting(cast, session, half=2)
    leave = sittings.ask_leave(session, actor=cast.dep, reason="就诊", sitting=first)
    sittings.approve(leave, actor=cast.go)

    assert set(queries.approved_for(first)) == {cast.posts["dep"].pk}
    assert queries.approved_for(second) == {}


def test_leave_that_is_refused_says_why_and_does_not_excuse(cast, session):
    leave = sittings.ask_leave(session, actor=cast.dep, reason="外出")
    with pytest.raises(Refused, match="理由"):
        sittings.refuse(leave, actor=cast.go, reason=" ")
    leave = sittings.refuse(leave, actor=cast.go, reason="选举须出席")

    assert (leave.state, leave.answer, queries.approved_for(build.sitting(cast, session))) == (
        "refused", "选举须出席", {},
    )  # fmt: skip


@pytest.mark.parametrize("who", ["dac", "scm", "unit"])
def test_nobody_asks_leave_who_is_not_due(cast, session, who):
    with pytest.raises(Refused, match="不用请假"):
        sittings.ask_leave(session, actor=cast.actor(who), reason="有事")


def test_leave_is_seen_by_himself_and_the_office_alone(cast, session):
    leave = sittings.ask_leave(session, actor=cast.dep, reason="住院治疗")
    seen = {who: Leave.objects.visible_to(cast.actor(who)).filter(pk=leave.pk).exists()
            for who in ("dep", "dep2", "go", "dac", "com", "unit")}  # fmt: skip

    assert seen == {"dep": True, "dep2": False, "go": True, "dac": True, "com": False, "unit": False}
    assert "住院治疗" not in cast.client("dep2").get(f"/meetings/{session.pk}/").content.decode()


# Enough?


@pytest.mark.parametrize(
    ("kind", "due", "present", "enough", "law"),
    [
        ("session", 146, 98, True, "第十四条"),
        ("session", 146, 97, False, "第十四条"),
        ("standing_committee", 29, 15, True, "过半数"),
        ("standing_committee", 29, 14, False, "过半数"),
        ("standing_committee", 28, 14, False, "过半数"),
        ("presidium", 9, 5, True, "过半数"),
        ("council", 5, 1, True, ""),
    ],
)
def test_the_legal_number_is_said_with_its_article(kind, due, present, enough, law):
    sitting = Sitting(meeting=Meeting(kind=kind), kind="plenary", state="closed", due=due, present=present,
                      on_leave=0, absent=due - present)  # fmt: skip
    count = queries.count_of(sitting)

    assert (count.has_quorum, law in count.words) == (enough, True)
    assert ("不足法定人数" in count.words) == (not enough)


def test_a_sitting_in_groups_needs_no_number(cast):
    sitting = Sitting(
        meeting=Meeting(kind="session"), kind="group", state="closed", due=9, present=1, on_leave=0, absent=8
    )
    assert queries.count_of(sitting).words == "应到9人，实到1人，缺席8人。"


def test_the_meeting_takes_its_numbers_from_the_first_plenary_sitting(cast, session):
    build.settled(cast, build.called(cast, session, "preparatory"))
    build.settled(cast, build.called(cast, session, half=2), absent=["dep2"])

    held = meetings.hold(session, actor=cast.go, due=999, present=1)

    assert (held.due, held.present, held.on_leave) == (4, 3, 0)


def test_a_meeting_whose_roll_lacks_the_number_is_not_held(cast, session):
    build.settled(cast, build.called(cast, session), absent=["dep", "dep2"])
    with pytest.raises(ValidationError, match="才能举行"):
        meetings.hold(session, actor=cast.go)


def test_a_roll_is_put_right_only_before_the_meeting_is_entered_as_held(cast, session):
    sitting = build.settled(cast, build.called(cast, session))
    sitting = sittings.reopen(sitting, actor=cast.go, reason="漏登一人")
    assert (sitting.state, sitting.due) == ("open", None)
    sitting = sittings.close(sitting, actor=cast.go)
    meetings.hold(session, actor=cast.go)
    with pytest.raises(Refused, match="请先更正会议"):
        sittings.reopen(sitting, actor=cast.go, reason="又错了")


# Into the register of deputies.


def test_the_roll_becomes_the_attendance_of_the_session_and_two_absences_are_told(cast, session):
    county.neighbours(cast.deputies["dep"], ["甲某", "乙某"])
    leave = sittings.ask_leave(session, actor=cast.dep3, reason="住院治疗")
    sittings.approve(leave, actor=cast.go)
    build.settled(cast, build.called(cast, session), absent=["dep"])
    meetings.hold(session, actor=cast.go)
    SessionAttendance.objects.create(meeting=cast.sessions[-1], deputy=cast.deputies["dep"], due=6, absent=6)

    assert attendance.take_over_rolls(clock.now()) is not None
    attendance.take_over_rolls(clock.now())

    rows = {row.deputy.person.name: (row.due, row.leave, row.absent, row.because)
            for row in SessionAttendance.objects.filter(meeting=session)}  # fmt: skip
    assert rows == {
        "张德福": (1, 0, 1, ""),
        "王秀兰": (1, 0, 0, ""),
        "刘建设": (1, 1, 0, "住院治疗"),
        "陈桂英": (1, 0, 0, ""),
        "甲某": (1, 0, 0, ""),
        "乙某": (1, 0, 0, ""),
    }
    told = Notice.objects.filter(person=cast.posts["dac"].person, subject__contains="两次不出席")
    assert [row.subject for row in told] == ["请核实：张德福未经批准两次不出席代表大会"]


# Who sits in.


def test_who_is_asked_to_sit_in_sees_that_meeting_and_no_other(cast):
    one, other = (build.planned(cast, "standing_committee", TODAY + timedelta(days=n)) for n in (5, 65))
    sittings.arrange_guests(one, [{"title": "杨局长", "kind": "unit", "organization": cast.bodies["transport"], "came": False}],
                            actor=cast.go)  # fmt: skip
    sittings.invite_people(one, [(cast.posts["dep"].person, "张德福（人大代表）")], actor=cast.dac)
    sittings.invite_people(one, [(cast.posts["dep"].person, "张德福（人大代表）")], actor=cast.dac)

    assert [(guest.order, guest.title, guest.kind) for guest in queries.guests_of(one)] == [
        (1, "杨局长", "unit"), (2, "张德福（人大代表）", "deputy"),
    ]  # fmt: skip
    seen = {who: [row.pk for row in Meeting.objects.visible_to(cast.actor(who)).filter(pk__in=(one.pk, other.pk))]
            for who in ("dep", "dep2", "unitl", "financel")}  # fmt: skip
    assert seen == {"dep": [one.pk], "dep2": [], "unitl": [one.pk], "financel": []}


def test_the_list_of_guests_is_written_on_its_page(cast):
    one = build.planned(cast, "standing_committee", TODAY + timedelta(days=5))
    said = {"title-new1": "县人民政府副县长", "kind-new1": "other", "title-new2": "县交通局局长", "kind-new2": "unit",
            "organization-new2": str(cast.bodies["transport"].pk)}  # fmt: skip
    assert cast.client("go").post(f"/meetings/{one.pk}/guests/", said).status_code == 302
    assert list(Guest.objects.values_list("title", "organization__short_name")) == [
        ("县人民政府副县长", None), ("县交通局局长", "县交通局"),
    ]  # fmt: skip


# Pages.


@pytest.mark.parametrize("who", ["go", "lead", "dac", "scm", "com", "dep"])
def test_the_pages_of_a_sitting_open(cast, session, who):
    sitting = build.called(cast, session)
    client = cast.client(who)

    assert client.get(f"/meetings/{session.pk}/").status_code == 200
    page = client.get(f"/meetings/sittings/{sitting.pk}/").content.decode()
    assert ("签到名单" in page, sitting.code in page.split("签到码：<strong>")[-1][:6]) == (
        who in ("go", "lead", "dac"), who == "go",
    )  # fmt: skip


def test_a_roll_asks_the_same_number_of_questions(cast, session):
    client, called = cast.client("go"), []

    def add(place):
        county.neighbours(cast.deputies["dep"], ["甲乙丙"[place] + "某"])
        if called:
            build.settled(cast, called[-1])
        called.append(build.called(cast, session, half=place + 1))

    def ask():
        assert client.get(f"/meetings/sittings/{called[-1].pk}/").status_code == 200

    same_for_many(ask, add)


def test_entries_of_the_next_county_are_seen_by_nobody_of_ours(cast, session):
    build.called(cast, session)
    assert not RollEntry.objects.visible_to(cast.stranger.dac).exists()
    assert not Sitting.objects.visible_to(cast.stranger.dac).exists()


@pytest.mark.parametrize(
    ("kind", "twice", "preparatory"), [("session", True, True), ("standing_committee", False, False)]
)
def test_forms_say_and_offer_what_belongs_to_the_kind_of_meeting(cast, kind, twice, preparatory):
    found = build.planned(cast, kind, TODAY)
    who = "dep" if kind == "session" else "scm"
    leave = cast.client(who).get(f"/meetings/{found.pk}/leave/").content.decode()
    kinds = dict(cast.client("go").get(f"/meetings/{found.pk}/sittings/add/").context["form"].fields["kind"].choices)

    assert ("代表法第六十二条" in leave, "preparatory" in kinds) == (twice, preparatory)
    if not preparatory:
        with pytest.raises(ValidationError, match="没有预备会议"):
            build.sitting(cast, found, "preparatory")


def test_the_government_is_asked_to_sit_in(cast):
    found = build.planned(cast, "standing_committee", TODAY)
    form = cast.client("go").get(f"/meetings/{found.pk}/guests/").context["form"]
    offered = {
        word for name, field in form.fields.items() if name.startswith("organization-") for _, word in field.choices
    }
    assert cast.bodies["government"].name in offered

    guest = {"title": "副县长", "kind": "unit", "organization": cast.bodies["government"], "came": False}
    sittings.arrange_guests(found, [guest], actor=cast.go)

    assert Meeting.objects.visible_to(cast.gov).filter(pk=found.pk).exists()
    assert cast.posts["gov"] in addressees(found)
