"""What README says is so: its commands exist, its demonstration accounts are the planted ones."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.management import get_commands

from congress.demo.world import World

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2028, 2, 29)])
def test_the_accounts_are_those_of_the_demonstration_whatever_the_day(today):
    named = dict(re.findall(r"`([a-z]+\d\d)` \| ([^|]+?) \|", README))

    assert named == {login.login: login.purpose for login in World(today=today).cast.logins}


def test_every_command_named_exists():
    named = set(re.findall(r"manage\.py (\w+)", README))

    assert named - set(get_commands()) == set()


def test_every_file_linked_is_there():
    linked = re.findall(r"\]\(((?!http)[^)]+)\)", README)

    assert [path for path in linked if not (ROOT / path).exists()] == []
