"""What speaks against the figures of a quarterly report: rules in words, kept apart from where the figures come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from congress.frame.numbers import plain

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Entry:
    """What stands in one field: the township's number, words and files, its answer to warnings, and the system's count."""

    number: Decimal | None = None
    text: str = ""
    files: int = 0
    answer: str = ""
    counted: Decimal | None = None

    @property
    def is_empty(self):
        return self.number is None and not self.text.strip() and not self.files


@dataclass(frozen=True)
class Finding:
    """``rule`` is missing, whole, sum, within, jump or system. An error must be mended; a warning may be answered."""

    rule: str
    level: str
    key: str
    sentence: str
    answered: bool = False

    @property
    def word(self):
        return "差错" if self.level == ERROR else "提示"

    @property
    def stands_against(self):
        return self.level == ERROR or not self.answered


def findings(items, entries: Mapping, last: Mapping):
    """All that is found, in the order of the form: ``entries`` {key: Entry}, ``last`` {key: last quarter's number}."""
    labels = {item.key: item.label for item in items}
    return [
        Finding(rule, level, item.key, sentence, bool(entries.get(item.key, Entry()).answer.strip()))
        for item in items
        for rule, level, sentence in _of(item, entries, last.get(item.key), labels)
    ]


def _of(item, entries, last, labels):
    entry = entries.get(item.key, Entry())
    if entry.is_empty:
        if item.required:
            yield "missing", ERROR, f"“{item.label}”还没有填。"
        return
    if entry.number is None:
        return
    if item.kind == "count" and entry.number != entry.number.to_integral_value():
        yield "whole", ERROR, f"“{item.label}”须是整数。"
    yield from _sum(item, entry, entries, labels)
    whole = entries.get(item.within, Entry()).number if item.within else None
    if whole is not None and entry.number > whole:
        yield (
            "within",
            ERROR,
            f"“{item.label}”（{plain(entry.number)}）不应大于“{labels[item.within]}”（{plain(whole)}）。",
        )
    yield from _jump(item, entry, last)
    if entry.counted is not None and entry.number != entry.counted:
        yield (
            "system",
            WARNING,
            f"系统中记录的是{plain(entry.counted)}{item.unit}，与所填的{plain(entry.number)}{item.unit}不同。",
        )


def _sum(item, entry, entries, labels):
    numbers = [entries.get(key, Entry()).number for key in item.parts if key in labels]
    if not numbers or None in numbers:
        return
    if sum(numbers) != entry.number:
        names = "、".join(f"“{labels[key]}”" for key in item.parts if key in labels)
        yield (
            "sum",
            ERROR,
            f"“{item.label}”应等于{names}之和：填的是{plain(entry.number)}，各项相加为{plain(sum(numbers))}。",
        )


def _jump(item, entry, last):
    if item.jump is None or not last:
        return
    change = (entry.number - last) * 100 / last
    if abs(change) > item.jump:
        word = "增加" if change > 0 else "减少"
        yield (
            "jump",
            WARNING,
            f"比上季度的{plain(last)}{item.unit}{word}了{abs(change):.0f}%，请核对；属实的请说明原因。",
        )
