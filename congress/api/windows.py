"""What programs read of the cases of congress, column by column: what stands at the head of their pages, and no more."""

from .. import workflow as machines
from .ballots import BallotWindow
from .objects import ObjectWindow, facts

WINDOWS = (
    facts(machines.ASSESSMENT, "sheet", "congress", "handed_on"),
    ObjectWindow(machine=machines.BALLOT, serializer=BallotWindow),
    facts(machines.LEAVE, "meeting", "sitting", "membership", "asked_at", "decided_at"),
    facts(
        machines.MEETING, "term", "kind", "number", "opens_on", "closes_on", "place", "chaired_by", "due", "present"
    ),
    facts(machines.PAPER, "item", "organ", "drafted_on", "submitted_on", "distributed_on", "open_from"),
    facts(machines.MINUTES, "meeting", "drafted_at", "signer", "signed_on"),
    facts(machines.PLAN, "congress", "kind", "year", "adopted_on", "adopted_at", "published_on"),
    facts(machines.REPORT, "round", "congress", "version", "due_on", "submitted_on", "accepted_on", "late"),
    facts(
        machines.RESOLUTION,
        *("congress", "kind", "number", "meeting", "adopted_on", "effective_on", "published_on", "organ", "closed_on"),
    ),
    facts(machines.SCORE_SHEET, "congress", "year", "published_on"),
    facts(
        machines.SITTING, "meeting", "kind", "number", "on", "half", "place", "due", "present", "on_leave", "absent"
    ),
    facts(machines.SUMMARY, "congress", "year", "opened_on", "cut_off", "due_on", "frozen_at", "finalised_on"),
    facts(
        machines.WRITING,
        *("congress", "kind", "year", "body", "version", "adopted_on", "adopted_at", "in_force_on", "ended_on"),
    ),
)
