"""What stands around every move, in the same transaction: the entry in the log, the clocks it stops and starts."""

from datetime import date

from django.db import models
from django.dispatch import receiver

from congress.frame import numbers
from congress.frame.workflow import moved

from ..models import Deadline
from . import clocks, records

LONGEST_REASON = Deadline._meta.get_field("reason").max_length


@receiver(moved, dispatch_uid="congress.record_move")
def record_move(sender, *, machine, move, obj, actor, before, data, was, **kwargs):
    """One row of the log with the changed columns; then the clocks: first those that stop, then those that start."""
    earlier, later = records.changes(obj, was)
    reason = str(data.get("reason", "")).strip()
    earlier["状态"], later["状态"] = machine.states(before).label, machine.states(move.target).label
    part_of = getattr(obj, machine.parent) if machine.parent else obj
    records.record(
        f"{machine.key}.{move.name}",
        actor=actor,
        obj=obj,
        congress_id=getattr(part_of, "congress_id", None),
        text=sentence(move, obj, actor, data),
        before=earlier,
        after=later,
        reason=reason,
        returns=move.returns,
    )
    clocks.close_clocks(obj, actor=actor, met=move.closes, cancelled=move.cancels)
    for key in move.opens:
        clocks.open_clock(key, obj, actor=actor, reason=reason[:LONGEST_REASON])


class Words(dict):
    """What a sentence may speak of; a word nobody gave is left out."""

    def __missing__(self, key):
        return ""


def sentence(move, obj, actor, data):
    """The event of a move in words. A sentence that cannot be filled must not stop the deed: then the plain fact."""
    words = Words({name: said(value) for name, value in data.items()}, actor=actor.name, obj=obj)
    try:
        return move.event.format_map(words)
    except (AttributeError, IndexError, KeyError, ValueError):
        return f"{actor.name}：{move.label}《{obj}》"


def said(value):
    """A value as a sentence says it: names in a row, days as papers write them, a choice by its label."""
    if isinstance(value, models.Choices):
        return value.label
    if isinstance(value, (list, tuple, set, models.QuerySet)):
        return "、".join(str(item) for item in value)
    return numbers.long_date(value) if isinstance(value, date) else value
