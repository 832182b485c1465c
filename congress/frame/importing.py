"""Taking tables in: which columns a register has, and how the rows of a sheet become lines that can be judged.

Columns follow the model – label, length, choices, help –, so that the template does. Nothing here reads the database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from operator import attrgetter
from types import SimpleNamespace

from django.db import models

from . import cells, numbers, tables
from .sheets import MOST_ROWS, TEXT, Sheet, filled

CLEARED = "（清空）"  # in a cell: what is registered there is taken away; an empty cell changes nothing
PROBLEM = "问题"  # the column we add to a table that comes back to be mended
HEAD_WITHIN = 20  # the first rows in which the headings are looked for
BLANK = ("", None)
STORED = {"date": "date", "number": "number", "money": "number", "yes": "yes"}  # kinds whose plain value programs read
LIKENED = 200  # different unknown names of one file: likening takes milliseconds, and nobody reads more
FIELDS = (
    (models.DateField, "date"),
    (models.BooleanField, "yes"),
    (models.EmailField, "email"),
    (models.IntegerField, "number"),
    (models.DecimalField, "money"),
)


@dataclass(frozen=True, kw_only=True)
class ImportColumn:
    """One column: ``read(row)`` is the stored value, as plain as JSON; ``say(row)`` its text in lists and exports.

    ``kind`` is text, code (digits that are no number), date, number, money, yes, phone, mobile, email or choice. ``lookup(actor)`` gives
    (value, text, other texts…) of rows that may be named; ``closed`` is false where a name may still come into being
    with the same file. A lookup ``within`` the column that names a congress gives (value, congress, text, other texts…): names
    are those of that congress, of one's own where the column is empty. ``silent`` columns are never compared: they only help.
    ``private`` ones are never in a list, mobile numbers only masked. ``of`` leads to the row that holds the column.
    """

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    help: str = ""
    example: str = ""
    choices: tuple = ()
    lookup: Callable | None = None
    closed: bool = True
    most: int = 0
    width: int = 14
    within: str = ""
    silent: bool = False
    private: bool = False
    of: str = ""
    read: Callable = lambda row: None
    say: Callable | None = None

    def shown(self, row):
        """The cell of an exported list."""
        if self.kind == "mobile":
            return numbers.masked_phone(self.read(row) or "")
        if self.kind == "money" and self.read(row) not in BLANK:
            return Decimal(self.read(row))
        return self.say(row) if self.say else self.words(self.read(row))

    def words(self, value):
        """A plain value as people read it."""
        if value in BLANK:
            return ""
        if self.kind == "choice":
            return str(dict(self.choices).get(value, value))
        return "是" if value is True else "否" if value is False else str(value)

    def understood(self, cell, text, known, liken=True):
        """The value a cell means; ``known`` are the texts of a lookup, to which an unknown one is likened. Raises
        cells.Misread."""
        cells.refuse_errors(text)
        match self.kind:
            case "date":
                return cells.as_date(cell, text)
            case "number":
                return cells.as_number(text)
            case "money":
                return cells.as_money(text)
            case "yes":
                return cells.as_yes(text)
            case "phone" | "mobile":
                return cells.as_phone(text, self.kind == "mobile")
            case "choice":
                return cells.as_choice(text, self.choices)
        line = cells.as_line(text.translate(cells.WIDE_SIGNS) if self.kind == "code" else text, self.most)
        if self.lookup:
            return self._named(line, known, liken)
        if self.kind == "email" and not _is_mail(line):
            raise cells.Misread(f"“{line[:30]}”不是电子邮箱地址")
        return line

    def _named(self, line, known, liken):
        found = known.get(line, ())
        if len(found) == 1:
            return found[0]
        if found:
            raise cells.Misread(f"“{line[:30]}”不止一个，请写全称或代码")
        if not self.closed:
            return line
        raise cells.Misread(unknown(line, known if liken else (), f"请先登记{self.label}"))


def unknown(name, known, otherwise):
    """What is said of a name that nobody has registered: the one that may have been meant, or what else to do."""
    near = get_close_matches(name, known, 1, 0.7)
    return f"没有登记“{name[:30]}”，" + (f"是不是“{near[0]}”？" if near else otherwise)


def _is_mail(text):
    name, at, host = text.partition("@")
    return bool(name and at and "." in host and " " not in text)


def column(model, name, *, of="", **more):
    """A column as the model has it. ``of`` leads from the row to the one that holds it: ``person``."""
    source = model._meta.get_field(name)
    get = attrgetter(f"{of}.{name}" if of else name)
    kind = next((word for kind, word in FIELDS if isinstance(source, kind)), "text")
    told = {
        "key": name,
        "label": str(source.verbose_name),
        "kind": "choice" if source.choices else kind,
        "required": not source.blank and not source.has_default(),
        "help": str(source.help_text),
        "choices": tuple(source.flatchoices),
        "most": source.max_length or 0,
        "of": of,
        "read": lambda row: plain(get(row)),
    }
    return ImportColumn(**(told | more))


def plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value


@dataclass
class Line:
    """One line of a table on its way in: what stands in it, what it means, whom it is about, what is wrong with it."""

    number: int
    cells: dict
    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)  # [(label of the column, words)]
    notes: list = field(default_factory=list)
    choice: str = ""  # which of the candidates: a key, or "new"
    target: object = None  # the row that is there already
    person: object = None  # … or the person, where a line is about a person and more
    candidates: list = field(default_factory=list)  # [(key, words)] of rows that might be meant
    changes: list = field(default_factory=list)  # [(key, label, old, new)]

    def wrong(self, column, words):
        """The page puts the full stop."""
        self.faults.append((getattr(column, "label", column), words.removesuffix("。")))

    @property
    def state(self):
        if self.faults:
            return "wrong"
        if self.target is None:
            return "asked" if self.candidates and not self.choice else "new"
        return "changed" if self.changes else "same"

    def get(self, key):
        value = self.values.get(key)
        return None if value in BLANK else value

    def day(self, key):
        return date.fromisoformat(self.values[key]) if self.get(key) else None


@dataclass
class Intake:
    """One table being judged or taken in: by whom, for which congress, with the names its cells may use."""

    kind: object
    actor: object
    known: dict  # {column key: {text: [values]}}, by congress where names are those of one
    words: dict  # {column key: {value: text}}
    notes: list = field(default_factory=list)  # what should be known of the whole before it is taken in
    misread: dict = field(default_factory=dict)  # {(column key, text, where it was looked for): words}
    more: SimpleNamespace = field(default_factory=SimpleNamespace)  # what a kind wants to remember from step to step

    def unknown(self, column, name, known, otherwise):
        """``unknown``, once for each name of a column and not for more of them than anybody reads."""
        if (column, name) not in self.misread:
            near = known if len(self.misread) < LIKENED else ()
            self.misread[column, name] = unknown(name, near, otherwise)
        return self.misread[column, name]

    def said(self, column, value):
        if column.lookup and value not in BLANK:
            return str(self.words[column.key].get(value, value))
        return column.words(value)


def nothing(lines, intake):
    """There is nothing more to ask."""


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """A register that takes tables in.

    ``find(lines, intake)`` sets the ``target`` of lines that speak of a row that is there, or their ``candidates``;
    ``check(lines, intake)`` adds what is wrong beyond a single cell: both for all lines at once, in a fixed number of
    statements for every 500. ``apply(new, changed, intake)`` does it through the register's own deeds and returns
    [(line, row, its columns before or None)] of every row that was made or changed, in the order in which they came to be.
    ``listing`` is the exported list that comes back as it is; ``say`` names a row that is there. ``foresee(lines,
    intake)`` says in words what else would happen; ``undo(traces, *, actor, reason)`` puts rows back that others follow.
    """

    key: str
    title: str
    columns: tuple
    may: Callable  # (actor): its docstring says for whom
    find: Callable
    apply: Callable
    check: Callable = nothing
    prepare: Callable = lambda intake: None
    foresee: Callable = lambda lines, intake: []
    undo: Callable | None = None
    note: str = ""
    listing: str = ""
    ignored: tuple = ()  # headings of the exported list that say nothing to be taken in
    most: int = MOST_ROWS
    order: int = 100

    def open_to(self, actor):
        return self.may(actor)

    @property
    def labels(self):
        return {heading(one.label): one for one in self.columns}


def heading(cell):
    """A heading without the marks people and templates put around it: 姓　名* → 姓名."""
    text = cells.text_of(cell)[0].replace(" ", "").replace("＊", "*").strip("*:：")
    return text.removesuffix("（必填）").removesuffix("(必填)").removesuffix("*")


@dataclass
class Layout:
    """Where a table stands: its sheet, the row of its headings, and which column is which."""

    sheet: Sheet
    head: int
    first: int
    columns: dict  # {place: ImportColumn}
    faults: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def match_count(sheet, kind):
    """(how many headings of a kind the best of the first rows bears, that row)."""
    labels = kind.labels
    counts = [
        (len({heading(cell) for cell in row if filled(cell)} & labels.keys()), -place)
        for place, row in enumerate(sheet.rows[:HEAD_WITHIN])
    ]
    most, place = max(counts, default=(0, 0))
    return most, -place


def laid_out(sheets, kind) -> Layout:
    """The table of a kind in a file: the sheet and row that bear most of its headings; what is missing is named."""
    found = [(match_count(sheet, kind), sheet) for sheet in sheets if not sheet.is_empty]
    if not found:
        return Layout(Sheet("", []), 0, 0, {}, ["文件里没有内容，请填好后再传。"])
    (count, head), sheet = max(found, key=lambda one: one[0][0])
    needed = [one for one in kind.columns if one.required]
    if count < min(2, len(needed) or 1):
        names = "、".join(one.label for one in needed)
        said = "、".join(f"“{sheet.name}”" for _, sheet in found)
        where = f"工作表{said}" if sheet.name != TEXT else "这个文件的内容是文本，不是 Excel 工作簿；它"
        words = f"{where}的前{HEAD_WITHIN}行里没有找到“{kind.title}”的标题行，其中至少要有：{names}。请用模板填写。"
        return Layout(sheet, 0, 0, {}, [words])
    layout = Layout(sheet, head, head + 1, {})
    others = [one.name for (number, _), one in found if one is not sheet and number >= 2]
    if others:
        layout.notes.append(f"只读取工作表“{sheet.name}”，没有读取：{'、'.join(others)}。")
    _headings(layout, kind)
    layout.faults += [
        f"缺少必填的列“{one.label}”，请补上这一列。" for one in needed if one not in layout.columns.values()
    ]
    if sheet.hidden:
        layout.notes.append(f"有{sheet.hidden}行是隐藏的（可能是筛选），也一起读取了。")
    return layout


def _headings(layout, kind):
    labels, places = kind.labels, {}
    for place, cell in enumerate(layout.sheet.rows[layout.head]):
        name = heading(cell)
        if not name or name == PROBLEM or name in kind.ignored:
            continue
        if name in places:
            layout.faults.append(f"列“{name}”有两列（{letter(places[name])}列和{letter(place)}列），请只留一列。")
        elif name in labels:
            places[name], layout.columns[place] = place, labels[name]
        elif near := get_close_matches(name, labels, 1, 0.75):
            layout.faults.append(f"列名“{name}”（{letter(place)}列）不认识，是不是“{near[0]}”？请改正，或删去这一列。")
        else:
            layout.notes.append(f"列“{name[:20]}”（{letter(place)}列）不认识，没有读取。")
    for top, left, bottom, right in layout.sheet.merged:
        if top <= layout.head <= bottom and left != right:
            layout.faults.append(
                f"标题行有合并单元格（{span(top, left, bottom, right)}），请取消合并，每列写一个列名。"
            )
        elif top <= layout.head < bottom:
            layout.first = max(layout.first, bottom + 1)


def letter(place):
    """0 → A, 26 → AA"""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def span(top, left, bottom, right):
    return f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}"


def count_of(layout):
    """How many lines there are to read, before any is."""
    return sum(
        any(filled(row[where]) for where in layout.columns if where < len(row))
        for row in layout.sheet.rows[layout.first :]
    )


def lines_of(layout, intake) -> list[Line]:
    """Every line under the headings that says anything, each cell understood or its fault noted."""
    lines, kind = [], intake.kind
    example = {one.key: one.example for one in kind.columns if one.example}
    for place in range(layout.first, len(layout.sheet.rows)):
        row = layout.sheet.rows[place]
        read = {
            column: row[where] for where, column in layout.columns.items() if where < len(row) and filled(row[where])
        }
        if not read:
            continue
        line = Line(place + 1, {})
        for column, cell in sorted(read.items(), key=lambda item: bool(item[0].within)):
            _cell(line, column, cell, intake)
        line.cells = {column.key: line.cells[column.key] for column in read if column.key in line.cells}
        if line.cells == example:
            layout.notes.append(f"第{line.number}行是模板里的示例，已跳过。")
            continue
        for column in layout.columns.values():
            if column.required and not line.cells.get(column.key):
                line.wrong(column, "没有填，这一列必须填写")
        lines.append(line)
    _merged(layout, lines)
    return lines


def _cell(line, column, cell, intake):
    text, note = cells.text_of(cell)
    if not text:
        return
    line.cells[column.key] = text
    if note:
        line.notes.append(f"“{column.label}”{note}")
    if text in (CLEARED, "(清空)"):
        if column.required:
            line.wrong(column, "必须填写，不能清空")
        line.values[column.key] = None
        return
    known = intake.known.get(column.key, {})
    if column.within:
        if line.cells.get(column.within) and column.within not in line.values:
            return  # nobody knows where to look until that is mended
        known = known.get(line.get(column.within) or intake.actor.congress_id, {})
    asked = (column.key, text, id(known))
    if asked in intake.misread:
        line.wrong(column, intake.misread[asked])
        return
    try:
        line.values[column.key] = column.understood(cell, text, known, len(intake.misread) < LIKENED)
    except cells.Misread as fault:
        line.wrong(column, str(fault))
        if column.lookup:
            intake.misread[asked] = str(fault)


def _merged(layout, lines):
    """A merged cell holds one value for several lines: nobody knows for which."""
    by_number = {line.number: line for line in lines}
    for top, left, bottom, right in layout.sheet.merged:
        touched = [column for place, column in layout.columns.items() if left <= place <= right]
        if top < layout.first or not touched:
            continue
        for number in range(top + 1, bottom + 2):
            if line := by_number.get(number):
                words = f"这里是合并单元格（{span(top, left, bottom, right)}），请取消合并，每一格都填写"
                line.wrong(touched[0], words)


def as_columns(kind):
    """The columns of a kind as those of an exported list: what was exported can be taken in again."""
    return tuple(
        tables.Column(
            name=one.key.lower(),
            label=one.label,
            value=lambda row, one=one: one.shown(row),
            width=one.width,
            kind="thing" if one.lookup else STORED.get(one.kind, "text"),
            code=one.read if one.kind == "choice" else "",
            choices=one.choices,
            stored=one.read if one.lookup or one.kind in ("date", "number", "yes") else None,
        )
        for one in kind.columns
        if not one.private
    )
