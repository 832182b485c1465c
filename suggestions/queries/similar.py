"""Suggestions of past years like the one being written, with what became of them (F42)."""

from congress.frame.bigrams import grams
from congress.queries import search

from ..models import Suggestion

SEARCHED = "suggestions.suggestion"
SHOWN_AFTER_FILING = ("to_assign", "handling", "closed", "archived", "merged")


def similar_to(subject, text, *, congress_id, actor, but=None):
    """At most five filed suggestions alike, likest first. Everybody in the county may know subject and outcome of a filed
    suggestion; ``open`` tells whether this actor may read it whole."""
    if len(grams(subject)) < 3:
        return []
    marked = search.alike(
        subject, text, congress_id=congress_id, kind=SEARCHED, but=f"{SEARCHED}:{but}" if but else ""
    )
    shares = {int(target.rpartition(":")[2]): share for target, _, share in marked}
    rows = list(
        Suggestion.objects.filter(pk__in=shares, state__in=SHOWN_AFTER_FILING).prefetch_related(
            "assignments__unit", "assignments__replies__reply_class"
        )
    )
    readable = set(Suggestion.objects.visible_to(actor).filter(pk__in=shares).values_list("pk", flat=True))
    for row in rows:
        row.share, row.open = shares[row.pk], row.pk in readable
        row.outcome = "、".join(
            _outcome(task) for task in row.assignments.all() if task.answers and task.state != "sent_back"
        )
    return sorted(rows, key=lambda row: -row.share)


def _outcome(task):
    sent = [reply for reply in task.replies.all() if reply.replied_on]
    return f"{task.unit.short_name}{f'答复{sent[-1].reply_class.code}类' if sent else '办理中'}"
