"""What the work page of one case reads: all its parts at once, in statements that do not grow with their number."""

from django.db.models import Q

from congress.frame import together
from congress.frame.address import address
from congress.frame.together import every
from congress.models import Attachment, Deadline, Document, Organization
from congress.queries.continuing import links_of
from congress.queries.records import OF_ENTRY, entries, told_of
from deputies.models import Deputy

from ..models import (
    Assignment,
    ClassEvent,
    Commitment,
    CommitmentReport,
    Contact,
    Cosigner,
    Extension,
    JointOpinion,
    PlanNode,
    Publication,
    PublicReply,
    Rating,
    Reply,
    ReplyClass,
    ReplyRecipient,
    Review,
    SiteVisit,
    Suggestion,
    TextVersion,
    UnitContact,
    Urging,
)

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
    enter_secretariat pass_delegation pass_secretariat return_from_delegation return_for_edit merge prepare urge"""
BEFORE_UNITS = tuple(f"suggestions.suggestion.{name}" for name in OF_REVIEWS.split())
FOR_DEPUTIES = ("reply", "redo", "feedback", "commitment", "intake", "session_intake")
CLOCKS_FOR_DEPUTIES = tuple(f"suggestions.{name}" for name in FOR_DEPUTIES)
NOTICE = "suggestions.assignment_notice"
GOVERNMENT = ("UNIT", "UNITL", "GOV")
LIKE_DEPUTIES = ("DEP", "TDEP", "UDEP", "FORMER", "DHEAD", "SCM", "STA")


# Of whom and what a case names beside its deputy and its units, the page tells the name.
NAMED = """lead__person__name lead__delegation__short_name lead__membership__since lead__membership__until typed_by__name
    wished_unit__name matching_committee__short_name merged_into__number_text merged_into__subject motion__id
    publication__state publication__released_on"""
OF_CASE = (*every(Suggestion), *every(Deputy, "lead__"), *NAMED.split())
OF_SIGNER = (*every(Cosigner), *every(Deputy, "deputy__"), "deputy__person__name")
OF_TASK = (
    *every(Assignment),
    *every(Organization, "unit__"),
    "return_proposed_unit__name",
    "replaces__unit",
    "replaces__unit__short_name",
)
OF_REPLY = (*every(Reply), *every(ReplyClass, "reply_class__"))
OF_CHANGE = (*every(ClassEvent), *every(ReplyClass, "from_class__"), *every(ReplyClass, "to_class__"))
OF_PUBLIC = (*every(PublicReply), *every(Publication, "publication__"))
# The parts of a case: (where they hang, under which name, the model, how they lead to the case, columns), parents first.
PARTS = (
    ("", "cosigners", Cosigner, "suggestion", OF_SIGNER),
    ("", "versions", TextVersion, "suggestion", ()),
    ("", "reviews", Review, "suggestion", ()),
    ("", "urgings", Urging, "suggestion", ()),
    ("", "visits", SiteVisit, "suggestion", ()),
    ("", "assignments", Assignment, "suggestion", OF_TASK),
    ("units", "contact_line", UnitContact, "unit__assignments__suggestion", ()),
    ("assignments", "nodes", PlanNode, "assignment__suggestion", ()),
    ("assignments", "contacts", Contact, "assignment__suggestion", ()),
    ("assignments", "opinions", JointOpinion, "assignment__suggestion", ()),
    ("assignments", "extensions", Extension, "assignment__suggestion", ()),
    ("assignments", "replies", Reply, "assignment__suggestion", OF_REPLY),
    ("assignments", "commitments", Commitment, "assignment__suggestion", ()),
    ("replies", "class_events", ClassEvent, "reply__assignment__suggestion", OF_CHANGE),
    ("replies", "recipients", ReplyRecipient, "reply__assignment__suggestion", ()),
    ("replies", "rating", Rating, "reply__assignment__suggestion", ()),
    ("replies", "public", PublicReply, "reply__assignment__suggestion", OF_PUBLIC),
    ("commitments", "reports", CommitmentReport, "commitment__assignment__suggestion", ()),
)


def case_for(actor, pk):
    """The case with all its parts, in two statements, or None when this reader does not see it."""
    suggestion = (
        Suggestion.objects.visible_to(actor)
        .with_case()
        .select_related(
            "wished_unit", "matching_committee", "merged_into", "typed_by", "lead__membership", "motion", "publication"
        )
        .only(*OF_CASE)
        .filter(pk=pk)
        .first()
    )
    if suggestion is not None:
        _read_parts(suggestion, actor)
    return suggestion


def _read_parts(suggestion, actor):
    wanted = {}
    for _, name, model, path, columns in PARTS:
        wanted[name] = (model.objects.filter(**{path: suggestion.pk}), columns)
    if actor.is_any(*GOVERNMENT):
        tasks, columns = wanted["assignments"]
        wanted["assignments"] = (tasks.filter(pk__in=Assignment.objects.visible_to(actor).values("pk")), columns)
    found = together.read(wanted)
    found["units"] = [task.unit for task in found["assignments"]]
    for where, name, model, _, _ in PARTS:
        relations = [one.name for one in model._meta.concrete_fields if one.is_relation]
        own = [one for one in model._meta.ordering if one not in relations]
        rows = together.in_order(found[name], own)
        together.hang(found[where] if where else [suggestion], name, rows)


def issued_of(suggestion):
    """The papers of the case and its tasks, and the letters of assignment of its units that may name it; of each the
    newest version. No actor: what of them this reader sees is asked of each."""
    tasks = list(suggestion.assignments.all())
    notices = Q(
        kind=NOTICE,
        target__in={address(task.unit) for task in tasks},
        issued_on__in={task.assigned_on for task in tasks},
    )
    return Document.objects.filter(
        Q(target__in=[address(obj) for obj in (suggestion, *tasks)]) | notices, replaced_by=None
    )


def things_of(suggestion):
    """{address: row} of the case, its tasks and its promises: what clocks and the course speak of."""
    tasks = list(suggestion.assignments.all())
    promises = [one for task in tasks for one in task.commitments.all()]
    return {address(obj): obj for obj in (suggestion, *tasks, *promises)}


def beside(suggestion, actor):
    """What lies in other registers about the case – clocks, files, its course, links, related cases, papers – in one
    statement, and kept with it."""
    if not hasattr(suggestion, "read_beside"):
        things = list(things_of(suggestion))
        suggestion.read_beside = together.read(
            {
                "clocks": (Deadline.objects.filter(target__in=things), ()),
                "files": (Attachment.objects.filter(target__in=_holders(suggestion), removed_at=None), ()),
                "course": (told_of(things, without=_untold(actor)), OF_ENTRY),
                "links": (links_of(suggestion), ()),
                "related": (_related(suggestion, actor), ("id", "number_text", "subject")),
                "papers": (issued_of(suggestion), ("id", "kind", "target_id")),
            }
        )
    return suggestion.read_beside


def clocks_in(suggestion, actor):
    """Clocks of the case, its tasks and its promises, running and over, as far as they concern this reader. What guards
    ask of them later (``case.clock_of``) is known from then on."""
    rows = sorted(beside(suggestion, actor)["clocks"], key=lambda row: (row.due_on, row.pk))
    for place, obj in things_of(suggestion).items():
        obj.clocks_read = [row for row in rows if row.target == place]
    return [row for row in rows if row.key in CLOCKS_FOR_DEPUTIES] if actor.is_any(*LIKE_DEPUTIES) else rows


def files_in(suggestion, actor):
    """Files of the case, its replies, their ratings and the visits: {address: [Attachment]}. The page asks who reads which."""
    found = {}
    for row in beside(suggestion, actor)["files"]:
        found.setdefault(row.target, []).append(row)
    return found


def _holders(suggestion):
    replies = [reply for task in suggestion.assignments.all() for reply in task.replies.all()]
    ratings = [reply.rating for reply in replies if hasattr(reply, "rating")]
    return [address(obj) for obj in (suggestion, *replies, *ratings, *suggestion.visits.all())]


def course_of(suggestion, actor):
    """The timeline of the case, of the tasks this reader sees and of their promises."""
    return entries(beside(suggestion, actor)["course"])


def _untold(actor):
    without = INTERNAL if actor.is_any(*LIKE_DEPUTIES) else BEFORE_UNITS if actor.is_any(*GOVERNMENT) else ()
    return without if actor.is_any("DAC", "LEAD", "TCH") else (*without, *FLAGGED)


def related_to(suggestion, actor):
    """The case this one was merged into, and those merged into it, as far as the reader sees them."""
    return beside(suggestion, actor)["related"]


def _related(suggestion, actor):
    near = Q(merged_into=suggestion.pk)
    if suggestion.merged_into_id:
        near |= Q(pk=suggestion.merged_into_id)
    return Suggestion.objects.visible_to(actor).filter(near)
