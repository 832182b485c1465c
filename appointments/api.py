"""What programs read of appointments, column by column. Names, grounds and reasons stay on the pages; what candidates
answer and score is on no window."""

from congress.api.objects import facts

from . import workflow as machines

WINDOWS = (
    facts(
        machines.CASE,
        *("congress", "year", "number", "organ", "letter_no", "received_on", "meeting", "checked_on", "council_on"),
        *("handed_out_on", "explained_on", "deliberated_on", "announced_on", "notified_on", "reported_on"),
    ),
    facts(machines.CEREMONY, "congress", "organiser", "meeting", "on", "place", "form", "host", "leader", "file_no"),
    facts(machines.REPORT, "congress", "office", "year", "due_on", "handed_on", "read_on"),
    facts(machines.EXAM, "congress", "term", "method", "on", "place", "minutes", "told_on", "confirmed_on"),
    facts(machines.ITEM, "order", "action", "office", "announced_on", "approved_on", "effective_on"),
    facts(machines.OATH, "congress", "office", "organiser", "since", "due_on", "ceremony", "sworn_on"),
)
