"""Which days are off for a congress, which years are known, and what a year looks like on a page."""

from calendar import monthrange
from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q

from congress.frame import clock
from congress.frame.dates import ONE_DAY, WEEKEND, Calendar
from congress.frame.holidays import PLAIN, Day, missing_from

from ..models import CalendarYear, Congress, Deadline, Holiday


def calendar_of(congress_id: int, change: "Change | None" = None) -> Calendar:
    """The calendar a congress lives by – the national one, then its county's extra days, then its own – as it is, or
    as it would be after a change. No actor: it is the same for everybody."""
    memory = _memory.get()
    if change or memory is None:
        return _calendar(congress_id, change)
    if congress_id not in memory:
        memory[congress_id] = _calendar(congress_id, None)
    return memory[congress_id]


_memory: ContextVar[dict | None] = ContextVar("remembered_calendars", default=None)


@contextmanager
def remembered():
    """Read each calendar once until the block ends: for work on many rows that does not change the calendar itself."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def _calendar(congress_id, change):
    scope = scope_of(congress_id)
    here = Q(congress=None) | Q(congress__in=scope[1:])
    rows = list(Holiday.objects.filter(here).order_by("pk").values_list("congress_id", "date", "kind", "name"))
    known = known_years()
    if change:
        replaced = {day.date for day in change.days}
        rows = [row for row in rows if row[0] != change.congress_id or row[1] not in replaced]
        rows += [(change.congress_id, day.date, day.kind, day.name) for day in change.days if day.kind != PLAIN]
        known |= set(change.confirmed_years)
    ranked = sorted((row for row in rows if row[0] in scope), key=lambda row: scope.index(row[0]))
    return Calendar(known=known).with_days((day, kind, name) for _, day, kind, name in ranked)


def scope_of(congress_id):
    """Whose tables apply, the nearest last: [None, county, township]."""
    parents = Congress.objects.filter(pk=congress_id, parent__isnull=False).values_list("parent_id", flat=True)
    return [None, *parents, congress_id]


def known_years() -> frozenset[int]:
    """The years whose national table is whole."""
    return frozenset(years_entered())


def years_entered():
    return CalendarYear.objects.values_list("year", flat=True)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What somebody wants to change: days set in the national table (``congress_id`` None) or in a congress's own."""

    congress_id: int | None
    days: tuple[Day, ...]
    confirmed_years: tuple[int, ...] = ()

    def as_json(self) -> dict:
        return {
            "congress_id": self.congress_id,
            "confirmed_years": list(self.confirmed_years),
            "days": [[day.date.isoformat(), day.kind, day.name] for day in self.days],
        }

    @classmethod
    def from_json(cls, data: dict) -> "Change":
        days = (Day(date=date.fromisoformat(on), kind=kind, name=name) for on, kind, name in data["days"])
        return cls(congress_id=data["congress_id"], days=tuple(days), confirmed_years=tuple(data["confirmed_years"]))


def days_on(congress_id: int | None, dates: Iterable[date]) -> dict[date, Holiday]:
    """The rows of one table (national or a congress's own) on these dates."""
    return {row.date: row for row in Holiday.objects.filter(congress=congress_id, date__in=list(dates))}


def days_listed(actor, year: int):
    """The rows that make up one's own calendar of a year, its county's and the national ones among them."""
    scope = Q(congress=None) | Q(congress__in=scope_of(actor.congress_id)[1:])
    rows = Holiday.objects.visible_to(actor).filter(scope, date__year=year)
    return rows.select_related("congress").order_by("date", "pk")


def whole_years(days: Iterable[Day]) -> tuple[int, ...]:
    """The years that are complete when these days are put into the national table."""
    put = {day.date: day for day in days}
    return tuple(sorted(year for year in {day.year for day in put} if not lacking(year, put)))


def lacking(year: int, put: dict[date, Day] | None = None) -> list[str]:
    """What the national table of a year still lacks, with these days put into it."""
    return missing_from(year, (_stored(None, year) | (put or {})).values())


def _stored(congress_id, year):
    rows = Holiday.objects.filter(congress=congress_id, date__year=year)
    return {row.date: Day(date=row.date, kind=row.kind, name=row.name) for row in rows}


def added_by_file(days: Iterable[Day], *, congress_id: int | None, whole: bool) -> Change:
    """The change a file stands for. ``whole``: in years it completes by itself, days it does not name are cleared."""
    put = {day.date: day for day in days}
    if whole:
        for year in {day.year for day in put}:
            if congress_id or not missing_from(year, put.values()):
                put = {on: Day(date=on, kind=PLAIN) for on in _stored(congress_id, year)} | put
    known = () if congress_id else tuple(set(whole_years(put.values())) - known_years())
    return Change(congress_id=congress_id, days=tuple(sorted(put.values())), confirmed_years=tuple(sorted(known)))


# The year on a page.


@dataclass(frozen=True, kw_only=True)
class Square:
    """One day of the year view. ``mark`` is 休, 班 or nothing; ``tone`` says how the day is drawn; ``due`` of the reader's
    clocks end on it."""

    date: date
    mark: str
    name: str
    tone: str  # workday | weekend | off | work
    is_today: bool
    is_local: bool
    due: int = 0


@dataclass(frozen=True, kw_only=True)
class Month:
    number: int
    weeks: tuple[tuple[Square | None, ...], ...]
    workdays: int


def year_view(congress_id: int, year: int, due=None) -> list[Month]:
    """Twelve months of weeks from Monday to Sunday; ``due`` is {day: how many clocks end on it}."""
    calendar = calendar_of(congress_id)
    above = Congress.objects.filter(pk=congress_id).values("parent")
    own = Holiday.objects.filter(Q(congress=congress_id) | Q(congress__in=above), date__year=year)
    local = set(own.values_list("date", flat=True))
    return [_month(calendar, year, month, local, due or {}) for month in range(1, 13)]


def _month(calendar, year, month, local, due):
    first, length = monthrange(year, month)
    squares = [_square(calendar, date(year, month, n), local, due) for n in range(1, length + 1)]
    cells = [None] * first + squares + [None] * (-(first + length) % 7)
    return Month(
        number=month,
        weeks=tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7)),
        workdays=sum(square.tone in ("workday", "work") for square in squares),
    )


def _square(calendar, day, local, due):
    name = calendar.name(day)
    resting = "weekend" if name == WEEKEND else "off"
    working = "work" if name else "workday"
    tone = working if calendar.works(day) else resting
    mark = {"work": "班", "off": "休"}.get(tone, "")
    return Square(
        date=day,
        mark=mark,
        name=name if mark else "",
        tone=tone,
        is_today=day == clock.today(),
        is_local=day in local,
        due=due.get(day, 0),
    )


# Gaps.


ALARM_FROM = (12, 1)  # the State Council's notice for the next year has come by then


def missing_year(known) -> int | None:
    """Next year, when its table is not among those known on 1 December or later; this year at any time."""
    today = clock.today()
    if today.year not in known:
        return today.year
    return today.year + 1 if (today.month, today.day) >= ALARM_FROM and today.year + 1 not in known else None


def provisional_years(congress_ids: Iterable[int]) -> list[int]:
    """The years in which open deadlines of these congresses fall that are still to be checked."""
    rows = Deadline.objects.open().filter(congress__in=congress_ids, provisional=True)
    fallen = {day.year for pair in rows.values_list("legal_due_on", "due_on") for day in pair}
    return sorted(fallen - known_years())


@dataclass(frozen=True, kw_only=True)
class YearState:
    """Whether a year's table can be relied on, and if not, what it lacks."""

    year: int
    is_known: bool
    lacking: list[str]
    source: str


def year_state(year: int) -> YearState:
    row = CalendarYear.objects.filter(year=year).first()
    return YearState(
        year=year, is_known=row is not None, lacking=[] if row else lacking(year), source=row.source if row else ""
    )


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Days in a row with the same name: 国庆节放假, 10月1日至7日."""

    first: Square
    last: Square
    days: int


def stretches(months: Iterable[Month]) -> list[Stretch]:
    """The days of a year view that differ from the ordinary week, in order, neighbours of one name together."""
    marked = [square for month in months for week in month.weeks for square in week if square and square.mark]
    found: list[Stretch] = []
    for square in marked:
        before = found[-1].last if found else square
        due = (before.name, before.is_local, before.date + ONE_DAY)
        if due == (square.name, square.is_local, square.date):
            found[-1] = replace(found[-1], last=square, days=found[-1].days + 1)
        else:
            found.append(Stretch(first=square, last=square, days=1))
    return found


def unsure_for(actor):
    """(how many clocks run to a day that is not sure yet), of the congresses this person follows: a mere number, also for
    those who see no case."""
    here = Congress.objects.visible_to(actor)
    rows = Deadline.objects.open().filter(provisional=True, congress__in=here).order_by().values("provisional")
    return rows.annotate(number=Count("pk")).values_list("number", flat=True)


def gaps(known, unsure) -> list[dict]:
    """What those who keep the calendar should see to, in words: by the years known and the number of unsure clocks."""
    found = []
    if year := missing_year(known):
        text = "未录入的年度只能按周末和固定的法定节假日推算期限。"
        found.append({"verb": "请录入", "title": f"{year}年放假安排尚未录入", "tone": "late", "text": text})
    if count := sum(unsure):
        text = "这些期限落在放假安排尚未录入的年度。录入后会列出变动，确认后生效。"
        found.append({"verb": "请留意", "title": f"{count}项期限待校", "tone": "soon", "text": text})
    return found
