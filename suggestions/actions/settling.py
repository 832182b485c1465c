"""What follows of itself after a move: routing, the derived stage of the case, its end."""

from congress.frame.actor import SYSTEM

from .. import queries
from ..models import Assignment, Suggestion
from ..models.assignment import OWING
from ..workflow import ASSIGNMENT, SUGGESTION, derived_stage
from . import publishing

EXTENSION_NEEDS_CONSENT = "suggestion.extension_needs_consent"
A, S = Assignment.State, Suggestion.State
LEFT = (S.RETURNED, S.NOT_FILED, S.CONVERTED, S.WITHDRAWN)  # nobody will answer what was merged into these


@SUGGESTION.settles
def settle_case(suggestion, *, actor):
    """Route what was just handed in; end the units' tasks of what was withdrawn; let go what was merged into it."""
    if suggestion.state == S.SUBMITTED:
        gated = suggestion.session_id and suggestion.lead.delegation_id and suggestion.congress.level == "county"
        SUGGESTION.deeds["enter_delegation" if gated else "enter_secretariat"](suggestion, actor=SYSTEM)
    elif suggestion.state == S.WITHDRAWN:
        for task in suggestion.assignments.in_force():
            ASSIGNMENT.deeds["cancel"](task, actor=SYSTEM)
    if suggestion.state in LEFT:
        for one in suggestion.merged.all():
            SUGGESTION.deeds["unmerge_filed" if one.number else "unmerge"](one, actor=SYSTEM)
    return suggestion.state in (S.SUBMITTED, S.WITHDRAWN)


@ASSIGNMENT.settles
def settle_task(task, *, actor):
    """What follows of itself: ask for feedback on what was answered; send what was checked before it was signed; give more
    time where that needs no consent; wake the lead unit when the last joint opinion is in; bring the case up to date."""
    if task.state == A.REPLIED:
        ASSIGNMENT.deeds["ask_feedback"](task, actor=SYSTEM)
        publishing.note_answer(task.suggestion)
        return True  # and settled again by that move
    if task.state == A.REPLY_SIGNED and task.replies.filter(replied_on=None).exclude(checked_by="").exists():
        ASSIGNMENT.deeds["check_reply"](task, actor=SYSTEM)
        return True
    if task.state == A.EXTENSION_REQUESTED and not queries.rule_of(task.suggestion, EXTENSION_NEEDS_CONSENT):
        ASSIGNMENT.deeds["grant_extension"](task, actor=SYSTEM, comment="按本级规定，提出申请即予延期。")
        return True
    if task.state in (A.OPINION_GIVEN, A.SENT_BACK, A.CANCELLED) and task.kind == Assignment.Kind.JOINT:
        for lead in Assignment.objects.filter(suggestion=task.suggestion_id, kind="lead", state=A.JOINT_PENDING):
            if not queries.waiting_joint_units(lead):
                ASSIGNMENT.deeds["joint_complete"](lead, actor=SYSTEM)
    bring_up_to_date(task.suggestion)
    return False


def bring_up_to_date(suggestion):
    """The case's own columns, derived from its answering units: stage, nearest due date, day answered; then its end."""
    rows = suggestion.assignments.answering().in_force().order_by()
    rows = list(rows.values_list("state", "reply_due_on", "replied_on"))
    due = [day for state, day, _ in rows if day and state in OWING]
    answered = [day for _, _, day in rows]
    derived = {
        "stage": derived_stage([state for state, _, _ in rows]),
        "reply_due_on": min(due, default=None),
        "replied_on": max(answered) if answered and all(answered) else None,
    }
    case = Suggestion._base_manager.filter(pk=suggestion.pk)
    stored = case.values("state", *derived).get()
    if derived != {name: stored[name] for name in derived}:
        case.update(**derived)
    if any(state != A.CLOSED for state, _, _ in rows):
        return
    if stored["state"] != S.HANDLING:
        return
    if not rows:
        joint = suggestion.assignments.in_force().first()
        if joint:
            ASSIGNMENT.deeds["cancel"](joint, actor=SYSTEM)  # which settles again, until none is left
        else:
            SUGGESTION.deeds["reopen_assigning"](suggestion, actor=SYSTEM)
    else:
        SUGGESTION.deeds["finish"](suggestion, actor=SYSTEM)
