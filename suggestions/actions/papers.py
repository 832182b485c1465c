"""Which papers follow a deed: they are put on record in its transaction, and made by jobs when it has committed."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.db.models import Q
from django.dispatch import receiver

from congress.actions import documents, jobs, records
from congress.actions.outbox import Envelope, put_letters
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import moved
from congress.models import Organization

from .. import queries
from ..models import Assignment
from ..queries.papers import addressees
from .telling import name

URGINGS = {1: "suggestions.urging", 2: "suggestions.urging", 3: "suggestions.pressing", 4: "suggestions.circular"}

_mode = ContextVar(
    "papers", default=None
)  # None: each at once; WITHHELD: none; a dict: gathered until the batch is whole
WITHHELD = object()


@contextmanager
def withheld():
    """Deeds inside make no papers: for planting what has happened long ago."""
    before = _mode.set(WITHHELD)
    try:
        yield
    finally:
        _mode.reset(before)


@contextmanager
def together(actor):
    """One notice a unit for all that is assigned inside: two hundred suggestions, forty notices."""
    if _mode.get() is not None:
        yield
        return
    gathered = {}
    before = _mode.set(gathered)
    try:
        yield
    finally:
        _mode.reset(before)
    send_assignments(_tasks(gathered), actor)


def _may(key, actor, obj):
    return kinds.documents[key].may_issue(actor, obj)


def send_assignments(tasks, actor):
    """Give each unit one notice of these tasks, in the outbox until somebody releases it. Returns the documents."""
    by_unit = {}
    for task in tasks:
        by_unit.setdefault(task.unit_id, []).append(task)
    made, envelopes = [], []
    for unit_tasks in by_unit.values():
        unit = unit_tasks[0].unit
        if not _may("suggestions.assignment_notice", actor, unit):
            continue
        document = documents.issue(
            "suggestions.assignment_notice", unit, actor=actor, tasks=[task.pk for task in unit_tasks]
        )
        made.append(document)
        about, what = unit_tasks[0].suggestion, name(unit_tasks[0].suggestion)
        if len(unit_tasks) > 1:  # the notice itself is the matter, which nobody has been told of
            about, what = document, f"代表建议{len(unit_tasks)}件"
        envelopes.append(
            Envelope(
                to=unit,
                subject=f"请签收交办通知：{what}"[:120],
                text=document.number_text,
                obj=about,
                document=document,
            )
        )
    if envelopes:
        put_letters(envelopes, actor=actor, batch=f"{long_date(clock.today())}交办通知")
    return made


def send_reply(reply, actor):
    """One letter to the lead deputy and to each co-signer, under one number; they wait in the outbox.

    A deputy who asked for secrecy gets his letter through the commission, so that no envelope bears his name.
    """
    task = reply.assignment
    people = addressees(task.suggestion)
    letters = documents.issue_each(
        "suggestions.reply_letter",
        task,
        [{"reply": reply.pk, "deputy": one["deputy"].pk} for one in people],
        actor=actor,
        signed_by=reply.signed_by,
    )
    envelopes = []
    for one, letter in zip(people, letters, strict=True):
        case = one["case"]
        to, subject = one["deputy"].person, f"请查收答复函：{name(case)}"
        if case.secret_identity:
            to, subject = _commission(case), f"请转交答复函（身份保密）：{name(case)}"
        words, url = f"{task.unit}{letter.number_text}", letter.get_absolute_url()
        envelopes.append(Envelope(to=to, subject=subject[:120], text=words, obj=case, url=url, document=letter))
    put_letters(envelopes, actor=actor, batch=f"{letters[0].number_text}答复函")
    return letters


def _commission(suggestion):
    return Organization.objects.filter(
        congress=suggestion.congress_id, kind__in=["deputy_affairs_commission", "presidium"]
    ).first()


def send_urging(urging, actor):
    """The letter, notice or circular of one urging; a mere reminder needs none."""
    if _mode.get() is WITHHELD or urging.level < 2:
        return None
    key = "suggestions.government_urging" if actor.is_any("GOV") else URGINGS[urging.level]
    return _follow(key, urging.assignment, actor, urging=urging.pk)


def _follow(key, obj, actor, **extra):
    return documents.issue(key, obj, actor=actor, **extra) if _may(key, actor, obj) else None


# What follows of a move. A paper the actor may not issue is simply left to those who may.


def _assigned(suggestion, actor, data):
    _gather("suggestion", suggestion.pk, actor)


def _reassigned(task, actor, data):
    _gather("replaces", task.pk, actor)


def _gather(column, pk, actor):
    if (waiting := _mode.get()) is None:
        send_assignments(_tasks({column: [pk]}), actor)
    else:
        waiting.setdefault(column, []).append(pk)


def _tasks(gathered):
    """The tasks in force of what was gathered: {column: its values}."""
    named = (Q(**{f"{column}__in": pks}) for column, pks in gathered.items())
    rows = Assignment.objects.in_force().filter(reduce(or_, named, Q(pk=None)))
    return list(rows.select_related("unit", "suggestion").order_by("pk"))


def _replied(task, actor, data):
    send_reply(queries.last_reply(task), actor)


def _extended(task, actor, data):
    found = task.extensions.filter(state="approved").last()
    _follow("suggestions.extension_note", task, actor, extension=found.pk)


def _redone(task, actor, data):
    _follow("suggestions.redo_notice", task, actor, round=task.redo_count)


def _withdrawn(suggestion, actor, data):
    """The receipt is the offices' and is given of itself; a draft nobody had received needs none."""
    if suggestion.submitted_on:
        documents.issue("suggestions.withdrawal_receipt", suggestion, actor=SYSTEM)


def _simply(key):
    def follow(obj, actor, data):
        _follow(key, obj, actor)

    return follow


FOLLOWING = {
    ("suggestions.suggestion", "assign"): _assigned,
    ("suggestions.suggestion", "not_file"): _simply("suggestions.not_filed_notice"),
    ("suggestions.suggestion", "withdraw"): _withdrawn,
    ("suggestions.assignment", "grant_return"): _reassigned,
    ("suggestions.assignment", "request_return"): _simply("suggestions.return_opinion"),
    ("suggestions.assignment", "give_opinion"): _simply("suggestions.joint_opinion"),
    ("suggestions.assignment", "grant_extension"): _extended,
    ("suggestions.assignment", "check_reply"): _replied,
    ("suggestions.assignment", "order_redo"): _redone,
}


@receiver(moved, dispatch_uid="suggestions.papers")
def papers_follow(sender, *, machine, move, obj, actor, data, **_):
    """After a move: the papers that belong to it, in its own transaction."""
    follow = FOLLOWING.get((machine.key, move.name))
    if follow and _mode.get() is not WITHHELD:
        follow(obj, actor, data)


def bind_case_file(suggestion, *, actor):
    """Ask for the case file; the job asks once more who may."""
    records.record(
        "suggestions.suggestion.case_file", actor=actor, obj=suggestion, text=f"{actor.name}生成《{suggestion}》案卷"
    )
    return jobs.submit(
        "suggestions.case_file",
        actor=actor,
        obj=suggestion,
        label=f"生成案卷：{name(suggestion)}",
        suggestion=suggestion.pk,
    )
