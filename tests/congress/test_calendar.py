"""Changing the calendar: read from a file, shown first, applied whole, stale previews refused, each move explained."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from congress.actions import calendar as actions
from congress.actions import clocks
from congress.frame import clock, holidays, kinds
from congress.frame.actor import SYSTEM
from congress.frame.holidays import Day
from congress.frame.workflow import Refused
from congress.models import (
    AuditEvent,
    CalendarYear,
    Congress,
    Deadline,
    Holiday,
    Notice,
    Organization,
    Reminder,
)
from congress.queries import calendar as calendar_queries
from congress.queries import clocks as queries
from congress.queries.calendar import Change, calendar_of
from tests.build import accounts
from tests.build import clocks as build

pytestmark = pytest.mark.django_db
JULY, TODAY = date(2026, 7, 1), date(2026, 9, 1)
EIGHTH = Day(date=date(2026, 10, 8), kind="off", name="国庆节")
NEXT_YEAR = {
    "元旦": ["01-01"],
    "春节": ["02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "02-11"],
    "清明节": ["04-05"],
    "劳动节": ["05-01", "05-02"],
    "端午节": ["06-09"],
    "中秋节": ["09-15"],
    "国庆节": ["10-01", "10-02", "10-03", "10-04"],
}


@pytest.fixture(autouse=True)
def laws():
    with kinds.deadlines.lent(*build.ALL), clock.frozen(TODAY):
        yield


@pytest.fixture
def county():
    return build.county("SYS", "GO", "DAC", "UNIT", "UNITL", "COM", "AUD")


def started(county, name, on=JULY, **how):
    with clock.frozen(on):
        return build.started(county.case(name), **how)


def national(*days, years=()):
    return Change(congress_id=None, days=tuple(days), confirmed_years=tuple(years))


def apply(change, county, role="DAC", reason="国办通知", digest=None):
    return actions.change_days(
        change, actor=county.actor(role), digest=digest or queries.preview(change).digest, reason=reason
    )


def whole_next_year():
    return tuple(
        Day(date=date.fromisoformat(f"2027-{on}"), kind="off", name=name)
        for name, days in NEXT_YEAR.items()
        for on in days
    )


def moves(preview):
    return [(s.deadline.title, str(s.deadline.due_on), str(s.derivation.due_on), s.effect) for s in preview.shifts]


def test_the_preview_lists_old_and_new_dates_and_changes_nothing(county):
    started(county, "受影响")
    started(county, "不受影响", on=date(2026, 6, 1))

    shown = queries.preview(national(EIGHTH))

    assert moves(shown) == [("建议（受影响）", "2026-10-08", "2026-10-09", "推后1天")]
    assert [(day, row) for day, row in shown.days] == [(EIGHTH, None)]
    assert (Deadline.objects.count(), Holiday.objects.filter(date=EIGHTH.date).count()) == (2, 0)


def test_applying_opens_new_rows_with_a_reason_and_keeps_the_old(county):
    old = started(county, "受影响")

    apply(national(EIGHTH), county, reason="国办发明电〔2026〕11号")

    old.refresh_from_db()
    new = Deadline.objects.get(outcome="open")
    assert (old.outcome, str(old.due_on)) == ("superseded", "2026-10-08")
    assert (new.replaces, new.reason, new.opened_by) == (old, "放假安排调整：国办发明电〔2026〕11号", "王秀兰")
    assert (new.starts_on, new.amount, str(new.legal_due_on), str(new.due_on)) == (JULY, 3, "2026-10-01", "2026-10-09")
    assert "2026年10月8日（星期四）国庆节放假，顺延。" in [step["text"] for step in new.steps]
    assert Organization.objects.get(name="受影响").until == date(2026, 10, 9)
    assert list(Holiday.objects.filter(date=EIGHTH.date).values_list("kind", "name", "source")) == [
        ("off", "国庆节", "国办发明电〔2026〕11号")
    ]


def test_the_reminders_move_with_the_date(county):
    started(county, "受影响")

    apply(national(EIGHTH), county)

    waiting = Reminder.objects.filter(superseded_at=None)
    assert [(r.step, str(r.due_on)) for r in waiting.order_by("step")] == [
        (-15, "2026-09-24"),
        (-7, "2026-09-30"),
        (-3, "2026-09-30"),
        (0, "2026-10-09"),
        (1, "2026-10-10"),
        (7, "2026-10-16"),
    ]


def test_the_change_and_each_move_are_in_the_log_and_the_holders_are_told(county):
    case = started(county, "受影响")

    apply(national(EIGHTH), county, reason="国办通知")

    (whole,) = AuditEvent.objects.filter(kind="congress.calendar.change")
    (each,) = AuditEvent.objects.filter(kind="congress.deadline.moved")
    assert (whole.text, whole.reason) == ("王秀兰调整全国放假安排：1个日子，1项期限随之变动", "国办通知")
    assert (whole.before, whole.after) == ({"2026-10-08": "按平常星期"}, {"2026-10-08": "国庆节休"})
    assert (each.target, each.before, each.after) == (case.target, {"期限": "2026-10-08"}, {"期限": "2026-10-09"})
    told = {notice.membership.role: (notice.subject, notice.text) for notice in Notice.objects.all()}
    words = "建议（受影响）：“答复”期限由2026年10月8日（星期四）改为2026年10月9日（星期五）。"
    assert told == dict.fromkeys(("UNIT", "UNITL"), ("请留意：1项期限因放假安排调整", words))


def test_a_make_up_saturday_brings_working_days_forward(county):
    started(county, "工作日", key="test.contact", on=date(2026, 8, 20))

    shown = queries.preview(national(Day(date=date(2026, 9, 12), kind="work", name="国庆节")))

    assert moves(shown) == [("建议（工作日）", "2026-09-17", "2026-09-16", "提前1天")]


def test_the_preview_says_what_becomes_timely_or_late(county):
    late = started(county, "迟了", key="test.contact", on=date(2026, 8, 3))  # due on 31 August
    soon = started(county, "今天", key="test.contact", on=date(2026, 8, 4))  # due today
    holiday = Day(date=date(2026, 8, 28), kind="off", name="抗洪放假")
    worked = Day(date=date(2026, 8, 29), kind="work", name="抗洪放假")

    assert (str(late.due_on), str(soon.due_on)) == ("2026-08-31", "2026-09-01")
    assert moves(queries.preview(national(holiday))) == [
        ("建议（迟了）", "2026-08-31", "2026-09-01", "调整后不再超期"),
        ("建议（今天）", "2026-09-01", "2026-09-02", "推后1天"),
    ]
    early = queries.preview(national(worked))
    assert (early.overdue, early.timely) == (1, 0)


def test_loading_the_missing_year_settles_what_was_provisional(county):
    with clock.frozen(date(2026, 11, 5)):
        build.started(county.case("春节前后"))  # 5 February 2027
        build.started(county.case("平常"), amount=2)  # 5 January 2027
        change = national(*whole_next_year(), years=(2027,))

        assert moves(queries.preview(change)) == [
            ("建议（平常）", "2027-01-05", "2027-01-05", "日期不变，待校转为确定"),
            ("建议（春节前后）", "2027-02-05", "2027-02-12", "推后7天"),
        ]
        done = apply(change, county)

        assert (len(done.moved), len(done.settled)) == (1, 1)
        assert set(Deadline.objects.open().values_list("provisional", flat=True)) == {False}
        assert calendar_queries.known_years() == {2024, 2025, 2026, 2027}
        assert CalendarYear.objects.get(year=2027).confirmed_by == "王秀兰"
        assert queries.preview(change).is_empty


def test_a_file_knows_which_years_it_completes(county):
    change = calendar_queries.added_by_file(whole_next_year(), congress_id=None, whole=False)
    partly = calendar_queries.added_by_file(whole_next_year()[1:], congress_id=None, whole=False)

    assert (change.confirmed_years, partly.confirmed_years) == ((2027,), ())
    assert calendar_queries.lacking(2027)[0] == "1月1日（元旦）"


def test_a_file_taken_as_the_whole_truth_clears_what_it_does_not_name(county):
    table = [day for day in holidays.national() if day.date.year == 2026 and str(day.date) != "2026-10-10"]

    added = calendar_queries.added_by_file(table, congress_id=None, whole=False)
    whole = calendar_queries.added_by_file(table, congress_id=None, whole=True)

    assert queries.preview(added).is_empty
    assert [(str(day.date), day.kind, row.name) for day, row in queries.preview(whole).days] == [
        ("2026-10-10", "plain", "国庆节")
    ]


def test_extra_days_reach_the_congress_and_its_townships_and_nobody_else(county):
    town = Congress.objects.create(
        name="河口镇人民代表大会",
        short_name="河口镇人大",
        level="township",
        parent=county.congress,
        area=county.congress.area.parts.create(code="419901101", name="河口镇", level="township"),
    )
    elsewhere = build.county("DAC", name="东平样县", code="419902")
    in_town = build.County(congress=town, unit=county.unit, memberships={})
    for body, name in ((county, "本县"), (in_town, "本镇"), (elsewhere, "外县")):
        started(body, name)
    change = Change(congress_id=county.congress.pk, days=(EIGHTH,))

    apply(change, county)

    assert {d.title: str(d.due_on) for d in Deadline.objects.open()} == {
        "建议（本县）": "2026-10-09",
        "建议（本镇）": "2026-10-09",
        "建议（外县）": "2026-10-08",
    }
    assert [calendar_of(c.pk).works(EIGHTH.date) for c in (county.congress, town, elsewhere.congress)] == [
        False,
        False,
        True,
    ]


def test_taking_a_day_back_follows_the_week_again(county):
    started(county, "受影响")
    apply(national(EIGHTH), county)

    apply(national(Day(date=EIGHTH.date, kind="plain")), county, reason="更正")

    assert not Holiday.objects.filter(date=EIGHTH.date).exists()
    assert [str(d.due_on) for d in Deadline.objects.order_by("pk")] == ["2026-10-08", "2026-10-09", "2026-10-08"]
    assert [d.reason for d in queries.chain_of(Deadline.objects.get(outcome="open"))] == [
        "",
        "放假安排调整：国办通知",
        "放假安排调整：更正",
    ]


def test_an_extension_to_a_day_rolls_anew(county):
    with clock.frozen(JULY):
        case = county.case("延期")
        build.started(case)
        clocks.extend_clock("test.reply", case, actor=SYSTEM, legal_due_on=date(2026, 10, 9), reason="需勘察")

    shown = queries.preview(national(Day(date=date(2026, 10, 9), kind="off", name="国庆节")))

    assert moves(shown) == [("建议（延期）", "2026-10-09", "2026-10-10", "推后1天")]


def test_what_has_ended_does_not_move(county):
    with clock.frozen(JULY):
        case = county.case("已答复")
        build.started(case)
        clocks.close_clock("test.reply", case, actor=SYSTEM)

    assert queries.preview(national(EIGHTH)).shifts == ()


# Refusals.


def test_a_stale_preview_is_refused_and_nothing_is_written(county):
    started(county, "受影响")
    seen = queries.preview(national(EIGHTH)).digest
    started(county, "后来的")

    with pytest.raises(Refused, match="请重新预览"):
        apply(national(EIGHTH), county, digest=seen)

    assert not Holiday.objects.filter(date=EIGHTH.date).exists()
    assert not Deadline.objects.exclude(outcome="open").exists()


def test_a_change_wants_a_reason_and_something_to_change(county):
    with pytest.raises(Refused, match="必须写明理由"):
        apply(national(EIGHTH), county, reason=" ")
    with pytest.raises(Refused, match="没有需要调整的日子"):
        apply(national(Day(date=date(2026, 10, 1), kind="off", name="国庆节")), county)


@pytest.mark.parametrize("role", ["SYS", "GO", "DAC"])
def test_the_keepers_of_the_calendar_may_change_it(county, role):
    apply(national(EIGHTH), county, role=role)

    assert Holiday.objects.filter(date=EIGHTH.date).exists()


@pytest.mark.parametrize("role", ["UNIT", "UNITL", "COM", "AUD"])
def test_others_may_not(county, role):
    with pytest.raises(PermissionDenied):
        apply(national(EIGHTH), county, role=role)

    assert not Holiday.objects.filter(date=EIGHTH.date).exists()


def test_a_neighbour_may_not_change_our_extra_days(county):
    elsewhere = build.county("DAC", name="东平样县", code="419902")

    with pytest.raises(PermissionDenied):
        apply(Change(congress_id=county.congress.pk, days=(EIGHTH,)), elsewhere)


def test_a_township_may_not_change_the_national_table(county):
    town = Congress.objects.create(
        name="河口镇人民代表大会",
        short_name="河口镇人大",
        level="township",
        parent=county.congress,
        area=county.congress.area.parts.create(code="419901101", name="河口镇", level="township"),
    )
    clerk = build.County(
        congress=town,
        unit=county.unit,
        memberships={
            "DAC": accounts.membership("DAC", "何镇办", congress=town, unit="河口镇人大办公室", since="2020-01-01")
        },
    )

    with pytest.raises(PermissionDenied):
        apply(national(EIGHTH), clerk)
    apply(Change(congress_id=town.pk, days=(EIGHTH,)), clerk)


# Keeping the table.


def test_the_first_table_is_put_once_and_leaves_what_is_there(county):
    before = Holiday.objects.count()
    Holiday.objects.filter(date=date(2026, 10, 10)).delete()
    Holiday.objects.create(date=date(2026, 10, 10), kind="work", name="改过的", source="本级")

    assert actions.load_national(actor=SYSTEM) == 0
    assert Holiday.objects.count() == before
    assert Holiday.objects.get(date=date(2026, 10, 10)).name == "改过的"
    assert calendar_queries.known_years() == {2024, 2025, 2026}


def test_the_self_check_names_dates_that_today_s_table_would_give_otherwise(county):
    started(county, "受影响")
    assert queries.contradictions() == []

    Holiday.objects.create(date=EIGHTH.date, kind="off", name="国庆节", source="越过程序写入")

    assert queries.contradictions() == ["答复：建议（受影响）：现为2026-10-08，按现行放假安排应为2026-10-09"]
    apply(national(), county, reason="按现行放假安排重新核对")
    assert queries.contradictions() == []


def test_the_calendar_is_read_in_three_queries_and_once_when_remembered(county, django_assert_num_queries):
    with django_assert_num_queries(3):
        calendar_of(county.congress.pk)
    with calendar_queries.remembered(), django_assert_num_queries(3):
        assert calendar_of(county.congress.pk) is calendar_of(county.congress.pk)


@pytest.mark.parametrize("cases", [1, 4])
def test_a_preview_costs_the_same_however_many_deadlines(county, django_assert_num_queries, cases):
    for n in range(cases):
        started(county, f"第{n}件")

    with django_assert_num_queries(7):
        assert len(queries.preview(national(EIGHTH)).shifts) == cases


# Rivals.


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_the_second_must_look_again():
    county = build.county("DAC", "GO")
    started(county, "受影响")
    ninth = Day(date=date(2026, 10, 9), kind="off", name="国庆节")
    barrier, answers = Barrier(2), []

    def run(role, day):
        try:
            with clock.frozen(TODAY):
                seen = queries.preview(national(day)).digest
                barrier.wait()
                apply(national(day), county, role=role, digest=seen)
            answers.append("done")
        except Refused as refusal:
            answers.append(str(refusal)[:4])
        finally:
            connection.close()

    threads = [Thread(target=run, args=args) for args in (("DAC", EIGHTH), ("GO", ninth))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with clock.frozen(TODAY):
        if "done" in answers and answers.count("done") == 1:
            late = ninth if Holiday.objects.filter(date=EIGHTH.date).exists() else EIGHTH
            apply(national(late), county)
        assert queries.contradictions() == []
    assert str(Deadline.objects.get(outcome="open").due_on) == "2026-10-10"
