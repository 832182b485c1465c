"""Tables that people hand in, XLSX or CSV, judged by what they contain and read as they stand: rows of cells from A1."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from .uploads import LIMIT, Judged, is_office

MOST_ROWS = 10_000  # of one file
LOOKED_THROUGH = 60_000_000  # bytes of a sheet's XML that are still searched for hidden rows and errors
HIDDEN_ROW = re.compile(rb'<row\b[^>]*\shidden="(?:1|true)"')
ERROR_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*\st="e"[^>]*>.*?<v>([^<]{1,20})</v>', re.DOTALL)
XLSX = Judged("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
CSV = Judged("csv", "text/csv")


class Unreadable(ValueError):
    """A file that is no table we can read; the words say what to do instead."""


@dataclass
class Sheet:
    """One sheet: ``rows`` are lists of values from A1 on; ``merged`` are (top, left, bottom, right) from 0."""

    name: str
    rows: list
    merged: list = field(default_factory=list)
    hidden: int = 0

    @property
    def is_empty(self):
        return not any(filled(cell) for row in self.rows for cell in row)


TEXT = "CSV"  # stands for the name a text has not


def filled(cell):
    return cell is not None and str(cell).strip() != ""


def read(content: bytes) -> tuple[Judged, list[Sheet]]:
    """(what the file is, its sheets); Unreadable when it is none, too large, or locked by a password."""
    if not content:
        raise Unreadable("文件是空的，请重新选择。")
    if len(content) > LIMIT:
        raise Unreadable(f"文件超过{LIMIT // 1024 // 1024}MB，请分成几个文件导入。")
    if content.startswith(b"PK\x03\x04"):
        return XLSX, _workbook(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("这是旧格式（.xls）或加了密码的文件，请在 Excel 或 WPS 中另存为不带密码的 .xlsx 再传。")
    if content.startswith((b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"Rar!", b"7z\xbc\xaf")) or b"\x00" in content[:4096]:
        raise Unreadable("这不是表格文件，请传 .xlsx 或 .csv（按内容判断，与文件名无关）。")
    return CSV, [Sheet(TEXT, _lines(_decoded(content)))]


def _workbook(content):
    if not is_office(io.BytesIO(content), "xlsx"):
        raise Unreadable("这不是可用的 Excel 文件：不是 .xlsx，或含有宏，或已经损坏。请另存为 .xlsx 再传。")
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            named = [
                one.name
                for one in book.sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
            ]
            unseen = _unseen(content)
            return [_sheet(book.get_sheet_by_name(name), *unseen.get(name, (0, ()))) for name in named]
    except PasswordError:
        raise Unreadable("文件加了密码，请去掉密码再传。") from None
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable("Excel 文件打不开，可能已经损坏，请另存一次再传。") from error


def _sheet(sheet, hidden, errors):
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 200)
    for row, column, word in errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = word
    while rows and not any(filled(cell) for cell in rows[-1]):
        rows.pop()
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    return Sheet(sheet.name, rows, merged, hidden)


def _unseen(content):
    """{sheet name: (how many rows are hidden, [(row, column, error)])}: what the reader of the cells does not tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            relations = _attributes(packed.read("xl/_rels/workbook.xml.rels"), "Relationship")
            places = {one.get("Id"): one.get("Target", "") for one in relations}
            found = {}
            for sheet in _attributes(packed.read("xl/workbook.xml"), "sheet"):
                member = "xl/" + places.get(sheet.get("r:id"), "").removeprefix("/xl/")
                if member in packed.namelist() and packed.getinfo(member).file_size <= LOOKED_THROUGH:
                    xml = packed.read(member)
                    errors = [
                        (int(row) - 1, _column(name), word.decode()) for name, row, word in ERROR_CELL.findall(xml)
                    ]
                    found[sheet.get("name")] = len(HIDDEN_ROW.findall(xml)), errors
            return found
    except (KeyError, zipfile.BadZipFile, OSError):
        return {}


def _column(letters):
    """A → 0, Z → 25, AA → 26"""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _attributes(xml, tag):
    for element in re.findall(rf"<{tag}\s([^>]*)>", xml.decode("utf-8", "replace")):
        yield {name: unescape(value) for name, value in re.findall(r'([\w:]+)="([^"]*)"', element)}


def _decoded(content):
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件的文字编码看不懂，请在 Excel 或 WPS 中另存为“CSV UTF-8”或 .xlsx 再传。")


def _lines(text):
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    comma = max((",", "\t", ";"), key=first.count)
    if not first.count(comma) and (other := max((",", "\t", ";"), key=text[:5000].count)):
        comma = other
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=comma)]
    except csv.Error as error:
        raise Unreadable("CSV 文件的引号或分隔符不成对，请另存为 .xlsx 再传。") from error
    while rows and not any(filled(cell) for cell in rows[-1]):
        rows.pop()
    return rows
