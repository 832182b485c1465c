"""The table in which many decisions are prepared at once: read back line by line, each with what is wrong with it."""

import re

from ..queries.choices import units_of
from ..queries.preparing import SIDES, PlanLine, fault_of_units, line_of, offer, units_named

KEY = re.compile("[0-9]{1,18}")
MOST = 250  # lines of one page
LONGEST_NOTE = 120


class LastLook:
    """What came back of the table that is looked through last: ``seen`` is {suggestion: stamp of its plan} of the ticked."""

    def __init__(self, sent):
        ticked = [int(value) for value in sent.getlist("plan") if KEY.fullmatch(value)]
        self.seen = {pk: sent.get(f"stamp-{pk}", "") for pk in ticked}


class PlanTable:
    """Built of the suggestions of a page and, when it was filed, of what was sent. ``lines`` are what it shows;
    ``changed`` those that were written otherwise than they stand."""

    def __init__(self, suggestions, *, congress_id, sent=None):
        self.units = list(units_of(congress_id))
        stand = [line_of(one) for one in suggestions]
        self.lines = [offer(one, self.units) if sent is None else self._read(one, sent) for one in stand]
        before = {line.pk: line.said for line in stand}
        self.changed = [line for line in self.lines if line.faults or line.said != before[line.pk]]

    @property
    def is_valid(self):
        return not any(line.faults for line in self.lines)

    unsaved = ("没有保存：改好标出的行以后再保存。",)

    @property
    def placed(self):
        """What is wrong, each with the line it leads to."""
        return [
            {"target": f"lead-{line.pk}", "label": line.suggestion.number_text, "error": fault}
            for line in self.lines
            for fault in line.faults
        ]

    def _read(self, stands, sent):
        """A line as it was sent; one that was not on the page stays as it stands."""
        key = stands.pk
        if f"stamp-{key}" not in sent:
            return stands
        words = {side: sent.get(f"{side}-{key}", "").strip() for side in SIDES}
        line = PlanLine(suggestion=stands.suggestion, words=words, is_hard=f"is_hard-{key}" in sent, stamp=stands.stamp, is_planned=stands.is_planned,
                        note=" ".join(sent.get(f"note-{key}", "").split()))  # fmt: skip
        for side, label in SIDES.items():
            found, strange = units_named(words[side], self.units)
            line.faults += [f"{label}“{word}”对不上唯一的承办单位" for word in strange]
            if side != "lead":
                setattr(line, side, found)
            elif found:
                line.lead = found[0]
                line.faults += ["主办单位只能有一个"] if len(found) > 1 else []
        line.faults += [f"备注最多{LONGEST_NOTE}字"] if len(line.note) > LONGEST_NOTE else []
        if line.has_units and not line.faults:
            line.faults += filter(None, [fault_of_units(line.lead, line.joint, line.separate).rstrip("。")])
        if line.said != stands.said and sent[f"stamp-{key}"] != stands.stamp:
            line.faults.append("这一件刚才已由别人改过，请核对后再保存")
        return line
