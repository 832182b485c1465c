"""What the law asks of a township in a year: clocks opened in time, met by meetings, never ended in silence."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import institution, meetings, ticking, townships
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline, Meeting, Notice, Plan
from congress.queries import clocks, home
from congress.queries import townships as queries
from tests.build import meetings as build
from tests.build import reports

pytestmark = pytest.mark.django_db
FIRST, SECOND = queries.SESSIONS
Q1, Q2, Q3, Q4 = queries.PRESIDIUMS[3]


@pytest.fixture
def river(cast):
    return cast.townships["river"]


def on(day):
    """The clock of the duties ticks on a day."""
    with clock.frozen(clock.moment(day, 9)):
        return townships.open_duties(clock.now())


def of(town):
    """{key: (outcome, met on)} of the newest row of each clock."""
    plan = queries.plan_of(town.congress.pk, 2026)
    return {key.rpartition(".")[2]: (row.outcome, row.met_on) for key, row in queries.newest_clocks(plan).items()}


# Opening.


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (date(2026, 1, 1), [FIRST, SECOND, Q1]),
        (date(2026, 3, 31), [FIRST, SECOND, Q1]),  # the last day that can be kept
        (date(2026, 4, 1), [SECOND, Q2]),  # nobody is warned of what is past
        (date(2026, 9, 30), [SECOND, Q3]),
        (date(2026, 10, 1), [Q4]),
        (date(2026, 12, 31), [Q4]),
    ],
)
def test_each_township_gets_the_clocks_that_can_run_on_the_day_once(cast, river, day, opened):
    assert [on(day).done, on(day).done] == [2 * len(opened), 0]

    plans = Plan.objects.filter(kind="township", year=2026)
    assert {plan.congress for plan in plans} == {town.congress for town in cast.townships.values()}
    rows = Deadline.objects.filter(congress=river.congress)
    assert sorted(rows.values_list("key", flat=True)) == sorted(opened)


DUE = [
    # key, by the rule, in the end
    (FIRST, date(2026, 3, 31), date(2026, 3, 31)),
    (SECOND, date(2026, 9, 30), date(2026, 9, 30)),
    (Q1, date(2026, 3, 31), date(2026, 3, 31)),
]


@pytest.mark.parametrize(("key", "legal", "due"), DUE)
def test_the_days_of_a_year(river, key, legal, due):
    on(date(2026, 1, 4))

    row = Deadline.objects.get(congress=river.congress, key=key)

    assert (row.legal_due_on, row.due_on, row.holder_organization) == (legal, due, river.bodies["presidium"])


def test_the_countys_rule_says_by_when_and_a_later_one_holds_from_the_next_year(cast, river):
    with clock.frozen(date(2025, 12, 1)):
        institution.set_rule(
            cast.congress, "township.first_by", "03-15", actor=cast.go, since=date(2025, 12, 1), reason="县规定"
        )
    with clock.frozen(date(2026, 2, 1)):
        institution.set_rule(
            cast.congress, "township.first_by", "02-20", actor=cast.go, since=date(2026, 2, 1), reason="县规定"
        )

    days = {year: queries.spans(cast.congress.pk, year)[FIRST].until for year in (2025, 2026, 2027)}

    assert days == {2025: date(2025, 3, 31), 2026: date(2026, 3, 15), 2027: date(2027, 2, 20)}


@pytest.mark.parametrize(
    ("months", "keys", "label", "until"),
    [
        (3, queries.PRESIDIUMS[3], "第一季度主席团会议", date(2026, 3, 31)),
        (2, queries.PRESIDIUMS[2], "1至2月主席团会议", date(2026, 2, 28)),
        (1, queries.PRESIDIUMS[1], "1月主席团会议", date(2026, 1, 31)),
    ],
)
def test_how_often_a_presidium_meets_is_the_countys_rule(cast, river, months, keys, label, until):
    with clock.frozen(date(2025, 12, 1)):
        institution.set_rule(
            cast.congress, queries.INTERVAL, months, actor=cast.go, since=date(2025, 12, 1), reason="县规定"
        )
    on(date(2026, 1, 5))
    build.meeting(river, "presidium", date(2026, 3, 9))

    duties = queries.duties_of(river.congress, 2026)

    assert [duty.key for duty in duties] == [FIRST, SECOND, *keys]
    asked = Deadline.objects.get(congress=river.congress, key=keys[0])
    assert (asked.label, asked.legal_due_on) == (label, until)
    assert [duty.key for duty in duties if duty.meeting] == [keys[2 // months]]
    page = cast.client("go").get("/township/?year=2026").content.decode()
    assert f'data-label="{duties[2].short_label}"' in page


def test_a_township_whose_term_has_not_begun_is_left_alone(cast, river):
    river.term.starts_on = date(2026, 5, 1)
    river.term.save()

    on(date(2026, 1, 1))

    assert not Deadline.objects.filter(congress=river.congress).exists()
    assert Deadline.objects.filter(congress=cast.townships["hill"].congress).count() == 3


# Which meeting fulfils what.


@pytest.mark.parametrize(
    ("held", "kept"),
    [
        ([], {}),
        (["session 03-10"], {FIRST: "03-10"}),
        (["session 08-15"], {FIRST: "08-15"}),
        (["session 08-15", "session 03-10"], {FIRST: "03-10", SECOND: "08-15"}),
        (["session 03-10", "session 06-20", "session 11-01"], {FIRST: "03-10", SECOND: "06-20"}),
        (["presidium 03-31"], {Q1: "03-31"}),
        (["presidium 04-01"], {Q2: "04-01"}),
        (["presidium 02-01", "presidium 03-01", "presidium 12-31"], {Q1: "02-01", Q4: "12-31"}),
        (["session 03-10", "presidium 03-09", "council 05-01"], {FIRST: "03-10", Q1: "03-09"}),
    ],
)
def test_which_meeting_fulfils_which_duty(river, held, kept):
    rows = []
    for number, words in enumerate(held, start=1):
        kind, day = words.split()
        rows.append(Meeting(pk=number, kind=kind, term=river.term, opens_on=date.fromisoformat(f"2026-{day}")))
    rows.append(Meeting(pk=99, kind="session", term=river.term, opens_on=date(2025, 3, 1)))  # of another year

    found = queries.kept_by(rows, queries.spans(river.congress.county_id, 2026))

    assert {key: f"{row.opens_on:%m-%d}" for key, row in found.items()} == kept


def test_a_meeting_that_was_held_meets_its_clock_on_the_day_it_opened(river):
    on(date(2026, 1, 1))

    build.meeting(river, "session", date(2026, 3, 10))
    build.meeting(river, "presidium", date(2026, 3, 9))

    assert of(river) == {
        "township_first": ("met", date(2026, 3, 10)),
        "township_second": ("open", None),
        "presidium_1": ("met", date(2026, 3, 9)),
    }


def test_one_that_is_only_planned_or_did_not_take_place_meets_nothing(river):
    on(date(2026, 1, 1))

    row = build.planned(river, "session", date(2026, 3, 10))
    assert of(river)["township_first"] == ("open", None)
    meetings.cancel(row, actor=river.tsec, reason="防汛")

    assert of(river)["township_first"] == ("open", None)


def test_a_meeting_registered_before_the_clock_is_counted_when_the_clock_opens(river):
    build.meeting(river, "presidium", date(2026, 4, 8))

    on(date(2026, 4, 15))

    assert of(river) == {"township_second": ("open", None), "presidium_2": ("met", date(2026, 4, 8))}


@pytest.mark.parametrize("how", ["reopened", "moved"])
def test_a_meeting_entered_wrongly_sets_the_clock_going_again_with_the_reason(river, how):
    on(date(2026, 1, 1))
    row = build.meeting(river, "presidium", date(2026, 3, 9))

    if how == "reopened":
        meetings.reopen(row, actor=river.tsec, reason="登记错误")
    else:
        row.opens_on = row.closes_on = date(2026, 4, 9)
        meetings.keep_meeting(row, actor=river.tsec)

    assert of(river)["presidium_1"] == ("open", None)
    again = Deadline.objects.get(congress=river.congress, key=Q1, outcome="open")
    assert (again.replaces.outcome, again.reason) == ("met", "会议登记已更正，这一项没有完成。")
    assert again.due_on == again.replaces.due_on


def test_a_session_of_the_county_touches_no_township(cast, river):
    on(date(2026, 1, 1))

    build.meeting(cast, "session", date(2026, 3, 9), due=146, present=140)

    assert {outcome for outcome, _ in of(river).values()} == {"open"}


# Warnings.


def test_the_ladder_climbs_from_the_secretary_to_the_leaders(cast, river):
    on(date(2026, 1, 1))
    row = Deadline.objects.get(congress=river.congress, key=FIRST)
    names = {rung: [held.person.name for held in clocks.ladders({row: rung})[row]] for rung in range(len(kinds.RUNGS))}

    assert names == {
        0: ["河秘书"],
        1: ["河秘书", "河主席"],
        2: ["河秘书", "河主席"],
        3: ["河秘书", "河主席", "周文书", "吴联络", "郑办事"],
        4: ["河秘书", "河主席", "周文书", "吴联络", "郑办事", "李宏远"],
    }
    assert list(row.reminders.values_list("step", flat=True)) == [-30, -15, -7, 0, 1, 7]


def test_the_secretary_is_warned_weeks_before_and_not_after_the_meeting(river):
    ticking.tick(clock.moment(date(2026, 1, 5), 9))
    ticking.tick(clock.moment(date(2026, 3, 16), 10))
    mine = Notice.objects.filter(person=river.posts["tsec"].person)
    assert mine.count() == 1

    with clock.frozen(date(2026, 3, 20)):
        build.meeting(river, "session", date(2026, 3, 18))
        build.meeting(river, "presidium", date(2026, 3, 18))
    ticking.tick(clock.moment(date(2026, 3, 31), 10))

    assert mine.count() == 1


# Not held.


def test_the_chair_says_why_after_the_day_and_the_county_is_told(cast, river):
    on(date(2026, 1, 1))
    row, plan = Deadline.objects.get(congress=river.congress, key=Q1), queries.plan_of(river.congress.pk, 2026)

    townships.excuse(row, plan, actor=river.tch, reason="主席团成员多数参加防汛")

    assert of(river)["presidium_1"] == ("cancelled", None)
    told = AuditEvent.objects.get(kind="congress.plan.excuse")
    assert (told.text, told.reason) == (
        "河主席说明河口镇人大2026年第一季度主席团会议未召开的原因",
        "主席团成员多数参加防汛",
    )
    heard = Notice.objects.filter(subject="河口镇人大第一季度主席团会议未召开")
    assert {row.person.name for row in heard} == {"周文书", "吴联络", "郑办事"}


@pytest.mark.parametrize(
    ("who", "day", "reason", "refusal"),
    [
        ("tch", date(2026, 3, 31), "防汛", Refused),  # its last day: the meeting can still be held
        ("tch", date(2026, 4, 1), "  ", Refused),
        ("tsec", date(2026, 4, 1), "防汛", PermissionDenied),
        ("other", date(2026, 4, 1), "防汛", PermissionDenied),
    ],
)
def test_nobody_else_too_early_or_without_a_reason(cast, river, who, day, reason, refusal):
    on(date(2026, 1, 1))
    row, plan = Deadline.objects.get(congress=river.congress, key=Q1), queries.plan_of(river.congress.pk, 2026)
    actor = cast.townships["hill"].tch if who == "other" else river.actor(who)

    with clock.frozen(day), pytest.raises(refusal):
        townships.excuse(row, plan, actor=actor, reason=reason)

    assert of(river)["presidium_1"] == ("open", None)


# The workspace.


@pytest.mark.parametrize(
    ("today", "states"),
    [
        (date(2026, 1, 4), ["待召开", "待召开", "待召开", "还没有到", "还没有到", "还没有到"]),
        (date(2026, 4, 2), ["未召开", "待召开", "已召开", "待召开", "还没有到", "还没有到"]),
        (date(2026, 5, 20), ["逾期召开", "待召开", "已召开", "已安排", "还没有到", "还没有到"]),
    ],
)
def test_the_workspace_holds_the_year_against_the_law(river, today, states):
    on(date(2026, 1, 1))
    for kind, day in (("presidium", date(2026, 3, 9)), ("session", date(2026, 5, 18))):
        if day <= today:
            with clock.frozen(today):
                build.meeting(river, kind, day)
    if today.month == 5:
        build.planned(river, "presidium", date(2026, 6, 1))

    with clock.frozen(today):
        answer = river.client("tch").get("/township/")
        found = [duty.state[0] for duty in answer.context["duties"]]

    assert found == states


def test_the_workspace_shows_report_suggestions_and_plan(cast, river):
    reports.form(cast)
    report = reports.report(cast, at="drafting")
    with clock.frozen(date(2026, 10, 9)):
        townships.open_duties(clock.now())
        answer = river.client("tch").get("/township/")

    body = answer.content.decode()
    assert (answer.context["report"], answer.context["plan"].year) == (report, 2026)
    assert "2026年乡镇人大年度工作计划" in body


@pytest.mark.parametrize(
    ("who", "todo"),
    [
        ("tch", [("审签", "河口镇人大2026年第三季度报告"), ("召开", "第四季度主席团会议")]),
        ("tsec", [("填报", "河口镇人大2026年第三季度报告"), ("召开", "第四季度主席团会议")]),
    ],
)
def test_today_names_what_waits_in_the_township(cast, river, who, todo):
    reports.form(cast)
    reports.report(cast, at="drafting")
    with clock.frozen(date(2026, 10, 9)):
        townships.open_duties(clock.now())
        items = home.items("congress.township", river.signed_in(who))

    assert [(item.verb, item.title) for item in items] == todo


def test_the_county_sees_every_township_against_the_law(cast, river, django_assert_num_queries):
    on(date(2026, 1, 1))
    build.meeting(river, "session", date(2026, 3, 10))

    with django_assert_num_queries(5):
        rows = queries.duties_of_all(cast.go, 2026)

    assert [(town.short_name, [duty.state[0] for duty in duties][:3]) for town, duties in rows] == [
        ("河口镇人大", ["已召开", "待召开", "未召开"]),
        ("青石岭乡人大", ["未召开", "待召开", "未召开"]),
    ]
    assert "青石岭乡人大" in cast.client("go").get("/township/?year=2026").content.decode()


def test_a_missed_meeting_is_explained_on_its_page(river):
    on(date(2026, 1, 1))
    row = Deadline.objects.get(congress=river.congress, key=Q1)
    client = river.client("tch")
    assert "说明未召开的原因" in client.get("/township/").content.decode()

    empty = client.post(f"/township/duties/{row.pk}/", {"reason": ""})
    done = client.post(f"/township/duties/{row.pk}/", {"reason": "防汛"})

    assert (empty.status_code, empty.context["form"].errors["reason"]) == (422, ["请写明没有召开的原因。"])
    assert (done.status_code, of(river)["presidium_1"]) == (302, ("cancelled", None))


def test_a_neighbour_sees_no_clock_of_a_township(cast, river):
    on(date(2026, 1, 1))
    row = Deadline.objects.get(congress=river.congress, key=Q1)

    seen = {
        who: Deadline.objects.visible_to(actor).filter(pk=row.pk).exists()
        for who, actor in {
            "tch": river.tch, "go": cast.go, "hill": cast.townships["hill"].tch, "unit": cast.unit, "dep": cast.dep,
            "next": cast.stranger.dac, "system": SYSTEM,
        }.items()
    }  # fmt: skip

    assert seen == {"tch": True, "go": True, "hill": False, "unit": False, "dep": False, "next": False, "system": True}


def test_yesterdays_tick_and_todays_do_not_double(river):
    for days in range(3):
        on(date(2026, 1, 1) + timedelta(days=days))

    assert Deadline.objects.filter(congress=river.congress).count() == 3
