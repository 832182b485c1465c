"""Figures in Chinese sentences as offices write them: shares, comparisons with the year before, lists."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NONE = "—"  # what stands for a share of nothing
MEASURES = "件次|人次|[件次名项个份天人]"
_PARTS = re.compile(r"（(\d+)/(\d+)）$")


def share(part, whole):
    """96.3% – to a tenth, halves up; a dash where there is nothing to share (domain: no division by zero)."""
    if not whole:
        return NONE
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def share_of(part, whole):
    """96.3%（310/322）: numerator and denominator always beside the share."""
    return f"{share(part, whole)}（{part}/{whole}）" if whole else NONE


def parts_of(words):
    """The (numerator, denominator) that ``share_of`` has put into words; (0, 0) of a dash."""
    found = _PARTS.search(words)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def compared(now, before, unit, *, percent=True):
    """比上年增加12件（8.5%） · 与上年持平 · nothing where there is no year before."""
    if before is None:
        return ""
    if now == before:
        return "与上年持平"
    word, change = ("增加", now - before) if now > before else ("减少", before - now)
    return f"比上年{word}{change}{unit}" + (f"（{share(change, before)}）" if before and percent else "")


def known(before, *keys):
    """The values of last year's facts; None for each where there was no last year."""
    return [before[key] if before else None for key in keys]


def than_before(now, before, unit):
    """The same as a part of a sentence: ，比上年增加12件（8.5%）"""
    words = compared(now, before, unit)
    return f"，{words}" if words else ""


def points_than_before(now, before):
    """，比上年提高1.2个百分点, of two (part, whole) pairs."""
    if before is None or not (now[1] and before[1]):
        return ""
    change = round(now[0] * 100 / now[1], 1) - round(before[0] * 100 / before[1], 1)
    if abs(change) < 0.05:
        return "，与上年持平"
    return f"，比上年{'提高' if change > 0 else '下降'}{abs(change):.1f}个百分点"


def share_than_before(data, before, key):
    """The same of a fact of a chapter, whose words show its parts."""
    return points_than_before(*(one and parts_of(one[key]) for one in (data, before)))


def listed(words):
    """甲、乙和丙"""
    words = list(words)
    return "和".join(filter(None, ("、".join(words[:-1]), words[-1]))) if words else ""


def noted(text, figures):
    """A text with its notes, line by line: [[(words, (note, …)), …], …], each note behind the figure it speaks of.

    ``figures`` are (number of the note, value, unit) in the order in which the text names them. One that the words do
    not show – people write them anew – stands at the very end.
    """
    text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    places, at = {}, 0
    for number, value, unit in figures:
        end = next((end for start in (at, 0) for words in (f"{value}{unit}", f"{value}")
                    if (end := _end_of(words, text, start))), 0)  # fmt: skip
        at = end or at
        places.setdefault(end or len(text), []).append(number)
    lines, start = [], 0
    for line in text.splitlines():
        stop = start + len(line)
        ends = sorted({end for end in places if start < end <= stop} | {stop})
        pieces = zip([start, *ends], ends, strict=False)
        lines.append([(text[first:last], tuple(places.get(last, ()))) for first, last in pieces])
        start = stop + 1
    return lines


def _end_of(words, text, start):
    """Where a figure ends with its measure word, from a place on; the 5 of 15, 5.2 or 5/7 is none. 0 where it is not."""
    measure = f"(?:{MEASURES})?" if words[-1:].isdigit() else ""
    found = re.compile(rf"(?<![\d.—/]){re.escape(words)}(?![\d.%—/]){measure}").search(text, start)
    return found.end() if found else 0


NAMED = 3  # of those that share a place; the rest are counted


def cell(value):
    """What a table shows: a dash for nothing known, a (part, whole) pair as its share, anything else as it is."""
    if value is None:
        return NONE
    return share(*value) if isinstance(value, tuple) else str(value)


def best_and_worst(rows, *, of, what, unit="", base="", least=1, words=("最高", "最低")):
    """Who stands out, as one sentence without its full stop; "" where fewer than two can be compared.

    ``rows`` are (name, value): a value is a number of ``unit``, or a (part, whole) pair that is compared as a share.
    A share of fewer than ``least`` says nothing: those are left out, and the sentence says from how many on
    (``base`` 承办, ``unit`` 件次) and how many it left out. Whoever shares a place is named with it.
    """
    rows = list(rows)
    shares = any(isinstance(value, tuple) for _, value in rows)
    compared = [(name, value) for name, value in rows if not shares or value[1] >= least]
    if len(compared) < 2:
        return ""
    places = {}
    for name, value in compared:
        places.setdefault(Fraction(*value) if shares else value, []).append((name, value))
    high, low = places[max(places)], places[min(places)]
    among = f"{base}{least}{unit}以上的{len(compared)}{of}中，" if base else ""
    if high is low:
        among = f"{base}{least}{unit}以上的" if base else ""
        said = f"{len(compared)}{of}{f'{what}均为' if shares else f'各{what}'}{_valued(high[0][1], unit)}"
    else:
        said = f"{what}{words[0]}的是{_placed(high, of, unit)}，{words[1]}的是{_placed(low, of, unit)}"
    few = len(rows) - len(compared)
    return f"{among}{said}" + (f"；另有{few}{of}不足{least}{unit}，不作比较" if few else "")


def _valued(value, unit):
    return share(*value) if isinstance(value, tuple) else f"{value}{unit}"


def _placed(place, of, unit):
    """甲（100.0%，10/10） · 甲和乙（均为4次） · 甲、乙、丙等5个单位（均为4次）"""
    names, value = [name for name, _ in place], place[0][1]
    if len(place) > 1:
        named = listed(names) if len(names) <= NAMED else f"{'、'.join(names[:NAMED])}等{len(names)}{of}"
        return f"{named}（均为{_valued(value, unit)}）"
    parts = f"，{value[0]}/{value[1]}" if isinstance(value, tuple) else ""
    return f"{names[0]}（{_valued(value, unit)}{parts}）"


def placed(*words):
    """Words from the wide to the narrow beside one another; what the next one begins with is not said twice."""
    words = [str(word) for word in words if word]
    following = [*words[1:], ""]
    return "　".join(word for word, after in zip(words, following, strict=True) if not after.startswith(word))
