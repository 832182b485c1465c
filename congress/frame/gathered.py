"""What a chapter of the annual summary gathers: facts, tables, charts – and the words drafted from them; and one work of a
printed volume. Plain data."""

from dataclasses import asdict, dataclass

from .prose import cell


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One number with what it means (``definition``) and the list that opens behind it (``url``)."""

    key: str
    label: str
    value: float | int | str
    unit: str = ""
    definition: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class TableData:
    """A cell is text, a number, None, or a (part, whole) pair that is shown as its share (prose.cell)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """``kind`` is one of charts.KINDS; ``series`` are (name, numbers) pairs, as many numbers as labels – None in a curve
    for what is not known. ``columns``: how many tiles stand in a row."""

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    columns: int = 0


@dataclass(frozen=True, kw_only=True)
class ChapterData:
    facts: tuple[Fact, ...] = ()
    tables: tuple[TableData, ...] = ()
    charts: tuple[ChartData, ...] = ()

    def __getitem__(self, key):
        """The value of a fact."""
        for fact in self.facts:
            if fact.key == key:
                return fact.value
        raise KeyError(key)

    def to_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, data):
        return cls(
            facts=tuple(Fact(**fact) for fact in data.get("facts", ())),
            tables=tuple(
                TableData(
                    title=table["title"],
                    columns=tuple(table["columns"]),
                    rows=tuple(tuple(map(_cell, row)) for row in table["rows"]),
                    note=table["note"],
                )
                for table in data.get("tables", ())
            ),
            charts=tuple(
                ChartData(
                    kind=chart["kind"],
                    title=chart["title"],
                    labels=tuple(chart["labels"]),
                    series=tuple((name, tuple(map(_number, numbers))) for name, numbers in chart["series"]),
                    unit=chart["unit"],
                    columns=chart.get("columns", 0),
                )
                for chart in data.get("charts", ())
            ),
        )


def _cell(value):
    return tuple(value) if isinstance(value, list) else value


def _number(value):
    """Papers keep their facts without floats: 96.3 comes back from there as text."""
    return float(value) if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that two countings do not agree on; None: it was not counted then, or is not any more."""

    what: str
    before: str | None
    after: str | None


def differences(before, after):
    """[Difference] between two ChapterData: figures by their keys, tables cell by cell; charts show the same again."""
    return [*_compared(_facts(before), _facts(after)), *_compared(_cells(before), _cells(after))]


def _compared(one, other):
    for key in {**one, **other}:
        (what, was), (_, is_now) = one.get(key) or (other[key][0], None), other.get(key) or (one[key][0], None)
        if was != is_now:
            yield Difference(what=what, before=was, after=is_now)


def _facts(data):
    values = {(fact.key, "value"): (fact.label, f"{fact.value}{fact.unit}") for fact in data.facts}
    return values | {(fact.key, "means"): (f"{fact.label}的口径", fact.definition) for fact in data.facts}


def _cells(data):
    """{(table, row, column): (in words, shown)}; a row is known by what stands first in it."""
    return {
        (table.title, row[0], column): (f"{table.title}：{row[0]}，{column}", _shown(value))
        for table in data.tables
        for row in table.rows
        for column, value in zip(table.columns[1:], row[1:], strict=True)
    }


def _shown(value):
    return f"{cell(value)}（{value[0]}/{value[1]}）" if isinstance(value, tuple) else cell(value)


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """One paragraph that the figures say of themselves; ``figures`` are the keys of the facts it shows, in its own
    order, ``table`` the title of the chapter's table that it reads."""

    key: str
    text: str
    figures: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True, kw_only=True)
class VolumePart:
    """One work of a printed volume: its title, what stands below it (``about``), its texts as (heading or "", text), and
    the terms of the volume's indexes under which it is found: (index, term). ``number`` is what other indexes call it by."""

    key: str
    title: str
    number: str = ""
    about: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()

    def to_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, data):
        lists = {name: tuple(map(tuple, data[name])) for name in ("texts", "marks")}
        return cls(**{**data, "about": tuple(data["about"]), **lists})
