"""Two who wrote on one thing: what only one has changed stands, what both changed is asked about."""

import pytest

from congress.frame.merging import base_of, changed, rivals

BASE = {"a": "", "b": "1"}


@pytest.mark.parametrize(
    ("mine", "theirs", "asked"),
    [
        ({"a": "", "b": "1"}, {"a": "", "b": "1"}, []),
        ({"a": "x", "b": "1"}, {"a": "", "b": "2"}, []),
        ({"a": "x", "b": "1"}, {"a": "y", "b": "1"}, ["a"]),
        ({"a": "x", "b": "1"}, {"a": "x", "b": "1"}, []),
        ({"a": "", "b": ""}, {"a": "", "b": "2"}, ["b"]),
        ({"a": "x", "c": "1"}, {"a": "y", "c": "2"}, ["a", "c"]),  # nobody knows what c was begun from
    ],
)
def test_rivals(mine, theirs, asked):
    assert rivals(changed(mine, BASE), changed(theirs, BASE)) == asked


@pytest.mark.parametrize(
    ("words", "base"),
    [('{"a": "x"}', {"a": "x"}), ({"a": 1}, {"a": "1"}), ("", {}), ("[1]", {}), ("{", {}), (None, {})],
)
def test_a_base_is_read_or_is_nothing(words, base):
    assert base_of(words) == base
