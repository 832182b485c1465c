"""The score sheet of handling units (承办单位得分表): what each unit's tasks are worth by the local rule, in order (S16, S42)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from congress.frame.prose import NONE
from congress.models import Organization

from .handling import UNIT_PATHS, grouped_by
from .indicators import FACTS, Fact, address_of

PARTS = (  # rule, label, counted, of
    ("score_on_time", "按期答复", "on_time", "due"),
    ("score_met", "当面沟通", "met_tasks", "tasks"),
    ("score_solved", "解决率", "solved", "answered"),
    ("score_satisfied", "满意率", "satisfied", "rated"),
)
BY_FIRST_DUE = ("score_on_time", "按期答复", "on_first_time", "first_due")
TENTH = Decimal("0.1")
APART = "另列"  # too few tasks to be ranked


@dataclass(frozen=True, kw_only=True)
class Part:
    """One component of a score: so much of so many, worth so much; nothing where there is nothing to count."""

    label: str
    weight: int
    part: int
    whole: int
    part_url: str
    whole_url: str

    @property
    def points(self):
        return Decimal(self.weight) * self.part / self.whole if self.whole else None

    @property
    def rounded(self):
        """To a tenth; None where there is nothing to count."""
        return None if self.points is None else self.points.quantize(TENTH, ROUND_HALF_UP)

    @property
    def shown(self):
        return NONE if self.points is None else str(self.rounded)

    @property
    def numbers(self):
        return f"{self.part}/{self.whole}" if self.whole else NONE


@dataclass(kw_only=True)
class Score:
    """One unit. What cannot be counted of it weighs nothing: the rest is reckoned up to the whole."""

    unit: Organization
    tasks: int
    tasks_url: str
    parts: list
    again: int
    again_url: str
    each: int  # points off for one task done again
    least: int  # tasks that a unit must have to be ranked
    place: int | None = None

    @property
    def lost(self):
        return self.again * self.each

    @property
    def total(self):
        """Of 100, to a tenth; None where nothing can be counted."""
        known = [one for one in self.parts if one.points is not None]
        weight = sum(one.weight for one in known)
        if not weight:
            return None
        whole = sum(one.points for one in known) * 100 / weight
        return max(whole - self.lost, Decimal(0)).quantize(TENTH, ROUND_HALF_UP)

    @property
    def shown(self):
        return NONE if self.total is None else str(self.total)

    @property
    def is_small(self):
        return self.tasks < self.least

    @property
    def standing(self):
        """3 · 另列, with too few tasks to be ranked · —"""
        return str(self.place) if self.place else APART if self.is_small else NONE


def parts_of(scope):
    """The components as the congress has ruled: an answer is in time by the limit in force, or by the one set first."""
    return (BY_FIRST_DUE, *PARTS[1:]) if scope.rule("score_due") == "first" else PARTS


def scores(scope):
    """[Score] of every unit with tasks, the best first; equal scores share a place. Units with few tasks stand apart after
    them, without a place; so does a unit that reads its own line alone."""
    facts = ["tasks", "again", *(key for _, _, *pair in parts_of(scope) for key in pair)]
    found = grouped_by(scope, list(dict.fromkeys(facts)), UNIT_PATHS)
    units = Organization.objects.filter(pk__in=found).order_by("order", "name", "pk")
    rows = [_score(scope, unit, found[unit.pk]) for unit in units]
    rows.sort(key=lambda row: (row.is_small, row.total is None, -(row.total or 0)))
    for order, row in enumerate(rows, 1):
        before = rows[order - 2] if order > 1 else None
        if row.total is not None and not row.is_small and not scope.whose_unit:
            row.place = before.place if before and before.total == row.total else order
    return rows


def _score(scope, unit, numbers):
    def url(key):
        return address_of(scope, key, unit=unit.pk)

    parts = [
        Part(label=label, weight=scope.rule(rule), part=numbers.get(part, 0), whole=numbers.get(whole, 0),
             part_url=url(part), whole_url=url(whole))
        for rule, label, part, whole in parts_of(scope)
    ]  # fmt: skip
    again = numbers.get("again", 0)
    return Score(unit=unit, tasks=numbers.get("tasks", 0), tasks_url=url("tasks"), parts=parts, again=again,
                 again_url=url("again"), each=scope.rule("score_redo"), least=scope.rule("score_least"))  # fmt: skip


def method(scope):
    """The box below the table: weights, what is counted, how it is reckoned, what it does not tell."""
    weights = "＋".join(f"{label}{scope.rule(rule)}分" for rule, label, _, _ in PARTS)
    found = [
        f"满分100分：{weights}；每重新办理一件次扣{scope.rule('score_redo')}分，扣完为止。分值为统计截止日有效的本级规定。"
    ]
    found += [
        f"{label}得分＝{scope.rule(rule)}×{FACTS[part].label}÷{FACTS[whole].label}。{_meaning(FACTS[part])}；{_meaning(FACTS[whole])}。"
        for rule, label, part, whole in parts_of(scope)
    ]
    return [
        *found,
        "某项没有应计数的（“—”），该项不计分，其余各项按其分值之和折算为100分后再扣分。得分相同的名次相同。",
        "申请退办逾期的，系统不予受理，因此没有逾期退办的扣分。",
        f"承办任务不足{scope.rule('score_least')}件次的单位，一件次的得失影响很大：列在后面，名次栏记“{APART}”，不参加排名。",
    ]


def _meaning(fact: Fact):
    return f"{fact.label}：{fact.definition}"
