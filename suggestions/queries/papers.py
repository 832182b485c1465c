"""The papers of a case: whom an answer goes to, what was issued, and what may be issued now."""

from congress.frame import clock, kinds
from congress.frame.address import address
from congress.models import Document, Session, Term
from congress.queries.papers import line, offer

from ..models import Suggestion
from . import work
from .case import rule_of
from .work import NOTICE

LETTER = "suggestions.reply_letter"


def addressees(suggestion):
    """Who is answered, each once: [{deputy, role, case}] – the lead deputy, by the local rule the co-signers, and those of
    the cases merged into this one. No actor: the letters of one answer are the same whoever sends them."""
    to_each = rule_of(suggestion, "suggestion.reply_to_each")
    merged = Suggestion.objects.filter(merged_into=suggestion.pk).select_related("lead__person", "congress")
    found = {}
    for case in (suggestion, *merged.prefetch_related("cosigners__deputy__person").order_by("pk")):
        signed = [row.deputy for row in case.cosigners.all() if row.state == "confirmed"] if to_each else []
        for deputy, role in [(case.lead, "lead"), *((deputy, "cosigner") for deputy in signed)]:
            role = role if case is suggestion else "merged"
            found.setdefault(deputy.pk, {"deputy": deputy, "role": role, "case": case})
    return list(found.values())


def papers_of(suggestion, actor):
    """(issued, open) papers of a case for one reader.

    The case comes with its parts read (``work.case_for``): then the statements do not grow with units or papers.
    """
    tasks = list(suggestion.assignments.all())
    for task in tasks:
        task.suggestion = suggestion  # what one has read the others know
    return _issued(suggestion, tasks, actor), _open(suggestion, tasks, actor)


def _issued(suggestion, tasks, actor):
    objects = {address(obj): obj for obj in (suggestion, *tasks, *(task.unit for task in tasks))}
    mine = {task.pk for task in tasks}
    known = [(row.kind, row.target_id) for row in work.beside(suggestion, actor)["papers"]]
    rows = _readable(work.issued_of(suggestion), actor, known)
    found = _answers_elsewhere(suggestion, actor) if suggestion.merged_into_id else []
    for row in rows:
        kind, obj = kinds.documents[row.kind], objects[row.target]
        named_here = row.kind != NOTICE or mine & set(row.snapshot["tasks"])
        if named_here and (kind.may_read(actor, obj) or kind.may_issue(actor, obj)):
            found.append(_line(row, kind))
    return found


def _readable(papers, actor, known=None):
    """Those of a few papers that this reader sees, oldest first; ``known`` are their kinds and what they are of."""
    among = {}
    for kind, target_id in papers.order_by().values_list("kind", "target_id") if known is None else known:
        among.setdefault(kind, set()).add(target_id)
    if not among:
        return []
    return papers.visible_to(actor, among).select_related("replaced_by").order_by("issued_on", "pk")


def _answers_elsewhere(suggestion, actor):
    """A merged case is answered with the one it was merged into; its own letters are shown here too."""
    tasks = suggestion.merged_into.assignments.select_related("unit", "suggestion")
    objects = {address(task): task for task in tasks}
    rows = _readable(Document.objects.filter(kind=LETTER, target__in=objects, replaced_by=None), actor)
    own = [row for row in rows if row.snapshot["case"] == suggestion.pk]
    return [
        _line(row, kinds.documents[LETTER])
        for row in own
        if kinds.documents[LETTER].may_read(actor, objects[row.target])
    ]


def _line(row, kind):
    return line(row, kind, title=_addressed(row))


def _addressed(row):
    """The title; where there are several of the same number, also whom it is for."""
    return f"{row.title}（致{row.snapshot['to']}）" if "to_role" in row.snapshot else row.title


def _open(suggestion, tasks, actor):
    found = []
    for kind in kinds.documents:
        if kind.key.startswith("suggestions.") and kind.model == "suggestions.suggestion":
            found += _offer(kind, suggestion, "", actor)
        elif kind.key.startswith("suggestions.") and kind.model == "suggestions.assignment":
            for task in tasks:
                found += _offer(kind, task, task.unit.short_name if len(tasks) > 1 else "", actor)
    return found


def _offer(kind, obj, about, actor):
    """What may be issued; the deputy's own form may also just be printed."""
    return offer(kind, obj, actor, about, may_print=kind.key == "suggestions.suggestion_form")


def term_of(actor):
    """The term of the actor's congress that runs today, or None."""
    rows = Term.objects.visible_to(actor).filter(congress=actor.congress_id).on(clock.today())
    return rows.select_related("congress__area").first()


def terms_of(actor):
    """The terms of the actor's congress that have begun, the newest first."""
    rows = Term.objects.visible_to(actor).filter(congress=actor.congress_id, starts_on__lte=clock.today())
    return list(rows.order_by("-number"))


def sessions_of(term):
    """The sessions of a term, newest first. No actor: the caller has found the term."""
    return list(Session.objects.filter(term=term).select_related("term").order_by("-opens_on"))


def years_of(term):
    """The years of a term so far, newest first."""
    return list(range(clock.today().year, term.starts_on.year - 1, -1))
