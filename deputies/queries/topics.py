"""What people speak of most: by theme and place, in a week or a month, against the one before (F38)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from congress.models import Congress

from ..models import Opinion, TopicLead

FEW = 5  # so few say nothing about more or less
TOP = 3


@dataclass(frozen=True, kw_only=True)
class Span:
    """A week or a month, and the one before it."""

    by: str
    since: date
    until: date
    before_since: date
    before_until: date

    @property
    def label(self):
        if self.by == "month":
            return f"{self.since.year}年{self.since.month}月"
        return f"{self.since.month}月{self.since.day}日至{self.until.month}月{self.until.day}日"


def span(by, day):
    """The week (from Monday) or the month that a day lies in."""
    if by == "week":
        since = day - timedelta(days=day.weekday())
        return Span(by=by, since=since, until=since + timedelta(days=6), before_since=since - timedelta(days=7),
                    before_until=since - timedelta(days=1))  # fmt: skip
    since = day.replace(day=1)
    last = since - timedelta(days=1)
    until = (since + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Span(by=by, since=since, until=until, before_since=last.replace(day=1), before_until=last)


def trend(now, before):
    """More or less, in plain words. Where there are few, or where chance alone would explain it, nothing is claimed:
    two counts differ when their difference is more than twice the root of their sum."""
    if max(now, before) < FEW:
        return "数量少，不比较"
    if (now - before) ** 2 <= 4 * (now + before):
        return "变化不大"
    return "明显增加" if now > before else "明显减少"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One theme: how many now and before, what that means, where most of them come from, and each place's number."""

    theme: str
    label: str
    now: int
    before: int
    trend: str
    top: list
    cells: list


def told(actor, since, until):
    """(theme, congress, how many) of what people told in a time."""
    rows = Opinion.objects.visible_to(actor).received_in(since, until).order_by()
    return rows.values_list("theme", "congress").annotate(n=Count("pk"))


def _counts(actor, since, until):
    return _by_place(told(actor, since, until))


def _by_place(rows):
    return Counter({(theme, congress): n for theme, congress, n in rows})


def hot(actor, of):
    """([Congress], [Line], whole now, whole before), the most spoken of first: three statements."""
    now, before = _counts(actor, of.since, of.until), _counts(actor, of.before_since, of.before_until)
    there = {congress for _, congress in [*now, *before]}
    places = list(
        Congress.objects.visible_to(actor).filter(pk__in=there).select_related("area").order_by("area__code")
    )
    return places, _lines(places, now, before), now.total(), before.total()


def _lines(places, now, before):
    """[Line] of themes of which anybody spoke, the most spoken of first."""
    of_now, of_before, lines = _by_theme(now), _by_theme(before), []
    for theme, label in Opinion.Theme.choices:
        cells = [(place, now[theme, place.pk]) for place in places]
        total, earlier = of_now[theme], of_before[theme]
        if total or earlier:
            top = sorted((cell for cell in cells if cell[1]), key=lambda cell: -cell[1])[:TOP]
            lines.append(
                Line(
                    theme=theme,
                    label=label,
                    now=total,
                    before=earlier,
                    trend=trend(total, earlier),
                    top=top,
                    cells=cells,
                )
            )
    return sorted(lines, key=lambda line: -line.now)


def _by_theme(counts):
    found = Counter()
    for (theme, _), n in counts.items():
        found[theme] += n
    return found


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One theme in one place, now and in the span before."""

    label: str
    place: object
    now: int
    before: int

    @property
    def trend(self):
        return trend(self.now, self.before)


class Cells:
    """Every theme in every place as rows of a file, the most spoken of first."""

    def __init__(self, actor, of):
        self.span = of
        now, before = _counts(actor, of.since, of.until), _counts(actor, of.before_since, of.before_until)
        keys = {*now, *before}
        places = Congress.objects.visible_to(actor).select_related("area").in_bulk({place for _, place in keys})
        themes = dict(Opinion.Theme.choices)
        rows = [Cell(label=themes[theme], place=places[place], now=now[theme, place], before=before[theme, place])
                for theme, place in keys if place in places]  # fmt: skip
        self.rows = sorted(rows, key=lambda row: (-row.now, -row.before, row.place.area.code, row.label))

    def count(self):
        return len(self.rows)

    def iterator(self, size):
        return iter(self.rows)


def leads(actor):
    """The leads this person sees, each with how many opinions point to it."""
    rows = TopicLead.objects.visible_to(actor).select_related("raised_by").annotate(n=Count("opinions"))
    return rows.order_by("-raised_on", "-pk")


def of_lead(actor, lead):
    """The opinions that point to a lead, as far as this person sees them, the latest first."""
    rows = Opinion.objects.visible_to(actor).filter(lead=lead).select_related("congress", "area")
    return rows.order_by("-received_on", "-pk")


def louder(now, before):
    """The themes that grew, for 今天要办: of the rows that ``told`` gives of a month and the one before."""
    lines = _lines((), _by_place(now), _by_place(before))
    return [line for line in lines if line.trend == "明显增加"]


def by_place(lines, places):
    """The same the other way round: a row a place."""
    rows = defaultdict(list)
    for line in lines:
        for place, n in line.cells:
            rows[place.pk].append((line, n))
    return [(place, rows[place.pk]) for place in places]
