"""What the search field at the head of every page leads to, and what it finds."""

from dataclasses import dataclass
from urllib.parse import urlencode

from congress.frame import kinds
from congress.frame.kinds import Listing, nobody
from congress.frame.snippets import Snippet, around
from congress.frame.together import fill

from ..models.listing import FIND, FIND_PAGE
from .counting import counted
from .search import asked, is_askable

MOST = 5  # of one kind, as long as all kinds are shown
COUNTED = 1000


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that was found: what it is called, where it opens, and the piece in which the words stand."""

    name: str
    place: str
    note: str = ""
    snippet: Snippet | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one kind."""

    key: str
    label: str
    hits: list
    count: str  # "12", or "1000+"
    has_more: bool
    url: str  # the list that shows them all, or ""


def asked_in_words(actor, filters):
    """查找“停车”；种类：附件"""
    words, kind = ("".join(filters.get(name, ())[:1]).strip() for name in ("q", "kind"))
    told = [f"查找“{words}”"] if words else []
    return "；".join(told + [f"种类：{kinds.searches[kind].label}" for _ in told if kind in kinds.searches])


# The search as something that is kept under a name like a list: it stands on no shelf, and nobody exports it.
SEARCH = Listing(
    key=FIND, page=FIND_PAGE, title="查找", rows=lambda actor, filters: (), columns=(), may=nobody, said=asked_in_words
)


def open_to(actor):
    """The kinds of things this person may search, in order."""
    return [one for one in sorted(kinds.searches, key=lambda one: (one.order, one.key)) if one.show(actor)]


def everywhere(actor, words, alone=""):
    """[Group] of every kind that has something; the words are those a person typed. Where the kind ``alone`` has
    something, only how many there are of each is told: its own page shows the rows."""
    found = {one: one.rows(actor, words) for one in open_to(actor)} if words else {}
    first = {one: rows[: MOST + 1] for one, rows in found.items()}
    fill(first.values())
    more = _counted({one.key: found[one] for one, rows in first.items() if len(rows) > MOST})
    there = [(one, list(rows)) for one, rows in first.items() if rows]
    shown = 0 if any(one.key == alone for one, _ in there) else MOST
    return [
        Group(key=one.key, label=one.label, hits=hits(one, rows[:shown], actor, words) if shown else [],
              count=in_words(more.get(one.key, len(rows))), has_more=one.key in more, url=list_url(one, words))
        for one, rows in there
    ]  # fmt: skip


def too_short(words):
    """Of the words a person typed those of one character, which only titles, names and numbers are searched for."""
    return [word for word in asked(words) if not is_askable(word) and word.isalnum()]


def _counted(found):
    """How many there are of each of these, and no further than anybody reads: one statement."""
    few = {
        key: [rows.model._base_manager.filter(pk__in=rows.order_by().values("pk")[: COUNTED + 1])]
        for key, rows in found.items()
    }
    return counted(few)


def in_words(count):
    return f"{COUNTED}+" if count > COUNTED else str(count)


def list_url(one, words):
    return f"{one.url}?{urlencode({'q': words})}" if one.url else ""


def hits(one, rows, actor, words):
    """The rows of one kind as they are shown to this person."""
    one.gather(rows, actor)
    said = asked(words)
    return [
        Hit(name=one.name(row), place=one.place(row), note=one.note(row), snippet=around(one.text(row), said))
        for row in rows
    ]
