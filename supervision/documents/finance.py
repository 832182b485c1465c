"""The papers of supervising money: the opinion on a draft, and the list of what the audit found with what became of it."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.numbers import long_date, plain
from congress.frame.printing import Column, Paper, Para, Table, blocks_of, letter
from congress.models import Organization

from ..policies import topics as policies
from ..queries import problems
from ..queries import topics as queries


def gather_opinion(topic):
    return {
        "title": topic.title.removeprefix("审查批准"),
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "opens_on": long_date(topic.meeting.opens_on) if topic.meeting_id else "",
        "text": queries.words_of(topic, "opine"),
    }


def compose_opinion(snapshot, facts):
    return letter(
        facts,
        title=f"关于“{snapshot['title']}”草案的审查意见",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"县人大常委会将在{snapshot['meeting']}（{snapshot['opens_on']}开幕）审查批准“{snapshot['title']}”。根据《中华人民共和国预算法》第二十二条的规定，"
                 f"{snapshot['committee']}对草案进行了研究，提出如下意见。"),
            *blocks_of(snapshot["text"]),
            Para("请研究处理，并将处理情况及时反馈。意见和处理情况将印发常委会组成人员。"),
        ),
    )  # fmt: skip


OPINION = kinds.DocumentKind(
    key="supervision.finance_opinion",
    title="审查意见",
    model="supervision.topic",
    gather=gather_opinion,
    compose=compose_opinion,
    organ=lambda topic: body_of(topic.congress_id, Organization.Kind.GENERAL_OFFICE),
    series="supervision",
    number_word="函",
    may_issue=policies.issues_opinion,
    may_read=policies.reads_paper,
    order=330,
)

COLUMNS = (
    Column("序号", 0.7, "center"),
    Column("责任单位", 1.8),
    Column("问题", 4),
    Column("涉及金额\n（万元）", 1.4, "right"),
    Column("整改期限", 1.4, "center"),
    Column("整改情况", 3.6),
    Column("已整改\n（万元）", 1.4, "right"),
    Column("状态", 1.1, "center"),
)


def gather_list(topic):
    rows = sorted(problems.in_topic(topic), key=lambda row: (row.unit.order, row.unit.name, row.order))
    found, settled = problems.money_of(topic.problems.all())
    return {
        "title": topic.title,
        "committee": topic.committee.name,
        "units": len({row.unit_id for row in rows}),
        "closed": sum(row.state == "closed" for row in rows),
        "found": plain(found or 0),
        "settled": plain(settled or 0),
        "rows": [
            [row.unit.short_name, f"{row.category}：{row.text}" if row.category else row.text, "" if row.amount is None else plain(row.amount),
             f"{row.due_on:%Y.%-m.%-d}", row.result, "" if row.settled is None else plain(row.settled), row.get_state_display()]
            for row in rows
        ],
    }  # fmt: skip


def compose_list(snapshot, facts):
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    return Paper(
        form="plain",
        title=(snapshot["title"], "审计查出问题整改清单"),
        blocks=(
            Para(
                f"由{snapshot['committee']}组织实施。共列出问题{len(rows)}个，涉及{snapshot['units']}个单位、{snapshot['found']}万元；已销号"
                f"{snapshot['closed']}个，已整改{snapshot['settled']}万元（监督法第二十七条）。"
            ),
            Table(COLUMNS, rows, small=True),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
        landscape=True,
    )


AUDIT_LIST = kinds.DocumentKind(
    key="supervision.audit_list",
    title="审计查出问题整改清单",
    model="supervision.topic",
    gather=gather_list,
    compose=compose_list,
    organ=lambda topic: body_of(topic.congress_id, Organization.Kind.STANDING_COMMITTEE),
    may_issue=policies.issues_audit_list,
    may_read=policies.reads_paper,
    order=331,
)
