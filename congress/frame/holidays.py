"""Reading a holiday table from a file – CSV as text, or an Excel sheet – and judging whether a year is complete.

Every fault is named with its row; a file with one fault gives no days at all.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from .dates import FIXED_HOLIDAYS, spoken

OFF, WORK, PLAIN = "off", "work", "plain"
KINDS = {"休": OFF, "放假": OFF, "off": OFF, "班": WORK, "上班": WORK, "work": WORK}
HEADINGS = {"日期": "day", "date": "day", "类型": "kind", "kind": "kind", "名称": "name", "name": "name"}
MOVABLE = ("春节", "清明节", "端午节", "中秋节")
MAX_ROWS, MAX_BYTES, MAX_NAME = 2000, 1_000_000, 20
FIRST_YEAR, LAST_YEAR = 2000, 2099
NATIONAL = Path(__file__).resolve().parent.parent / "data" / "holidays.csv"


@dataclass(frozen=True, kw_only=True, order=True)
class Day:
    """One line of a table: this date is off, worked against the week, or (``plain``) follows the week again."""

    date: date
    kind: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    days: tuple[Day, ...] = ()
    errors: tuple[str, ...] = ()


def read(content: bytes, filename: str = "") -> Table:
    """The days of a file, or all that is wrong with it."""
    if len(content) > MAX_BYTES:
        return Table(errors=(f"文件超过{MAX_BYTES // 1_000_000}MB，假日表不会这样大。",))
    if content[:4] == b"PK\x03\x04":
        return _judge(_sheet_rows(content))
    if filename.lower().endswith((".xlsx", ".xls", ".et")):
        return Table(errors=("文件的内容不是xlsx表格，请在WPS或Excel中另存为xlsx或CSV后再上传。",))
    return _judge(_text_rows(content))


def national() -> tuple[Day, ...]:
    """The table of the State Council's yearly notices that comes with the product."""
    return read(NATIONAL.read_bytes(), NATIONAL.name).days


def _sheet_rows(content):
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MAX_ROWS + 2)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        return f"表格无法打开（{type(error).__name__}），请另存为xlsx或CSV后再上传。"


def _text_rows(content):
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        try:
            return list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error:
            return "CSV格式有误，无法分出各列。"
    return "文件不是文本，请上传CSV或xlsx。"


def _judge(rows):
    if isinstance(rows, str):
        return Table(errors=(rows,))
    numbered = [(n, [_text(cell) for cell in row]) for n, row in enumerate(rows, 1)]
    numbered = [(n, cells) for n, cells in numbered if any(cells)]
    if not numbered:
        return Table(errors=("文件是空的。",))
    if len(numbered) > MAX_ROWS + 1:
        return Table(errors=(f"超过{MAX_ROWS}行，假日表不会这样长。",))
    columns = {HEADINGS[cell.lower()]: n for n, cell in enumerate(numbered[0][1]) if cell.lower() in HEADINGS}
    if missing := [word for word, key in (("日期", "day"), ("类型", "kind"), ("名称", "name")) if key not in columns]:
        return Table(errors=(f"第一行须有“日期、类型、名称”三列，缺少：{'、'.join(missing)}。",))
    days, errors, seen = [], [], {}
    for n, cells in numbered[1:]:
        day, faults = _line({key: cells[at] if at < len(cells) else "" for key, at in columns.items()})
        if day and day.date in seen:
            faults.append(f"{day.date:%Y-%m-%d}与第{seen[day.date]}行重复")
        errors += [f"第{n}行：{fault}。" for fault in faults]
        if day:
            seen.setdefault(day.date, n)
            days.append(day)
    if not days and not errors:
        errors.append("除标题外没有内容。")
    return Table(errors=tuple(errors)) if errors else Table(days=tuple(sorted(days)))


def _text(cell):
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _line(cells):
    """One row as a Day, with what is wrong with it."""
    faults, name = [], cells["name"]
    when = parse_date(cells["day"])
    if not when:
        faults.append(f"日期“{cells['day'][:20]}”看不懂，请写成2026-10-01")
    elif not FIRST_YEAR <= when.year <= LAST_YEAR:
        faults.append(f"年份应在{FIRST_YEAR}年至{LAST_YEAR}年之间")
    kind = KINDS.get(cells["kind"].lower())
    if not kind:
        faults.append(f"类型“{cells['kind'][:20]}”看不懂，请填“休”或“班”")
    if not name:
        faults.append("名称没有填，例如“春节”")
    if len(name) > MAX_NAME:
        faults.append(f"名称不超过{MAX_NAME}个字")
    if when and kind == WORK and when.weekday() < 5:
        faults.append(f"{spoken(when)}本来就上班，不能标“班”")
    return (None if faults else Day(date=when, kind=kind, name=name)), faults


def parse_date(text: str) -> date | None:
    """2026-10-01, 2026/10/1, 2026.10.1 or 2026年10月1日; None when it is no date."""
    match = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00:00)?", text.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def missing_from(year: int, days: Iterable[Day]) -> list[str]:
    """What a year's national table still lacks to be complete: the holidays the law names."""
    off = defaultdict(set)
    for day in days:
        if day.date.year == year and day.kind == OFF:
            off[day.date].add(day.name)
    named = " ".join(name for names in off.values() for name in names)
    # 五月二日自2025年起才是法定假日
    fixed = [(m, d) for m, d in FIXED_HOLIDAYS if year >= 2025 or (m, d) != (5, 2)]
    lacking = [f"{m}月{d}日（{FIXED_HOLIDAYS[m, d]}）" for m, d in fixed if date(year, m, d) not in off]
    return lacking + [name for name in MOVABLE if name.removesuffix("节") not in named]
