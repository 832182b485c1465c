"""Decisions that are only prepared: what a line of their table says, whom its words mean, what the law says against it."""

import re
from dataclasses import dataclass, field

from congress.frame import clock

from ..models import Suggestion

SIDES = {"lead": "主办单位", "joint": "会办单位", "separate": "分办单位"}


@dataclass(kw_only=True)
class PlanLine:
    """One line of the table of decisions: the suggestion, what is said of it, and what is wrong with that."""

    suggestion: Suggestion
    lead: object = None
    joint: list = field(default_factory=list)
    separate: list = field(default_factory=list)
    is_hard: bool = False
    note: str = ""
    stamp: str = ""  # when its plan was last written; "" for none
    words: dict = field(default_factory=lambda: dict.fromkeys(SIDES, ""))  # the names of units as they were typed
    faults: list = field(default_factory=list)
    is_planned: bool = False  # units are named in what is stored
    wished: bool = False  # the lead that stands there is the deputy's wish, and nobody's decision yet

    @property
    def pk(self):
        return self.suggestion.pk

    @property
    def has_units(self):
        return bool(self.lead or self.joint or self.separate)

    @property
    def says_something(self):
        return self.has_units or self.is_hard or bool(self.note)

    @property
    def said(self):
        """What tells two lines apart."""
        keys = [tuple(sorted(unit.pk for unit in side)) for side in (self.joint, self.separate)]
        return (self.lead.pk if self.lead else None, *keys, self.is_hard, self.note)

    @property
    def slots(self):
        """What a new plan takes over from the suggestion: who leads and presses."""
        case = self.suggestion
        return {name: getattr(case, name) for name in ("leading_leader", "pressing_leader", "matching_committee_id")}


def line_of(suggestion):
    """The line as it stands."""
    plan = getattr(suggestion, "assignment_plan", None)
    if plan is None:
        return PlanLine(suggestion=suggestion)
    line = PlanLine(
        suggestion=suggestion,
        lead=plan.lead,
        joint=list(plan.joint.all()),
        separate=list(plan.separate.all()),
        is_hard=plan.is_hard,
        note=plan.note,
        stamp=plan.stamp,
    )
    line.is_planned = line.has_units
    line.words = {
        "lead": line.lead.short_name if line.lead else "",
        "joint": "、".join(unit.short_name for unit in line.joint),
        "separate": "、".join(unit.short_name for unit in line.separate),
    }
    return line


def offer(line, units):
    """Where nothing has been prepared yet, the unit the deputy wished stands in the cell of the lead, as long as it
    handles; it is prepared only when the table is saved."""
    wish = line.suggestion.wished_unit
    if not line.stamp and not line.has_units and wish in units:
        line.words, line.wished = {**line.words, "lead": wish.short_name}, True
    return line


def units_named(words, units):
    """(the units that are meant, the words that name none or several): the short or whole name, or a piece of it that
    only one unit bears."""
    found, strange = [], []
    for word in filter(None, re.split(r"[、，,；;\s]+", words)):
        same = [unit for unit in units if word in (unit.short_name, unit.name)]
        alike = same or [unit for unit in units if word in unit.short_name or word in unit.name]
        found += alike[:1] if len(alike) == 1 else []
        strange += [word] if len(alike) != 1 else []
    return found, strange


def fault_of_units(lead, joint, separate):
    """What speaks against giving a suggestion to these units: one lead with any joint units, or two and more separate
    ones; no unit twice, none that is gone. "" when nothing does."""
    if bool(lead) == bool(separate):
        return "请选择一个主办单位（可加会办单位），或者选择两个以上分办单位。"
    if separate and len(separate) < 2:
        return "分办须有两个以上单位；只有一个单位的请作为主办单位。"
    if separate and joint:
        return "分办时各单位分别答复，不再设会办单位。"
    units = [*([lead] if lead else []), *joint, *separate]
    if len({unit.pk for unit in units}) != len(units):
        return "同一个单位不能重复交办。"
    gone = [unit for unit in units if unit.kind not in unit.HANDLING or (unit.until and unit.until < clock.today())]
    return f"{gone[0]}不是在册的承办单位。" if gone else ""
