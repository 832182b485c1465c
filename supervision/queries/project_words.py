"""Projects found by their own words and by what was reported, seen, asked for and decided of them."""

from functools import reduce
from operator import or_

from django.db.models import Q

from congress.queries.attachments import holding
from congress.queries.search import is_askable

from ..models import (
    KeyProject,
    LivelihoodAdjustment,
    LivelihoodProject,
    LivelihoodReport,
    LivelihoodVisit,
    ProjectDecision,
    ProjectReport,
    ProjectVisit,
)

# What is written of each, the title first.
WORDS_OF = {
    KeyProject: ("name", "content", "place", "sources"),
    ProjectReport: ("text", "fell_because"),
    ProjectVisit: ("found", "asked"),
    ProjectDecision: ("text", "reply"),
    LivelihoodProject: ("title", "content", "place", "benefit", "money_source", "verdict", "carried_because"),
    LivelihoodReport: ("text", "fell_because"),
    LivelihoodVisit: ("text",),
    LivelihoodAdjustment: ("because", "content", "place", "refused_because"),
}
TOLD = {
    KeyProject: (ProjectReport, ProjectVisit, ProjectDecision),
    LivelihoodProject: (LivelihoodReport, LivelihoodVisit, LivelihoodAdjustment),
}


def saying(words, model, *, actor):
    """The projects of a model that hold each of the words, in what this person may read of them, as a Q."""
    return _held(words, model, actor, beside=lambda word: _told(word, model, actor))


def _held(words, model, actor, **more):
    return holding(words, actor=actor, model=model, kind=model._meta.label_lower, columns=WORDS_OF[model], **more)


def _told(word, model, actor):
    """The keys of projects whose unit is called so, or of which somebody has said it."""
    said = Q(unit__name__contains=word)
    if is_askable(word):
        of = [row.objects.visible_to(actor).filter(_held(word, row, actor)) for row in TOLD[model]]
        said = reduce(or_, (Q(pk__in=rows.order_by().values("project")) for rows in of), said)
    return model.objects.visible_to(actor).filter(said).order_by().values("pk")
