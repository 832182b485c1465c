"""Text typed or pasted by people → blocks: their own 一、（一）1. become headings, the rest paragraphs."""

import re

from .paper import Heading, Para, clean

LONGEST_HEADING = 30

_LEVELS = (
    (
        1,
        re.compile(
            r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,3}、)|第[一二三四五六七八九十百]{1,4}[编章]　?"
        ),
    ),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
)
_LEADING = re.compile(r"^[ \u3000]+|[ \u3000]+$")


def blocks_of(text):
    """Lines that begin 一、 or （一）, are short and are no sentences are headings – all of a level, or none of it: of
    points that run on in their own line none stands out by chance."""
    lines = [line for line in (_LEADING.sub("", line) for line in clean(text).split("\n")) if line]
    levels = [_level(line) for line in lines]
    running = {level for level, line in zip(levels, lines, strict=True) if not _is_short(line)}
    return tuple(
        Heading(line, level) if level and level not in running else Para(line)
        for level, line in zip(levels, lines, strict=True)
    )


def _level(line):
    return next((level for level, number in _LEVELS if number.match(line)), 0)


def _is_short(line):
    return len(line) <= LONGEST_HEADING and line[-1] not in "；，：:;," and "。" not in line[:-1]
