"""On which days a station receives people: 6,16,26 · 每周三 · 第2个周五. Pure: told the days off, it gives the days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from congress.frame.dates import ONE_DAY, WEEKDAYS, Calendar

UNREADABLE = "看不懂。请写成“6,16,26”（每月的日期）、“每周三”或者“第2个周五”。"
_WEEKLY = re.compile(rf"每?(?:周|星期)([{WEEKDAYS}天])")
_NTH = re.compile(rf"每?月?第([1-5一二三四五])个?(?:周|星期)([{WEEKDAYS}天])")
_LAST_DAY = 31


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """Days of the month, or a day of every week, or the nth one of the month (weekdays from 0, Monday)."""

    days: tuple[int, ...] = ()
    weekday: int | None = None
    nth: int | None = None

    def falls_on(self, day):
        if self.weekday is None:
            return day.day in self.days
        return day.weekday() == self.weekday and self.nth in (None, (day.day + 6) // 7)

    def __str__(self):
        if self.weekday is None:
            return f"每月{'、'.join(map(str, self.days))}日"
        return f"每{f'月第{self.nth}个' if self.nth else ''}周{WEEKDAYS[self.weekday]}"


def read(text: str) -> Recurrence | None:
    """What a line of the register means; None when it means nothing."""
    text = text.strip().translate(str.maketrans("，、０１２３４５６７８９", ",,0123456789")).replace("天", "日")
    if found := _NTH.fullmatch(text):
        nth = "一二三四五".find(found[1]) + 1 or int(found[1])
        return Recurrence(weekday=WEEKDAYS.index(found[2]), nth=nth)
    if found := _WEEKLY.fullmatch(text):
        return Recurrence(weekday=WEEKDAYS.index(found[1]))
    parts = [part.strip().removesuffix("日") for part in text.split(",")]
    if not all(part.isdigit() and 1 <= int(part) <= _LAST_DAY for part in parts):
        return None
    return Recurrence(days=tuple(sorted({int(part) for part in parts})))


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A day of reception; ``falls_on`` is the day of the rule, where a day off moved it, and ``because`` what was off."""

    on: date
    falls_on: date
    because: str = ""


def occasions(rule: Recurrence, since: date, until: date, calendar: Calendar, *, rolled: bool) -> list[Occasion]:
    """The days of a rule from one day to another, each once; ``rolled`` moves one that is off to the next working day,
    which may lie beyond the end."""
    found, day = {}, since
    while day <= until:
        if rule.falls_on(day):
            on = calendar.next_workday(day) if rolled else day
            found.setdefault(on, Occasion(on=on, falls_on=day, because=calendar.name(day) if on != day else ""))
        day += ONE_DAY
    return [found[on] for on in sorted(found)]


def ahead(day: date, days: int) -> date:
    """The last day on which something that wants so many days' notice may still be announced."""
    return day - timedelta(days=days)
