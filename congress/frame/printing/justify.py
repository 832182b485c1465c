"""Justified Chinese for WeasyPrint 70: spread the rest of a line over the gaps between ideographs.

WeasyPrint 70 justifies by widening spaces alone. A Chinese line has none, so one that ends early – because a comma
may not begin the next – stays short of the right edge. ``install`` replaces two functions of the engine:

* ``layout.inline.justify_line`` shares the rest out among the gaps beside ideographs, and moves what follows;
* ``text.line_break.Layout.set_text`` asks Pango for that much letter-spacing on every run of ideographs.

Pango puts half of the spacing on either side of a character and drops the halves at both ends of a text box. What is
dropped between two boxes of one line is given back here; what is dropped at the ends of the line is right to go.
A line of fewer than four ideographs is left to the engine; one whose gaps would grow by more than ``MAX_GAP`` ems, such
as the one before a long address, is not stretched at all. The patch knows version 70 and refuses any other: ``supported()`` says so.
"""

import re

from . import breaks

VERSION = "70."
MAX_GAP = 1 / 3
FEWEST = 4

IDEOGRAPHS = re.compile(
    "[\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)


def count(text):
    """How many characters of the text take part in justification."""
    return sum(len(run) for run in IDEOGRAPHS.findall(text))


def open_ends(text):
    """Whether the first and the last character take part: Pango drops half a gap at each of these."""
    return bool(IDEOGRAPHS.match(text)), bool(IDEOGRAPHS.match(text[-1:]))


def gap(texts, extra):
    """How much each full gap must grow so that the texts, set side by side, grow by ``extra`` together."""
    texts = [text for text in texts if text]
    texts[-1] = texts[-1].rstrip(breaks.PLACE)  # the place where the line ended hides from Pango that it ends here
    first, last = open_ends(texts[0])[0], open_ends(texts[-1])[1]
    gaps = sum(count(text) for text in texts) - 0.5 * first - 0.5 * last
    return extra / gaps if gaps > 0 else 0


def supported():
    import weasyprint  # noqa: PLC0415 -- slow import

    return weasyprint.__version__.startswith(VERSION)


def install():
    """Teach the engine once per process; does nothing for a version it does not know."""
    from weasyprint.layout import inline  # noqa: PLC0415 -- slow import
    from weasyprint.text import line_break  # noqa: PLC0415 -- slow import

    if supported() and not hasattr(inline, "justifies_ideographs"):
        inline.justifies_ideographs = True
        _teach_text(line_break)
        _teach_line(inline, line_break)


def _teach_text(line_break):
    """Let a layout that justifies ideographs carry its spacing when it is drawn."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango  # noqa: PLC0415 -- slow import

    plain = line_break.Layout.set_text

    def set_text(layout, text, justify=False):
        ours = justify and getattr(layout, "justifies_ideographs", False)
        plain(layout, text, justify and not ours)
        if not ours:
            return
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        own = layout.style["letter_spacing"]
        spacing = int(((0 if own == "normal" else own) + layout.justification_spacing) * TO_UNITS)
        for run in IDEOGRAPHS.finditer(layout.text):
            attribute = pango.pango_attr_letter_spacing_new(spacing)
            attribute.start_index = len(layout.text[: run.start()].encode())
            attribute.end_index = attribute.start_index + len(run.group().encode())
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(layout.layout, attributes)

    line_break.Layout.set_text = set_text


def _teach_line(inline, line_break):
    """Share the rest of a line out among its ideographs."""
    boxes, plain = inline.boxes, inline.justify_line

    def texts_of(box):
        if isinstance(box, boxes.TextBox):
            yield box.text
        elif isinstance(box, boxes.LineBox | boxes.InlineBox):
            for child in box.children:
                if child.is_in_normal_flow():
                    yield from texts_of(child)

    def stretch(context, box, spacing):
        layout = line_break.create_layout(box.text, box.style, context, None, spacing)
        layout.justifies_ideographs = True
        layout.deactivate()
        box.justification_spacing, box.pango_layout = spacing, layout
        first, last = open_ends(box.text)
        box.width += spacing * (count(box.text) - 0.5 * first - 0.5 * last)

    def spread(context, box, spacing, moved, at_start):
        """Move a box and stretch its texts; return how far what follows has to move."""
        if isinstance(box, boxes.TextBox):
            if not box.text:
                box.position_x += moved
                return moved
            first, last = open_ends(box.text)
            if first and not at_start[0]:
                moved += spacing / 2
            at_start[0] = False
            box.position_x += moved
            before = box.width
            if count(box.text):
                stretch(context, box, spacing)
            return moved + box.width - before + (spacing / 2 if last else 0)
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            if isinstance(box, boxes.InlineBox):
                box.position_x += moved
            before = moved
            for child in box.children:
                if child.is_in_normal_flow():
                    moved = spread(context, child, spacing, moved, at_start)
            box.width += moved - before
            return moved
        box.translate(moved, 0)
        at_start[0] = False
        return moved

    def justify_line(context, line, extra_width):
        texts = list(texts_of(line))
        if sum(count(text) for text in texts) < FEWEST:
            plain(context, line, extra_width)
        elif 0 < (spacing := gap(texts, extra_width)) <= MAX_GAP * line.style["font_size"]:
            spread(context, line, spacing, 0, [True])

    inline.justify_line = justify_line
