"""What the work page of one case reads: all its parts at once, in statements that do not grow with their number."""

from django.db.models import Prefetch, Q

from congress.frame.address import address
from congress.models import Attachment, Deadline
from congress.queries.records import timeline
from deputies.models import Deputy

from ..models import Assignment, ClassEvent, Cosigner, PlanNode, Reply, Suggestion

# Entries of the course that are the units' and the offices' own affair.
OF_UNITS = """request_return opine_return refuse_return begin change_plan finish_node await_joint joint_complete
    give_opinion request_extension refuse_extension draft_reply send_back_reply sign_reply"""
INTERNAL = (
    "suggestions.suggestion.prepare",
    "suggestions.suggestion.urge",
    *(f"suggestions.assignment.{name}" for name in OF_UNITS.split()),
)
FLAGGED = ("suggestions.assignment.rate_flag",)  # between the commission and the deputy
# What went on before a unit was given the case.
OF_REVIEWS = """write edit invite cosign decline leave remove_cosigner submit resubmit enter_delegation
    enter_secretariat pass_delegation pass_secretariat return_from_delegation return_for_edit merge prepare release
    urge"""
BEFORE_UNITS = tuple(f"suggestions.suggestion.{name}" for name in OF_REVIEWS.split())
FOR_DEPUTIES = ("reply", "redo", "feedback", "commitment", "intake", "session_intake")
CLOCKS_FOR_DEPUTIES = tuple(f"suggestions.{name}" for name in FOR_DEPUTIES)
GOVERNMENT = ("UNIT", "UNITL", "GOV")
LIKE_DEPUTIES = ("DEP", "TDEP", "UDEP", "FORMER", "DHEAD", "SCM", "STA")


def every(model, path=""):
    return [f"{path}{field.name}" for field in model._meta.concrete_fields]


# Of whom and what a case names beside its deputy and its units, the page tells the name.
NAMED = """lead__person__name lead__delegation__short_name lead__membership__since lead__membership__until typed_by__name
    wished_unit__name matching_committee__short_name merged_into__number_text merged_into__subject motion__id"""
OF_CASE = (*every(Suggestion), *every(Deputy, "lead__"), *NAMED.split())
OF_SIGNER = (*every(Cosigner), *every(Deputy, "deputy__"), "deputy__person__name")
OF_TASK = (*every(Assignment), "return_proposed_unit__name", "replaces__unit__short_name")


def case_for(actor, pk):
    """The case with all its parts, or None when this reader does not see it."""
    tasks = Assignment.objects.select_related("unit", "return_proposed_unit", "replaces__unit").only(*OF_TASK)
    tasks = tasks.order_by("pk")
    if actor.is_any(*GOVERNMENT):
        tasks = tasks.filter(pk__in=Assignment.objects.visible_to(actor).values("pk"))
    replies = Reply.objects.select_related("reply_class", "rating")
    replies = replies.prefetch_related(
        Prefetch("class_events", ClassEvent.objects.select_related("from_class", "to_class"))
    )
    return (
        Suggestion.objects.visible_to(actor)
        .with_case()
        .select_related("wished_unit", "matching_committee", "merged_into", "typed_by", "lead__membership", "motion")
        .only(*OF_CASE)
        .prefetch_related(
            Prefetch("cosigners", Cosigner.objects.select_related("deputy__person").only(*OF_SIGNER)),
            "versions",
            "reviews",
            Prefetch("assignments", tasks),
            Prefetch("assignments__nodes", PlanNode.objects.order_by("order", "due_on", "pk")),
            "assignments__contacts",
            "assignments__opinions",
            "assignments__extensions",
            Prefetch("assignments__replies", replies),
            "assignments__commitments__reports",
            "urgings",
            "visits",
        )
        .filter(pk=pk)
        .first()
    )


def clocks_in(suggestion, actor):
    """Clocks of the case, its tasks and its promises, running and over, as far as they concern this reader. What guards
    ask of them later (``case.clock_of``) is known from then on."""
    tasks = list(suggestion.assignments.all())
    promises = [one for task in tasks for one in task.commitments.all()]
    things = {address(obj): obj for obj in (suggestion, *tasks, *promises)}
    rows = list(Deadline.objects.filter(target__in=things).order_by("due_on", "pk"))
    for place, obj in things.items():
        obj.clocks_read = [row for row in rows if row.target == place]
    return [row for row in rows if row.key in CLOCKS_FOR_DEPUTIES] if actor.is_any(*LIKE_DEPUTIES) else rows


def files_in(suggestion):
    """Files of the case, its replies, their ratings and the visits: {address: [Attachment]}. The page asks who reads which."""
    replies = [reply for task in suggestion.assignments.all() for reply in task.replies.all()]
    ratings = [reply.rating for reply in replies if hasattr(reply, "rating")]
    places = [address(obj) for obj in (suggestion, *replies, *ratings, *suggestion.visits.all())]
    found = {}
    for row in Attachment.objects.filter(target__in=places, removed_at=None):
        found.setdefault(row.target, []).append(row)
    return found


def course_of(suggestion, actor):
    """The timeline of the case, of the tasks this reader sees and of their promises."""
    without = INTERNAL if actor.is_any(*LIKE_DEPUTIES) else BEFORE_UNITS if actor.is_any(*GOVERNMENT) else ()
    without = without if actor.is_any("DAC", "LEAD", "TCH") else (*without, *FLAGGED)
    tasks = list(suggestion.assignments.all())
    promises = [promise for task in tasks for promise in task.commitments.all()]
    return timeline([suggestion, *tasks, *promises], actor, without=without)


def related_to(suggestion, actor):
    """The case this one was merged into, and those merged into it, as far as the reader sees them."""
    beside = Q(merged_into=suggestion.pk)
    if suggestion.merged_into_id:
        beside |= Q(pk=suggestion.merged_into_id)
    rows = Suggestion.objects.visible_to(actor).filter(beside).only("number_text", "subject").order_by()
    return sorted(rows, key=lambda row: row.pk)
