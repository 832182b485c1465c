"""Legal clocks: rows that are opened, stopped, extended and superseded, never edited."""

import contextlib
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from congress.actions import clocks
from congress.frame import clock, kinds
from congress.frame.actor import ANONYMOUS, SYSTEM
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.models import Deadline, Organization, Reminder, RuleValue
from congress.queries import clocks as queries
from tests.build import clocks as build

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def laws():
    with kinds.deadlines.lent(*build.ALL):
        yield


@pytest.fixture
def county():
    return build.county("DAC", "GOV", "UNIT", "UNITL", "LEAD")


@pytest.fixture
def case(county):
    return county.case("沙河乡道修复")


def dates_of(deadline):
    return (str(deadline.legal_due_on), str(deadline.due_on))


def test_opening_keeps_the_rule_the_dates_and_every_reason(county, case):
    with clock.frozen(JULY):
        deadline = clocks.open_clock("test.reply", case, actor=county.actor("DAC"))

    kept = Deadline.objects.get()
    assert kept == deadline
    assert dates_of(kept) == ("2026-10-01", "2026-10-08")
    assert (kept.label, kept.title, kept.basis) == ("答复", "建议（沙河乡道修复）", "代表法第五十一条")
    assert (kept.starts_on, kept.amount, kept.unit, kept.rolls) == (JULY, 3, "months", True)
    assert (kept.target, kept.congress, kept.holder_organization) == (address(case), county.congress, case)
    assert (kept.opened_by, kept.outcome, kept.provisional) == ("王秀兰", "open", False)
    assert [step["day"] for step in kept.steps if step["kind"] == "skip"] == [f"2026-10-0{n}" for n in range(1, 8)]


def test_the_cases_own_column_follows_the_clock(county, case):
    with clock.frozen(JULY):
        build.started(case)

    assert (case.until, Organization.objects.get(pk=case.pk).until) == (date(2026, 10, 8), date(2026, 10, 8))


def test_a_meeting_day_and_a_fixed_date_are_anchors(county, case):
    with clock.frozen(JULY):
        papers = build.started(case, "test.papers", starts_on=date(2026, 10, 15))
        summary = build.started(case, "test.summary", starts_on=date(2026, 10, 31))

    assert dates_of(papers) == ("2026-10-05", "2026-09-30")
    assert (dates_of(summary), summary.amount) == (("2026-10-31", "2026-10-31"), None)


def test_the_length_is_the_setting_of_the_day_the_matter_began(county, case):
    rule = kinds.Rule(key="test.months", label="答复期限", basis="本级规定", default=3, unit="个月")
    RuleValue.objects.create(
        congress=county.congress, key="test.months", value=2, since=date(2026, 6, 1), reason="试行", set_by="王秀兰"
    )
    with kinds.rules.lent(rule), kinds.deadlines.lent(build.law("test.set", amount="test.months")), clock.frozen(JULY):
        before = build.started(county.case("甲"), "test.set", starts_on=date(2026, 5, 31))
        after = build.started(county.case("乙"), "test.set", starts_on=date(2026, 6, 1))

    assert [(before.amount, str(before.legal_due_on)), (after.amount, str(after.legal_due_on))] == [
        (3, "2026-08-31"),
        (2, "2026-08-01"),
    ]


def test_a_congress_that_does_not_roll_ends_on_the_day_off(county, case):
    RuleValue.objects.create(
        congress=county.congress,
        key="clock.roll_forward",
        value=False,
        since=date(2026, 1, 1),
        reason="本级规定",
        set_by="王秀兰",
    )
    with clock.frozen(JULY):
        deadline = build.started(case)

    assert (dates_of(deadline), deadline.rolls) == (("2026-10-01", "2026-10-01"), False)


def test_a_second_clock_of_the_same_rule_is_refused_and_writes_nothing(county, case):
    build.started(case)

    with pytest.raises(Refused, match="“答复”已在计算中"):
        build.started(case)

    assert Deadline.objects.count() == 1
    build.started(county.case("另一件"))
    build.started(case, "test.contact")
    assert Deadline.objects.count() == 3


def test_the_clocks_of_many_cases_are_written_together_as_they_would_be_one_by_one(county, case):
    other, third = county.case("丙"), county.case("丁")

    def deeds():
        build.started(third)
        clocks.close_clocks(case, actor=SYSTEM, met=("test.reply",))
        for one in (case, other):
            build.started(one, "test.contact")
        clocks.close_clocks(other, actor=SYSTEM, cancelled=("test.contact",))
        clocks.extend_clock("test.reply", third, actor=SYSTEM, reason="难度大", amount=6)

    written = []
    for how in (contextlib.nullcontext, clocks.together):
        with clock.frozen(JULY), transaction.atomic():
            build.started(case)
            with how():
                deeds()
            rows = Deadline.objects.order_by("target", "key", "pk")
            rows = rows.values_list("target", "key", "due_on", "outcome", "ended_on", "replaces__due_on", "steps")
            steps = Reminder.objects.order_by("deadline__target", "deadline__key", "deadline", "step")
            steps = steps.values_list("deadline__target", "deadline__due_on", "step", "due_on", "superseded_at")
            written.append([list(rows), list(steps), Organization.objects.get(pk=third.pk).until])
            transaction.set_rollback(True)

    assert written[0] == written[1]
    assert len(written[0][0]) == 5


def test_what_waits_is_written_whole_or_not_at_all_and_names_what_stood_in_the_way(county, case):
    other = county.case("丙")
    build.started(other)

    def start(cases, refusal=""):
        with clocks.together():
            for one in cases:
                build.started(one)
            if refusal:
                raise Refused(refusal)

    for cases, refusal, said in [((case, other), "", "建议（丙）：“答复”已在计算中"), ((case,), "未定", "未定")]:
        with pytest.raises(Refused, match=said):
            start(cases, refusal)

    assert list(Deadline.objects.values_list("target", flat=True)) == [address(other)]


def test_the_database_itself_allows_one_open_clock(county, case):
    row = Deadline.objects.get(pk=build.started(case).pk)
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("column", ["due_on", "legal_due_on", "starts_on"])
def test_a_date_once_given_cannot_be_edited_even_past_the_program(county, case, column):
    deadline = build.started(case)

    with pytest.raises(IntegrityError, match="congress_deadline_kept"), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(**{column: date(2030, 1, 1)})
    with pytest.raises(IntegrityError, match="congress_deadline_kept"), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(steps=[])
    with pytest.raises(IntegrityError, match="congress_deadline_kept"), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk)._raw_delete("default")


def test_stopping_sets_the_day_once_and_lets_the_reminders_rest(county, case):
    with clock.frozen(JULY):
        deadline = build.started(case)
    with clock.frozen(date(2026, 9, 10)):
        closed = clocks.close_clock("test.reply", case, actor=county.actor("UNITL"), on=date(2026, 9, 8))
        again = clocks.close_clock("test.reply", case, actor=county.actor("UNITL"))

    deadline.refresh_from_db()
    assert again is None
    assert (closed, deadline.outcome, str(deadline.met_on), str(deadline.ended_on)) == (
        deadline,
        "met",
        "2026-09-08",
        "2026-09-10",
    )
    assert (deadline.ended_by, deadline.on_time, deadline.is_overdue) == ("陈立新", True, False)
    assert not Reminder.objects.filter(superseded_at=None).exists()
    with pytest.raises(IntegrityError, match="congress_deadline_kept"), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(met_on=date(2026, 7, 2))


@pytest.mark.parametrize(("met_on", "on_time"), [("2026-10-08", True), ("2026-10-09", False), ("2026-10-01", True)])
def test_on_time_is_judged_by_the_rolled_date(county, case, met_on, on_time):
    with clock.frozen(JULY):
        build.started(case)
    with clock.frozen(date(2026, 10, 20)):
        closed = clocks.close_clock("test.reply", case, actor=SYSTEM, on=date.fromisoformat(met_on))

    assert closed.on_time is on_time


def test_cancelling_has_no_day_of_fulfilment(county, case):
    build.started(case)

    closed = clocks.close_clock("test.reply", case, actor=SYSTEM, outcome="cancelled")

    assert (closed.outcome, closed.met_on, closed.on_time) == ("cancelled", None, None)


def test_the_due_day_itself_is_still_in_time_until_midnight(county, case):
    with clock.frozen(JULY):
        deadline = build.started(case)

    with clock.frozen(clock.moment(date(2026, 10, 8), 23, 59)):
        assert (deadline.is_overdue, list(Deadline.objects.overdue())) == (False, [])
    with clock.frozen(clock.moment(date(2026, 10, 9), 0, 0)):
        assert (deadline.is_overdue, list(Deadline.objects.overdue())) == (True, [deadline])


def test_extending_opens_a_new_row_from_the_first_start_and_keeps_both(county, case):
    with clock.frozen(JULY):
        first = build.started(case)
    with clock.frozen(date(2026, 9, 1)):
        longer = clocks.extend_clock("test.reply", case, actor=county.actor("DAC"), amount=6, reason="需实地勘察")

    first.refresh_from_db()
    assert (first.outcome, str(first.ended_on), dates_of(first)) == (
        "superseded",
        "2026-09-01",
        ("2026-10-01", "2026-10-08"),
    )
    assert (longer.replaces, longer.reason, longer.starts_on, dates_of(longer)) == (
        first,
        "需实地勘察",
        JULY,
        ("2027-01-01", "2027-01-04"),
    )
    assert longer.provisional is True
    assert Organization.objects.get(pk=case.pk).until == date(2027, 1, 4)
    assert queries.chain_of(longer) == queries.chain_of(first) == [first, longer]


def test_extending_to_a_day_rolls_that_day(county, case):
    with clock.frozen(JULY):
        build.started(case)
        longer = clocks.extend_clock(
            "test.reply", case, actor=SYSTEM, legal_due_on=date(2026, 11, 1), reason="汛期停工"
        )

    assert (longer.unit, longer.amount, dates_of(longer)) == ("until", None, ("2026-11-01", "2026-11-02"))
    assert "批准延长至2026年11月1日（星期日）。" in [step["text"] for step in longer.steps]


@pytest.mark.parametrize("how", [{"amount": 3}, {"amount": 2}, {"legal_due_on": date(2026, 10, 1)}])
def test_an_extension_that_does_not_end_later_is_refused_and_leaves_the_clock(county, case, how):
    with clock.frozen(JULY):
        first = build.started(case)

        with pytest.raises(Refused, match="须晚于现在的2026年10月1日"):
            clocks.extend_clock("test.reply", case, actor=SYSTEM, reason="再等等", **how)

    assert list(Deadline.objects.all()) == [first]
    assert Deadline.objects.get().is_open


def test_an_extension_wants_a_reason_and_a_running_clock(county, case):
    with pytest.raises(Refused, match="已不在计算中"):
        clocks.extend_clock("test.reply", case, actor=SYSTEM, amount=6, reason="需勘察")
    build.started(case)
    with pytest.raises(Refused, match="必须写明理由"):
        clocks.extend_clock("test.reply", case, actor=SYSTEM, amount=6, reason=" ")


def test_doing_again_opens_a_row_that_names_the_met_one(county, case):
    build.started(case)
    met = clocks.close_clock("test.reply", case, actor=SYSTEM)

    again = clocks.open_clock("test.reply", case, actor=SYSTEM, replaces=met, amount=1, reason="代表不满意，重新办理")

    met.refresh_from_db()
    assert (again.replaces, again.amount, met.outcome) == (met, 1, "met")
    with pytest.raises(Refused, match="必须写明理由"):
        clocks.open_clock("test.contact", case, actor=SYSTEM, replaces=met)


def planned(deadline):
    return [(r.step, str(r.due_on), r.rung) for r in deadline.reminders.order_by("step")]


def test_the_ladder_is_planned_on_working_days(county, case):
    with clock.frozen(JULY):
        deadline = build.started(case)

    assert planned(deadline) == [
        (-15, "2026-09-23", 0),
        (-7, "2026-09-30", 1),
        (-3, "2026-09-30", 1),
        (0, "2026-10-08", 2),
        (1, "2026-10-09", 3),
        (7, "2026-10-15", 4),
    ]


def test_a_short_limit_has_no_step_before_it_began(county, case):
    with clock.frozen(JULY):
        deadline = build.started(case, "test.contact", amount=5)

    assert (str(deadline.due_on), [step for step, _, _ in planned(deadline)]) == ("2026-07-08", [-3, 0, 1, 7])


def test_what_takes_over_does_not_repeat_the_steps_behind_it(county, case):
    with clock.frozen(JULY):
        build.started(case)
    with clock.frozen(date(2026, 10, 5)):
        longer = clocks.extend_clock(
            "test.reply", case, actor=SYSTEM, legal_due_on=date(2026, 10, 12), reason="汛期停工"
        )

    assert [step for step, _, _ in planned(longer)] == [-3, 0, 1, 7]


def test_a_fixed_date_on_a_day_off_is_reminded_on_the_last_working_day_before(county, case):
    with clock.frozen(JULY):
        deadline = build.started(case, "test.summary", starts_on=date(2026, 10, 31))

    assert planned(deadline) == [(-3, "2026-10-28", 1), (0, "2026-10-30", 2)]


# Who sees which clocks.


def test_a_person_sees_the_clocks_of_the_cases_he_may_see(county, case):
    elsewhere = build.county("DAC", name="东平样县", code="419902")
    mine, theirs = build.started(case), build.started(elsewhere.case("外县一事"))

    assert list(queries.open_clocks(county.actor("DAC"))) == [mine]
    assert list(queries.open_clocks(elsewhere.actor("DAC"))) == [theirs]
    assert list(queries.open_clocks(ANONYMOUS)) == []
    assert list(queries.open_clocks(SYSTEM)) == [mine, theirs]


@pytest.mark.parametrize("cases", [1, 3])
def test_a_list_of_clocks_costs_the_same_however_long(county, django_assert_num_queries, cases):
    for n in range(cases):
        build.started(county.case(f"第{n}件"))
    actor = county.actor("DAC")

    with django_assert_num_queries(2):
        rows = list(queries.open_clocks(actor))
        found = queries.cases_of(rows, actor)
        assert [str(found[row.target]) + str(row.holder_organization) for row in rows] == [
            f"第{n}件第{n}件" for n in range(cases)
        ]


def test_the_clocks_of_a_case_are_all_it_ever_had(county, case):
    with clock.frozen(JULY):
        first, other = build.started(case), build.started(case, "test.contact")
        longer = clocks.extend_clock("test.reply", case, actor=SYSTEM, amount=6, reason="需勘察")

    assert list(queries.clocks_of(case)) == [longer, other, first]
    assert queries.running_clock(case, "test.reply") == longer
    assert queries.running_clock(county.unit, "test.reply") is None


# Rivals.


@pytest.mark.django_db(transaction=True)
def test_of_rivals_who_open_or_extend_one_wins_and_the_others_are_told():
    county = build.county("DAC")
    case = county.case("争办一事")

    def race(deed, rivals=6):
        barrier, answers = Barrier(rivals), []

        def run():
            mine = Organization.objects.get(pk=case.pk)
            barrier.wait()
            try:
                with clock.frozen(JULY):
                    deed(mine)
                answers.append("done")
            except Refused as refusal:
                answers.append(str(refusal)[:8])
            finally:
                connection.close()

        threads = [Thread(target=run) for _ in range(rivals)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(answers)

    opened = race(build.started)
    extended = race(lambda mine: clocks.extend_clock("test.reply", mine, actor=SYSTEM, amount=6, reason="需勘察"))

    assert opened.count("done") == 1
    assert extended.count("done") == 1
    assert Deadline.objects.open().count() == 1
