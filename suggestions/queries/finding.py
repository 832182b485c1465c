"""The parts of a case that have pages of their own, among those a reader sees."""

from ..models import Assignment, Commitment, CommitmentReport, PlanNode, Reply

OF_TASK = ("assignment__unit", "assignment__suggestion__congress", "assignment__suggestion__lead__person")


def tasks_for(actor):
    """The tasks this reader sees, with what guards and forms ask of them."""
    return Assignment.objects.visible_to(actor).select_related(
        "unit", "suggestion__congress", "suggestion__lead__person", "suggestion__term", "return_proposed_unit"
    )


def nodes_for(actor):
    return PlanNode.objects.filter(assignment__in=Assignment.objects.visible_to(actor)).select_related(
        "assignment__unit", "assignment__suggestion"
    )


def replies_for(actor):
    return Reply.objects.visible_to(actor).select_related("reply_class", *OF_TASK)


def commitments_for(actor):
    return Commitment.objects.visible_to(actor).select_related(*OF_TASK)


def reports_for(actor):
    return CommitmentReport.objects.filter(commitment__in=Commitment.objects.visible_to(actor)).select_related(
        *(f"commitment__{part}" for part in OF_TASK)
    )
