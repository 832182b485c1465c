"""The small language of the corpus: ``[甲|乙]`` picks one, ``{slot}`` fills in, ``{n+2}`` reckons."""

import re

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+?)(?:([+-])(\d+))?\}")
LEFTOVER = re.compile(r"[\[\]{}|⇒]")


def say(template, slots, rng):
    """Write a template out. An unknown slot raises KeyError with its name."""
    chosen = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    return _SLOT.sub(lambda match: _fill(match, slots), chosen)


def _fill(match, slots):
    name, sign, amount = match.groups()
    value = slots[name]
    if not sign:
        return str(value)
    return str(round(value + (int(amount) if sign == "+" else -int(amount)), 1))


def bigrams(text):
    """The set of character pairs of a text, marks and blanks left out; the measure of likeness."""
    plain = re.sub(r"[\s，。；：、！？“”‘’（）《》\d.%—…]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def likeness(one, other):
    """Share of the smaller text's character pairs that the other one has too: 0 strangers, 1 the same."""
    return len(one & other) / max(1, min(len(one), len(other)))
