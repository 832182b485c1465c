"""The tables of a report on handling (办理情况报告), as reports publish them: by topic, delegation, unit, class, mark and year."""

import math
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Avg, DurationField, ExpressionWrapper, F, Q

from congress.frame.gathered import ChartData
from congress.frame.prose import share
from congress.models import Area, Organization

from ..models import ReplyClass, Topic
from . import counting
from .indicators import BY_KEY, DAYS, FACTS, RATINGS, Measured, address_of, count, facts_of, grouped

YEARS = 5  # side by side


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: its name, its numbers by fact, and what its lists are narrowed by."""

    label: str
    numbers: dict
    more: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)  # what a column counts here instead of its own fact
    scope: object = None  # where it is another than the table's


@dataclass(frozen=True, kw_only=True)
class Cell:
    """``parts`` are (words, address or ""): a number, or a share; ``fraction`` its two numbers. ``few`` are too few for it
    to be compared."""

    head: str
    parts: tuple
    fraction: tuple = ()
    few: bool = False
    is_prose: bool = False

    @property
    def words(self):
        below = "".join(words for words, _ in self.fraction)
        return (
            "".join(words for words, _ in self.parts) + (f"（{below}）" if below else "") + ("少" if self.few else "")
        )


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A column that is reckoned or said: {line label: words}, and the fact whose list stands behind it, if any."""

    head: str
    words: dict
    definition: str
    fact: str = ""
    is_prose: bool = False


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A table: ``keys`` are facts, or indicators where they begin with %."""

    key: str
    title: str
    head: str
    keys: tuple
    lines: list
    scope: object
    note: str = ""
    extra: tuple[Extra, ...] = ()

    @property
    def heads(self):
        return (self.head, *map(self._head, self.keys), *(one.head for one in self.extra))

    @property
    def meanings(self):
        """[(head, what is counted there)]"""
        known = [(self._head(key), meaning(key)) for key in self.keys]
        return [*known, *((one.head, one.definition) for one in self.extra)]

    @staticmethod
    def _head(key):
        return BY_KEY[key[1:]].label if key.startswith("%") else f"{FACTS[key].label}（{FACTS[key].unit}）"

    def cells(self, line):
        return [*(self._cell(line, key) for key in self.keys), *(self._said(line, one) for one in self.extra)]

    @property
    def columns(self):
        """(head, whether numbers stand below it) of each."""
        prose = [self.head, *(one.head for one in self.extra if one.is_prose)]
        return [(head, head not in prose) for head in self.heads]

    def _said(self, line, one):
        words = one.words.get(line.label, "—")
        url = address_of(self.scope, one.fact, **line.more) if one.fact and line.label in one.words else ""
        return Cell(head=one.head, parts=((words, url),), is_prose=one.is_prose)

    def _cell(self, line, key):
        scope, head = line.scope or self.scope, self._head(key)
        if not key.startswith("%"):
            key = line.facts.get(key, key)
            number = line.numbers.get(key, 0)
            return Cell(head=head, parts=((str(number), address_of(scope, key, **line.more) if number else ""),))
        one = self.measured(line, key[1:])
        if not one.whole:
            return Cell(head=head, parts=((one.value, ""),))
        names = (one.indicator.part, one.indicator.whole)
        part, whole = (address_of(scope, name, **line.more) for name in names)
        numbers = ((str(one.part), part if one.part else ""), ("/", ""), (str(one.whole), whole))
        return Cell(head=head, parts=((one.value, ""),), fraction=numbers, few=one.is_small)

    def measured(self, line, key):
        one = BY_KEY[key]
        part, whole = (line.numbers.get(name, 0) for name in (one.part, one.whole))
        return Measured(indicator=one, part=part, whole=whole, scope=line.scope or self.scope)

    @property
    def rows(self):
        return [(line.label, self.cells(line)) for line in self.lines]

    @property
    def plain(self):
        """As words, for paper."""
        return [(line.label, *(cell.words for cell in self.cells(line))) for line in self.lines]


def meaning(key):
    """What a fact counts, or of what an indicator (%key) is the share."""
    if not key.startswith("%"):
        return FACTS[key].definition
    one = BY_KEY[key[1:]]
    return f"{one.definition}。" + "；".join(
        f"{FACTS[name].label}：{FACTS[name].definition}" for name in (one.part, one.whole)
    )


def grouped_by(scope, keys, paths):
    """{value: numbers}: each kind of rows grouped by its own path to the same thing."""
    found = {}
    for of, by in paths.items():
        names = [key for key in facts_of(keys) if FACTS[key].of == of]
        for value, numbers in grouped(scope, of, by, names).items() if names else ():
            found.setdefault(value, {}).update(numbers)
    return found


def _without_marks(keys, ratings):
    return keys if ratings else tuple(
        key for key in keys if (BY_KEY[key[1:]] if key.startswith("%") else FACTS[key]).needs != RATINGS
    )  # fmt: skip


def by_topic(scope):
    keys = ("assigned", "replied", "closed", "%reply", "%closing")
    found = grouped_by(scope, keys, {"cases": "topic"})
    names = dict(Topic.objects.filter(pk__in=[pk for pk in found if pk]).values_list("pk", "name"))
    lines = [
        Line(label=names.get(pk, "未分类"), numbers=numbers, more={"topic": pk or "none"})
        for pk, numbers in found.items()
        if numbers["assigned"]
    ]
    lines.sort(key=lambda line: (-line.numbers["assigned"], line.label))
    return Counted(key="topics", title="建议内容分类", head="类别", keys=keys, lines=lines, scope=scope)


OF_PLACES = ("submitted", "assigned", "replied", "closed", "%reply", "%closing")


def _by_place(scope, place, *, named):
    """{key: numbers} by where the lead deputy comes from. One who asked for secrecy is not told apart by that: who may not
    know counts him nowhere, and so does what many read (not ``named``)."""
    rows = counting.cases(scope).filter(counting.names_told(scope.actor)).annotate(place=place)
    rows = rows if named else rows.filter(secret_identity=False)
    return grouped(scope, "cases", "place", facts_of(OF_PLACES), rows=rows)


def _places(scope, bodies, found, name, narrowed_by):
    nothing = dict.fromkeys(facts_of(OF_PLACES), 0)
    return [
        Line(label=getattr(one, name), numbers=found.get(one.pk, nothing), more={narrowed_by: one.pk})
        for one in bodies
    ]


def _secrecy(scope, named, place):
    return "" if named and not counting.names_told(scope.actor) else f"要求身份保密的不列入{place}。"


def by_township(scope, *, named=True):
    """Where the lead deputies were elected; no lines where that is not entered of any, or there are no townships."""
    found = _by_place(scope, counting.TOWNSHIP, named=named)
    there = Area.objects.townships_of(scope.congress_id).on(scope.cut_off)
    wanted = Q(pk__in=[pk for pk in found if pk])
    wanted |= Q(pk=None) if scope.narrowed_at_all else Q(pk__in=there.values("pk"))
    areas = Area.objects.filter(wanted).order_by("code") if any(found) else Area.objects.none()
    lines = _places(scope, areas, found, "name", "township")
    if lines and None in found:
        lines.append(Line(label="未登记", numbers=found[None], more={"township": counting.NONE}))
    return Counted(
        key="townships",
        title="各乡镇提出和办理",
        head="乡镇",
        keys=OF_PLACES,
        lines=lines,
        scope=scope,
        note=f"按领衔代表的选区所在乡镇统计。{_secrecy(scope, named, '乡镇')}",
    )


def by_delegation(scope, *, named=True):
    found = _by_place(scope, F("lead__delegation"), named=named)
    there = Organization.objects.filter(congress=scope.congress_id, kind="delegation").on(scope.cut_off)
    wanted = Q(pk__in=[pk for pk in found if pk])
    wanted |= Q(pk=None) if scope.narrowed_at_all else Q(pk__in=there.values("pk"))
    bodies = Organization.objects.filter(wanted).order_by("order", "name", "pk")
    lines = _places(scope, bodies, found, "short_name", "delegation")
    return Counted(
        key="delegations",
        title="各代表团提出和办理",
        head="代表团",
        keys=OF_PLACES,
        lines=lines,
        scope=scope,
        note=_secrecy(scope, named, "代表团"),
    )


TASK_KEYS = ("tasks", "answered", "%on_time", "%on_first_time", "%solved", "%satisfied", "%content", "late_tasks")
UNIT_KEYS = (*TASK_KEYS, "assisting")
PAPER_UNIT_KEYS = (
    "tasks",
    "answered",
    "%on_time",
    "%solved",
    "%satisfied",
    "late_tasks",
    "assisting",
)  # a share stays on its line
UNIT_PATHS = {"tasks": "unit", "joints": "unit", "firsts": "assignment__unit", "lasts": "assignment__unit"}


def by_unit(scope, *, ratings=True, keys=UNIT_KEYS):
    keys = _without_marks(keys, ratings)
    found = grouped_by(scope, keys, UNIT_PATHS)
    units = Organization.objects.filter(pk__in=found).order_by("order", "name", "pk")
    nothing = dict.fromkeys(facts_of(keys), 0)  # who only assists has no tasks
    lines = [Line(label=unit.short_name, numbers=nothing | found[unit.pk], more={"unit": unit.pk}) for unit in units]
    lines.sort(key=lambda line: -line.numbers["tasks"])
    days = _days(scope)
    means = {line.label: days[line.more["unit"]] for line in lines if line.more["unit"] in days}
    return Counted(
        key="units",
        title="承办单位办理情况",
        head="单位",
        keys=keys,
        lines=lines,
        scope=scope,
        extra=(Extra(head="平均天数", words=means, definition=DAYS[0][2], fact="answered"),),
        note="承办任务为主办、分办，会办另列；比率后的括号内为分子和分母，“—”为没有应计数。",
    )


def _days(scope):
    span = ExpressionWrapper(F("replied_on") - F("assigned_on"), output_field=DurationField())
    rows = counting.tasks(scope).filter(counting.is_answered(scope)).order_by()
    found = rows.values_list("unit").annotate(mean=Avg(span)).values_list("unit", "mean")
    return {unit: f"{mean.total_seconds() / 86400:.0f}" for unit, mean in found}


def by_class(scope):
    """The newest answers by their class on the cut-off day."""
    found = grouped(scope, "lasts", "now_class", ("newest",))
    classes = ReplyClass.objects.filter(pk__in=found).order_by("code", "pk")
    lines = [Line(label=f"{one.code}类", numbers=found[one.pk], more={"reply_class": one.pk}) for one in classes]
    whole = sum(line.numbers["newest"] for line in lines)
    shares = {line.label: share(line.numbers["newest"], whole) for line in lines}
    meant = {f"{one.code}类": one.label for one in classes}
    return Counted(
        key="classes",
        title="答复类别",
        head="类别",
        keys=("newest",),
        lines=lines,
        scope=scope,
        extra=(
            Extra(head="占比", words=shares, definition="这一类÷各类合计"),
            Extra(head="含义", words=meant, definition="本级规定的答复类别", is_prose=True),
        ),
    )


MARKS = ("satisfied", "basically", "unsatisfied")


def by_mark(scope):
    """One line for the first marks, one for the newest."""
    numbers = count(scope, [key for mark in MARKS for key in (mark, f"last_{mark}")])
    lines = [
        Line(label="首次评价", numbers=numbers),
        Line(label="最近一次评价", numbers=numbers, facts={mark: f"last_{mark}" for mark in MARKS}),
    ]
    return Counted(key="marks", title="代表评价", head="评价", keys=MARKS, lines=lines, scope=scope)


def by_year(scope, *, ratings=True, intake=True, years=YEARS):
    """The years up to that of the cut-off; each as it stood at its own end, the last as it stands on the cut-off day."""
    keys = _without_marks(("submitted", "assigned", "%reply", "%on_time", "%closing", "%satisfied"), ratings)
    keys = keys if intake else keys[1:]
    last = scope.cut_off.year
    lines = []
    for year in range(last - years + 1, last + 1):
        end = min(date(year, 12, 31), scope.cut_off)
        then = scope.narrowed(since=date(year, 1, 1), until=end, day=end)
        lines.append(Line(label=f"{year}年", numbers=count(then, facts_of(keys)), scope=then))
    known = [line for line in lines if line.numbers.get("submitted") or line.numbers["assigned"]] or lines[-1:]
    return Counted(key="years", title="历年办理情况", head="年度", keys=keys, lines=known, scope=scope,
                   note="往年为当年12月31日的情况，本年为统计截止日的情况。")  # fmt: skip


def tables(scope, *, ratings=True, intake=True, named=True, unit_keys=UNIT_KEYS):
    """Every table this reader may have, those without rows left out."""
    found = [
        by_topic(scope),
        *([by_township(scope, named=named), by_delegation(scope, named=named)] if intake else []),
        by_unit(scope, ratings=ratings, keys=unit_keys),
        by_class(scope),
    ]
    found += [by_mark(scope)] if ratings else []
    found += [by_year(scope, ratings=ratings, intake=intake)]
    return [table for table in found if table.lines]


# Drawn.


def charts(tables):
    """{key of a table: its drawing}"""
    known = {table.key: table for table in tables}
    drawn = {
        "topics": ("assigned", "交办建议的内容"),
        "delegations": ("submitted", "各代表团提出的建议"),
        "units": ("tasks", "承办单位的承办任务"),
        "classes": ("newest", "答复类别"),
    }
    found = {key: hbars_of(known[key], fact, title) for key, (fact, title) in drawn.items() if key in known}
    return found | ({"townships": map_of(known["townships"])} if "townships" in known else {})


def map_of(table):
    """The townships as tiles on a schematic map, by the suggestions their deputies put; laid out as the local rule says."""
    numbers = {line.label: line.numbers.get("submitted", 0) for line in table.lines}
    rows = laid_out(table.scope.rule("map"), list(numbers))
    columns = max(map(len, rows))
    labels = [name for row in rows for name in (*row, *([""] * (columns - len(row))))]
    return ChartData(kind="tiles", title="各乡镇提出建议分布图", labels=tuple(labels), unit="件", columns=columns,
                     series=(("提出", tuple(numbers.get(name) for name in labels)),))  # fmt: skip


def laid_out(words, names):
    """Rows of names, "" for an empty place. Who is not named in the rule stands below, in order; without a rule they make
    a block a little wider than high."""
    rows = [["" if name == "空" else name for name in row.split()] for row in words.split("/")]
    rows = [[name if name in names else "" for name in row] for row in rows]
    named = {name for row in rows for name in row if name}
    rows, rest = (rows if named else []), [name for name in names if name not in named]
    wide = max(map(len, rows)) if rows else math.ceil(math.sqrt(len(rest) * 1.3))
    return rows + [rest[place : place + wide] for place in range(0, len(rest), wide)]


def hbars_of(table, key, title, *, most=12):
    """The first rows of a table as bars."""
    lines = table.lines[:most]
    return ChartData(kind="hbars", title=title, labels=tuple(line.label for line in lines),
                     series=((FACTS[key].label, tuple(line.numbers.get(key, 0) for line in lines)),), unit=FACTS[key].unit)  # fmt: skip
