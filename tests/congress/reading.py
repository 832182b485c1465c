"""Reads a PDF as a checker of papers does: blocks by their tags, lines in millimetres, fonts and claims of the file.

A ``Block`` is what one element of the structure tree shows on one page – a paragraph, a heading, a cell; what stands
outside the tree is ``loose``: page numbers, running heads, the check code. Positions are millimetres from the upper left;
a character's box is its em box.
"""

import io
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pdfplumber
import pypdf
from fontTools.ttLib import TTFont

MM = 25.4 / 72
BASELINE = 0.88  # of the em box above the baseline, in every font of the house
ONE_LINE = 3.2  # millimetres: what is nearer stands on one line, such as the raised numbers of notes
TRANSPARENT = ("/Span", "/NonStruct", "/Link")


@dataclass(frozen=True)
class Char:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float  # points
    font: str
    colour: tuple
    turned: bool


@dataclass(frozen=True)
class Line:
    chars: tuple

    @property
    def text(self):
        return "".join(char.text for char in self.chars)

    @property
    def left(self):
        return self.chars[0].left

    @property
    def right(self):
        return max(char.right for char in self.chars)

    @property
    def top(self):
        return self.body.top

    @property
    def bottom(self):
        return self.body.bottom

    @property
    def body(self):
        """The first of its largest characters: what is raised or small does not say where the line stands."""
        return max(self.chars, key=lambda char: char.size)

    @property
    def ems(self):
        """The width of its characters as the fonts have them, before they are spread, in its own ems."""
        return sum((char.right - char.left) / (self.body.size * MM) for char in self.chars)


@dataclass(frozen=True)
class Block:
    tag: str
    lines: tuple
    page: int  # from 0

    @property
    def text(self):
        return "".join(line.text for line in self.lines)

    @property
    def size(self):
        return self.lines[0].body.size

    @property
    def font(self):
        return self.lines[0].body.font


@dataclass
class Page:
    width: float
    height: float
    blocks: list = field(default_factory=list)
    loose: list = field(default_factory=list)  # lines
    shapes: list = field(default_factory=list)  # (left, top, right, bottom, colour)

    @property
    def lies(self):
        return self.width > self.height

    @property
    def lines(self):
        return sorted((line for block in self.blocks for line in block.lines), key=lambda line: line.top)


class Sheets:
    """A whole file; what is asked of it is read once."""

    def __init__(self, content):
        self.content = content
        self.file = pypdf.PdfReader(io.BytesIO(content))

    @cached_property
    def pages(self):
        with pdfplumber.open(io.BytesIO(self.content)) as file:
            tree = self._tree()
            return [_page(page, number, tree[number]) for number, page in enumerate(file.pages)]

    def _tree(self):
        """What the structure tree puts on each page, in the order of reading: {page: [(tag, marks)]}."""
        places = {page.indirect_reference.idnum: number for number, page in enumerate(self.file.pages)}
        found, pages = {}, defaultdict(list)
        for owner, tag, page, mark in _marks(self.file.trailer["/Root"]["/StructTreeRoot"], 0, ""):
            found.setdefault((places[page], owner), (tag, []))[1].append(mark)
        for (page, _), block in found.items():
            pages[page].append(block)
        return pages

    @property
    def blocks(self):
        return [block for page in self.pages for block in page.blocks]

    @property
    def text(self):
        return "".join(block.text for block in self.blocks)

    @cached_property
    def fonts(self):
        found = {}
        for page in self.file.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                font = font.get_object()
                found[font["/BaseFont"]] = Font(font)
        return found

    @cached_property
    def elements(self):
        """Every element of the structure tree, in the order of reading."""
        return list(_below(self.file.trailer["/Root"]["/StructTreeRoot"]))

    @property
    def claims(self):
        return self.file.xmp_metadata.stream.get_data().decode()


class Font:
    """An embedded font: what it is, and the glyph behind each of its codes."""

    def __init__(self, font):
        below = font["/DescendantFonts"][0].get_object()
        self.kind, self.encoding = below["/Subtype"], font["/Encoding"]
        self.ids = below.get("/CIDToGIDMap")
        self.file = below["/FontDescriptor"].get("/FontFile2")
        self.letters = _letters(font["/ToUnicode"].get_data().decode("latin-1"))

    @cached_property
    def outlines(self):
        return TTFont(io.BytesIO(self.file.get_data()))

    def is_empty(self, code):
        """Whether nothing is drawn for a code: .notdef, a glyph that is not there, or one without an outline."""
        order = self.outlines.getGlyphOrder()
        return not 0 < code < len(order) or self.outlines["glyf"][order[code]].numberOfContours == 0


def _letters(cmap):
    """{code: text} of a ToUnicode table as the engine writes it."""
    found, inside = {}, False
    for line in cmap.splitlines():
        if "bfchar" in line:
            inside = "begin" in line
        elif inside:
            code, text = (bytes.fromhex(part.strip("<> ")) for part in line.split("> <"))
            found[int.from_bytes(code)] = text.decode("utf-16-be")
    return found


def _kids(element):
    kids = element.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _below(element):
    for kid in _kids(element):
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _page(page, number, tree):
    marked = defaultdict(list)
    for char in page.chars:
        marked[char["mcid"]].append(_char(char, float(page.height)))
    found = Page(float(page.width) * MM, float(page.height) * MM)
    for tag, marks in tree:
        chars = [char for mark in marks for char in marked.pop(mark, ())]
        if lines := _lines(chars):
            found.blocks.append(Block(tag, lines, number))
    found.loose = [line for chars in marked.values() for line in _lines(chars)]
    for shape in (*page.rects, *page.lines, *page.curves):
        edges = (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        colour = tuple(round(part, 2) for part in shape["non_stroking_color"])
        found.shapes.append((*(edge * MM for edge in edges), colour))
    return found


def _char(char, height):
    across, down, *_, base = char["matrix"]
    turned = abs(down) > abs(across)
    size = char["width"] if turned else char["size"]
    return Char(
        text=char["text"],
        left=char["x0"] * MM,
        right=char["x1"] * MM,
        top=(char["top"] if turned else height - base - BASELINE * size) * MM,
        bottom=(char["bottom"] if turned else height - base + (1 - BASELINE) * size) * MM,
        size=size,
        font=char["fontname"].partition("+")[2],
        colour=tuple(round(part, 2) for part in char["non_stroking_color"]),
        turned=turned,
    )


def _marks(element, owner, tag):
    """(owner, its tag, page, mark) of all content; a span belongs to what it stands in."""
    for kid in _kids(element):
        if not isinstance(kid, dict):
            yield owner, tag, element.raw_get("/Pg").idnum, kid
        elif kid.get("/S") in TRANSPARENT:
            yield from _marks(kid, owner, tag)
        elif "/S" in kid:
            yield from _marks(kid, kid.indirect_reference.idnum, kid["/S"][1:])


def _lines(chars):
    """Characters by the lines they stand on, from top to bottom and from left to right."""
    lines = []
    for char in sorted((char for char in chars if char.text.strip()), key=lambda char: char.bottom):
        if lines and char.bottom - lines[-1][0].bottom < ONE_LINE:
            lines[-1].append(char)
        else:
            lines.append([char])
    return tuple(Line(tuple(sorted(line, key=lambda char: char.left))) for line in lines)
