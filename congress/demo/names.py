"""Believable Chinese names by generation and gender; a few rare characters and compound surnames on purpose.

The characters stand in names.txt: surnames with their weights, first and second characters that go together in each
generation, one-character names, and the names of public figures, which are never given to anybody.
"""

from pathlib import Path

_LINES = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
_WORDS = {head: words.split() for head, _, words in (line.partition("：") for line in _LINES)}

SURNAMES = _WORDS["姓"][0::2]
SURNAME_WEIGHTS = [int(weight) for weight in _WORDS["姓"][1::2]]
AVOIDED = frozenset(_WORDS["不用"])
YOUNG_SINCE = 1976

# Names every office system must be able to store, sort and print.
RARE = (
    ("上官", "喆", "male"),
    ("欧阳", "㛃", "female"),
    ("李", "䶮", "male"),
    ("王", "𬭎", "male"),
    ("张", "堃", "male"),
    ("马", "燊", "male"),
    ("令狐", "建民", "male"),
    ("司马", "秀兰", "female"),
    ("冯", "喆", "female"),
    ("杨", "堃", "male"),
)


def given_name(rng, gender, born):
    """A given name that fits the generation: characters of the sixties for the older, of the nineties later."""
    kind = ("老年" if born < YOUNG_SINCE else "青年") + ("男" if gender == "male" else "女")
    if rng.random() < 0.2:
        return rng.choice(_WORDS[f"{kind} 单"])
    second = _WORDS[f"{kind} 后"]
    head, tail = rng.choice(_WORDS[f"{kind} 前"]), rng.choice(second)
    return head + tail if head != tail else head + second[(second.index(tail) + 7) % len(second)]


def full_name(rng, gender, born, taken):
    """A name not in ``taken``; the caller keeps the set."""
    while True:
        surname = rng.choices(SURNAMES, SURNAME_WEIGHTS)[0]
        name = surname + given_name(rng, gender, born)
        if name not in taken and name not in AVOIDED:
            taken.add(name)
            return name
