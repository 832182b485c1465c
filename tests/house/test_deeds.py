"""Whatever is recorded beside the moves has its word for readers who may not know what it was done to."""

import ast

from congress.frame import kinds
from congress.frame.messages import DONE
from congress.queries.records import deed_of

from .source import modules, name, tree

WRITERS = ("record", "record_refusal")


def recorded():
    """(file, kind) of every kind of record written out in our source; of a pieced-together one its fixed beginning."""
    for path in modules():
        for node in ast.walk(tree(path)):
            called = getattr(node, "func", None)
            if getattr(called, "attr", getattr(called, "id", "")) in WRITERS and node.args:
                first = node.args[0]
                pieces = first.values if isinstance(first, ast.JoinedStr) else [first]
                if pieces and isinstance(pieces[0], ast.Constant):
                    yield name(path), pieces[0].value.rstrip(".")


def test_every_recorded_deed_has_its_word():
    found = list(recorded())
    prefixes = [deed.key.rpartition(".")[0] for deed in kinds.deeds]

    assert len(found) > 40
    assert [one for one in found if deed_of(one[1]) is None and one[1] not in prefixes] == []


def test_only_what_speaks_of_no_case_is_told_whole():
    cases = [machine.key for machine in kinds.machines]

    assert [deed.key for deed in kinds.deeds if deed.open and deed.key in cases] == []
    assert {deed.key for deed in kinds.deeds if deed.open and not deed.key.startswith("congress.")} == {
        "deputies.deputy",
        "deputies.electoraldistrict",
        "suggestions.lists",
        "suggestions.replyclass",
        "suggestions.topic",
    }


def test_what_a_page_says_is_done_can_stand_on_its_button():
    """The button of a plain form is named after it (congress.frame.messages.verb_of): "已登记。" is 登记."""
    said = [
        (name(path), word.value.value)
        for path in modules()
        for node in ast.walk(tree(path))
        for word in getattr(node, "keywords", ())
        if word.arg == "done" and "views" in path.parts
        if isinstance(word.value, ast.Constant) and isinstance(word.value.value, str) and word.value.value
    ]

    assert len(said) > 80
    assert [one for one in said if not DONE.match(one[1])] == []
