"""Planning the ladder of reminders when a clock opens, and letting it rest when the clock stops."""

from collections.abc import Iterable
from datetime import timedelta

from congress.frame import clock, copying, kinds, ladders
from congress.frame.dates import Calendar

from ..models import Deadline, Reminder
from ..queries.calendar import calendar_of
from . import notices


def day_of(step: int, deadline: Deadline, calendar: Calendar):
    """The working day on which a step is taken: before the due date not later than planned, after it not earlier."""
    day = deadline.due_on + timedelta(days=step)
    return calendar.previous_workday(day) if step <= 0 else calendar.next_workday(day)


def plan(opened: Iterable[tuple[Deadline, kinds.DeadlineRule, Calendar]]) -> None:
    """Put the steps of the ladders of these clocks that are still to come. Where nobody is to be told of old deeds,
    ``plan_what_runs`` does it later for what still runs then."""
    if not notices.is_silent():
        Reminder.objects.bulk_create(step for deadline, _, days in opened for step in _steps(deadline, days))


def _steps(deadline, calendar):
    """What a short limit leaves no room for is left out, because the duty itself has just been told; a row that takes
    over from another does not repeat the steps behind it."""
    days = {step: day_of(step, deadline, calendar) for step in ladders.read(deadline.reminds).steps}
    told_on = clock.today() if deadline.replaces_id else min(deadline.starts_on, clock.today())
    return [
        Reminder(deadline=deadline, step=step, rung=kinds.rung_of(step), due_on=day)
        for step, day in sorted(days.items())
        if day > told_on or step >= 0
    ]


def plan_what_runs() -> int:
    """Plan the steps of every running clock that has none, as if on the day it began. Returns for how many."""
    waiting = Deadline.objects.open().filter(reminders=None).order_by("pk")
    for deadline in waiting:
        with clock.frozen(min(deadline.starts_on, clock.today())):
            plan([(deadline, kinds.deadlines[deadline.key], calendar_of(deadline.congress_id))])
    return len(waiting)


def plan_next(sent: Iterable[Reminder]) -> None:
    """After the last step of the ladder: every week, or every working day, the next time that is still to come."""
    steps = [step for reminder in sent if (step := _next(reminder))]
    copying.put_new(Reminder, ("deadline", "step", "rung", "due_on"), steps)


def _next(reminder):
    deadline, ladder = reminder.deadline, ladders.read(reminder.deadline.reminds)
    if not ladder.every or reminder.step < max(ladder.steps):
        return None
    late = (clock.today() - deadline.due_on).days
    step = reminder.step + ladder.every
    step += max(0, -(-(late + 1 - step) // ladder.every)) * ladder.every
    day = day_of(step, deadline, calendar_of(deadline.congress_id))
    return deadline.pk, step, kinds.rung_of(step), day


def rest(deadlines: Iterable[Deadline]) -> None:
    """Nobody is reminded of clocks that have stopped."""
    if notices.is_silent():
        return
    Reminder.objects.filter(deadline__in=deadlines, sent_at=None, superseded_at=None).update(superseded_at=clock.now())
