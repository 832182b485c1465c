"""The published result of a year's assessment of the townships, on paper."""

from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import plain
from congress.frame.printing import Column, Paper, Para, Table

from ..models import Organization
from ..policies import assessments as policies
from ..queries import assessments as queries
from .reports import body_of


def gather(sheet):
    """The ranking as it was published, and what was scored."""
    return {
        "county": sheet.congress.area.name,
        "year": sheet.year,
        "items": [[item.title, item.get_about_display(), plain(item.most)] for item in queries.items_of(sheet)],
        "rows": [
            [result.rank, result.row.congress.area.name, plain(result.row.total), result.row.chair,
             plain(result.row.chair_total), result.chair_rank]
            for result in queries.results(SYSTEM, sheet)
        ],
    }  # fmt: skip


def compose(snapshot, issued):
    rows = [tuple(map(str, row)) for row in snapshot["rows"]]
    heads = (("名次", 1), ("乡镇", 2), ("得分", 1.2), ("主席", 1.5), ("主席得分", 1.4), ("主席名次", 1.4))
    items = [(title, about, most) for title, about, most in snapshot["items"]]
    return Paper(
        form="plain",
        title=(f"{snapshot['county']}{snapshot['year']}年", "乡镇人大工作考核结果"),
        blocks=(
            Para(f"共考核{len(rows)}个乡镇人大和主席，得分相同的名次并列。"),
            Table(tuple(Column(label, width, "center") for label, width in heads), tuple(rows)),
            Table((Column("考核项目", 5), Column("对象", 1.5, "center"), Column("满分", 1, "center")), tuple(items),
                  caption="考核项目"),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
    )  # fmt: skip


ASSESSMENT_TABLE = kinds.DocumentKind(
    key="congress.assessment_table",
    title="乡镇人大工作考核结果",
    model="congress.scoresheet",
    gather=gather,
    compose=compose,
    organ=lambda sheet: body_of(sheet.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.issues_results,
    may_read=policies.reads_results,
    order=53,
)
