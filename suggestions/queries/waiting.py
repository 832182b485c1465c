"""What waits at each desk, as querysets of cases or of units' tasks, the most urgent first."""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from congress.frame import clock
from congress.models import Deadline, Organization
from congress.queries.rules import rule

from ..models import Assignment, Commitment, CommitmentReport, Cosigner, Reply, Suggestion
from ..models.suggestion import SIGNING, WRITING

# By number as a sum: no database walks through a whole table in the order of its key to find the first few of a county.
URGENT = (F("due").asc(nulls_last=True), F("pk") + 0)
# What a line of a card tells.
OF_CASE = ("number_text", "subject", "lead__person__name")
OF_TASK = ("kind", "state", "unit__short_name", "suggestion__number_text", "suggestion__subject")


def _due(label, *keys):
    """The day of the clock of these rules that runs on the row."""
    running = Deadline.objects.open().filter(
        target_model=label, target_pk=OuterRef("pk"), key__in=[f"suggestions.{key}" for key in keys]
    )
    return Subquery(running.order_by("due_on").values("due_on")[:1])


def cases(actor, *states, due=()):
    """Cases of the actor's congress in these states, with the day of their clock."""
    rows = Suggestion.objects.visible_to(actor).filter(congress=actor.congress_id, state__in=states)
    rows = rows.annotate(due=_due("suggestions.suggestion", *due)).order_by(*URGENT)
    return rows.select_related("lead__person").only(*OF_CASE)


def _here(actor, task=""):
    """Where a database begins to look for an actor's tasks, or what hangs at them: a unit's own, a congress's own. Nobody
    sees others on his desk; without it those of all congresses would be looked through."""
    if actor.is_any("DAC", "LEAD", "TCH"):
        return Q(**{f"{task}suggestion__congress": actor.congress_id})
    if task and actor.is_any("UNIT", "UNITL"):  # an answer is its own unit's, of tasks it also sees the joint ones
        return Q(**{f"{task}unit": actor.organization_id})
    return Q()


def tasks(actor, *states, due=("reply", "redo", "joint")):
    """Units' tasks this reader sees in these states, with the day of their clock."""
    rows = Assignment.objects.visible_to(actor).filter(_here(actor), state__in=states, suggestion__state="handling")
    rows = rows.annotate(due=_due("suggestions.assignment", *due)).order_by(*URGENT)
    return rows.select_related("unit", "suggestion").only(*OF_TASK)


def own_tasks(actor, *states, due=("reply", "redo", "joint")):
    return tasks(actor, *states, due=due).filter(unit=actor.organization_id)


def returns_to_opine(actor):
    """Requests to send back on which the government's office has not spoken yet."""
    return tasks(actor, "return_requested", due=("return_decision",)).filter(return_opinion="")


def returns_to_decide(actor):
    """Requests to send back that the commission may decide: of government units, with the office's opinion."""
    asked = Q(unit__kind__in=Organization.GOVERNMENT_SIDE, suggestion__congress__level="county", return_opinion="")
    return tasks(actor, "return_requested", due=("return_decision",)).exclude(asked)


def _checked_first(actor):
    """Drafts that a local rule has looked at before they are signed, and that have not been: a condition on tasks."""
    if not rule(actor.congress_id, "suggestion.check_before_signing"):
        return Q(pk__in=[])
    return Q(Exists(Reply.objects.filter(assignment=OuterRef("pk"), replied_on=None, checked_by="")))


def to_sign(actor):
    """Drafts of the own unit that its head may sign now."""
    return own_tasks(actor, "reply_drafted").exclude(_checked_first(actor))


def to_check(actor):
    """Signed replies that this office checks: government units' by the supervision office, all others by the commission."""
    rows = tasks(actor, "reply_signed", "reply_drafted").filter(Q(state="reply_signed") | _checked_first(actor))
    return rows if actor.is_any("GOV", "TCH") else rows.exclude(unit__kind__in=Organization.GOVERNMENT_SIDE)


def to_review(actor):
    """Second review; and the third for the commission."""
    states = ("review_secretariat", "review_dac") if actor.is_any("DAC", "TCH") else ("review_secretariat",)
    return cases(actor, *states, due=("intake", "session_intake"))


def without_contact(actor):
    """Own tasks whose deputy has not been spoken to."""
    return own_tasks(
        actor, "accepted", "in_progress", "joint_pending", "extension_requested", due=("contact",)
    ).filter(kind__in=["lead", "separate"], due__isnull=False)


def _rated(actor):
    """Rated answers with the deputy's last marks, and the condition under which he is not satisfied."""
    last = Reply.objects.sent().filter(assignment=OuterRef("pk")).order_by("-round")
    rows = tasks(actor, "rated", due=()).annotate(mark=Subquery(last.values("rating__result")[:1]))
    if not rule(actor.congress_id, "suggestion.redo_on_attitude"):
        return rows, Q(mark="not_satisfied")
    rows = rows.annotate(attitude=Subquery(last.values("rating__attitude")[:1]))
    return rows, Q(mark="not_satisfied") | Q(attitude="not_satisfied")


def unsatisfied(actor):
    """Rated answers the deputy is not content with, waiting for the commission's decision."""
    rows, condition = _rated(actor)
    return rows.filter(condition)


def to_close(actor):
    """Rated answers that may be closed or followed."""
    rows, condition = _rated(actor)
    return rows.exclude(condition)


def promises(actor, *states):
    """Promises this reader follows, the nearest first."""
    rows = Commitment.objects.visible_to(actor).filter(
        _here(actor, "assignment__"), state__in=states, assignment__suggestion__state="handling"
    )
    return (
        rows.filter(reply__replied_on__isnull=False)
        .select_related("assignment__unit", "assignment__suggestion")
        .only("text", "due_on", *(f"assignment__{name}" for name in OF_TASK))
        .order_by("due_on", "pk")
    )


def late(actor):
    """Tasks past their day, for the leadership."""
    return tasks(actor, *OWING_STATES).filter(reply_due_on__lt=clock.today())


def late_promises(actor):
    """Promises past their day that the unit has not reported as kept."""
    return promises(actor, "open").filter(due_on__lt=clock.today())


OWING_STATES = (
    "assigned",
    "return_requested",
    "accepted",
    "in_progress",
    "joint_pending",
    "extension_requested",
    "reply_drafted",
    "reply_signed",
    "redo",
)


def key_cases(actor):
    """Cases pressed by the leadership that are being handled."""
    rows = Suggestion.objects.visible_to(actor).filter(is_key=True, state="handling")
    rows = rows.annotate(due=F("reply_due_on")).order_by(*URGENT)
    return rows.select_related("lead__person").only(*OF_CASE)


def invited(actor):
    """Suggestions that wait for this deputy's signature."""
    waits = Cosigner.objects.filter(suggestion=OuterRef("pk"), state="invited", deputy__person=actor.person_id)
    return cases(actor, *SIGNING).filter(Exists(waits))


def own_cases(actor, *states):
    """Cases this deputy leads."""
    return cases(actor, *states).filter(lead__person=actor.person_id)


def typed(actor):
    """What this person types for deputies and has not handed in."""
    return cases(actor, *WRITING).filter(typed_by=actor.person_id)


def to_rate(actor):
    return tasks(actor, "feedback_pending", due=("feedback",)).filter(suggestion__lead__person=actor.person_id)


def to_mark(actor):
    """Promises reported as kept that wait for this lead deputy's word."""
    reported = CommitmentReport.objects.filter(commitment=OuterRef("pk"), done=True, deputy_mark="")
    return promises(actor, "reported").filter(Exists(reported), assignment__suggestion__lead__person=actor.person_id)
