"""The piece of a text around the words that were looked for."""

import re
from dataclasses import dataclass

ROOM = 40  # characters before and after


@dataclass(frozen=True)
class Snippet:
    before: str
    hit: str
    after: str


def around(text, words, room=ROOM):
    """The Snippet around the first of the words that stands in the text, or None where none does."""
    wanted = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True) if word)
    found = re.search(wanted, text, re.IGNORECASE) if wanted else None
    if not found:
        return None
    begin, end = max(found.start() - room, 0), found.end() + room
    before, after = " ".join(text[begin : found.start()].split()), " ".join(text[found.end() : end].split())
    return Snippet(("…" if begin else "") + before, found[0], after + ("…" if end < len(text) else ""))
