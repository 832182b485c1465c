"""Lists as files for Excel: XLSX and CSV that carry text as text, and say on top what they are."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter

from django.db.models import QuerySet

from .clock import BEIJING

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "％", "＝", "＋", "－", "＠")
CELL_LIMIT = 32767
EVERY = 200  # rows between two words of progress


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its heading, what a row shows in it, how wide it is.

    For programs: its ``name``, the same for ever, and its ``kind``: text, number, date, moment, yes, thing, things, or
    any. What is chosen from a few has the ``code`` behind its words: the path to it from the row, or a function of the
    row; ``choices`` are those few, where no field of the model says them. A thing is a row of its own, which others
    name, too; of ``things`` the cell is a list in words. ``stored`` gives the plain value – or the thing, or the
    things – where the cell shows words for it; a thing that is not to be known is None there.
    """

    label: str
    value: Callable
    width: int = 16
    name: str = ""
    kind: str = "text"
    code: str | Callable = ""
    choices: tuple = ()
    stored: Callable | None = None

    def told(self, row):
        """What a program reads of a row: {"code", "label"} of a choice, {"id", "name"} of a thing, numbers as numbers,
        days as ISO text."""
        if self.code:
            label = str(shown(self.value(row)))
            code = self.code_of(row) if label else ""
            return {"code": "" if code is None else code, "label": label} if label else None
        value = (self.stored or self.value)(row)
        match self.kind:
            case "text":
                return "" if value is None else str(shown(value))
            case "thing":
                return named(value, shown(self.value(row)))
            case "things":
                return [named(one, one) for one in value]
        return None if value == "" else as_json(value)

    def code_of(self, row):
        """The code behind the words; empty where this reader's words are not those of the code."""
        return self.code(row) if callable(self.code) else attrgetter(self.code)(row)


def named(thing, words):
    """{"id", "name"} of a thing – the row or its key – as a cell calls it; no id of what is not to be known, nothing where nothing is said."""
    key = getattr(thing, "pk", thing)
    return {"id": key if key and isinstance(key, int) else None, "name": str(words)} if words else None


def shown(value):
    """A value as a cell shows it: days and moments of Beijing as text, yes and no in Chinese."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float() | Decimal():
            return value
        case datetime():
            return f"{value.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case _:
            return str(value)[:CELL_LIMIT]


def as_json(value):
    """A value in JSON that keeps its type: a number is a number, a day is ISO text, a moment that of Beijing."""
    match value:
        case None | bool() | int() | float() | str() | list():
            return value
        case Decimal():
            return float(value)
        case datetime():
            return value.astimezone(BEIJING).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def harmless(value):
    """Text for a CSV cell: what a spreadsheet would take for a formula gets an apostrophe in front."""
    text = shown(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA_STARTS) else text


class Lines(list):
    """Rows that are worked out as a whole, as a list that is exported asks for them."""

    def count(self):
        return len(self)

    def iterator(self, size):
        return iter(self)


def in_pieces(rows, size=500):
    """Every row of a queryset in its order, read a piece at a time: no read stays open while progress is written,
    which SQLite would answer with "locked" as soon as two jobs run. What is no queryset is asked to do this itself."""
    if not isinstance(rows, QuerySet):
        yield from rows.iterator(size)
        return
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        piece = keys[start : start + size]
        found = {row.pk: row for row in rows.filter(pk__in=piece)}
        yield from (found[key] for key in piece if key in found)


def write_xlsx(path, *, title, columns, rows, total, notes=(), below=(), progress=None, made_at=None):
    """A workbook written row by row; strings stay strings. The notes stand above the rows, ``below`` under them. Returns
    the number of rows. ``made_at`` is put into its properties, so that the same list is the same file."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- slow import

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(path, options) as book:
        book.set_properties({"title": title} | ({"created": made_at} if made_at else {}))
        big, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(sheet_name(title))
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
        sheet.write_string(0, 0, title, big)
        for line, note in enumerate(notes, start=1):
            sheet.write_string(line, 0, note)
        top = len(notes) + 1
        for index, column in enumerate(columns):
            sheet.write_string(top, index, column.label, head)
        sheet.freeze_panes(top + 1, 0)
        count = _each(
            columns, rows, total, progress, lambda line, index, value: _cell(sheet, top + line, index, value, plain)
        )
        for line, note in enumerate(below, start=top + count + 2):
            sheet.write_string(line, 0, note)
        return count


def _cell(sheet, line, index, value, style):
    if isinstance(value, str):
        sheet.write_string(line, index, value, style)
    else:
        sheet.write_number(line, index, value, style)


def write_csv(path, *, title, columns, rows, total, notes=(), below=(), progress=None, made_at=None):
    """The same list as CSV (UTF-8 with mark, so that Excel and WPS read it)."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for line in (title, *notes):
            writer.writerow([harmless(line)])
        writer.writerow([harmless(column.label) for column in columns])
        line = []

        def put(number, index, value):
            line.append(harmless(value))
            if index == len(columns) - 1:
                writer.writerow(line)
                line.clear()

        count = _each(columns, rows, total, progress, put)
        for said in below:
            writer.writerow([harmless(said)])
        return count


def _each(columns, rows, total, progress, put):
    count = 0
    for count, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            put(count, index, shown(column.value(row)))
        if progress and count % EVERY == 0:
            progress(count, max(total, count))
    if progress:
        progress(count, count)
    return count


def sheet_name(title):
    """Excel takes 31 characters, and some of them not at all."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "导出"


WRITERS = {"xlsx": write_xlsx, "csv": write_csv}
