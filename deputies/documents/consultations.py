"""The summary of what stations said of a draft (意见汇总表)."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Table
from congress.models import Organization

from ..policies import consultations as policies
from ..queries import consultations as queries


def gather(row):
    handed = [one for one in row.returns.select_related("station__congress__area") if one.handed_in_on]
    return {
        "title": row.title,
        "asked_by": row.asked_by,
        "summary": row.summary,
        "begun_on": long_date(row.begun_on),
        "asked": row.returns.count(),
        "handed": len(handed),
        "people": sum(one.people for one in handed),
        "rows": [
            [opinion.article or "全文", opinion.text, opinion.said_by, opinion.of.station.name,
             "，".join(filter(None, (opinion.get_outcome_display() if opinion.outcome else "", opinion.outcome_note)))]
            for opinion in queries.opinions_of(row)
        ],
    }  # fmt: skip


def compose(snapshot, issued):
    rows = snapshot["rows"]
    noted = any(row[4] for row in rows)
    heads = [
        ("序号", 0.8),
        ("条款", 1.3),
        ("意见", 6),
        ("提出人", 2),
        ("站点", 2.6),
        *([("采纳情况", 3.6)] if noted else ()),
    ]
    lines = [(str(place), *(row if noted else row[:4])) for place, row in enumerate(rows, start=1)]
    said = f"共征求群众{snapshot['people']}人，收到意见{len(rows)}条"
    return Paper(
        form="plain",
        title=(f"《{snapshot['title']}》", "意见汇总表"),
        blocks=(
            Para(f"受{snapshot['asked_by']}委托，自{snapshot['begun_on']}起，由{snapshot['asked']}个代表联络站征求意见，"
                 f"{snapshot['handed']}个站点报送，{said}。"),
            *(Para(line) for line in snapshot["summary"].splitlines() if line.strip()),
            Table(tuple(Column(label, width, "center" if label in ("序号", "条款") else "left") for label, width in heads),
                  tuple(lines)),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
        seal=True,
        landscape=True,
    )  # fmt: skip


CONSULTATION_TABLE = kinds.DocumentKind(
    key="deputies.consultation_table",
    title="意见汇总表",
    model="deputies.consultation",
    gather=gather,
    compose=compose,
    organ=lambda row: body_of(row.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.issues_table,
    may_read=policies.follows,
    order=97,
)
ALL = (CONSULTATION_TABLE,)
