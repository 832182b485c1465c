"""What may be done to many rows of a list at once: the units' signing for, the commission's settling, archiving; what a
presidium decides on many motions in one sitting."""

from congress.frame.kinds import Bulk

from . import policies
from .models import Assignment, Suggestion
from .policies.motions import office
from .queries import last_rating, open_commitments
from .queries.motions import motions
from .workflow import ASSIGNMENT, MOTION, SUGGESTION


def tasks(actor):
    """Tasks with all that the law asks of them; a unit's own."""
    rows = Assignment.objects.visible_to(actor).in_force()
    if actor.is_any("UNIT", "UNITL"):
        rows = rows.filter(unit=actor.organization_id)
    rows = rows.select_related("unit", "suggestion__congress", "suggestion__lead__person")
    rows = rows.prefetch_related("replies__reply_class", "replies__rating", "commitments")
    return rows.order_by("reply_due_on", "pk")


def answering(actor):
    return tasks(actor).answering()


def cases(actor):
    rows = Suggestion.objects.visible_to(actor).filter(congress=actor.congress_id)
    return rows.with_case().order_by("number", "pk")


def wants_words(task):
    """Closing what the deputy is not satisfied with needs words of its own; that is done on the case's page."""
    rating = last_rating(task)
    unsatisfied = rating is not None and "not_satisfied" in (rating.attitude, rating.result)
    return "办结须写明情况，请到这件建议的页面办理。" if unsatisfied or open_commitments(task) else ""


ALL = (
    Bulk(machine=ASSIGNMENT, move="sign_for", may=policies.works_for_a_unit, objects=tasks, row="suggestion"),
    Bulk(machine=ASSIGNMENT, move="follow", may=policies.assigns, objects=answering, row="suggestion"),
    Bulk(
        machine=ASSIGNMENT, move="close", may=policies.assigns, objects=answering, row="suggestion", alone=wants_words
    ),
    Bulk(machine=SUGGESTION, move="archive", may=policies.archives, objects=cases),
)
MOTIONS = (Bulk(machine=MOTION, move="convert", may=office, objects=motions, asks=True),)
