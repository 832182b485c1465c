"""What congress itself declares about legal clocks: the self-check, and the paper that explains a date."""

from datetime import date

from congress.frame.address import find
from congress.frame.dates import spoken
from congress.frame.kinds import Check, DocumentKind
from congress.frame.numbers import long_date
from congress.frame.printing.paper import Column, Field, Fields, Heading, Listing, Paper, Table

from .models import Organization
from .policies.clocks import explains_dates
from .queries.clocks import chain_of, contradictions

CLOCKS = Check(key="congress.clocks", label="期限与现行放假安排一致", find=contradictions)


def gather(deadline):
    """The date, its reasons, and the rows that took over from one another."""
    return {
        "label": deadline.label,
        "title": getattr(find(deadline.target), "about", "") or deadline.title,
        "holder": deadline.holder_organization.name if deadline.holder_organization else "",
        "starts_on": deadline.starts_on,
        "legal_due_on": deadline.legal_due_on,
        "due_on": deadline.due_on,
        "provisional": deadline.provisional,
        "steps": [step["text"] for step in deadline.steps],
        "chain": [
            [row.starts_on, row.due_on, row.reason or "首次启动", row.opened_by, row.get_outcome_display()]
            for row in chain_of(deadline)
        ],
    }


def organ(deadline):
    """The standing committee answers for its dates, in a township the presidium."""
    kinds = (Organization.Kind.STANDING_COMMITTEE, Organization.Kind.PRESIDIUM)
    bodies = Organization.objects.filter(congress=deadline.congress_id, kind__in=kinds, until=None)
    return min(bodies, key=lambda body: kinds.index(body.kind), default=None)


def _day(iso):
    return long_date(date.fromisoformat(iso))


def compose(facts, issued):
    due = spoken(date.fromisoformat(facts["due_on"]))
    rows = (
        (Field("事项", facts["title"]),),
        (Field("时限", facts["label"]), Field("责任单位", facts["holder"])),
        (Field("起算日", spoken(date.fromisoformat(facts["starts_on"]))),),
        (Field("按规则届满", spoken(date.fromisoformat(facts["legal_due_on"]))),),
        (Field("期限", f"{due}24时" + ("（待校）" if facts["provisional"] else "")),),
    )
    blocks = [Fields(rows), Heading("一、计算过程"), Listing(tuple(facts["steps"]))]
    if len(facts["chain"]) > 1:
        columns = (Column("起算", 3), Column("期限", 3), Column("变更理由", 5), Column("启动人", 2), Column("状态", 3))
        rows = tuple((_day(since), _day(due), *more) for since, due, *more in facts["chain"])
        blocks += [Heading("二、期限的变更"), Table(columns, rows, small=True)]
    return Paper(title=("期限计算说明",), blocks=tuple(blocks), signer=issued.issuer, date=issued.issued_on)


DERIVATION = DocumentKind(
    key="congress.derivation",
    title="期限计算说明",
    model="congress.deadline",
    gather=gather,
    compose=compose,
    organ=organ,
    may_issue=explains_dates,
    may_read=lambda actor, deadline: True,
    order=900,
)
