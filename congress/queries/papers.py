"""The papers of any matter: what was issued, and what may be issued now, as its page lists them."""

from dataclasses import dataclass

from django.urls import reverse

from congress.frame import kinds, together
from congress.frame.address import address

from .documents import documents_about, documents_of
from .records import OF_ENTRY, entries, told_of


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One issued paper of a matter."""

    title: str
    kind: str
    number: str
    issued_on: object
    word: str
    tone: str
    url: str
    file_url: str
    word_url: str


@dataclass(frozen=True, kw_only=True)
class Open:
    """A paper that may be looked at, and perhaps issued, now."""

    label: str
    about: str
    preview_url: str
    issue_url: str = ""


def line(row, kind, title=""):
    return Paper(
        title=title or row.title,
        kind=kind.title,
        number=row.number_text,
        issued_on=row.issued_on,
        word=row.word,
        tone=row.tone,
        url=row.get_absolute_url(),
        file_url=row.file_url if row.has_file else "",
        word_url=row.word_url,
    )


def offer(kind, obj, actor, about="", *, may_print=False):
    """[Open] with what the actor may do, or []; ``may_print`` lets a reader print what he may not issue."""
    issues = kind.may_issue(actor, obj)
    if not issues and not (may_print and kind.open_to(actor) and kind.may_read(actor, obj)):
        return []
    place = [kind.key, obj.pk]
    issue_url = reverse("congress:document_issue", args=place) if issues else ""
    return [
        Open(
            label=kind.title,
            about=about,
            preview_url=reverse("congress:document_preview", args=place),
            issue_url=issue_url,
        )
    ]


def papers_of(obj, actor, found=None):
    """{"issued", "open", "count"} of one matter, for its page. The caller has found it in ``visible_to``; ``found``: its
    papers, where they have been read with other things."""
    own = [kind for kind in kinds.documents if kind.model == obj._meta.label_lower]
    issued = [line(row, kinds.documents[row.kind]) for row in documents_of(obj, actor, found=found)]
    return {"issued": issued, "open": [one for kind in own for one in offer(kind, obj, actor)], "count": len(issued)}


def papers_and_course(obj, actor, *, of=(), beside=()):
    """(papers as ``papers_of`` gives them, course as ``timeline`` gives it) of one matter: what the page of a case ends
    with. ``beside`` are querysets that the page shows too: all of it is read in one statement, so they must come before
    whatever asks for their rows. ``of``: other addresses whose course is told with it."""
    papers, told = documents_about(obj, actor), told_of([address(obj), *of]).only(*OF_ENTRY)
    together.fill([papers, told, *beside])
    return papers_of(obj, actor, papers), entries(told)
