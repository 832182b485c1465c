"""How wide the columns of a table are: by their shares, but never so narrow that a date, a number or a short word breaks."""

import math
import re

from . import grid

LYING_WIDTH = 225
BESIDE = 2 * 1.2 + 0.8  # millimetres of a cell that no text may use, rounding included
SIZES = {False: 12, True: 10.5}  # points
TALL = 6  # lines; a row of more may stand alone on a page, or half a page would stay white above it

_WHOLE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[第闭]\d+号|\d[\d.,:/%—-]{0,11}")
SHORT = 4  # characters: 主办, 满意, 办理中, 联系电话
ONE_LINE, LONGEST = 8, 18  # em: what is no longer stands on one line where it can; no column is wider than that


def shares(table, *, lying=False):
    """The width of each column in thousandths of the table."""
    room = LYING_WIDTH if lying else grid.BLOCK_WIDTH
    whole = sum(column.width for column in table.columns)
    wanted = [room * column.width / whole for column in table.columns]
    least = [_least(table, place) for place in range(len(table.columns))]
    if sum(least) < room:
        wanted = _raised(wanted, least)
    return [int(width * 1000 / room) for width in wanted]  # rounded up they might not fit


def heights(table, shares, *, lying=False):
    """About how many lines each row takes at these widths."""
    room = (LYING_WIDTH if lying else grid.BLOCK_WIDTH) / 1000
    em = SIZES[table.small] * grid.MM_PER_POINT
    cells = [max(1, int((room * share - BESIDE) / em)) for share in shares]
    return [
        max(sum(max(1, math.ceil(grid.width_in_em(line) / width)) for line in text.split("\n"))
            for text, width in zip(row, cells, strict=True))
        for row in table.rows
    ]  # fmt: skip


def wanted(table, *, lines):
    """The width in millimetres at which each column reads well: short cells on one line, long ones on about so many."""
    return [_wanted(table, place, lines) for place in range(len(table.columns))]


def _wanted(table, place, lines):
    longest = max((grid.width_in_em(line) for row in table.rows for line in row[place].split("\n")), default=0)
    em = longest if longest <= ONE_LINE else max(ONE_LINE, min(longest / lines, LONGEST))
    return max(em * SIZES[table.small] * grid.MM_PER_POINT + BESIDE, _least(table, place))


def _raised(wanted, least):
    """Narrow columns get what they need, from those that have more than they need."""
    spare = [max(0, width - need) for width, need in zip(wanted, least, strict=True)]
    lacking = sum(max(0, need - width) for width, need in zip(wanted, least, strict=True))
    given = min(1, lacking / sum(spare)) if sum(spare) else 0
    return [max(width, need) - free * given for width, need, free in zip(wanted, least, spare, strict=True)]


def _least(table, place):
    """What the widest thing in this column that must stay on one line takes, in millimetres."""
    size = SIZES[table.small] * grid.MM_PER_POINT
    title = max((len(part) for part in table.columns[place].title.split("\n")), default=0)
    widest = title if title <= SHORT else -(-title // 2)
    for row in table.rows:
        for line in row[place].split("\n"):
            widest = max(widest, _unbroken(line))
    return widest * size + BESIDE


def _unbroken(line):
    if len(line) <= SHORT:
        return grid.width_in_em(line)
    return max((grid.width_in_em(found) for found in _WHOLE.findall(line)), default=0)
