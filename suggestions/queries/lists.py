"""Lists: everything a row shows, in two statements whatever their number."""

from django.db.models import CharField, Count, F, IntegerField, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from congress.frame import numbers
from congress.frame.bigrams import is_pairs
from congress.models import Area, Organization, Session
from congress.queries import search

from ..models import Assignment, Cosigner, Reply, ReplyClass, Suggestion, Topic
from .similar import ANSWERED
from .stages import standing

# What a line of a list reads, on the page and in the file: none of the texts.
DAYS = ("written_on", "assigned_on", "reply_due_on", "replied_on", "closed_on")
OTHERS = ("lead__person__name", "lead__delegation__short_name", "topic__name", "session", "term")
OF_CASE = ("subject", "number_text", "state", "stage", "is_key", "is_hard", *DAYS, *OTHERS)
OF_TASK = ("suggestion", "kind", "state", "reply_due_on", "unit__short_name", "unit__name")


def listed(actor):
    """The suggestions this reader sees, newest first; what is over for a unit stays in its list. They may be sorted by
    ``standing``."""
    return Suggestion.objects.visible_to(actor).alias(standing=standing(actor))


def answers_read(actor):
    """The sent answers this reader may read, by round."""
    return Reply.objects.visible_to(actor).sent().order_by("round", "pk")


def answers_saying(word, actor):
    """The keys of the suggestions in whose answers, of those this reader may read, the word stands."""
    entries = search.found(word, actor=actor, kind=ANSWERED)
    said = answers_read(actor).order_by().filter(pk__in=entries.values("key"))
    if is_pairs(word) and search.needs_a_look(word):
        said = said.filter(text__icontains=word)
    return said.values("assignment__suggestion")


def with_rows(rows, actor):
    """The same rows with all that ``row_of`` shows."""
    tasks = Assignment.objects.in_force().select_related("unit").only(*OF_TASK).order_by("kind", "pk")
    tasks = tasks.visible_to(actor) if actor.is_any("UNIT", "UNITL", "GOV") else tasks
    signed = Cosigner.objects.filter(suggestion=OuterRef("pk"), state="confirmed").order_by().values("suggestion")
    return (
        rows.named_for(actor)
        .select_related("lead__person", "lead__delegation", "topic", "session__term", "term")
        .only(*OF_CASE)
        .annotate(
            signers=Coalesce(
                Subquery(signed.annotate(n=Count("pk")).values("n")), Value(0), output_field=IntegerField()
            )
        )
        .prefetch_related(Prefetch("assignments", tasks, to_attr="tasks"))
    )


def rows_of(keys, actor):
    """The rows a page has found by key, in the same order: what a deep page passes over is never read."""
    found = {row.pk: row for row in with_rows(Suggestion.objects.filter(pk__in=keys).order_by(), actor)}
    return [found[pk] for pk in keys if pk in found]


def choices_for(actor):
    """What the filters offer, by kind and in order, in one statement: {"topic": [(pk, name)], …}."""
    congress_id = actor.congress_id
    bodies = Organization.objects.filter(congress=congress_id)
    parts = [
        _part("topic", Topic.objects.filter(congress=congress_id), "name"),  # old cases keep what is out of use
        _part("class", ReplyClass.objects.filter(congress=congress_id), "code"),
        _part("unit", bodies.handling_units(), "short_name"),
        _part("delegation", bodies.filter(kind="delegation"), "short_name"),
        _part("township", Area.objects.townships_of(congress_id), "name"),
        _part(
            "session",
            Session.objects.filter(term__congress=congress_id),
            Value("", output_field=CharField()),
            "term__number",
            "number",
        ),
    ]
    found = {}
    for kind, pk, name, first, second in sorted(
        parts[0].union(*parts[1:]), key=lambda row: (row[0], row[3], row[4], row[1])
    ):
        found.setdefault(kind, []).append((pk, name or f"{numbers.term_name(first)}{numbers.session_name(second)}"))
    found.get("session", []).reverse()
    return found


def _part(kind, rows, name, first="order", second=None):
    name = F(name) if isinstance(name, str) else name
    return (
        rows.order_by()
        .annotate(
            _kind=Value(kind),
            _name=Cast(name, CharField()),
            _first=F(first),
            _second=F(second) if second else Value(0),
        )
        .values_list("_kind", "pk", "_name", "_first", "_second")
    )
