"""What stands on a paper, as plain data: the one source from which both PDF and Word are composed.

A Paper is frozen and JSON-able. It knows words and their order, nothing of fonts, pages or files.
"""

import dataclasses
import datetime as dt
import re
import types
import typing
from dataclasses import dataclass, fields

from congress.frame import charts
from congress.frame.numbers import long_date

from .titles import MOST, MOST_BELOW, MOST_ON_COVER, balance

FORMS = ("red_head", "letter", "plain", "sheet", "book")
ALIGNMENTS = ("left", "center", "right")
FACES = ("body", "kai", "hei", "song", "large")  # large: to be read out from a sheet held in the hand

# Neither PDF/A nor Word's XML may carry control characters or lone surrogates, wherever they were pasted from.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
# In 仿宋 and 楷体 the wide ￥ is drawn as a dollar; the narrow one is what it should be.
_LOOKALIKES = str.maketrans(
    {"\t": " ", "\u2610": "□", "\u2611": "■", "\u2612": "■", "\u00a0": " ", "\u2022": "·", "￥": "¥"}
)


def clean(text):
    """The text as it may be printed: unified line ends, no invisible characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LOOKALIKES)


def _settle(value):
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return tuple(_settle(item) for item in value)
    return value


def _choose(value, allowed, what):
    if value not in allowed:
        raise ValueError(f"{what}: {value!r} is none of {', '.join(map(repr, allowed))}")


class _Piece:
    """Lists become tuples and texts are cleaned once, when a piece is made."""

    def __post_init__(self):
        for field in fields(self):
            object.__setattr__(self, field.name, _settle(getattr(self, field.name)))
        self.check()

    def check(self):
        """Refuse what could not be set; each piece says its own."""


@dataclass(frozen=True)
class Heading(_Piece):
    """一、黑体 · （一）楷体 · 1. 仿宋 · （1）仿宋. The number is part of the text.

    In a book one that is ``titled`` opens a work of its own, set as a title on a new page; one that is not ``listed``
    stays within such a work and out of the contents. ``key`` is what an Index refers to.
    """

    text: str
    level: int = 1
    titled: bool = False
    listed: bool = True
    key: str = ""

    def check(self):
        _choose(self.level, (1, 2, 3, 4), "Heading.level")


@dataclass(frozen=True)
class Para(_Piece):
    """A paragraph; ``lead`` opens it in 黑体 (出席：…). ``mark`` stands raised behind its text (the numbers of its notes),
    and ``more`` goes on with further (text, mark) pairs."""

    text: str
    lead: str = ""
    align: str = "left"
    indent: bool = True
    face: str = "body"
    mark: str = ""
    more: tuple[tuple[str, str], ...] = ()

    @property
    def pieces(self):
        return ((self.text, self.mark), *self.more)

    def check(self):
        _choose(self.align, ALIGNMENTS, "Para.align")
        _choose(self.face, FACES, "Para.face")


@dataclass(frozen=True)
class Quote(_Piece):
    """Words quoted at length, such as the oath, indented and in 楷体."""

    text: str


@dataclass(frozen=True)
class Listing(_Piece):
    """Items under one another, numbered 1. 2. 3. or marked ·"""

    items: tuple[str, ...]
    numbered: bool = True


@dataclass(frozen=True)
class Column(_Piece):
    """``width`` is a share of the whole; the shares need not add up to 100."""

    title: str
    width: float = 1
    align: str = "left"

    def check(self):
        _choose(self.align, ALIGNMENTS, "Column.align")


@dataclass(frozen=True)
class Table(_Piece):
    """A ruled table; its head repeats on every page, ``note`` stands under its last row. ``row_lines`` leaves room for
    writing by hand."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    landscape: bool = False
    small: bool = False
    row_lines: float = 0
    note: str = ""

    def check(self):
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Table: a row of {len(row)} cells under {len(self.columns)} columns: {row!r}")


@dataclass(frozen=True)
class Chart(_Piece):
    """Numbers as a drawing; in Word as the table of them. ``series`` are (name, numbers) pairs."""

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    columns: int = 0

    def check(self):
        _choose(self.kind, charts.KINDS, "Chart.kind")
        if any(len(numbers) != len(self.labels) for _, numbers in self.series):
            raise ValueError(f"Chart: as many numbers as labels: {self.title}")

    def as_table(self):
        unit = f"（{self.unit}）" if self.unit else ""
        heads = (Column("", 3), *(Column(f"{name}{unit}", 2, "center") for name, _ in self.series))
        rows = zip(self.labels, *(map(charts.number, numbers) for _, numbers in self.series), strict=True)
        return Table(heads, tuple(row for row in rows if row[0]), caption=self.title)


@dataclass(frozen=True)
class Field(_Piece):
    """One label and its value in a form. ``stacked`` puts the value under the label, for long texts."""

    label: str
    value: str = ""
    lines: float = 1
    stacked: bool = False


@dataclass(frozen=True)
class Fields(_Piece):
    """A form of ruled cells; each row shares its width among its fields."""

    rows: tuple[tuple[Field, ...], ...]

    def check(self):
        if any(field.stacked and len(row) > 1 for row in self.rows for field in row):
            raise ValueError("Fields: a stacked field takes a row of its own")
        if any(not 1 <= len(row) <= 3 for row in self.rows):
            raise ValueError("Fields: a row holds one to three fields")


@dataclass(frozen=True)
class Signature(_Piece):
    """A line to sign on, with the label before it; ``dated`` adds 年 月 日."""

    label: str
    name: str = ""
    dated: bool = False


@dataclass(frozen=True)
class Signatures(_Piece):
    lines: tuple[Signature, ...]


@dataclass(frozen=True)
class Entry(_Piece):
    """One line of an index: a term and the headings it stands for, as (words, key of the heading)."""

    term: str
    refs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Index(_Piece):
    """Where to find what in a book: the numbers of the pages are put in when they are known. With ``dotted`` each entry is
    a line with its one page at the end; otherwise pages stand in brackets behind each reference."""

    entries: tuple[Entry, ...]
    dotted: bool = False


@dataclass(frozen=True)
class PageBreak(_Piece):
    pass


@dataclass(frozen=True, kw_only=True)
class Certificate(_Piece):
    """One page of honour within a frame: ``marks`` (★★★★★) over the ``name`` of who is honoured, the words, who gives it
    with room for the seal, ``signer`` who signs or stamps for it, and the day. ``title`` is said of a page that is not
    the first."""

    name: str
    words: str
    giver: str
    day: str
    number: str = ""
    marks: str = ""
    title: str = ""
    signer: str = ""


BLOCKS = {
    "heading": Heading,
    "para": Para,
    "quote": Quote,
    "listing": Listing,
    "table": Table,
    "chart": Chart,
    "fields": Fields,
    "signatures": Signatures,
    "index": Index,
    "certificate": Certificate,
    "page_break": PageBreak,
}
KINDS = {kind: name for name, kind in BLOCKS.items()}
Block = Heading | Para | Quote | Listing | Table | Chart | Fields | Signatures | Index | Certificate | PageBreak


@dataclass(frozen=True, kw_only=True)
class Annex(_Piece):
    """A page of its own behind the text, marked 附件 1 in the upper left."""

    label: str
    title: tuple[str, ...] = ()
    number: str = ""
    blocks: tuple[Block, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "title", balance(self.title))
        super().__post_init__()


@dataclass(frozen=True, kw_only=True)
class Paper(_Piece):
    """One official paper from its head to its foot.

    ``head`` is what stands in red (机关名称, or 机关名称文件); ``approver`` is the 签发人 of an upward paper;
    ``corner`` stands in the upper right (类别：A), ``urgency`` and ``secrecy`` in the upper left.
    A ``book`` has a cover and a list of contents made of its headings; its pages are numbered from the first of the
    text; ``running`` heads each of them, its name on the left pages, the chapter on the right ones.
    ``landscape`` lays the text itself on its side, as wide tables need; ``seal`` leaves the 42 mm a seal needs and
    centres the signer over the date. A sheet that nobody signs bears no date: its own fields say the days. Each line
    of ``note`` is a note of its own (联系人：…). ``header`` stands small on every page but the first.
    """

    form: str = "plain"
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    head: str = ""
    number: str = ""
    approver: str = ""
    secrecy: str = ""
    urgency: str = ""
    corner: tuple[str, ...] = ()
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    attachments: tuple[str, ...] = ()
    signer: str = ""
    date: dt.date | None = None
    seal: bool = False
    note: str = ""
    annexes: tuple[Annex, ...] = ()
    copies_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: dt.date | None = None
    check_url: str = ""
    check_words: str = ""
    watermark: str = ""
    page_numbers: bool = True
    landscape: bool = False
    running: bool = False
    header: str = ""
    author: str = ""

    def __post_init__(self):
        object.__setattr__(self, "title", balance(self.title, MOST_ON_COVER if self.form == "book" else MOST))
        object.__setattr__(self, "subtitle", balance(self.subtitle, MOST_BELOW))
        super().__post_init__()

    def check(self):
        _choose(self.form, FORMS, "Paper.form")
        if not self.title:
            raise ValueError("Paper.title: every paper has a title")
        if self.form in ("red_head", "letter") and not self.head:
            raise ValueError(f"Paper.head: a {self.form} names its organ")
        known = {block.key for block in self.blocks if isinstance(block, Heading)}
        asked = {
            key for block in self.blocks if isinstance(block, Index) for one in block.entries for _, key in one.refs
        }
        if asked - known:
            raise ValueError(f"Index: no heading has the key {', '.join(sorted(asked - known))}")

    @property
    def name(self):
        """The title in one line, as lists and file properties show it."""
        return "".join(self.title)

    @property
    def length(self):
        """How many characters it has, about: to guess how long it takes to set."""
        return len(repr(self.blocks)) + len(repr(self.annexes))

    @property
    def signed(self):
        """Whether the text ends with who signs, and when."""
        return self.form != "book" and bool(self.signer or (self.date and self.form != "sheet"))

    @property
    def notes(self):
        return tuple(self.note.split("\n")) if self.note else ()

    @property
    def long_date(self):
        return long_date(self.date) if self.date else ""

    def replace(self, **changes):
        return dataclasses.replace(self, **changes)

    def to_json(self):
        return _to_json(self)

    @classmethod
    def from_json(cls, data):
        return _from_json(cls, data)


def letter(issued, **said):
    """What an organ sends under its red head, sealed and with its imprint (GB/T 9704): whoever issues it, its
    number and day come from ``issued``, the rest is what a Paper knows – title, addressee, blocks, copies_to …"""
    organ, day = issued.issuer, issued.issued_on
    return Paper(
        form="red_head",
        head=organ,
        number=issued.number,
        signer=organ,
        date=day,
        seal=True,
        printed_by=organ,
        printed_on=day,
        **said,
    )


def _to_json(value):
    if isinstance(value, _Piece):
        data = {"block": KINDS[type(value)]} if type(value) in KINDS else {}
        for field in fields(value):
            here = getattr(value, field.name)
            if here != field.default:
                data[field.name] = _to_json(here)
        return data
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _from_json(kind, data):
    """Read back what ``_to_json`` wrote, led by the annotations of the dataclasses."""
    if kind is Block:
        data = dict(data)
        return _from_json(BLOCKS[data.pop("block")], data)
    if isinstance(kind, type) and issubclass(kind, _Piece):
        hints = typing.get_type_hints(kind)
        unknown = set(data) - set(hints)
        if unknown:
            raise ValueError(f"{kind.__name__}: unknown {', '.join(sorted(unknown))}")
        return kind(**{name: _from_json(hints[name], value) for name, value in data.items()})
    if typing.get_origin(kind) is tuple:
        return tuple(_from_json(typing.get_args(kind)[0], item) for item in data)
    if isinstance(kind, types.UnionType) and dt.date in typing.get_args(kind):
        return dt.date.fromisoformat(data) if data else None
    return data
