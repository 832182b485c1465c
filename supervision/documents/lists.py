"""The four lists of a topic, side by side on a lying page."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Table
from congress.models import Organization

from ..policies import topics as policies
from ..queries import problems

COLUMNS = (
    Column("序号", 0.7, "center"),
    Column("问题", 3.4),
    Column("责任单位\n和期限", 1.9),
    Column("对策", 3.6),
    Column("成效", 3.6),
    Column("评价", 1.8),
)


def _measure(one):
    who = "，".join(filter(None, (one.person, one.until)))
    return one.title + (f"（{who}）" if who else "")


def gather(topic):
    rows = problems.in_topic(topic)
    return {
        "title": topic.title,
        "congress": topic.congress.name,
        "committee": topic.committee.name,
        "rows": [
            [row.text, f"{row.unit.short_name}\n{row.due_on:%Y.%-m.%-d}前",
             "\n".join(_measure(one) for one in row.measures.all()), row.result,
             "\n".join(filter(None, (row.get_mark_display() if row.mark else "", row.judgement)))]
            for row in rows
        ],
        "closed": sum(row.state == "closed" for row in rows),
        "listed_on": long_date(min((row.listed_on for row in rows), default=None)) if rows else "",
    }  # fmt: skip


def compose(snapshot, facts):
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    return Paper(
        form="plain",
        title=(snapshot["title"], "问题、对策、成效、评价四个清单"),
        blocks=(
            Para(f"由{snapshot['committee']}组织实施，共列出问题{len(rows)}个，已销号{snapshot['closed']}个。"),
            Table(COLUMNS, rows, small=True),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
        landscape=True,
    )


FOUR_LISTS = kinds.DocumentKind(
    key="supervision.four_lists",
    title="四个清单",
    model="supervision.topic",
    gather=gather,
    compose=compose,
    organ=lambda topic: body_of(topic.congress_id, Organization.Kind.STANDING_COMMITTEE),
    may_issue=policies.issues_lists,
    may_read=policies.reads_paper,
    order=303,
)
