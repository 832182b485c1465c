"""What the clock does to suggestions of itself: reminders up the real ladder, silence, the question for promises."""

from datetime import date, timedelta

import pytest

from congress.actions import calendar, ticking
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import Deadline, Notice
from congress.queries.calendar import calendar_of
from suggestions.models import Assignment
from suggestions.workflow import ASSIGNMENT
from tests.build import suggestions as build

pytestmark = pytest.mark.django_db
REPLY, FEEDBACK = "suggestions.reply", "suggestions.feedback"


@pytest.fixture(autouse=True)
def national_days(cast):
    calendar.load_national(actor=SYSTEM)


def running(key):
    return Deadline.objects.open().get(key=key)


def told(day):
    """Who got a summary on a day, by the body he serves."""
    before = set(Notice.objects.values_list("pk", flat=True))
    ticking.tick(clock.moment(day))
    new = Notice.objects.exclude(pk__in=before).filter(digest_key__startswith="reminders:")
    return sorted(new.values_list("membership__organization__short_name", "membership__role"))


def test_the_reply_clock_climbs_from_handler_to_leadership(cast):
    build.task(cast, at="in_progress")
    due = running(REPLY).due_on
    ticking.tick(clock.moment(due - timedelta(days=16)))  # whatever else begins by itself has begun
    Deadline.objects.open().exclude(key=REPLY).update(outcome="cancelled", ended_on=clock.today())
    office, unit = ("政府督查室", "GOV"), [("县交通局", "UNIT"), ("县交通局", "UNITL")]

    assert told(due - timedelta(days=15)) == unit[:1]
    assert told(due - timedelta(days=7)) == unit
    assert told(due) == sorted([*unit, office])
    workday = calendar_of(cast.congress.pk).next_workday
    late = told(workday(due + timedelta(days=1)))
    assert set(late) == {*unit, office, ("代表工委", "DAC")}
    assert set(told(workday(due + timedelta(days=7)))) == {*late, ("县人大常委会", "LEAD")}


def test_a_reminder_says_which_suggestion_it_is_about(cast):
    build.task(cast, at="in_progress")
    due = running(REPLY).due_on

    assert running(REPLY).title == f"闭1号 {build.SUBJECT} · 县交通局（主办）"
    ticking.tick(clock.moment(due - timedelta(days=15)))
    read = Notice.objects.filter(person=cast.unit.person_id, digest_key__startswith="reminders:")
    assert all(
        f"闭1号 {build.SUBJECT} · 县交通局（主办）：" in line
        for line in read.last().text.splitlines()
        if "期限" in line
    )
    assert "答复代表" in read.last().text


def test_the_time_for_sending_back_runs_out_and_is_never_late(cast):
    build.task(cast, at="accepted")
    window = running("suggestions.return_window")

    assert ticking.tick(clock.moment(window.due_on))["suggestions.windows"].done == 0
    assert ticking.tick(clock.moment(window.due_on + timedelta(days=1)))["suggestions.windows"].done == 1
    window.refresh_from_db()
    assert (window.outcome, window.ended_by) == ("cancelled", "系统")
    with clock.frozen(window.due_on + timedelta(days=2)):
        offered = {move.name: reason for move, reason in ASSIGNMENT.offered(Assignment.objects.get(), cast.unit)}
    assert offered["request_return"].startswith("退办期限已过（截至2026年4月29日）")


def test_a_deputy_s_silence_becomes_not_rated_after_the_days_of_grace(cast):
    task = build.task(cast, at="feedback_pending")
    due = running(FEEDBACK).due_on

    ticking.tick(clock.moment(due + timedelta(days=7)))
    task.refresh_from_db()
    assert task.state == "feedback_pending"

    tally = ticking.tick(clock.moment(due + timedelta(days=8)))["suggestions.silence"]
    task.refresh_from_db()
    assert (tally.done, tally.failed, task.state != "feedback_pending") == (1, 0, True)
    assert ticking.tick(clock.moment(due + timedelta(days=9)))["suggestions.silence"].done == 0


def test_open_promises_are_asked_after_once_in_the_fourth_quarter(cast):
    build.task(cast, at="follow_up")

    def asked(day):
        return ticking.tick(clock.moment(day))["suggestions.promises"].done

    assert [
        asked(date(2026, 9, 30)),
        asked(date(2026, 10, 9)),
        asked(date(2026, 12, 1)),
        asked(date(2027, 10, 11)),
    ] == [0, 2, 0, 2]


def test_units_are_asked_once_a_year_for_their_summary_in_the_month_of_the_local_rule(cast):
    build.task(cast, at="assigned")

    assert ticking.tick(clock.moment(date(2026, 9, 30)))["suggestions.summaries"].done == 0
    assert ticking.tick(clock.moment(date(2026, 10, 9)))["suggestions.summaries"].done == 2
    assert ticking.tick(clock.moment(date(2026, 10, 10)))["suggestions.summaries"].done == 0
    asked = Notice.objects.filter(subject="请于2026年10月31日前报送：2026年代表建议办理工作总结")
    assert set(asked.values_list("membership__organization__short_name", flat=True)) == {"县交通局"}
