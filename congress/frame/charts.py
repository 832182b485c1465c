"""Charts as plain SVG: the same markup on the page and on paper. Text stays text, and every number stands in it.

Colours are presentation attributes – the page allows no inline styles – and the page's own sheet may override them by
class. What is drawn has ``kind`` (bars, hbars, lines, curve, donut, tiles), ``title``, ``labels``, ``series`` and ``unit``.
In a curve a number may be None: not known, or not yet. Tiles are places on a schematic map, row after row, ``columns`` in
each; one without a label is left empty, and the darker one is, the more it holds.
"""

import math

from django.utils.html import escape

WIDTH = 580
NARROW = 320  # bars and maps on a page, so that they can be read on a phone
LEAST_TILE, MOST_TILE = 43, 132  # three characters in the least
COLOURS = ("#5a5145", "#9d1c20", "#a99d88", "#275c4a", "#b8842f", "#3d6b8a", "#8a5a7a", "#201b15")
INK, LINE = "#201b15", "#cfc6b4"
SIZE = 12  # of letters; 9 points on paper
FONT = "'RD HeiTi','RD Latin','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
KINDS = ("bars", "hbars", "lines", "curve", "donut", "tiles")
WHOLE = 100  # per cent: the top of a curve that is drawn in parts of a whole


def svg(chart, *, on_paper=False):
    """The drawing of one chart; a chart without numbers says so. In a file the title is all that the ear is told."""
    is_narrow = chart.kind in NARROWED and not on_paper
    wide, size = (NARROWED[chart.kind](chart), "chart-drawing chart-narrow") if is_narrow else (WIDTH, "chart-drawing")
    if not any(any(numbers) for _, numbers in chart.series):
        height, parts = 40, [_text(wide / 2, 24, "没有数据", "middle")]
    else:
        height, parts = DRAWN[chart.kind](chart, wide) if chart.kind in NARROWED else DRAWN[chart.kind](chart)
    words, title = escape(f"{chart.title}：{in_words(chart)}"), escape(chart.title)
    return (
        f'<svg class="{size}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{words}" width="{wide}" '
        f'height="{height}" viewBox="0 0 {wide} {height}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f"<title>{words if on_paper else title}</title>{''.join(parts)}</svg>"
    )


def in_words(chart):
    """Every number with its label, for the ear."""
    several = len(chart.series) > 1
    return "；".join(
        f"{name if several else ''}{'，' if several else ''}"
        + "，".join(
            f"{label}{number(value)}{chart.unit}"
            for label, value in zip(chart.labels, numbers, strict=True)
            if value is not None
        )
        for name, numbers in chart.series
    )


def number(value):
    """12 · 96.3 · 1234567; "" for what is not known"""
    return "" if value is None else f"{round(value, 1):.12g}"


def _n(value):
    """A coordinate: short, and the same on every machine."""
    return f"{round(value, 2):g}"


def _text(x, y, words, anchor="start", *, soft=False):
    kind = ' class="chart-soft" fill="#5a5145"' if soft else ' class="chart-text"'
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{kind}>{escape(words)}</text>'


def _line(x1, y1, x2, y2):
    return (
        f'<line class="chart-line" x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
        f'stroke="{LINE}" stroke-width="1"/>'
    )


def _box(x, y, width, height, place):
    return (
        f'<rect class="chart-{place % len(COLOURS)}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" '
        f'height="{_n(max(height, 0))}" fill="{COLOURS[place % len(COLOURS)]}"/>'
    )


def _width(words):
    """Of a text, in units of the drawing: a Chinese character is as wide as it is high."""
    return sum(SIZE if ord(character) > 0x2E7F else SIZE * 0.55 for character in words)


def _cut(words, room):
    """As much of a label as there is room for."""
    while _width(words) > room and len(words) > 1:
        words = words[:-2] + "…"
    return words


def _top(chart):
    return max(value or 0 for _, numbers in chart.series for value in numbers) or 1


def _legend(chart, y):
    """The names of several series in a row above the drawing."""
    if len(chart.series) < 2:
        return []
    parts, x = [], 0
    for place, (name, _) in enumerate(chart.series):
        parts += [_box(x, y - 10, 10, 10, place), _text(x + 15, y, name)]
        x += 30 + _width(name)
    return parts


def _start(chart):
    return 30 if len(chart.series) > 1 else 8


def _bars(chart):
    above, high = _start(chart) + 16, 150
    foot, each = above + high, WIDTH / len(chart.labels)
    parts, top = [*_legend(chart, 14), _line(0, foot, WIDTH, foot)], _top(chart)
    wide = min(44, each * 0.7 / len(chart.series))
    for place, label in enumerate(chart.labels):
        middle = each * (place + 0.5)
        parts.append(_text(middle, foot + 17, _cut(label, each - 4), "middle"))
        for order, (_, numbers) in enumerate(chart.series):
            x, tall = middle + (order - len(chart.series) / 2) * wide, high * numbers[place] / top
            parts += [
                _box(x + 1, foot - tall, wide - 2, tall, order),
                _text(x + wide / 2, foot - tall - 4, number(numbers[place]), "middle"),
            ]
    return foot + 26, parts


def _hbars(chart, wide):
    room = min(wide * 0.35, max(48, *(_width(label) + 8 for label in chart.labels)))
    thick, above = 16, _start(chart)
    said = max(_width(f"{number(value)}{chart.unit}") for _, numbers in chart.series for value in numbers)
    each, scale = thick * len(chart.series) + 8, (wide - room - max(70, said + 10)) / _top(chart)
    parts = _legend(chart, 14)
    for place, label in enumerate(chart.labels):
        y = above + each * place
        parts.append(_text(room - 8, y + each / 2, _cut(label, room - 8), "end"))
        for order, (_, numbers) in enumerate(chart.series):
            long, line = numbers[place] * scale, y + thick * order
            parts += [
                _box(room, line + 2, long, thick - 4, order),
                _text(room + long + 6, line + 12, f"{number(numbers[place])}{chart.unit}", soft=True),
            ]
    height = above + each * len(chart.labels)
    return height + 4, [*parts, _line(room, above, room, height)]


def _lines(chart):
    above, high = _start(chart) + 16, 150
    foot, each, top = above + high, WIDTH / len(chart.labels), _top(chart)
    parts = [*_legend(chart, 14), _line(0, foot, WIDTH, foot), _line(0, above, WIDTH, above)]
    parts += [
        _text(each * (place + 0.5), foot + 17, _cut(label, each - 4), "middle")
        for place, label in enumerate(chart.labels)
    ]
    for order, (_, numbers) in enumerate(chart.series):
        colour, kind = COLOURS[order % len(COLOURS)], f"chart-{order % len(COLOURS)}"
        points = [(each * (place + 0.5), foot - high * value / top) for place, value in enumerate(numbers)]
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        parts.append(f'<polyline class="{kind}-path" points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), value in zip(points, numbers, strict=True):
            parts += [
                f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="3" fill="{colour}"/>',
                _text(x, y - 7, number(value), "middle"),
            ]
    return foot + 26, parts


def _curve(chart):
    """What was planned and what came of it, month by month: a number stands at the last point of each series alone, and
    so many labels as there is room for."""
    above, high, room = _start(chart) + 12, 150, 48
    top = WHOLE if chart.unit == "%" else max(value or 0 for _, numbers in chart.series for value in numbers)
    foot, each = above + high, (WIDTH - 2 * room) / max(1, len(chart.labels) - 1)
    apart = max(1, math.ceil((max(map(_width, chart.labels)) + 8) / each))
    parts = _legend(chart, 14)
    for share in (0, 0.5, 1):
        y = foot - high * share
        parts += [_line(room, y, WIDTH - room, y), _text(room - 6, y + 4, number(top * share), "end", soft=True)]
    parts += [
        _text(room + each * place, foot + 17, label, "middle")
        for place, label in enumerate(chart.labels)
        if place % apart == 0
    ]
    for order, (_, numbers) in enumerate(chart.series):
        known = [(room + each * place, foot - high * float(value) / float(top), value)
                 for place, value in enumerate(numbers) if value is not None]  # fmt: skip
        parts += _drawn_through(known, order, chart.unit, foot)
    return foot + 26, parts


def _drawn_through(known, order, unit, foot):
    """One series of a curve: dashed what was meant, its number above; whole what is so, its number below."""
    if not known:
        return []
    colour, kind = COLOURS[order % len(COLOURS)], f"chart-{order % len(COLOURS)}"
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y, _ in known)
    dashes = ' stroke-dasharray="6 4"' if order == 0 else ""
    x, y, value = known[-1]
    return [
        f'<polyline class="{kind}-path" points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>',
        f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="3.5" fill="{colour}"/>',
        _text(
            x,
            y + 16 if order and y + 20 < foot else y - 8,
            f"{number(value)}{unit}",
            "end" if x > WIDTH / 2 else "start",
        ),
    ]


def _donut(chart):
    """One series as parts of a whole, the largest part first as given; the names stand beside it with their numbers."""
    numbers, radius, hole = chart.series[0][1], 80, 48
    whole, height = sum(numbers), max(176, 24 * len(chart.labels) + 16)
    x, y, angle, parts = 100, height / 2, -math.pi / 2, []
    for place, (label, value) in enumerate(zip(chart.labels, numbers, strict=True)):
        turn = 2 * math.pi * value / whole
        parts.append(_piece(x, y, radius, hole, angle, turn, place))
        angle += turn
        line = y + 24 * (place - (len(chart.labels) - 1) / 2)
        words = f"{label}　{number(value)}{chart.unit}（{value * 100 / whole:.1f}%）"
        parts += [_box(220, line - 6, 12, 12, place), _text(240, line + 4, _cut(words, WIDTH - 240))]
    return height, [*parts, _text(x, y + 4, f"{number(whole)}{chart.unit}", "middle")]


def _piece(x, y, radius, hole, angle, turn, place):
    """A part of the ring, as a thick line along its middle; the whole ring in two halves, which an arc cannot be."""
    middle, thick, end = (radius + hole) / 2, radius - hole, angle + turn
    if not turn:
        return ""
    half = angle + turn / 2
    points = [(x + middle * math.cos(a), y + middle * math.sin(a)) for a in (angle, half, end)]
    arcs = "".join(f"A{_n(middle)} {_n(middle)} 0 0 1 {_n(px)} {_n(py)}" for px, py in points[1:])
    return (
        f'<path class="chart-{place % len(COLOURS)}-path" d="M{_n(points[0][0])} {_n(points[0][1])}{arcs}" fill="none" '
        f'stroke="{COLOURS[place % len(COLOURS)]}" stroke-width="{_n(thick)}"/>'
    )


def _tiles(chart, wide):
    """One series on a grid: name and number stand in every tile, its shade only repeats the number."""
    numbers, columns, high, gap = chart.series[0][1], max(1, chart.columns), 52, 4
    each, top, parts = min(MOST_TILE, wide / columns), _top(chart), []
    for place, (label, value) in enumerate(zip(chart.labels, numbers, strict=True)):
        x, y = each * (place % columns), high * (place // columns)
        if not label:
            continue
        parts += [
            _shaded(x, y, each - gap, high - gap, (value or 0) / top),
            _text(x + (each - gap) / 2, y + 21, _cut(label, each - gap - 3), "middle"),
            _text(x + (each - gap) / 2, y + 38, "—" if value is None else f"{number(value)}{chart.unit}", "middle"),
        ]
    return high * math.ceil(len(chart.labels) / columns), parts


def _shaded(x, y, width, height, share):
    """A tile; ink stays legible on the darkest of them."""
    return (
        f'<rect class="chart-tile" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
        f'fill="{COLOURS[1]}" fill-opacity="{_n(0.06 + 0.36 * share)}" stroke="{LINE}" stroke-width="1"/>'
    )


def _map_width(chart):
    return max(NARROW, LEAST_TILE * chart.columns)


NARROWED = {"hbars": lambda chart: NARROW, "tiles": _map_width}
DRAWN = {"bars": _bars, "hbars": _hbars, "lines": _lines, "curve": _curve, "donut": _donut, "tiles": _tiles}
