"""Starting, stopping and extending legal clocks. A row is never edited: what changes a date opens a new row.

The log entry is written by the deed that calls (a move of a case, a change of the calendar); these rows are the record
of the dates themselves.
"""

from collections import defaultdict
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from congress.frame import clock, dates, kinds
from congress.frame.address import address, find
from congress.frame.workflow import Refused

from ..models import Deadline
from ..queries.calendar import calendar_of
from ..queries.rules import remembered
from ..queries.rules import rule as local_rule
from . import reminders

Outcome = Deadline.Outcome


@dataclass
class Waiting:
    """What one deed with many cases has said of their clocks and not written yet."""

    opened: list = field(default_factory=list)  # (deadline, its law, the calendar)
    dated: dict = field(default_factory=lambda: defaultdict(list))  # (model, column, day): the cases that bear it
    stopped: dict = field(default_factory=lambda: defaultdict(list))  # (columns of the end, keys): addresses


_waiting: ContextVar[Waiting | None] = ContextVar("clocks_that_wait", default=None)


@contextmanager
def together():
    """The clocks opened and stopped inside are written in one go at the end: for one deed with many cases, which itself
    reads no clocks but its own. What takes over from another row is written at once, after all that waits."""
    if _waiting.get() is not None:
        yield
        return
    token = _waiting.set(Waiting())
    try:
        yield
        write_waiting()
    finally:
        _waiting.reset(token)


def write_waiting():
    """Write what waits: first what stops, then what starts."""
    if (waiting := _waiting.get()) is None:
        return
    for (ending, keys), targets in waiting.stopped.items():
        _stop(targets, keys, dict(ending))
    waiting.stopped.clear()
    _write(waiting.opened)
    waiting.opened.clear()
    for (model, column, day), pks in waiting.dated.items():
        _date(model, column, day, pks)
    waiting.dated.clear()


def open_clock(key, obj, *, actor, starts_on=None, replaces=None, amount=None, reason=""):
    """Start a clock on an object: work out the date with its reasons, store the row, plan its reminders.

    ``starts_on`` is today unless said (a meeting day or the date itself for rules counted back or fixed). ``replaces``
    names the row this one takes over from – stopped here if it still runs – and then a reason is needed. Refused while
    another clock of the same rule runs on the object.
    """
    law = kinds.deadlines[key]
    starts_on = starts_on or clock.today()
    if replaces is not None:
        write_waiting()
        if not reason.strip():
            raise Refused("新期限替代旧期限必须写明理由。")
    with _undone_as_one(replaces), remembered():
        if amount is None:
            amount = _length(law, obj, starts_on)
        if replaces is not None and replaces.is_open:
            _end(replaces, Outcome.SUPERSEDED, actor)
        return _put(
            law, obj, actor=actor, unit=law.unit, starts_on=starts_on, amount=amount, replaces=replaces, reason=reason
        )


def _undone_as_one(replaces):
    """Inside a deed a first clock is one row, which goes back by itself; all else needs a point to go back to."""
    alone = replaces is None and transaction.get_connection().in_atomic_block
    return nullcontext() if alone else transaction.atomic()


@transaction.atomic
def close_clock(key, obj, *, actor, outcome="met", on=None):
    """Stop the running clock: ``met`` on a day (today unless said), or ``cancelled``. None when none is running."""
    write_waiting()
    deadline = Deadline.objects.open().filter(key=key, target=address(obj)).first()
    return _end(deadline, outcome, actor, met_on=on or clock.today()) if deadline else None


@transaction.atomic(savepoint=False)
def close_clocks(obj, *, actor, met=(), cancelled=()):
    """Stop whichever of these clocks run on an object: some met today, some cancelled."""
    target, waiting = address(obj), _waiting.get()
    if waiting and any(deadline.target == target for deadline, *_ in waiting.opened):
        write_waiting()
    for keys, outcome in ((met, Outcome.MET), (cancelled, Outcome.CANCELLED)):
        if not keys:
            continue
        ending = _ending(outcome, actor, clock.today())
        if waiting:
            waiting.stopped[tuple(ending.items()), tuple(keys)].append(target)
        else:
            _stop([target], keys, ending)


@transaction.atomic
def extend_clock(key, obj, *, actor, reason, amount=None, legal_due_on=None):
    """Give more time, counted anew from the first start (``amount``) or until a day (``legal_due_on``): a new row that
    supersedes the running one; both are kept. Refused without a reason, or when it would not end later."""
    write_waiting()
    law = kinds.deadlines[key]
    running = Deadline.objects.open().filter(key=key, target=address(obj)).first()
    if running is None:
        raise Refused(f"“{law.label}”已不在计算中，不能延长。")
    if not reason.strip():
        raise Refused("延长期限必须写明理由。")
    if (amount is None) == (legal_due_on is None):
        raise ValueError("either an amount or a day")
    _end(running, Outcome.SUPERSEDED, actor)
    unit = law.unit if legal_due_on is None else dates.UNTIL
    longer = _put(
        law,
        obj,
        actor=actor,
        unit=unit,
        starts_on=running.starts_on,
        amount=amount,
        until=legal_due_on,
        replaces=running,
        reason=reason,
    )
    if longer.legal_due_on <= running.legal_due_on:
        raise Refused(f"延长后的期限须晚于现在的{dates.spoken(running.legal_due_on)}。")
    return longer


@transaction.atomic
def move_clock(deadline, derivation, calendar, *, actor, reason):
    """The calendar has changed: the same duty with its date worked out anew, in a new row."""
    write_waiting()
    _end(deadline, Outcome.SUPERSEDED, actor)
    same = {
        field.attname: getattr(deadline, field.attname)
        for field in deadline._meta.concrete_fields
        if field.name in KEPT_WHEN_MOVED
    }
    law = kinds.deadlines[deadline.key]
    moved = _store(law, derivation, calendar, actor, replaces=deadline, reason=reason, **same)
    _tell_case(law, find(deadline.target), moved)
    return moved


KEPT_WHEN_MOVED = (
    "congress",
    "key",
    "target",
    "target_model",
    "target_pk",
    "label",
    "title",
    "holder_organization",
    "starts_on",
    "amount",
    "unit",
    "rolls",
    "basis",
    "reminds",
)


def _length(law, obj, starts_on):
    """The length the congress has set, as it stood on the day the matter began."""
    if law.unit == dates.FIXED:
        return None
    setting = law.amount(obj) if callable(law.amount) else law.amount
    if isinstance(setting, int):
        return setting
    return local_rule(law.congress_id(obj), setting, on=min(starts_on, clock.today()))


def _put(law, obj, *, actor, unit, starts_on, amount, replaces, reason, until=None):
    if obj._meta.label_lower != law.on:
        raise ValueError(f"{law.key} dates {law.on}, not {obj._meta.label_lower}")
    congress_id = law.congress_id(obj)
    began = min(starts_on, clock.today())
    rolls = local_rule(congress_id, "clock.roll_forward", on=began)
    calendar = calendar_of(congress_id)
    derivation = dates.derive(
        unit, until or starts_on, calendar, amount=amount, label=law.label, basis=law.basis, roll=rolls
    )
    holder = law.holder(obj)
    deadline = _store(
        law,
        derivation,
        calendar,
        actor,
        replaces=replaces,
        reason=reason.strip(),
        congress_id=congress_id,
        key=law.key,
        target=address(obj),
        target_model=obj._meta.label_lower,
        target_pk=obj.pk,
        label=law.label,
        title=str(law.title(obj))[:120],
        holder_organization_id=holder.pk if holder else None,
        starts_on=starts_on,
        amount=amount,
        unit=unit,
        rolls=rolls,
        basis=law.basis,
        reminds=law.ladder_by(lambda key: local_rule(congress_id, key, on=began)).words,
    )
    _tell_case(law, obj, deadline)
    return deadline


def _tell_case(law, case, deadline):
    """Set the date on the case's own row, where lists look for it, and let the case follow."""
    if case is not None and law.due_column:
        setattr(case, law.due_column, deadline.due_on)
        if waiting := _waiting.get():
            waiting.dated[type(case), law.due_column, deadline.due_on].append(case.pk)
        else:
            _date(type(case), law.due_column, deadline.due_on, [case.pk])
    if case is not None and law.settle and deadline.replaces_id:  # a first date is settled by the deed that opens it
        law.settle(case)


def _date(model, column, day, pks):
    model._base_manager.filter(pk__in=pks).update(**{column: day})


def _store(law, derivation, calendar, actor, **columns):
    """Write the row and plan its reminders, or let it wait for the others of its deed."""
    deadline = Deadline(
        legal_due_on=derivation.legal_due_on,
        due_on=derivation.due_on,
        provisional=derivation.provisional,
        steps=derivation.steps,
        opened_by=actor.name[:40],
        **columns,
    )
    opened = (deadline, law, calendar)
    if (waiting := _waiting.get()) and deadline.replaces_id is None:
        waiting.opened.append(opened)
    else:
        _write([opened])
    return deadline


def _write(opened):
    """The rows of clocks with the ladders of reminders they open."""
    rows = [deadline for deadline, *_ in opened]
    try:
        with transaction.atomic():
            Deadline.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Refused(f"{_running_already(rows)}，不能重复启动。请刷新后再看。") from error
    reminders.plan(opened)


def _running_already(rows):
    """The first of these that cannot start because its like is running."""
    running = Deadline.objects.open().filter(target__in={row.target for row in rows})
    running = set(running.values_list("key", "target"))
    for row in rows:
        if (row.key, row.target) in running:
            return (f"{row.title}：" if len(rows) > 1 else "") + f"“{row.label}”已在计算中"
        running.add((row.key, row.target))
    return f"“{rows[0].label}”已在计算中"


def _stop(targets, keys, ending):
    """Stop these clocks of these objects; nobody is reminded of them any more."""
    if Deadline.objects.open().filter(target__in=targets, key__in=keys).update(**ending):
        stopped = Deadline.objects.filter(target__in=targets, key__in=keys).exclude(outcome=Outcome.OPEN)
        reminders.rest(stopped)


def _end(deadline, outcome, actor, *, met_on=None):
    """Stop a running row; whoever comes second is told."""
    columns = _ending(outcome, actor, met_on)
    if not Deadline.objects.open().filter(pk=deadline.pk).update(**columns):
        raise Refused(f"“{deadline.label}”刚刚已有变动，请刷新后再看。")
    for name, value in columns.items():
        setattr(deadline, name, value)
    reminders.rest([deadline])
    return deadline


def _ending(outcome, actor, met_on):
    return {
        "outcome": outcome,
        "ended_on": clock.today(),
        "ended_by": actor.name[:40],
        "met_on": met_on if outcome == Outcome.MET else None,
    }
