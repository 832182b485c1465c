"""What a chapter of the annual summary gathers: facts, tables, charts – and the words drafted from them. Plain data."""

from dataclasses import asdict, dataclass


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
    """``kind`` is bars, hbars, lines or donut; ``series`` are (name, numbers) pairs, as many numbers as labels."""

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str = ""


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
class Drafted:
    """One paragraph that the figures say of themselves; ``figures`` are the keys of the facts it names."""

    key: str
    text: str
    figures: tuple[str, ...] = ()
