"""What programs read of a list has names of its own: one each, in English, the same for ever."""

import inspect
import re

import pytest

from congress.frame import kinds
from congress.frame.actor import ANONYMOUS

KINDS = {"text", "number", "date", "moment", "yes", "thing", "things", "any"}


@pytest.mark.django_db
@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_every_column_has_a_name_and_a_kind_for_programs(listing):
    columns = listing.columns_for(ANONYMOUS, {})
    names = [one.name for one in columns]

    assert [
        name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*[a-z0-9]|n", name) or name in ("id", "url")
    ] == []
    assert len(set(names)) == len(names)
    assert {one.kind for one in columns} <= KINDS


@pytest.mark.django_db
@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_what_is_chosen_from_a_few_has_its_code(listing):
    columns = listing.columns_for(ANONYMOUS, {})
    words = {one.name: inspect.getsource(one.value) for one in columns if inspect.isfunction(one.value)}

    assert [
        one.name for one in columns if one.kind == "text" and not one.code and "_display()" in words.get(one.name, "")
    ] == []
