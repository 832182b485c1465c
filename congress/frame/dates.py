"""The arithmetic of legal time limits: months, days, working days and days before a meeting, each with its reasons.

Pure: it is told which days are off and answers with a ``Derivation``. The start day is not counted, a month ends on
the day of the same number (or the last of the month), and a limit that would end on a day off ends on the next
working day (民法典第二百零一条至第二百零三条). What must happen before a meeting moves earlier, never later.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from .numbers import long_date

WEEKDAYS = "一二三四五六日"
WEEKEND = "周末"
ONE_DAY = timedelta(days=1)

# 全国年节及纪念日放假办法(2024年修订):公历固定的放假日;农历的日子无表不可知
FIXED_HOLIDAYS = {(1, 1): "元旦"}
FIXED_HOLIDAYS |= dict.fromkeys([(5, 1), (5, 2)], "劳动节") | dict.fromkeys([(10, 1), (10, 2), (10, 3)], "国庆节")

MONTHS, DAYS, WORKDAYS, DAYS_BEFORE, FIXED, UNTIL = "months", "days", "workdays", "days_before", "fixed", "until"
UNITS = {
    MONTHS: "个月",
    DAYS: "日",
    WORKDAYS: "个工作日",
    DAYS_BEFORE: "日以前",
    FIXED: "固定日期",
    UNTIL: "批准的日期",
}
COUNTING_BASIS = "计算方法：民法典第二百零一条至第二百零三条（当日不计入，末日逢法定休假日顺延）。"


def day_of_year(value, year):
    """A day as rules name it – 01-15 – in one year."""
    month, _, day = value.partition("-")
    return date(year, int(month), int(day))


def is_day_of_year(value):
    """Whether it names a day that every year has."""
    try:
        return len(value) == 5 and day_of_year(value, 2026).strftime("%m-%d") == value
    except (TypeError, ValueError, AttributeError):
        return False


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Which days are worked. ``off`` and ``work`` name the days that differ from the ordinary week.

    A year outside ``known`` is reckoned by weekends and the fixed holidays, and every answer that leans on it says so.
    """

    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, str] = field(default_factory=dict)
    known: frozenset[int] = frozenset()

    def knows(self, day: date) -> bool:
        return day.year in self.known

    def works(self, day: date) -> bool:
        if day in self.work:
            return True
        return day not in self.off and day.weekday() < 5 and not self._fixed(day)

    def _fixed(self, day):
        return "" if self.knows(day) else FIXED_HOLIDAYS.get((day.month, day.day), "")

    def name(self, day: date) -> str:
        """Why a day is off, or worked against the week; "" for an ordinary day."""
        if day in self.work:
            return f"{self.work[day]}调休上班" if day.weekday() >= 5 else self.work[day]
        if holiday := self.off.get(day) or self._fixed(day):
            return f"{holiday}放假"
        return WEEKEND if day.weekday() >= 5 else ""

    def next_workday(self, day: date) -> date:
        """The first working day on or after ``day``."""
        while not self.works(day):
            day += ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """The last working day on or before ``day``."""
        while not self.works(day):
            day -= ONE_DAY
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.workdays_between(end, start)
        return sum(self.works(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def with_days(self, days: Iterable[tuple[date, str, str]]) -> "Calendar":
        """This calendar with some days set: (date, "off" | "work" | "plain", name); later ones win."""
        off, work = dict(self.off), dict(self.work)
        for day, kind, name in days:
            off.pop(day, None)
            work.pop(day, None)
            if kind != "plain":
                {"off": off, "work": work}[kind][day] = name
        return Calendar(off=off, work=work, known=self.known)


@dataclass(frozen=True, kw_only=True)
class Derivation:
    """A due date and why. ``legal_due_on`` is what the rule gives, ``due_on`` the working day it comes to."""

    legal_due_on: date
    due_on: date
    provisional: bool
    steps: list[dict]


def spoken(day: date) -> str:
    """2026年10月1日（星期四）"""
    return f"{long_date(day)}（星期{WEEKDAYS[day.weekday()]}）"


def add_months(anchor: date, months: int) -> date:
    """The same day number so many months on, or the last day of a shorter month; always reckoned from the anchor."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


class _Working:
    """The sheet on which one derivation is worked out, line by line."""

    def __init__(self, calendar):
        self.calendar, self.steps, self.unknown = calendar, [], set()

    def note(self, kind, text, day=None):
        self.steps.append({"kind": kind, "text": text, "day": day.isoformat() if day else None})

    def works(self, day):
        """Ask the calendar, remembering that an unknown year was asked about."""
        if not self.calendar.knows(day):
            self.unknown.add(day.year)
        return self.calendar.works(day)

    def roll(self, day, *, earlier=False):
        """From a day off to the next (or previous) working day, naming each day passed over."""
        if self.works(day):
            if name := self.calendar.name(day):
                self.note("work", f"{spoken(day)}{name}，是工作日，期限不变。", day)
            return day
        word = "提前" if earlier else "顺延"
        while not self.works(day):
            self.note("skip", f"{spoken(day)}{self.calendar.name(day)}，{word}。", day)
            day += -ONE_DAY if earlier else ONE_DAY
        if name := self.calendar.name(day):
            self.note("work", f"{spoken(day)}{name}，是工作日。", day)
        return day

    def finish(self, legal, due):
        for year in sorted(self.unknown):
            self.note("provisional", f"{year}年的放假安排尚未录入，暂按周末和固定的法定节假日推算，待校。")
        if due != legal:
            self.note("legal", f"按规则届满之日：{spoken(legal)}。", legal)
        self.note("end", f"期限届满：{spoken(due)}24时。", due)
        return Derivation(legal_due_on=legal, due_on=due, provisional=bool(self.unknown), steps=self.steps)


def derive(
    unit: str,
    start: date,
    calendar: Calendar,
    *,
    amount: int | None = None,
    label: str = "",
    basis: str = "",
    roll: bool = True,
) -> Derivation:
    """Work out a time limit. ``start`` is the anchor: the day it begins, the meeting day, or the date itself.

    ``roll=False`` leaves an end on a day off where the rule puts it (a congress may decide so); what is counted
    back from a meeting moves earlier all the same.
    """
    if unit not in _REASONING:
        raise ValueError(f"no such unit {unit!r}; there are {sorted(_REASONING)}")
    if unit not in (FIXED, UNTIL) and (amount is None or not 0 <= amount <= 9999):
        raise ValueError(f"a length from 0 to 9999 is wanted, got {amount!r}")
    sheet = _Working(calendar)
    sheet.note("rule", f"{label or '期限'}：{_rule_in_words(unit, amount)}。")
    if basis:
        sheet.note("basis", f"依据：{basis.rstrip('。')}。")
    return sheet.finish(*_REASONING[unit](sheet, start, amount, roll))


def _rule_in_words(unit, amount):
    if unit == DAYS_BEFORE:
        return f"会议召开{amount}日以前"
    return UNITS[unit] if unit in (FIXED, UNTIL) else f"{amount}{UNITS[unit]}"


def _begin(sheet, start):
    sheet.note("counting", COUNTING_BASIS)
    sheet.note("start", f"起算：{spoken(start)}，当日不计入。", start)


def _months(sheet, start, amount, roll):
    _begin(sheet, start)
    legal = add_months(start, amount)
    if legal.day != start.day:
        month = f"{legal.year}年{legal.month}月"
        sheet.note("count", f"{month}没有{start.day}日，以当月最后一日{spoken(legal)}为届满之日。", legal)
    else:
        sheet.note("count", f"满{amount}个月的对应日是{spoken(legal)}。", legal)
    return legal, sheet.roll(legal) if roll else legal


def _days(sheet, start, amount, roll):
    _begin(sheet, start)
    legal = start + timedelta(days=amount)
    sheet.note("count", f"第{amount}日是{spoken(legal)}。", legal)
    return legal, sheet.roll(legal) if roll else legal


def _workdays(sheet, start, amount, roll):
    sheet.note("counting", "计算方法：只数工作日，当日不计入；周末和放假日不数，调休上班的周末照数。")
    sheet.note("start", f"起算：{spoken(start)}，当日不计入。", start)
    day, counted = start, 0
    while counted < amount:
        day += ONE_DAY
        if not sheet.works(day):
            sheet.note("skip", f"{spoken(day)}{sheet.calendar.name(day)}，不计入。", day)
            continue
        counted += 1
        if name := sheet.calendar.name(day):
            sheet.note("work", f"{spoken(day)}{name}，计入，为第{counted}个工作日。", day)
    sheet.note("count", f"第{amount}个工作日是{spoken(day)}。", day)
    return day, day if amount else sheet.roll(day)  # none at all, from a day off, still cannot end on one


def _days_before(sheet, start, amount, roll):
    sheet.note("counting", "计算方法：从会议召开之日倒数，当日不计入；逢休息日提前到之前的工作日，不得推后。")
    sheet.note("start", f"会议日：{spoken(start)}，当日不计入。", start)
    legal = start - timedelta(days=amount)
    sheet.note("count", f"会前第{amount}日是{spoken(legal)}。", legal)
    return legal, sheet.roll(legal, earlier=True)


def _fixed(sheet, start, amount, roll):
    sheet.note("count", f"规定的日期是{spoken(start)}，以当日为准，不顺延。", start)
    return start, start


def _until(sheet, start, amount, roll):
    sheet.note("count", f"批准延长至{spoken(start)}。", start)
    return start, sheet.roll(start) if roll else start


_REASONING = {
    MONTHS: _months,
    DAYS: _days,
    WORKDAYS: _workdays,
    DAYS_BEFORE: _days_before,
    FIXED: _fixed,
    UNTIL: _until,
}
