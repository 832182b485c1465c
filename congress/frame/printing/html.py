"""Paper → HTML: the words go through the house's print templates, the figures of the standard into their CSS."""

import datetime as dt
import math
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from congress.frame import charts
from congress.frame.numbers import long_date

from . import breaks, columns, fonts, grid
from .paper import KINDS, Chart, Fields, Heading, Paper, Para, Table
from .qr import qr_svg
from .titles import balance

UNITS = 24  # a form is ruled on this many columns
LABEL_UNITS = (4, 5)  # a label of four characters, and any longer one
FIELD_CHARACTERS = 30  # of a stacked value in a line
LONG_TEXT = 9  # lines; from here on a row of a form may go over a page
CONTENTS_LEVELS = 2
SHORT = 10  # rows; a table with its own caption that has no more goes over to the next page in one piece …
SHORT_LINES = 16  # … if it has no more lines, or half a page would stay white before it
LETTER_HEAD_SIZE, LEAST_HEAD_SIZE = 49, 34  # points
LONG_NAME = 15  # characters; a longer name of an organ is set smaller, so that it is not squeezed beyond reading
SLIGHT = 0.1  # millimetres that are not worth a line


@dataclass(frozen=True)
class Setting:
    """How a paper is set beyond its own words: within a case file its leaves are numbered on from ``first_leaf``."""

    first_leaf: int = 0


ALONE = Setting()


@dataclass(frozen=True)
class Measures:
    """The figures of one paper that depend on its words, in millimetres unless the name says otherwise."""

    head_size: float  # points
    head_scale: float
    letter_number_top: float
    letter_rule_top: float
    letter_title_gap: float
    date_indent: float  # ems from the right
    signer_indent: float


def measures(paper):
    name_width = max(len(paper.head), 1)
    size, room = (
        (LETTER_HEAD_SIZE, grid.BLOCK_WIDTH) if paper.form == "letter" else (grid.RED_HEAD_SIZE, grid.RED_HEAD_WIDTH)
    )
    size = min(size, max(LEAST_HEAD_SIZE, size * LONG_NAME / name_width))
    scale = min(1, room / (name_width * size * grid.MM_PER_POINT * 1.06))
    rule = grid.LETTER_HEAD_TOP + size * grid.MM_PER_POINT + grid.RULE_GAP
    number_top = rule + grid.LETTER_RULE + grid.NUMBER_GAP
    lines = math.ceil((number_top - grid.TOP - SLIGHT) / grid.PITCH)  # down to a line of the grid, for the title
    date, signer = (grid.width_in_em(text) for text in (paper.long_date, paper.signer))
    if paper.seal:
        beside = max(0, min(2, grid.CHARACTERS - signer))  # a signer of a whole line has no room left beside him
        date_indent = max(4, (signer - date) / 2 + beside)
        signer_indent = 0
    else:
        signer_indent = 2 if signer + 2 >= date else date - signer + 4
        date_indent = max(2, signer + signer_indent - date - 2)
    return Measures(
        head_size=size,
        head_scale=round(scale, 4),
        letter_rule_top=rule,
        letter_number_top=number_top,
        letter_title_gap=round((lines + 2) * grid.PITCH - (number_top - grid.TOP), 3),
        date_indent=round(date_indent, 3),
        signer_indent=round(signer_indent, 3),
    )


def render_html(paper: Paper, setting: Setting = ALONE) -> str:
    """The whole page, style included; the same paper always gives the same text."""
    blocks = [_block(block, paper.landscape) for block in paper.blocks]
    annexes = [(annex, [_block(block, paper.landscape) for block in annex.blocks]) for annex in paper.annexes]
    headings = [block for block in blocks if block["kind"] == "heading" and in_contents(block["it"])]
    for place, heading in enumerate(headings, 1):
        heading["place"] = place
    places = {heading["it"].key: heading["place"] for heading in headings}
    for block in blocks:
        if block["kind"] == "index":
            lines = block["it"].entries
            block["lines"] = [(one.term, [(text, places[key]) for text, key in one.refs]) for one in lines]
    made = [*blocks, *(block for _, parts in annexes for block in parts)]
    css = render_to_string(
        "house/print/paper.css",
        {
            "grid": grid,
            "measures": measures(paper),
            "margin_top": grid.TOP - grid.LEADING,
            "margin_bottom": grid.BOTTOM - grid.LEADING - grid.SLACK_BELOW,
            "number_top": grid.PAGE_NUMBER_GAP - grid.LEADING - grid.SLACK_BELOW - grid.DASH_IN_LINE * grid.SIZE_4,
            "foot_room": grid.LEADING + grid.SLACK_BELOW,
            "faces": {_latin(role): mark_safe(chain) for role, chain in fonts.families().items()},
            "shares": sorted({share for block in made for share in block.get("shares", ())}),
            "heights": sorted({lines for block in made for lines in block.get("heights", ())} - {0}),
            "paper": paper,
            "first_leaf": setting.first_leaf,
            "odd_side": "right" if setting.first_leaf % 2 else "left",
            "even_side": "left" if setting.first_leaf % 2 else "right",
        },
    )
    head, body, rest = render_to_string(
        "house/print/paper.html",
        {
            "paper": paper,
            "css": mark_safe(css),
            "blocks": blocks,
            "annexes": annexes,
            "headings": headings if paper.form == "book" else (),
            "qr": mark_safe(qr_svg(paper.check_url)) if paper.check_url else "",
            "stamp": f"{paper.date or dt.date(2000, 1, 1)}T00:00:00+08:00",
            "printed_on": long_date(paper.printed_on or paper.date) if paper.printed_by else "",
        },
    ).partition("<body")
    return head + body + breaks.mark(rest)


def in_contents(heading):
    """Whether the list of contents names this heading."""
    return heading.listed and heading.level <= CONTENTS_LEVELS


def _latin(role):
    return {"仿宋": "body", "楷体": "kai", "黑体": "hei", "宋体": "song", "小标宋": "title"}.get(role, "other")


def _block(block, lying=False):
    """What the template needs of a block: its kind, the block, and what has to be worked out."""
    made = {"kind": KINDS[type(block)], "it": block}
    if isinstance(block, Heading) and block.titled:
        made["title_lines"] = balance(block.text)
    if isinstance(block, Table):
        lying = block.landscape or lying
        shares = columns.shares(block, lying=lying)
        heights = columns.heights(block, shares, lying=lying)
        tall = [height > columns.TALL for height in heights]
        made |= {
            "shares": shares,
            "heads": list(zip(block.columns, shares, strict=True)),
            "rows": [
                (list(zip(block.columns, row, strict=True)), high) for row, high in zip(block.rows, tall, strict=True)
            ],
            "short": bool(block.caption) and len(block.rows) <= SHORT and sum(heights) <= SHORT_LINES,
            "lines": _lines(block.row_lines),
            "heights": [_lines(block.row_lines)],
        }
    if isinstance(block, Para):
        made["pieces"] = [(text, "", "") if not mark else (text[:-1], text[-1:], mark) for text, mark in block.pieces]
    if isinstance(block, Chart):
        made["drawing"] = mark_safe(charts.svg(block, on_paper=True))
    if isinstance(block, Fields):
        longest = max((len(field.label) for row in block.rows for field in row if not field.stacked), default=0)
        cells = [{"whole": is_whole(row), "cells": _cells(row, LABEL_UNITS[longest > 4])} for row in block.rows]
        made |= {
            "cells": cells,
            "units": range(UNITS),
            "heights": [cell["lines"] for row in cells for cell in row["cells"]],
        }
    return made


def _set_lines(text, width=FIELD_CHARACTERS):
    """About how many lines a value takes in a form."""
    return sum(-(-max(1, grid.width_in_em(line) + 2) // width) for line in text.split("\n") if line)


def is_whole(row):
    """A row goes over to the next page in one piece, but for one that holds a long text."""
    return not row[0].stacked or _set_lines(row[0].value) < LONG_TEXT


def least_lines(field):
    """The room left for a hand: none where the text fills it anyway, or it would be left again on the next page."""
    return 0 if _set_lines(field.value) >= field.lines > 1 else field.lines


def _lines(lines):
    """The height of a cell in halves of a line, as its CSS class counts it."""
    return round(lines * 2)


def _cells(row, label):
    """Turn fields into cells with their spans; the widths of a row add up to ``UNITS``."""
    if row[0].stacked:
        return [{"field": row[0], "span": UNITS, "lines": _lines(least_lines(row[0])), "stacked": True}]
    share, cells = UNITS // len(row), []
    for place, field in enumerate(row):
        width = UNITS - share * (len(row) - 1) if place == len(row) - 1 else share
        words = broken_label(field.label, label)
        cells.append(
            {"field": field, "words": words, "label_span": label, "span": width - label, "lines": _lines(field.lines)}
        )
    return cells


def broken_label(text, most):
    """A label that does not fit on one line is broken in its middle, so that no single character stands alone."""
    if "\n" in text or grid.width_in_em(text) <= most:
        return text
    middle = -(-len(text) // 2)
    return f"{text[:middle]}\n{text[middle:]}"
