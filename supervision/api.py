"""What programs read of supervision, column by column: what stands at the head of their pages, and no more."""

from congress.api.objects import facts

from . import workflow as machines

TOPIC = (
    *("congress", "year", "form", "field", "source", "committee", "unit", "month", "meeting", "due_on"),
    *("deliberated_on", "opinions_issued_on", "result_reported_on", "published_on", "followed_on", "closed_on"),
)


def of_form(key):
    """The topics that are supervised in one form: each form has a machine of its own."""
    return lambda rows: rows.filter(form=key)


WINDOWS = (
    *(facts(form.machine, *TOPIC, among=of_form(key)) for key, form in machines.FORMS.items()),
    facts(machines.CALL, "congress", "year", "opens_on", "closes_on"),
    facts(machines.CHECK, "topic", "congress", "due_on", "sites", "deputies", "done_on"),
    facts(machines.DRAW, "congress", "kind", "year", "number", "count", "commitment", "committed_at", "drawn_at"),
    facts(machines.EXPERT, "congress", "number", "employer", "since", "until", "ended_on"),
    facts(
        machines.FILING,
        *("congress", "kind", "organ", "number", "published_on", "filed_on", "registered_on", "register_number"),
        *("committee", "due_on", "ended_on"),
    ),
    facts(machines.INQUIRY_CASE, "congress", "body", "meeting", "unit", "filed_on", "manner", "due_on", "answered_on"),
    facts(machines.ROUND, "congress", "year", "batch", "seats", "opens_on", "closes_on", "voted_on", "closed_on"),
    facts(machines.ADJUSTMENT, "project", "kind", "asked_on", "decided_on"),
    facts(machines.IDEA, "round", "source", "place", "proposed_on", "project"),
    facts(
        machines.LIVELIHOOD,
        *("round", "order", "place", "money", "unit", "starts_on", "ends_on", "adopted_on", "progress", "reported_on"),
        "accepted_on",
    ),
    facts(machines.PLAN, "congress", "year", "version", "council_on", "adopted_on", "published_on"),
    facts(machines.PROBLEM, "topic", "order", "category", "unit", "due_on", "listed_on", "reported_on", "judged_on"),
    facts(
        machines.PROJECT,
        *("congress", "year", "field", "place", "unit", "total", "progress", "starts_on", "ends_on", "started_on"),
        *("finished_on", "accepted_on", "reported_on", "update_due_on"),
    ),
    facts(machines.PROPOSAL, "call", "source", "field", "form", "unit", "proposed_on"),
    facts(machines.QUESTION, "congress", "topic", "meeting", "order", "unit", "due_on", "answered_on"),
    facts(machines.REQUEST, "congress", "kind", "received_on", "document", "due_on", "told_on"),
    facts(
        machines.SATISFACTION,
        "congress",
        "year",
        "body",
        "meeting",
        "committee",
        "topic",
        "announced_on",
        "published_on",
    ),
    facts(machines.STUDY, "congress", "year", "committee", "due_on", "reported_on", "used_on"),
    facts(machines.STUDY_GROUP, "study", "kind", "reported_on"),
)
