"""The forty promises: each stands in docs/promises.md with a command that exists."""

import ast
import re
from importlib.util import find_spec

import pytest
from django.core.management import get_commands

from .source import ROOT, modules, name, tree

ROWS = re.findall(r"^\| (\d+) \| .* \| ([^|]+) \|$", (ROOT / "docs/promises.md").read_text(encoding="utf-8"), re.M)


def test_all_forty_are_there_in_order():
    assert [int(number) for number, _ in ROWS] == list(range(1, 41))


@pytest.mark.parametrize(("number", "shown_by"), ROWS)
def test_its_command_is_there(number, shown_by):
    named = re.findall(r"`([^`]+)`", shown_by)

    assert named
    for command in named:
        program, *words = command.split()
        if program == "./test":
            for word in words:
                if not word.startswith("--"):
                    path, _, test = word.partition("::")
                    tests = {node.name for node in ast.walk(tree(ROOT / path)) if isinstance(node, ast.FunctionDef)}
                    assert not test or test in tests, command
        elif program == "manage.py":
            assert words[0] in get_commands(), command
        else:
            assert (program, words[0]) == ("python", "-m"), command
            assert find_spec(words[1]), command


def test_nothing_is_sent_ahead_to_wait_in_the_broker():
    """Promise 11: a message that waits in a broker for its hour is lost with it; what is due is asked of the database."""
    waiting = {"countdown", "eta"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in [*modules(), *(ROOT / "config").glob("*.py")]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and waiting & {keyword.arg for keyword in node.keywords}
    ]

    assert found == []
