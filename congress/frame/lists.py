"""A list as a printed paper: for reading and filing, so it is bounded – longer lists are for Excel."""

import re
from decimal import Decimal

from .printing import Column, PageBreak, Paper, Para, Table, grid, render_pdf
from .printing import columns as widths
from .tables import shown
from .workflow import Refused

MOST = 1000  # rows: some seventy pages, nobody reads more on paper
MOST_CELLS = 12_000  # a minute of setting and half a gigabyte of memory
NUMBER = "序号"
EASY, TIGHT = 3, 5  # lines of a long cell, where there is room and where there is not
_BARE = re.compile(r"[\d.:/ -]*")  # a number or a day: nobody finds a row again by it


def write_pdf(path, *, title, columns, rows, total, notes=(), below=(), progress=None, made_at=None):
    """The same list as ``tables.write_xlsx`` makes, set on A4; wide ones lie, and what is wider than a page goes on on
    further sheets, each with the number and the name of its rows. The notes stand above it and, in short, on every page,
    ``below`` after the rows. Returns the number of rows."""
    refuse_too_long(total, len(columns))
    cells = [tuple(_text(column.value(row)) for column in columns) for row in rows]
    tables, told, lying = laid_out(tuple(column.label for column in columns), cells)
    blocks = [Para(note, indent=False, face="kai") for note in (*notes, *told)]
    for place, table in enumerate(tables):
        blocks += [PageBreak(), table] if place else [table]
    blocks += [Para(said, indent=False) for said in below]
    paper = Paper(
        form="sheet",
        title=(title,),
        blocks=tuple(blocks),
        landscape=lying,
        header="　".join((title, *notes)),
        author=title,
    )
    path.write_bytes(
        render_pdf(paper, told=progress and (lambda percent: progress(total * percent // 100, total))).content
    )
    if progress:
        progress(len(cells), len(cells))
    return len(cells)


def _text(value):
    """As a person writes it: a whole number bears no noughts behind the point."""
    value = shown(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def refuse_too_long(rows, columns):
    """Said when the list is asked for, before anybody waits for it."""
    most = min(MOST, MOST_CELLS // columns)
    if rows > most:
        raise Refused(
            f"PDF 供打印查阅，{columns}栏的名单最多印{most}行，这份有{rows}行。请先筛选（如只选一个乡镇），或导出为 Excel。"
        )


def laid_out(labels, cells):
    """(tables, what is said of them, whether they lie): one table where the columns fit on a page, upright or lying.
    Where they do not, those that say nothing or the same of every row are named above instead, and what is still too
    wide is spread over sheets."""
    for lines in EASY, TIGHT:
        whole = _table(labels, cells, lines)
        width = sum(column.width for column in whole.columns)
        if width <= widths.LYING_WIDTH:
            return [whole], [], width > grid.BLOCK_WIDTH
    kept, told = _worth_printing(labels, cells)
    if sum(whole.columns[place].width for place in kept) <= widths.LYING_WIDTH:
        return [_part(whole, kept)], told, True
    numbered = _table((NUMBER, *labels), [(str(at), *row) for at, row in enumerate(cells, 1)], TIGHT)
    key = _key(cells, kept) + 1
    others = [place + 1 for place in kept if place + 1 != key]
    sheets = _sheets(numbered, (0, key), others)
    tables = [
        _part(numbered, (0, key, *sheet), caption=f"第{at}张，共{len(sheets)}张") for at, sheet in enumerate(sheets, 1)
    ]
    return tables, [*told, f"栏目较多，分{len(sheets)}张印，按{NUMBER}和“{labels[key - 1]}”对照。"], True


def _key(cells, places):
    """The column by which a row is found again: of the first ones, that which tells the rows apart best."""
    named = [place for place in places[:5] if any(not _BARE.fullmatch(row[place]) for row in cells)]
    return max(named, key=lambda place: len({row[place] for row in cells}), default=places[0])


def _table(labels, cells, lines):
    """With each column as wide as it would like to be, in millimetres."""
    made = Table(tuple(Column(label) for label in labels), tuple(cells), small=True)
    wide = widths.wanted(made, lines=lines)
    heads = tuple(
        Column(label, width, "center" if all(len(row[place]) <= widths.SHORT for row in cells) else "left")
        for place, (label, width) in enumerate(zip(labels, wide, strict=True))
    )
    return Table(heads, made.rows, small=True)


def _part(table, places, caption=""):
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return Table(tuple(table.columns[place] for place in places), rows, small=True, caption=caption)


def _worth_printing(labels, cells):
    """(the places of the columns that differ from row to row, what is said of the others); the first always stays."""
    empty, same, kept = [], [], [0]
    for place in range(1, len(labels)):
        values = {row[place] for row in cells}
        if values <= {""}:
            empty.append(labels[place])
        elif len(values) == 1:
            same.append(f"{labels[place]}“{values.pop()}”")
        else:
            kept.append(place)
    told = [f"各行相同，不逐行印出：{'、'.join(same)}。"] if same else []
    return kept, told + ([f"各行都没有填写，未印：{'、'.join(empty)}。"] if empty else [])


def _sheets(table, keys, others):
    """The other columns in their order over as few sheets as hold them beside the keys, about evenly."""
    width = [column.width for column in table.columns]
    room = widths.LYING_WIDTH - sum(width[place] for place in keys)
    even = sum(width[place] for place in others)
    even /= -(-even // room)
    sheets, used = [[]], 0
    for place in others:
        if sheets[-1] and (used + width[place] > room or used + width[place] / 2 > even):
            sheets.append([])
            used = 0
        sheets[-1].append(place)
        used += width[place]
    return sheets
