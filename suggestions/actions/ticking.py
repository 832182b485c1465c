"""What the clock does of itself: silence becomes "not rated", the time for sending back runs out, and in the fourth quarter
promises are asked after; once a year the units are asked for their summaries."""

from calendar import monthrange
from datetime import timedelta

from congress.actions import clocks, notices
from congress.actions.ticking import one_by_one
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Deadline, Membership
from congress.queries.rules import rule

from .. import queries
from ..models import Assignment, Commitment
from ..workflow import ASSIGNMENT

WINDOW = "suggestions.return_window"
SUMMARY = "suggestion.summary_month"


def leave_silent_ones(now):
    """Feedback asked for, reminded, and the days of grace gone by: 未反馈."""
    late = Deadline.objects.overdue().filter(key="suggestions.feedback").values("target_pk")
    waiting = Assignment.objects.filter(state="feedback_pending", pk__in=late)
    return one_by_one(waiting.select_related("suggestion", "unit").order_by("pk"), _leave_if_silent)


def _leave_if_silent(task):
    limit = queries.clock_of(task, "suggestions.feedback")
    grace = rule(task.suggestion.congress_id, "suggestion.feedback_grace_days")
    if not limit or clock.today() <= limit.due_on + timedelta(days=grace):
        return 0
    try:
        ASSIGNMENT.deeds["leave_unrated"](task, actor=SYSTEM)
    except Refused:
        return 0  # the deputy rated it a moment ago
    return 1


def close_windows(now):
    """A time in which a unit might have sent the case back: gone by, nothing was owed and nothing is late."""
    past = Deadline.objects.overdue().filter(key=WINDOW).values("target_pk")
    return one_by_one(Assignment.objects.filter(pk__in=past).order_by("pk"), _close_window)


def _close_window(task):
    try:
        return 1 if clocks.close_clock(WINDOW, task, actor=SYSTEM, outcome="cancelled") else 0
    except Refused:
        return 0  # the unit began a moment ago


def ask_after_promises(now):
    """In the fourth quarter every unit with open promises – this year's and older – is asked once for progress."""
    if clock.today().month < 10:
        return 0
    units = Commitment.objects.open().order_by().values_list("assignment__unit", flat=True).distinct()
    return one_by_one(units, _ask_unit)


def _ask_unit(unit):
    people = Membership.objects.in_office().with_role("UNIT", "UNITL").filter(organization=unit)
    return len(
        notices.tell(
            people,
            subject="请报告：承诺事项第四季度进展",
            url="/suggestions/commitments/",
            digest_key=f"suggestions.q4.{clock.today().year}.{unit}",
        )
    )


def ask_for_summaries(now):
    """In the month the local rule names, every unit that was given suggestions this year is asked once for its summary."""
    year = clock.today().year
    given = Assignment.objects.in_force().filter(assigned_on__year=year).order_by()
    units = given.values_list("unit", "suggestion__congress").distinct()
    return one_by_one([pair for pair in units if clock.today().month == rule(pair[1], SUMMARY)], _ask_for_summary)


def _ask_for_summary(pair):
    unit, today = pair[0], clock.today()
    last = today.replace(day=monthrange(today.year, today.month)[1])
    people = Membership.objects.in_office().with_role("UNIT", "UNITL").filter(organization=unit)
    return len(
        notices.tell(
            people,
            subject=f"请于{long_date(last)}前报送：{today.year}年代表建议办理工作总结",
            url="/suggestions/",
            digest_key=f"suggestions.summary.{today.year}.{unit}",
        )
    )


SUMMARIES = kinds.Ticker(key="suggestions.summaries", label="年度办理工作总结催报", run=ask_for_summaries)
WINDOWS = kinds.Ticker(key="suggestions.windows", label="退办期限届满", run=close_windows)
SILENCE = kinds.Ticker(key="suggestions.silence", label="逾期未评价记为未反馈", run=leave_silent_ones)
PROMISES = kinds.Ticker(key="suggestions.promises", label="第四季度承诺事项催报", run=ask_after_promises)
