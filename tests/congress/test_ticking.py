"""The tick: each reminder once whatever runs twice, late or together; in office hours; one summary a person a day."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from congress.actions import clocks, institution, ticking
from congress.frame import clock, kinds, planting
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.models import (
    CalendarAlarm,
    CalendarYear,
    Deadline,
    DigestLine,
    Holiday,
    Membership,
    Notice,
    Person,
    Pulse,
    Reminder,
    RuleValue,
)
from tests.build import clocks as build

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)  # due on 8 October 2026
LADDER = ["2026-09-23", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-15", "2026-10-22", "2026-10-29"]


@pytest.fixture(autouse=True)
def laws():
    with kinds.deadlines.lent(*build.ALL):
        yield


@pytest.fixture
def county():
    return build.county("DAC", "GOV", "UNIT", "UNITL", "LEAD")


@pytest.fixture
def case(county):
    with clock.frozen(JULY):
        case = county.case("沙河乡道修复")
        build.started(case)
    return case


def at(day, hour=9, minute=0):
    return clock.moment(date.fromisoformat(str(day)), hour, minute)


def tick(day, hour=9, minute=0):
    """How many summaries went out."""
    return ticking.tick(at(day, hour, minute))["congress.reminders"].done


def inbox(role, county):
    return list(Notice.objects.filter(person=county.memberships[role].person).order_by("pk"))


def sent():
    return list(Reminder.objects.exclude(sent_at=None).order_by("step").values_list("step", flat=True))


def test_walking_through_the_year_each_step_goes_once_and_climbs_the_ladder(county, case):
    told = {}
    day = date(2026, 9, 1)
    while day <= date(2026, 10, 30):
        for hour in (8, 9, 13, 18):
            before = set(Notice.objects.values_list("pk", flat=True))
            tick(day, hour)
            if new := Notice.objects.exclude(pk__in=before):
                told[str(day)] = sorted(new.values_list("membership__role", flat=True))
        day += timedelta(days=1)

    assert told == {
        "2026-09-23": ["UNIT"],
        "2026-09-30": ["UNIT", "UNITL"],
        "2026-10-08": ["GOV", "UNIT", "UNITL"],
        "2026-10-09": ["DAC", "GOV", "UNIT", "UNITL"],
        "2026-10-15": ["DAC", "GOV", "LEAD", "UNIT", "UNITL"],
        "2026-10-22": ["DAC", "GOV", "LEAD", "UNIT", "UNITL"],
        "2026-10-29": ["DAC", "GOV", "LEAD", "UNIT", "UNITL"],
    }
    assert list(told) == LADDER
    # -7 and -3 both fell on the last working day before the holiday: only the newer one went.
    assert sent() == [-15, -3, 0, 1, 7, 14, 21]
    assert list(Reminder.objects.exclude(superseded_at=None).values_list("step", flat=True)) == [-7]


def test_a_summary_says_what_is_due_and_leads_to_the_case(county, case):
    tick("2026-09-30")

    (notice,) = inbox("UNITL", county)
    assert (notice.subject, notice.urgent) == ("请办理：1项将到期", False)
    assert notice.text == "建议（沙河乡道修复）：答复，期限2026年10月8日（星期四），还有8天。"

    tick("2026-10-09")
    assert inbox("UNITL", county)[-1].subject == "请办理：1项已超期"
    assert inbox("UNITL", county)[-1].text.endswith("已超期1天。")


@pytest.mark.parametrize(
    ("hour", "minute", "expected"), [(8, 29, 0), (8, 30, 1), (17, 29, 1), (17, 30, 0), (0, 0, 0), (23, 59, 0)]
)
def test_nothing_goes_outside_office_hours(county, case, hour, minute, expected):
    assert tick("2026-09-23", hour, minute) == expected


@pytest.mark.parametrize("day", ["2026-09-26", "2026-09-27", "2026-10-01", "2026-10-07"])
def test_nothing_goes_on_days_off(county, case, day):
    assert tick(day) == 0


def test_a_make_up_saturday_is_a_working_day_like_any_other(county, case):
    assert tick("2026-10-10") == 4  # +1, nobody having ticked before: all but the leadership


def test_each_congress_has_its_own_hours(county, case):
    RuleValue.objects.create(
        congress=county.congress,
        key="notice.hours",
        value="10:00-11:00",
        since=date(2026, 1, 1),
        reason="本级规定",
        set_by="王秀兰",
    )

    assert [tick("2026-09-23", hour) for hour in (9, 11, 10)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:30-17:30", ("08:30", "17:30")),
        ("09：00—18：00", ("09:00", "18:00")),
        ("9:00 - 12:00", ("09:00", "12:00")),
        ("全天", ("08:30", "17:30")),
        ("18:00-9:00", ("08:30", "17:30")),
        ("", ("08:30", "17:30")),
        ("9-17", ("08:30", "17:30")),
    ],
)
def test_office_hours_are_read_leniently_and_nonsense_means_the_usual(text, expected):
    assert ticking.hours(text) == expected


def test_a_second_run_sends_nothing(county, case):
    assert [tick("2026-09-30"), tick("2026-09-30"), tick("2026-09-30", 16)] == [2, 0, 0]


def test_after_an_outage_only_the_newest_goes_and_the_next_run_sends_nothing(county, case):
    tick("2026-09-23")

    assert tick("2026-10-12") == 4
    assert tick("2026-10-12") == 0
    assert sent() == [-15, 1]
    assert [len(inbox(role, county)) for role in ("UNIT", "UNITL", "GOV", "DAC", "LEAD")] == [2, 1, 1, 1, 0]


def test_after_a_long_outage_the_weekly_ones_go_on_from_today(county, case):
    assert tick("2026-12-01") == 5
    assert tick("2026-12-01") == 0
    assert sent() == [7]
    waiting = Reminder.objects.filter(sent_at=None, superseded_at=None, deadline__key="test.reply")
    assert list(waiting.values_list("step", "due_on")) == [(56, date(2026, 12, 3))]
    assert [tick("2026-12-03"), tick("2026-12-04"), tick("2026-12-10")] == [5, 0, 5]


def test_reminders_come_as_the_congress_had_set_when_the_matter_began(county):
    """Every working day once it is late, where the rule says so; what began before goes on as it was planned."""
    days = kinds.Rule(
        key="test.days", label="提醒日", basis="本级规定", default="提前7日，当日，以后每周", kind="text"
    )
    RuleValue.objects.create(
        congress=county.congress, key="test.days", value="提前3日，当日，以后每天", since="2026-03-03", set_by="王秀兰"
    )
    law = build.law("test.days", ladder="test.days", unit="workdays", amount=lambda case: 20)
    with kinds.rules.lent(days), kinds.deadlines.lent(law):
        for day in (date(2026, 3, 2), date(2026, 3, 3)):
            with clock.frozen(day):
                build.started(county.case(f"{day.day}日的"), "test.days")  # due on 30 and 31 March
        for day in range(20, 45):
            tick(date(2026, 3, 1) + timedelta(days=day))

    taken = Reminder.objects.exclude(sent_at=None).order_by("due_on").values_list("deadline__starts_on__day", "step")
    assert [step for day, step in taken if day == 2] == [-7, 0, 7, 14]
    # 4 to 6 April are days off: what fell on the 4th went on the 7th
    assert [step for day, step in taken if day == 3] == [-3, 0, 1, 2, 3, 4, 8, 9, 10, 11, 14]


def test_three_days_without_a_tick_then_two_runs(county):
    with clock.frozen(date(2026, 3, 2)):
        for n in range(3):
            build.started(county.case(f"第{n}件"), "test.contact")  # due on 30 March
    first = tick("2026-03-27")

    assert [first, tick("2026-03-31"), tick("2026-03-31")] == [2, 4, 0]
    assert sent() == [-3, -3, -3, 1, 1, 1]


def test_a_person_gets_one_summary_of_all_his_cases(county):
    with clock.frozen(JULY):
        for n in range(5):
            build.started(county.case(f"第{n}件"))
            build.started(county.case(f"会前{n}"), "test.papers", starts_on=date(2026, 10, 15))

    assert tick("2026-09-30") == 3
    (notice,) = inbox("UNIT", county)
    assert (notice.subject, len(notice.text.splitlines())) == ("请办理：10项将到期", 10)


def test_what_falls_due_after_the_summary_waits_for_the_next_working_day(county, case):
    tick("2026-09-30", 9)
    with clock.frozen(at("2026-09-30", 10)):
        late = county.case("补录一事")
        build.started(late, "test.contact", starts_on=date(2026, 8, 1))

    assert tick("2026-09-30", 11) == 3  # long overdue, so all are told, but the two who have had today's summary wait
    assert (tick("2026-10-08", 9), len(inbox("UNIT", county))) == (5, 2)
    assert inbox("UNIT", county)[-1].subject == "请办理：1项已超期，1项将到期"


def test_a_clock_that_has_stopped_reminds_nobody(county, case):
    with clock.frozen(at("2026-09-22")):
        clocks.close_clock("test.reply", case, actor=SYSTEM)

    assert [tick(day) for day in LADDER] == [0] * len(LADDER)


def test_a_clock_stopped_between_claim_and_summary_is_left_out(county, case):
    with clock.frozen(at("2026-09-23")):
        ticking.claim([case_clock(case).pk])
        clocks.close_clock("test.reply", case, actor=SYSTEM)

    assert tick("2026-09-23") == 0
    assert not DigestLine.objects.exists()


def test_the_reminder_of_who_has_left_goes_to_his_successor(county, case):
    with clock.frozen(at("2026-09-23")):
        ticking.claim([case_clock(case).pk])
        left = county.memberships["UNIT"]
        Membership.objects.filter(pk=left.pk).update(until=date(2026, 9, 22))
        person = Person.objects.create(county=county.congress, name="接手人")
        institution.appoint(person, left.post, actor=SYSTEM, since=date(2026, 9, 23))

    tick("2026-09-23")
    tick("2026-09-23", 9, 10)

    assert (len(inbox("UNIT", county)), Notice.objects.filter(person=person).count()) == (0, 1)


def case_clock(case):
    return Deadline.objects.get(key="test.reply")


def test_when_nobody_holds_the_post_the_commission_is_told(county):
    with kinds.deadlines.lent(build.law("test.orphan", audience=lambda case, rung: None)), clock.frozen(JULY):
        build.started(county.case("无人经办"), "test.orphan")
        assert tick("2026-09-23") == 1

    assert [notice.text[:8] for notice in inbox("DAC", county)] == ["建议（无人经办）"]


def test_one_poisoned_case_never_stops_the_rest_and_is_tried_again_later(county, case):
    def broken(case, rung):
        raise ValueError("此件有误")

    with kinds.deadlines.lent(build.law("test.broken", audience=broken)):
        with clock.frozen(JULY):
            build.started(county.case("坏件"), "test.broken")
        tally = ticking.tick(at("2026-09-23"))["congress.reminders"]
        bad = Reminder.objects.get(deadline__key="test.broken", step=-15)
        assert (tally.done, tally.failed, bad.sent_at, bad.tries) == (1, 1, None, 1)
        assert (bad.error, bad.retry_at) == ("ValueError：此件有误", at("2026-09-23", 9, 10))
        assert "ValueError" in Pulse.objects.get(key="congress.reminders").error
        assert ticking.tick(at("2026-09-23", 9, 5))["congress.reminders"].failed == 0
        assert ticking.tick(at("2026-09-23", 9, 11))["congress.reminders"].failed == 1

    with kinds.deadlines.lent(build.law("test.broken")):
        assert tick("2026-09-24") == 1
    assert Reminder.objects.get(pk=bad.pk).error == ""


def test_one_poisoned_case_amid_a_piece_is_found_and_all_others_of_the_piece_are_sent(county):
    def broken(case, rung):
        if case.name == "第5件":
            raise ValueError("此件有误")
        return build.audience(case, rung)

    with kinds.deadlines.lent(build.law("test.broken", audience=broken)):
        with clock.frozen(JULY):
            for n in range(9):
                build.started(county.case(f"第{n}件"), "test.broken")
        tally = ticking.tick(at("2026-09-23"))["congress.reminders"]

    bad = Reminder.objects.get(deadline__title="建议（第5件）", step=-15)
    assert (tally.done, tally.failed, bad.sent_at, bad.tries) == (1, 1, None, 1)
    assert Reminder.objects.exclude(tries=0).count() == 1
    assert Reminder.objects.exclude(sent_at=None).count() == 8
    assert len(inbox("UNIT", county)[0].text.splitlines()) == 8


def test_a_summary_that_cannot_be_written_holds_back_nobody_else_s(county, case):
    with clock.frozen(at("2026-10-09")):
        ticking.claim([case_clock(case).pk])
        DigestLine.objects.filter(membership__role="GOV").update(membership=county.memberships["DAC"])
        Notice.objects.create(  # what another hand has put under the very key
            person=county.memberships["GOV"].person,
            subject="别的",
            digest_key=f"reminders:2026-10-09:{county.memberships['UNIT'].person_id}",
        )
    tally = ticking.tick(at("2026-10-09"))["congress.reminders"]

    assert (tally.done, tally.failed) == (3, 1)
    assert DigestLine.objects.get(notice=None).tries == 1


def asked(deed):
    """How many statements a deed asks the database."""
    with CaptureQueriesContext(connection) as queries:
        deed()
    return len(queries)


@pytest.mark.parametrize("day", ["2026-09-30", "2026-12-01"])
def test_a_piece_asks_the_database_the_same_for_three_as_for_twenty(county, day):
    numbers = []
    for many in (3, 20):
        with clock.frozen(JULY):
            for n in range(many):
                build.started(county.case(f"{many}之{n}"))
        with clock.frozen(at(day)):
            numbers.append(asked(lambda: ticking.send_reminders(clock.now())))
        Notice.objects.update(digest_key=None)
        Deadline.objects.open().update(outcome="cancelled", ended_on=clock.today())

    assert numbers[0] == numbers[1]
    assert len(sent()) == 23


def test_a_summary_of_very_many_names_the_most_urgent_and_counts_the_rest(county, case):
    law = kinds.deadlines["test.reply"]
    with clock.frozen(JULY):
        for n in range(ticking.LISTED + 3):
            build.started(county.case(f"第{n}件"), law.key, starts_on=date(2026, 7, 2))

    tick("2026-09-30")

    (notice,) = inbox("UNIT", county)
    lines = notice.text.splitlines()
    assert notice.subject == f"请办理：{ticking.LISTED + 4}项将到期"
    assert (len(lines), lines[-1]) == (ticking.LISTED + 1, "另有4项，请到“期限”中查看。")
    assert lines[0].startswith("建议（沙河乡道修复）")
    assert not DigestLine.objects.filter(notice=None).exists()


def test_other_periodic_deeds_run_too_and_one_that_fails_leaves_its_trace():
    def fails(now):
        raise ValueError("写不了")

    deeds = [
        kinds.Ticker(key="test.a", label="坏的", run=fails),
        kinds.Ticker(key="test.b", label="好的", run=lambda now: 3),
    ]
    with kinds.tickers.lent(*deeds):
        tallies = ticking.tick(at("2026-09-23"))

    assert (tallies["test.a"].failed, tallies["test.b"].done) == (1, 3)
    rows = {pulse.key: pulse for pulse in Pulse.objects.filter(key__startswith="test.")}
    assert [
        (p.label, p.runs, p.done, p.failed, p.error, p.succeeded_at) for p in (rows["test.a"], rows["test.b"])
    ] == [("坏的", 1, 0, 1, "ValueError：写不了", None), ("好的", 1, 3, 0, "", at("2026-09-23"))]


def test_the_command_ticks_at_a_given_moment(county, case, capsys):
    call_command("send_due", "--now", "2026-09-30T09:00")
    assert "期限提醒：办理2项" in capsys.readouterr().out

    call_command("send_due", "--now", "2026-09-30T09:00")
    assert "期限提醒：办理0项" in capsys.readouterr().out


def test_the_command_without_a_moment_means_this_one(county, case, capsys):
    with clock.frozen(at("2026-09-30")):
        call_command("send_due", "--now")

    assert "期限提醒：办理2项" in capsys.readouterr().out


def test_the_command_does_nothing_while_the_demonstration_is_planted(settings, tmp_path):
    settings.DEMO, settings.VAR = True, tmp_path
    planting.note(0.4)

    with pytest.raises(CommandError, match="种完以后再运行"):
        call_command("send_due")


@pytest.mark.parametrize("moment", ["昨天", "2026-13-01", "2026-02-30T09:00"])
def test_the_command_says_what_moment_it_did_not_understand(moment, capsys):
    with pytest.raises(CommandError, match="看不懂"):
        call_command("send_due", "--now", moment)


# Alarms.


def test_from_december_on_a_missing_year_is_told_once_to_those_who_keep_the_calendar():
    county = build.county("SYS", "GO", "DAC", "UNIT")

    def told(day):
        ticking.tick(at(day))
        asked = {role: [one.subject for one in inbox(role, county)] for role in ("SYS", "GO", "DAC", "UNIT")}
        return {role: subjects.count("请录入：2027年放假安排") for role, subjects in asked.items()}

    assert told("2026-11-30") == {"SYS": 0, "GO": 0, "DAC": 0, "UNIT": 0}
    assert told("2026-12-01") == {"SYS": 1, "GO": 1, "DAC": 1, "UNIT": 0}
    assert told("2026-12-02") == told("2026-12-31") == {"SYS": 1, "GO": 1, "DAC": 1, "UNIT": 0}


def test_a_year_that_is_there_raises_no_alarm():
    build.county("DAC")
    CalendarYear.objects.create(year=2027, source="国务院办公厅通知", confirmed_by="王秀兰")

    ticking.tick(at("2026-12-01"))

    assert not CalendarAlarm.objects.exists()


def test_a_provisional_date_is_told_at_once_but_only_once():
    county = build.county("DAC")
    with clock.frozen(date(2026, 11, 10)):
        build.started(county.case("甲"))
        build.started(county.case("乙"))

    for day in ("2026-11-10", "2026-11-11", "2026-12-01"):
        ticking.tick(at(day))

    assert [notice.text for notice in inbox("DAC", county)] == [
        "已有期限落在2027年，而该年的放假安排尚未录入，这些期限标为“待校”。录入后将自动列出变动，确认后生效。",
        "2027年的放假安排尚未录入，落在该年的期限只能按周末和固定的法定节假日推算。",
    ]


def test_an_empty_calendar_is_told_at_any_time_of_the_year():
    county = build.county("DAC")
    Holiday.objects.all().delete()
    CalendarYear.objects.all().delete()

    ticking.tick(at("2026-03-02"))

    assert [notice.subject for notice in inbox("DAC", county)] == ["请录入：2026年放假安排"]


# Rivals.


def at_once(*deeds):
    barrier, failures = Barrier(len(deeds)), []

    def run(deed):
        try:
            barrier.wait()
            deed()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.mark.django_db(transaction=True)
def test_six_rival_clocks_send_each_reminder_once():
    county = build.county("DAC", "GOV", "UNIT", "UNITL", "LEAD")
    with clock.frozen(JULY):
        for n in range(12):
            build.started(county.case(f"第{n}件"))

    failures = at_once(*[lambda: ticking.tick(at("2026-10-15"))] * 6)

    assert failures == []
    assert sent() == [7] * 12
    assert sorted(Notice.objects.values_list("membership__role", flat=True)) == ["DAC", "GOV", "LEAD", "UNIT", "UNITL"]
    assert {len(notice.text.splitlines()) for notice in Notice.objects.all()} == {12}
    assert DigestLine.objects.filter(notice=None).count() == 0
    assert ticking.tick(at("2026-10-15", 10))["congress.reminders"].done == 0
    assert Reminder.objects.filter(step=14).count() == 12


@pytest.mark.django_db(transaction=True)
def test_rivals_who_share_the_work_by_the_piece_still_leave_nobody_half_a_summary(monkeypatch):
    monkeypatch.setattr(ticking, "PIECE", 2)
    county = build.county("DAC", "GOV", "UNIT", "UNITL", "LEAD")
    with clock.frozen(JULY):
        for n in range(15):
            build.started(county.case(f"第{n}件"))

    failures = at_once(*[lambda: ticking.tick(at("2026-10-15"))] * 4)

    assert failures == []
    assert sent() == [7] * 15
    assert [len(notice.text.splitlines()) for notice in Notice.objects.all()] == [15] * 5


@pytest.mark.django_db(transaction=True)
def test_a_clock_somebody_is_stopping_is_waited_for_and_the_others_are_reminded_of():
    county = build.county("DAC", "UNIT")
    with clock.frozen(JULY):
        first, second = county.case("正在办结"), county.case("还在办理")
        build.started(first), build.started(second)
    stopped, ticked = Event(), Event()

    def stop():
        with clock.frozen(at("2026-09-23")), transaction.atomic():
            clocks.close_clock("test.reply", first, actor=SYSTEM)
            stopped.set()
            ticked.wait(0.2)  # in vain: the tick needs what we hold

    def run():
        stopped.wait(20)
        ticking.tick(at("2026-09-23"))
        ticked.set()

    assert at_once(stop, run) == []

    (notice,) = inbox("UNIT", county)
    assert notice.text.splitlines() == ["建议（还在办理）：答复，期限2026年10月8日（星期四），还有15天。"]
    assert Reminder.objects.filter(deadline__target=address(first), sent_at=None, superseded_at=None).count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_clock_stopped_while_it_is_being_reminded_of_ends_one_way_or_the_other():
    county = build.county("DAC", "UNIT")
    with clock.frozen(JULY):
        case = county.case("同时办结")
        build.started(case)

    def stop():
        with clock.frozen(at("2026-09-23")):
            clocks.close_clock("test.reply", case, actor=SYSTEM)

    failures = at_once(lambda: ticking.tick(at("2026-09-23")), stop)

    row = Reminder.objects.get(step=-15)
    assert failures == []
    assert (row.sent_at is None) != (row.superseded_at is None)
    assert not Reminder.objects.filter(sent_at=None, superseded_at=None).exists()


def test_the_moment_is_beijing_time_whatever_the_zone_of_the_server(county, case):
    assert ticking.tick(datetime(2026, 9, 23, 0, 29, 59, tzinfo=UTC))["congress.reminders"].done == 0
    assert ticking.tick(datetime(2026, 9, 23, 0, 30, tzinfo=UTC))["congress.reminders"].done == 1
