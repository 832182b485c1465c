"""The handbook, read from the shelves: machines, clocks, rules, papers and roles in words. It cannot go stale.

No actor: the law is the same for everybody; only the lengths of clocks and the values of rules are one congress's own.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from django.apps import apps

from congress.frame import kinds

from ..models import Role
from .rules import rule_book

GLOSSARY = Path(__file__).resolve().parent.parent / "data" / "glossary.csv"
SYSTEM_ROLE = "SYSTEM"
UNIT_WORDS = {
    "months": "个月",
    "days": "日",
    "workdays": "个工作日",
    "days_before": "日以前",
    "fixed": "按约定的日期",
}


@dataclass(frozen=True, kw_only=True)
class MoveRow:
    """One move in words. ``roles`` are the codes of the roles its policy speaks of."""

    name: str
    label: str
    source: tuple
    target: str
    sources: str
    target_label: str
    who: str
    roles: frozenset
    condition: str
    starts: str
    ends: str
    basis: str
    is_automatic: bool

    @property
    def clocks(self):
        """期限开始／结束, in one phrase."""
        found = [f"开始：{self.starts}" if self.starts else "", f"结束：{self.ends}" if self.ends else ""]
        return "；".join(filter(None, found))


@dataclass(frozen=True, kw_only=True)
class StateRow:
    """One state: its word, what other readers call it, and the moves that lead out of it."""

    value: str
    label: str
    aliases: str
    is_initial: bool
    is_final: bool
    moves: tuple


@dataclass(frozen=True, kw_only=True)
class MachineChapter:
    key: str
    title: str
    moves: tuple
    states: tuple

    def mermaid(self):
        """The same table as a drawing for readers of Markdown."""
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{state.label}" as {state.value}' for state in self.states]
        lines += [f"    [*] --> {state.value}" for state in self.states if state.is_initial]
        for move in self.moves:
            lines += [f"    {source} --> {move.target}: {move.label}" for source in move.source]
        return "\n".join([*lines, *(f"    {state.value} --> [*]" for state in self.states if state.is_final)])

    def for_role(self, role):
        """[(state, moves)] this role may do, in the order of the states."""
        found = [(state, tuple(move for move in state.moves if role in move.roles)) for state in self.states]
        return [(state, moves) for state, moves in found if moves]


def machines():
    """Every machine as a chapter; whole cases before their parts."""
    return [chapter_of(machine) for machine in sorted(kinds.machines, key=lambda machine: bool(machine.parent))]


def chapter_of(machine):
    moves = tuple(move_row(machine, move) for move in machine.moves)
    states = tuple(
        StateRow(
            value=value,
            label=label,
            aliases=aliases(machine, value, label),
            is_initial=value == machine.initial,
            is_final=value in machine.final,
            moves=tuple(move for move in moves if value in move.source),
        )
        for value, label in machine.states.choices
    )
    return MachineChapter(key=machine.key, title=machine.title, moves=moves, states=states)


def move_row(machine, move):
    conditions = [said_by(move.guard) if move.guard else "", "须写明理由" if move.returns else ""]
    roles = roles_of(move.who)
    return MoveRow(
        name=move.name,
        label=move.label,
        source=tuple(str(state) for state in move.source),
        target=str(move.target),
        sources="、".join(machine.states(state).label for state in move.source),
        target_label=machine.states(move.target).label,
        who=said_by(move.who),
        roles=roles,
        condition="；".join(filter(None, conditions)),
        starts="、".join(clock_label(key) for key in move.opens),
        ends="、".join(clock_label(key) for key in (*move.closes, *move.cancels)),
        basis=move.basis,
        is_automatic=roles == {"SYSTEM"},
    )


def aliases(machine, value, label):
    """What other readers read for a state: 代表看到“办理中”."""
    words = {}
    for role, labels in machine.labels.items():
        if role in Role.values and labels.get(value, label) != label:
            words.setdefault(labels[value], []).append(Role(role).label)
    return "；".join(f"{'、'.join(roles)}看到“{word}”" for word, roles in words.items())


def clock_label(key):
    return kinds.deadlines[key].label


def said_by(function):
    """The Chinese name of a policy or guard: the first line of its docstring."""
    return (function.__doc__ or "").strip().partition("\n")[0]


@cache
def roles_of(policy):
    """The roles a policy speaks of, read from its own code and from the predicates it calls."""
    return frozenset(_spoken(policy.__code__, policy.__globals__, {policy}))


def _spoken(code, names, seen):
    found = {word for word in code.co_consts if isinstance(word, str) and (word == SYSTEM_ROLE or word in Role.values)}
    found |= {SYSTEM_ROLE} if "is_system" in code.co_names and "actor" in code.co_varnames else set()
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            found |= _spoken(inner, names, seen)
    for name in code.co_names:
        other = names.get(name)
        if isinstance(other, FunctionType) and other.__module__ == names["__name__"] and other not in seen:
            found |= _spoken(other.__code__, other.__globals__, seen | {other})
        elif isinstance(other, tuple):
            found |= {word for word in other if word in Role.values}
    return found


# Clocks and rules.


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    label: str
    about: str
    length: str
    basis: str
    reminds: str
    whom: str


def clocks(congress_id):
    """Every legal clock with this congress's present length."""
    values = {setting.item.key: setting.value for setting in rule_book(congress_id)}
    titles = {}
    for machine in kinds.machines:
        for move in machine.moves:
            for key in (*move.opens, *move.closes):
                titles.setdefault(key, machine.title)
    return [
        ClockRow(
            label=item.label,
            about=titles.get(item.key, ""),
            length=length_of(item, values),
            basis=item.basis,
            reminds=item.ladder_by(values.get).words,
            whom=said_by(item.audience) if item.ladder else "",
        )
        for item in kinds.deadlines
    ]


def length_of(item, values):
    """3个月; where several settings may apply, each with its own name."""
    unit = UNIT_WORDS[item.unit]
    if item.unit == "fixed":
        return unit
    if isinstance(item.amount, str):
        return f"{values[item.amount]}{unit}"
    return "；".join(f"{kinds.rules[key].label}{values[key]}{unit}" for key in item.amounts) or f"按事项确定（{unit}）"


def rungs():
    """The general ladder: [(when, who joins)]."""
    firsts = {}
    for step in (-15, -7, -3, 0, 1, 7):
        firsts.setdefault(kinds.rung_of(step), []).append(step)
    return [
        ("、".join(f"提前{-step}日" if step < 0 else "当日" if step == 0 else f"超期{step}日" for step in steps),
         "、".join(label for _, label in kinds.RUNGS[: rung + 1]))
        for rung, steps in firsts.items()
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    label: str
    value: str
    default: str
    allowed: str
    basis: str


def rules(congress_id):
    """Every local rule: what holds now, what held if nobody had set it, what the law leaves open."""
    return [
        RuleRow(
            label=setting.item.label,
            value=setting.said,
            default=setting.default,
            allowed=setting.item.allowed,
            basis=setting.item.basis,
        )
        for setting in rule_book(congress_id)
    ]


# Papers, roles, words.


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    title: str
    about: str
    number: str
    who: str
    readers: str


def papers():
    """Every paper: what it is about, whether it has a number, who issues it and who may read it."""
    return [
        PaperRow(
            title=item.title,
            about=str(apps.get_model(item.model)._meta.verbose_name),
            number=f"“{item.number_word}”字号" if item.number_word else "不编号",
            who=said_by(item.may_issue) or "经办人",
            readers=said_by(item.may_read) or "能看到该事项的人",
        )
        for item in kinds.documents
    ]


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    code: str
    label: str
    deeds: str


def roles():
    """Every role and what it may do in any state of any case."""
    chapters = machines()
    return [
        RoleRow(
            code=role.value,
            label=role.label,
            deeds="；".join(filter(None, (deeds_of(chapter, role.value) for chapter in chapters))) or "不经办手续",
        )
        for role in Role
    ]


def deeds_of(chapter, role):
    words = dict.fromkeys(move.label for move in chapter.moves if role in move.roles)
    return f"{chapter.title}：{'、'.join(words)}" if words else ""


@cache
def words():
    """The glossary: (word, English, meaning)."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in list(csv.reader(file))[1:])


KEYS = (
    ("/", "到查询框"),
    ("g 再按数字", "去左侧菜单的第几项"),
    ("j", "下一行"),
    ("k", "上一行"),
    ("?", "看本页可用的按键，也可以在那里关掉按键"),
    ("Tab", "到下一个可以操作的地方"),
    ("Enter", "打开链接，或按下按钮"),
)
