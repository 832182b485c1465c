"""The minutes of a meeting on paper (会议纪要)."""

from congress.frame import kinds
from congress.frame.printing import Paper, Para

from ..policies import minutes as policies
from ..queries import minutes as queries
from .sittings import full_name, organ_of


def gather(minutes):
    return {"meeting": full_name(minutes.meeting), "texts": queries.texts_of(minutes), "signer": minutes.signer}


def compose(snapshot, issued):
    words = [Para(line.strip()) for text in snapshot["texts"] for line in text.splitlines() if line.strip()]
    return Paper(
        form="plain",
        title=(snapshot["meeting"], "纪要"),
        blocks=(*words, Para(snapshot["signer"], lead="签发：")),
        signer=issued.issuer,
        date=issued.issued_on,
        seal=True,
    )


MINUTES = kinds.DocumentKind(
    key="congress.minutes",
    title="会议纪要",
    model="congress.minutes",
    gather=gather,
    compose=compose,
    organ=lambda minutes: organ_of(minutes.meeting),
    may_issue=policies.prints_minutes,
    may_read=policies.reads_minutes,
    order=32,
)
