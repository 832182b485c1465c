"""The ledger of pairings on paper (结对帮扶台账)."""

from django.db.models import Q

from congress.documents.reports import body_of
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import plain
from congress.frame.printing import Column, Paper, Para, Table
from congress.models import Congress, Organization

from ..models import ContactAssignment, ContactLog
from ..policies import contacts as policies
from ..queries import contacts as queries


def commission(obj):
    """The body that keeps the deputies' affairs: the commission, in a township the presidium."""
    kinds = Organization.Kind
    county = Congress.objects.filter(pk=obj.congress_id, level="county").exists()
    return body_of(obj.congress_id, kinds.DEPUTY_AFFAIRS_COMMISSION if county else kinds.PRESIDIUM)


def gather(term, *, year=None):
    """The pairings that stand today, each with its visits and help of one year: the same that the ledger's page shows
    this congress – its own and its townships', of a township also those of the county's deputies there."""
    year, held = year or clock.today().year, term.congress_id
    within = Q(congress=held) | Q(congress__parent=held) | Q(counterpart__area__congress=held)
    kept = ContactAssignment.objects.visible_to(SYSTEM).filter(within, counterpart__isnull=False)
    logs = ContactLog.objects.visible_to(SYSTEM).standing().filter(on__year=year, assignment__in=kept)
    rows = kept.in_force().select_related("by__person", "counterpart__area")
    rows = queries.with_help(rows, year).order_by(
        "counterpart__area__code", "counterpart__kind", "counterpart__name", "pk"
    )
    return {
        "congress": term.congress.short_name,
        "year": year,
        "paired": len({row.counterpart_id for row in rows}),
        "visits": logs.count(),
        "rows": [
            [row.counterpart.area.name, row.counterpart.name, row.counterpart.get_kind_display(), row.by.person.name,
             row.since.isoformat(), row.visits, plain(row.cash or 0), plain(row.goods or 0), row.counterpart.need]
            for row in rows
        ],
    }  # fmt: skip


def compose(snapshot, issued):
    columns = (Column("序号", 0.8, "center"), Column("乡镇", 1.6), Column("结对对象", 2.6), Column("类别", 1.6),
               Column("联系人", 1.6), Column("开始日期", 2, "center"), Column("联系（次）", 1.2, "center"),
               Column("资金（元）", 1.5, "right"), Column("物资（元）", 1.5, "right"), Column("主要困难或需求", 4))  # fmt: skip
    rows = [tuple(map(str, (place, *row))) for place, row in enumerate(snapshot["rows"], start=1)]
    ended = snapshot["visits"] - sum(int(row[6]) for row in rows)
    visits = f"本年联系{snapshot['visits']}次" + (f"（含已结束的结对{ended}次）" if ended else "")
    return Paper(
        form="sheet",
        landscape=True,
        title="结对帮扶台账",
        subtitle=(f"{snapshot['congress']}（{snapshot['year']}年）",),
        blocks=(Para(f"共结对{snapshot['paired']}个对象，{visits}", align="right", face="kai"),
                Table(columns, tuple(rows), small=True)),
        signer=issued.issuer,
        date=issued.issued_on,
    )  # fmt: skip


def issues_ledger(actor, term):
    """代表工委（乡镇为人大主席、秘书）"""
    return policies.assigns(actor, term)


def reads_papers(actor, term):
    """代表工委、常委会领导和办公室（乡镇为人大主席、秘书）"""
    return actor.is_system or (actor.congress_id == term.congress_id and policies.reads_ledger(actor))


def own_terms(actor, terms):
    return terms.filter(congress=actor.congress_id)


LEDGER = DocumentKind(
    key="deputies.pairing_ledger",
    title="结对帮扶台账",
    model="congress.term",
    gather=gather,
    compose=compose,
    organ=commission,
    may_issue=issues_ledger,
    may_read=reads_papers,
    readers=("DAC", "LEAD", "GO", "TCH", "TSEC", "SYSTEM"),
    narrow=own_terms,
    order=120,
)
