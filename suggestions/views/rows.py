"""One line of a list of suggestions, in one reader's words; on the page and in the file alike."""

from dataclasses import dataclass

from django.urls import reverse

from congress.frame.tables import in_pieces

from ..models.assignment import OWING
from ..models.suggestion import NAMELESS
from .words import code_of, word_of


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list, in this reader's words."""

    pk: int
    url: str
    subject: str
    number: str
    deputy: str
    delegation: str
    topic: str
    units: list
    tasks: list
    state: str
    code: str
    tone: str
    due_on: object
    written_on: object
    is_key: bool
    is_hard: bool
    suggestion: object

    def __str__(self):
        """What is read aloud where a line is ticked."""
        return self.subject


def row_of(suggestion, actor):
    """The row as the page draws it."""
    own = own_task(suggestion, actor)
    state, tone = word_of(suggestion, actor, own)
    tasks = sorted(suggestion.tasks, key=answers_first)
    return Row(
        pk=suggestion.pk,
        url=reverse("suggestions:detail", args=[suggestion.pk]),
        subject=suggestion.subject,
        number=suggestion.number_text,
        deputy=deputy_of(suggestion),
        delegation=delegation_of(suggestion),
        topic=suggestion.topic.name if suggestion.topic_id else "",
        units=[str(task) for task in tasks],
        tasks=tasks,
        state=state,
        code=code_of(suggestion, actor, own),
        tone=tone,
        due_on=shown_due(suggestion, own),
        written_on=suggestion.written_on,
        is_key=suggestion.is_key,
        is_hard=suggestion.is_hard,
        suggestion=suggestion,
    )


class Rows:
    """Any number of rows for an export, read in portions."""

    def __init__(self, suggestions, actor):
        self.suggestions, self.actor = suggestions, actor

    def count(self):
        return self.suggestions.count()

    def order_by(self, *fields):
        return Rows(self.suggestions.order_by(*fields), self.actor)

    def __getitem__(self, piece):
        return [row_of(suggestion, self.actor) for suggestion in self.suggestions[piece]]

    def iterator(self, chunk_size):
        for suggestion in in_pieces(self.suggestions, chunk_size):
            yield row_of(suggestion, self.actor)


def answers_first(task):
    """Lead, then separate, then joint units."""
    return (("lead", "separate", "joint").index(task.kind), task.pk)


def own_task(suggestion, actor):
    """The reader's own unit's task, if he reads as a unit."""
    if not actor.is_any("UNIT", "UNITL"):
        return None
    return next((task for task in suggestion.tasks if task.unit_id == actor.organization_id), None)


def shown_due(suggestion, own=None):
    """The day something is still owed by; None once the case has left the units' hands."""
    if own is not None:
        return own.reply_due_on if own.state in OWING else None
    return suggestion.reply_due_on if suggestion.state == "handling" else None


def deputy_of(suggestion):
    """张德福等3人, or that the name is kept secret."""
    name = suggestion.lead.person.name if suggestion.shows_name else NAMELESS
    return f"{name}等{suggestion.signers + 1}人" if suggestion.signers else name


def delegation_of(suggestion):
    """A delegation of ten narrows a secret name down too far."""
    return suggestion.lead.delegation.short_name if suggestion.shows_name and suggestion.lead.delegation_id else ""
