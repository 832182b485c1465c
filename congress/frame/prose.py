"""Figures in Chinese sentences as offices write them: shares, comparisons with the year before, lists."""

import re

NONE = "—"  # what stands for a share of nothing
_PARTS = re.compile(r"（(\d+)/(\d+)）$")


def share(part, whole):
    """96.3% – or a dash where there is nothing to share (domain: no division by zero)."""
    return f"{part * 100 / whole:.1f}%" if whole else NONE


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


def listed(words):
    """甲、乙和丙"""
    words = list(words)
    return "和".join(filter(None, ("、".join(words[:-1]), words[-1]))) if words else ""
