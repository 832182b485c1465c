"""Reading legal clocks: those of a case, those a person may see, their history, what a calendar change would move."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain

from django.apps import apps
from django.db.models import Count, Q

from congress.frame import clock, dates, kinds
from congress.frame.address import address, by_address, find_all
from congress.frame.dates import Calendar, Derivation
from congress.frame.kinds import Finding

from ..models import Congress, Deadline, Pulse
from .calendar import Change, calendar_of, days_on, known_years
from .institution import holders_today


def clocks_of(obj):
    """Every clock an object has had, the newest first. No actor: whoever may read the object may read its dates."""
    return Deadline.objects.filter(target=address(obj)).select_related("holder_organization").order_by("-pk")


def running_clock(obj, key):
    """The open clock of one rule on an object, or None. No actor: see ``clocks_of``."""
    return running(obj, key).first()


def running(obj, key):
    """The same as rows – one or none –, to be read with other things."""
    return Deadline.objects.open().filter(key=key, target=address(obj))


def visible_clocks(actor):
    """The clocks of every case the actor may see; of other units' affairs a unit reads nothing."""
    rows = Deadline.objects.visible_to(actor).select_related("holder_organization")
    if actor.is_any("UNIT", "UNITL"):
        private = [law.key for law in kinds.deadlines if law.is_private]
        rows = rows.exclude(~Q(holder_organization=actor.organization_id), key__in=private)
    return rows


def open_clocks(actor):
    """What is still to be done, the most urgent first."""
    return visible_clocks(actor).open().order_by("due_on", "pk")


def due_in(actor, year):
    """{day: how many of the clocks this person may see end on it} of one year: one statement."""
    rows = visible_clocks(actor).open().filter(due_on__year=year).order_by().values_list("due_on")
    return dict(rows.annotate(n=Count("pk")))


def asked_clocks(actor, *, side="", q="", on=None):
    """Open clocks by urgency (late, week, provisional), by words of the case or its unit, by their day."""
    rows, today = open_clocks(actor), clock.today()
    if side == "late":
        rows = rows.filter(due_on__lt=today)
    elif side == "week":
        rows = rows.filter(due_on__range=(today, today + timedelta(days=7)))
    elif side == "provisional":
        rows = rows.filter(provisional=True)
    if on:
        rows = rows.filter(due_on=on)
    if q:
        rows = rows.filter(Q(title__icontains=q) | Q(label__icontains=q) | Q(holder_organization__name__icontains=q))
    return rows


def cases_of(deadlines, actor):
    """{address: object} of these rows' cases as far as the actor may see them: one statement."""
    wanted = defaultdict(set)
    for deadline in deadlines:
        wanted[deadline.target_model].add(deadline.target_pk)
    rows = {label: apps.get_model(label).objects for label in wanted}
    return by_address(
        {
            label: some.visible_to(actor).filter(pk__in=wanted[label])
            for label, some in rows.items()
            if hasattr(some, "visible_to")
        }
    )


def ladders(rungs):
    """{deadline: [memberships]} of {deadline: rung}: everyone from the lowest rung up to that one, each person once, in
    the post nearest to the work; nobody for a case that is gone. A few queries, however many deadlines they are."""
    named, laws = {}, defaultdict(list)
    for deadline in rungs:
        laws[deadline.key].append(deadline)
    for key, deadlines in laws.items():
        law = kinds.deadlines[key]
        cases = find_all((deadline.target for deadline in deadlines), law.reads)
        for deadline in deadlines:
            case = cases.get(deadline.target)
            steps = kinds.RUNGS[: rungs[deadline] + 1] if case else ()
            named[deadline] = [holders for rung, _ in steps if (holders := law.audience(case, rung))]
    held = holders_today({holders for asked in named.values() for holders in asked})
    return {deadline: _each_once(map(held.get, asked)) for deadline, asked in named.items()}


def _each_once(rungs):
    people = {}
    for membership in chain.from_iterable(rungs):
        people.setdefault(membership.person_id, membership)
    return list(people.values())


def chain_of(deadline):
    """The rows that took over from one another, from the first to the one in force: one query."""
    same = Deadline.objects.filter(target=deadline.target).select_related("holder_organization")
    rows = {row.pk: row for row in same}
    follower = {row.replaces_id: row for row in rows.values() if row.replaces_id}
    first = deadline
    while first.replaces_id in rows:
        first = rows[first.replaces_id]
    chain = [rows.get(first.pk, first)]
    while chain[-1].pk in follower:
        chain.append(follower[chain[-1].pk])
    return chain


def steps_of(deadline):
    """The derivation as the page and the paper list it."""
    return [{"text": step["text"]} for step in deadline.steps]


def reminders_of(deadline):
    """The ladder of a deadline: each step, who it is for, and whether it has been taken."""
    counted = deadline.reminders.annotate(people=Count("lines")).order_by("due_on", "step")
    return [
        {"reminder": reminder, "rung": kinds.RUNGS[reminder.rung][1], "words": _step_words(reminder.step)}
        for reminder in counted
    ]


def reminded_by(deadline):
    """The rule that sets the days of its reminders, or None where they are the same everywhere."""
    ladder = kinds.deadlines[deadline.key].ladder
    return kinds.rules[ladder] if isinstance(ladder, str) else None


def _step_words(step):
    return "到期当日" if step == 0 else f"到期前{-step}天" if step < 0 else f"超期{step}天"


# What a change of the calendar would move.


def work_out(deadline: Deadline, calendar: Calendar) -> Derivation:
    """The date of an existing row by a calendar, perhaps another one than it was opened by."""
    start = deadline.legal_due_on if deadline.unit == dates.UNTIL else deadline.starts_on
    return dates.derive(
        deadline.unit,
        start,
        calendar,
        amount=deadline.amount,
        label=deadline.label,
        basis=deadline.basis,
        roll=deadline.rolls,
    )


@dataclass(frozen=True, kw_only=True)
class Shift:
    """One open deadline whose date, or whose being provisional, a change would alter."""

    deadline: Deadline
    derivation: Derivation
    calendar: Calendar

    @property
    def is_moved(self):
        return self.derivation.due_on != self.deadline.due_on

    @property
    def days(self):
        return (self.derivation.due_on - self.deadline.due_on).days

    @property
    def becomes_overdue(self):
        return self.derivation.due_on < clock.today() <= self.deadline.due_on

    @property
    def becomes_timely(self):
        return self.deadline.due_on < clock.today() <= self.derivation.due_on

    @property
    def effect(self):
        """What it means in words, for the preview."""
        if self.becomes_overdue:
            return "调整后已超期"
        if self.becomes_timely:
            return "调整后不再超期"
        if self.is_moved:
            return f"推后{self.days}天" if self.days > 0 else f"提前{-self.days}天"
        return "仍待校" if self.derivation.provisional else "日期不变，待校转为确定"


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Everything a change would do. ``digest`` is the seal: it differs as soon as anything beneath has changed."""

    change: Change
    before: dict
    shifts: tuple[Shift, ...]
    digest: str

    @cached_property
    def moved(self):
        return [shift for shift in self.shifts if shift.is_moved]

    @cached_property
    def settled(self):
        return [shift for shift in self.shifts if not shift.is_moved]

    @property
    def overdue(self):
        return sum(shift.becomes_overdue for shift in self.shifts)

    @property
    def timely(self):
        return sum(shift.becomes_timely for shift in self.shifts)

    @property
    def is_empty(self):
        return not self.days and not self.shifts and not self.new_years

    @cached_property
    def days(self):
        """The days that really change: [(day, row that stands there now or None)]."""
        changed = []
        for day in self.change.days:
            row = self.before.get(day.date)
            now = (row.kind, row.name) if row else ("plain", "")
            if now != (day.kind, day.name if day.kind != "plain" else ""):
                changed.append((day, row))
        return changed

    @cached_property
    def new_years(self):
        return sorted(set(self.change.confirmed_years) - known_years())


def preview(change: Change) -> Preview:
    """What a change would do to every open deadline it reaches. No actor: the law moves those alike that one may not
    see; the page shows only their number."""
    shifts = tuple(shift for congress_id in _reached(change) for shift in _shifts(congress_id, change))
    before = days_on(change.congress_id, [day.date for day in change.days])
    seal = {
        "change": change.as_json(),
        "before": sorted([day.isoformat(), row.kind, row.name] for day, row in before.items()),
        "years": sorted(known_years()),
        "shifts": [
            [
                s.deadline.pk,
                s.derivation.legal_due_on.isoformat(),
                s.derivation.due_on.isoformat(),
                s.derivation.provisional,
            ]
            for s in shifts
        ],
    }
    digest = hashlib.sha256(json.dumps(seal, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return Preview(change=change, before=before, shifts=shifts, digest=digest)


def _reached(change):
    """The congresses that live by the changed table: all of them, or one and its townships."""
    congresses = Congress.objects.order_by("pk")
    if change.congress_id:
        congresses = congresses.filter(Q(pk=change.congress_id) | Q(parent=change.congress_id))
    waiting = Deadline.objects.open().order_by().values("congress")
    return list(congresses.filter(pk__in=waiting).values_list("pk", flat=True))


def _shifts(congress_id, change):
    calendar = calendar_of(congress_id, change)
    for deadline in Deadline.objects.open().filter(congress=congress_id).select_related("holder_organization"):
        new = work_out(deadline, calendar)
        old = (deadline.legal_due_on, deadline.due_on, deadline.provisional)
        if old != (new.legal_due_on, new.due_on, new.provisional):
            yield Shift(deadline=deadline, derivation=new, calendar=calendar)


def contradictions():
    """Open deadlines that today's calendar would date otherwise, named for the self-check."""
    shifts = preview(Change(congress_id=None, days=())).shifts
    return [
        Finding(
            f"{s.deadline}：现为{s.deadline.due_on}，按现行放假安排应为{s.derivation.due_on}", s.deadline.congress_id
        )
        for s in shifts
    ]


# The clockwork itself.


BACKUP = "congress.backup"  # beats when a backup is made, not by the clock


def pulses():
    """When each periodic deed last ran. No actor: the page asks."""
    return Pulse.objects.exclude(key=BACKUP).order_by("key")


def is_stale(rows):
    """Whether the clock seems to have stopped: nothing has run for an hour."""
    last = max((row.started_at for row in rows if row.started_at), default=None)
    return last is None or last < clock.now() - timedelta(hours=1)
