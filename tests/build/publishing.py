"""Suggestions that are public, or that were decided on otherwise, by the deeds of the commission."""

from suggestions.models import Publication
from suggestions.queries.public import sent_answers
from suggestions.workflow import PUBLICATION
from tests.build.suggestions import suggestion


def publication_of(case):
    return Publication.objects.get(suggestion=case)


def release(case, actor, *, closed=(), **more):
    """Public with all its answers but those of ``closed`` rounds."""
    answers = {one.pk: "涉及商业秘密。" if one.round in closed else "" for one in sent_answers(case.pk)}
    return PUBLICATION.deeds["release"](publication_of(case), actor=actor, answers=answers, **more)


def released(cast, *, at="rated", covered=(), summary="", closed=(), **more):
    """The publication of a new case."""
    case = suggestion(cast, at=at, **more)
    actor = cast.tch if cast.congress.level == "township" else cast.dac
    return release(case, actor, covered=covered, summary=summary, closed=closed)
