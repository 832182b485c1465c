"""Reads the corpus: one matter after another, written by hand in ``corpus/*.txt``.

A matter begins with ``# key topic lead weight scope joint,joint``; each further line begins with one sign:
物 what it is about · 题 subject · 数 figures ``name=low~high[:decimals]`` · 事 a fact · 害 why it matters ·
求 a proposal, followed by its possible answers 成 done, 划 planned (after ⇒ the promise in short), 难 not now ·
点 a step of the plan · 见 what was said at a contact · 协 a joint unit's opinion · 差 why not satisfied ·
好 satisfied · 进 progress of a promise.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "corpus"
COMMON = "common.txt"


@dataclass
class Ask:
    """One proposal with the answers a unit could honestly give."""

    text: str
    done: list = field(default_factory=list)
    planned: list = field(default_factory=list)  # (text, promise)
    hard: list = field(default_factory=list)


@dataclass
class Theme:
    """A matter with everything that can be said about it."""

    key: str
    topic: str
    lead: str
    weight: int
    scope: str
    joint: tuple
    matter: str = ""
    figures: dict = field(default_factory=dict)  # name -> (low, high, decimals)
    lines: dict = field(default_factory=dict)  # sign -> texts
    asks: list = field(default_factory=list)

    def of(self, sign):
        return self.lines.get(sign, [])


def _figures(text):
    for item in text.split():
        name, span = item.split("=")
        span, _, decimals = span.partition(":")
        low, high = span.split("~")
        yield name, (float(low), float(high), int(decimals or 0))


def _read(path):
    theme = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        sign, text = line[0], line[2:]
        if sign == "#":
            key, topic, lead, weight, scope, *joint = text.split()
            theme = Theme(key, topic, lead, int(weight), scope, tuple(joint[0].split(",")) if joint else ())
            yield theme
        elif sign == "物":
            theme.matter = text
        elif sign == "数":
            theme.figures.update(_figures(text))
        elif sign == "求":
            theme.asks.append(Ask(text))
        elif sign == "成":
            theme.asks[-1].done.append(text)
        elif sign == "难":
            theme.asks[-1].hard.append(text)
        elif sign == "划":
            text, _, promise = text.partition(" ⇒ ")
            theme.asks[-1].planned.append((text, promise or theme.matter))
        elif sign in "题事害点见协差好进":
            theme.lines.setdefault(sign, []).append(text)
        else:
            raise ValueError(f"{path.name}:{number}: unknown sign {sign}")


@cache
def themes():
    """Every matter, in file and line order."""
    return tuple(theme for path in sorted(HERE.glob("*.txt")) if path.name != COMMON for theme in _read(path))


@cache
def phrases():
    """What is said the same way whatever the matter: section name -> templates."""
    found, section = {}, None
    for line in (HERE / COMMON).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = found.setdefault(line[2:].strip(), [])
        elif line.strip():
            section.append(line)
    return found
