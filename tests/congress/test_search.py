"""Searching Chinese by pairs of characters gives the same on both databases."""

import pytest

from congress.actions import searching
from congress.frame.bigrams import grams, is_pairs, likeness
from congress.queries import search
from congress.queries.search import found

pytestmark = pytest.mark.django_db

TEXTS = {
    "dep": ("关于解决县城停车难问题的建议", "老城区车位不足，占道停车严重。"),
    "dep2": ("关于增加县城停车位的建议", "医院和学校周边停车难。"),
    "dep3": ("关于修复柳沟村通村公路的建议", "汛期水毁三处，校车停运。"),
}


@pytest.fixture
def entries(cast):
    for key, (title, text) in TEXTS.items():
        searching.index(cast.deputies[key], kind="t", title=title, text=text)
    return cast


def places(text, actor):
    """Addresses of what is found, each beside the key that was read from it."""
    return {entry.target: entry.key for entry in found(text, actor=actor, kind="t")}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("停车难", ["停车", "车难"]),
        ("2026年Ｗｉ-Fi", ["2026", "年", "wi", "fi"]),
        ("", []),
        ("路", ["路"]),
        ("，。！", []),
    ],
)
def test_text_falls_into_pairs(text, pairs):
    assert grams(text) == pairs


def test_likeness_is_the_share_of_the_smaller():
    assert (likeness(["甲乙"], ["甲乙", "乙丙"]), likeness(["甲乙"], ["丙丁"]), likeness([], ["甲乙"])) == (
        1.0,
        0.0,
        0.0,
    )


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("停车", {"dep", "dep2"}),
        ("柳沟村", {"dep3"}),
        ("停车难问题", {"dep"}),
        ("电梯", set()),
        ("' OR 1=1 --", set()),
        ('" AND *', set()),
    ],
)
def test_words_are_found(entries, words, keys):
    assert places(words, entries.dac) == {
        f"deputies.deputy:{entries.deputies[key].pk}": entries.deputies[key].pk for key in keys
    }


def test_what_is_alike_comes_likest_first_among_what_may_be_shown(cast, entries):
    own, other = (entries.deputies[key].pk for key in ("dep", "dep2"))
    among = search.entries(kind="t", congresses=[entries.congress.pk])

    rows = search.alike(*TEXTS["dep"], among=among)

    assert [(row.key, row.share) for row in rows] == [(own, 1.0), (other, rows[1].share)]
    assert [row.key for row in search.alike(*TEXTS["dep"], among=among.exclude(target=rows[0].target))] == [other]


def test_where_every_word_is_common_what_holds_all_of_them_is_alike(entries, monkeypatch):
    monkeypatch.setattr(search, "LOOKED_AT", 0)
    among = search.entries(kind="t", congresses=[entries.congress.pk])

    assert [row.title for row in search.alike("增加县城停车位", "", among=among)] == [TEXTS["dep2"][0]]


def test_a_changed_text_is_found_by_its_new_words_only(entries):
    searching.index(entries.deputies["dep3"], kind="t", title="关于加装电梯的建议", text="老旧小区")

    assert (len(places("柳沟", entries.dac)), len(places("电梯", entries.dac))) == (0, 1)


def test_a_neighbour_county_finds_nothing(entries):
    assert (len(places("停车", entries.dac)), places("停车", entries.stranger.dac)) == (2, {})


def test_what_is_forgotten_is_not_found(entries):
    searching.forget(entries.deputies["dep"])

    assert len(places("停车", entries.dac)) == 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [("停车难", True), ("停车 公路", True), ("路", False), ("3路", False), ("LED", False), ("，", False)],
)
def test_pairs_say_all_of_chinese_words_and_of_nothing_else(text, whole):
    assert is_pairs(text) == whole
