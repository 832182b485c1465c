"""Chinese text as pairs of neighbouring characters: how it is searched and how alike two texts are, on both databases."""

import re
import unicodedata

CJK = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUN = re.compile(f"[{CJK}]+|[^\\W{CJK}_]+")
HAN = re.compile(f"[{CJK}]")


def grams(text):
    """The pairs of a text in order; a Latin word or a number counts as one: 停车难2026 -> ["停车", "车难", "2026"]."""
    found = []
    for run in RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if HAN.match(run):
            found += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
        else:
            found.append(run)
    return found


def is_pairs(text):
    """Whether a text is Chinese words alone, so that its pairs say all of it: 停车难, but neither 路 nor 3路."""
    found = grams(text)
    return bool(found) and all(len(gram) == 2 and HAN.match(gram) for gram in found)


def likeness(one, other):
    """How much of the smaller set of pairs the two share, 0…1."""
    one, other = set(one), set(other)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
