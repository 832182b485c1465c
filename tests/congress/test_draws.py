"""The pure draw: what is promised cannot be changed, what follows is the same for everybody, nobody is favoured."""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from congress.frame import draws

SEED = "5eed" * 16


def pool(*keys, share=""):
    return [{"key": key, "name": f"名{key}", "share": share} for key in keys]


def promise(entries, count=2, shares=None):
    return {"title": "案件抽取", "pool": entries, "shares": shares or [{"name": "", "count": count}]}


def test_a_known_draw_stays_as_it_was():
    """Whoever changes the rule changes this, and every record that was ever published."""
    said = promise(pool("a", "b", "c", "d", "e"))

    assert draws.commitment(said, SEED) == "c402ee4ad836efbda9dd1ca2eb1b44bb09d5d44b7e36e81c147d9ba050c7e911"
    assert draws.drawn(said, SEED, "黄河") == ["a", "c"]


@pytest.mark.parametrize(
    ("entries", "shares", "words"),
    [
        (pool("a", "b", "c"), [("", 2)], ""),
        (pool("a"), [("", 1)], "至少要有两个"),
        (pool("a", "a"), [("", 1)], "重复的编号"),
        (pool("a", "b"), [("", 3)], "只有2个，不够抽3个"),
        (pool("a", "b"), [("", 2)], "不需要抽取"),
        (pool("a", "b"), [("", 0)], "至少要抽1个"),
        (pool("a", "b", share="法院"), [("法院", 1), ("法院", 1)], "分组重复"),
        (pool("a", "b", share="法院") + pool("c"), [("法院", 1)], "“（空）”没有规定"),
        (pool("a", "b", share="法院") + pool("c", share="检察院"), [("法院", 1), ("检察院", 1)], ""),
        (pool("a", "b", share="法院"), [("法院", 1), ("检察院", 1)], "“检察院”组只有0个"),
    ],
)
def test_what_speaks_against_a_draw_is_said(entries, shares, words):
    found = draws.fault(promise(entries, shares=[{"name": name, "count": count} for name, count in shares]))

    assert words in found
    assert bool(words) == bool(found)


@pytest.mark.parametrize("changed", ["title", "entry", "name", "order", "count", "left", "seed"])
def test_whatever_is_changed_changes_the_commitment(changed):
    said, seed = promise(pool("a", "b", "c")), SEED
    was = draws.commitment(said, seed)
    match changed:
        case "title":
            said["title"] = "案件抽取。"
        case "entry":
            said["pool"][1]["key"] = "B"
        case "name":
            said["pool"][1]["name"] += " "
        case "order":
            said["pool"].reverse()
        case "count":
            said["shares"][0]["count"] = 1
        case "left":
            said["pool"].pop()
        case "seed":
            seed = "6" + seed[1:]

    assert draws.commitment(said, seed) != was


keys = some.lists(some.text(min_size=1, max_size=8), min_size=2, max_size=30, unique=True)


@settings(max_examples=60, deadline=None)
@given(keys, some.data())
def test_the_order_of_the_pool_plays_no_part(names, data):
    count = data.draw(some.integers(1, len(names)))
    mixed = data.draw(some.permutations(names))
    found = draws.drawn(promise(pool(*names), count), SEED, "见证")

    assert found == draws.drawn(promise(pool(*mixed), count), SEED, "见证")
    assert len(set(found)) == count
    assert set(found) <= set(names)


@settings(max_examples=60, deadline=None)
@given(keys, some.text(min_size=1, max_size=10), some.integers(1, 5), some.integers(1, 5))
def test_each_share_gives_its_own_number(names, word, first, second):
    entries = pool(*(f"甲{name}" for name in names), share="甲") + pool(*(f"乙{name}" for name in names), share="乙")
    shares = [{"name": "甲", "count": first}, {"name": "乙", "count": second}]

    found = draws.drawn(promise(entries, shares=shares), SEED, word)

    assert [key[0] for key in found] == ["甲"] * min(first, len(names)) + ["乙"] * min(second, len(names))


def test_who_leaves_the_pool_changes_nothing_among_the_others():
    """Ranks do not depend on one another: without the first, the next one moves up."""
    everybody = [f"案{number}" for number in range(20)]
    first, *rest = draws.drawn(promise(pool(*everybody), 5), SEED, "词")
    fewer = draws.drawn(promise(pool(*(key for key in everybody if key != first)), 5), SEED, "词")

    assert fewer[:4] == rest


def seeds(number):
    chance = random.Random(20260415)
    return [f"{chance.getrandbits(256):064x}" for _ in range(number)]


def chi_square(counted, classes, expected):
    return sum((counted[one] - expected) ** 2 / expected for one in classes)


def test_everybody_is_drawn_equally_often():
    """20 people, 5 drawn, 2000 seeds: 19 degrees of freedom, 43.8 is passed by one in a thousand."""
    people = [str(number) for number in range(20)]
    counted = Counter(key for seed in seeds(2000) for key in draws.drawn(promise(pool(*people), 5), seed, "词"))

    assert chi_square(counted, people, 500) / (1 - 5 / 20) * 19 / 20 < 43.8


def test_every_pair_and_every_order_is_equally_likely():
    """5 × 4 orders of two out of five: 19 degrees of freedom. The word does as well as the seed."""
    orders = list(itertools.permutations("abcde", 2))
    by_seed = Counter(tuple(draws.drawn(promise(pool(*"abcde")), seed, "词")) for seed in seeds(2000))
    by_word = Counter(tuple(draws.drawn(promise(pool(*"abcde")), SEED, str(word))) for word in range(2000))

    assert chi_square(by_seed, orders, 100) < 43.8
    assert chi_square(by_word, orders, 100) < 43.8
