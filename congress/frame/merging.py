"""Two people wrote on one thing, each begun from what he saw: what only one of them changed stands; what both changed, and
not alike, is for a person to settle."""

import json


def changed(said, base):
    """Of what is ``said`` {name: value}, what differs from what its writer began from."""
    return {name: value for name, value in said.items() if value != base.get(name)}


def rivals(mine, theirs):
    """The names that both have changed, to different values."""
    return [name for name, value in mine.items() if name in theirs and theirs[name] != value]


def base_of(words):
    """What a writer began from {name: words}, as his page sent it in JSON; nothing of what is no such thing."""
    try:
        base = json.loads(words) if isinstance(words, str) else words
    except ValueError:
        return {}
    return {name: str(one) for name, one in base.items()} if isinstance(base, dict) else {}
