"""Text typed or pasted by people → blocks: their own 一、（一）1. become headings, the rest paragraphs."""

import re

from .paper import Heading, Para, clean

LONGEST_HEADING = 30

_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,4}[编章]　?")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
)
_LEADING = re.compile(r"^[ \u3000]+|[ \u3000]+$")


def blocks_of(text):
    """A line of its own that begins 一、 or （一）, is short and ends without a stop is a heading."""
    lines = (_LEADING.sub("", line) for line in clean(text).split("\n"))
    return tuple(_block(line) for line in lines if line)


def _block(line):
    for level, number in _LEVELS:
        if number.match(line) and len(line) <= LONGEST_HEADING and line[-1] not in "；，：:;,":
            return Heading(line, level)
    return Para(line)
