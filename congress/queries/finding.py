"""What the search field at the head of every page leads to, and what it finds."""

from dataclasses import dataclass
from urllib.parse import urlencode

from congress.frame import kinds

MOST = 10  # of one kind; the rest is counted


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one kind."""

    label: str
    rows: list  # [(what it is called, where it opens)]
    count: int
    url: str  # the list that shows them all, or ""

    @property
    def more(self):
        return self.count - len(self.rows)


def open_to(actor):
    """The kinds of things this person may search, in order."""
    return [one for one in sorted(kinds.searches, key=lambda one: (one.order, one.key)) if one.show(actor)]


def everywhere(actor, words):
    """[Group] of every kind that has something; the words are those a person typed."""
    if not words:
        return []
    groups = []
    for one in open_to(actor):
        rows = one.rows(actor, words)
        if first := list(rows[:MOST]):
            count = len(first) if len(first) < MOST else rows.count()
            url = f"{one.url}?{urlencode({'q': words})}" if one.url else ""
            places = [(one.name(row), one.place(row)) for row in first]
            groups.append(Group(label=one.label, rows=places, count=count, url=url))
    return groups
