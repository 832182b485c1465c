"""The reports that the committee's people write themselves: of an inspection with what the townships found, and of the
research before a report is heard (domain §5.2)."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Annex, Column, Heading, Paper, Para, Table, blocks_of
from congress.models import Organization

from ..policies import topics as policies
from ..queries import problems
from ..queries import topics as queries


def _committee(topic):
    return body_of(topic.congress_id, Organization.Kind.STANDING_COMMITTEE)


def _gathered(topic, step):
    """What both reports hold: the words, who was there, what has to be put right."""
    return {
        "congress": topic.congress.name,
        "title": topic.title,
        "law": topic.law,
        "committee": topic.committee.name,
        "unit": topic.unit.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "text": queries.words_of(topic, step),
        "team": [[one.get_role_display(), one.name, one.post, one.group] for one in queries.team_of(topic)],
        "problems": [[row.text, row.unit.short_name, f"{row.due_on:%Y.%-m.%-d}"] for row in problems.in_topic(topic)],
        "checks": [],
    }


def _team(snapshot):
    columns = (Column("职责", 1.4, "center"), Column("姓名", 2), Column("单位和职务", 5), Column("小组", 2.4))
    return Table(columns, tuple(map(tuple, snapshot["team"])), small=True)


def _problems(snapshot):
    columns = (
        Column("序号", 0.7, "center"),
        Column("问题", 6),
        Column("责任单位", 2.4),
        Column("整改期限", 1.8, "center"),
    )
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["problems"], start=1))
    return Table(columns, rows, small=True)


def _townships(snapshot):
    """What each township's presidium found: the table, then its words."""
    columns = (Column("乡镇人大", 3), Column("检查点（个）", 1.6, "right"), Column("参加代表（名）", 1.8, "right"),
               Column("报送日期", 2.2, "center"))  # fmt: skip
    yield Table(columns, tuple(tuple(row[:4]) for row in snapshot["checks"]), small=True)
    for row in snapshot["checks"]:
        yield Heading(row[0])
        yield from blocks_of(row[4])


def _annexes(snapshot, team):
    """(title, blocks) of what is annexed, as far as there is any."""
    if snapshot["team"]:
        yield f"{team}名单", (_team(snapshot),)
    if snapshot["checks"]:
        yield "乡镇检查情况", tuple(_townships(snapshot))
    if snapshot["problems"]:
        yield "发现的问题清单", (_problems(snapshot),)


def _report(snapshot, facts, *, title, opening, team):
    annexed = list(_annexes(snapshot, team))
    label = "附件{}" if len(annexed) > 1 else "附件"
    return Paper(
        form="plain",
        title=title,
        blocks=(Para(opening), *blocks_of(snapshot["text"]), Para("特此报告。")),
        attachments=tuple(words for words, _ in annexed),
        annexes=tuple(
            Annex(label=label.format(place), title=words, blocks=blocks) for place, (words, blocks) in enumerate(annexed, start=1)
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def gather_inspection(topic):
    checks = [row for row in queries.checks_in(topic) if row.done_on]
    return _gathered(topic, "write_report") | {
        "begun_on": long_date(topic.inspect_from) if topic.inspect_from else "",
        "checks": [[str(row.congress), str(row.sites), str(row.deputies), f"{row.done_on:%Y.%-m.%-d}", row.text] for row in checks],
        "sites": sum(row.sites for row in checks),
        "deputies": sum(row.deputies for row in checks),
    }  # fmt: skip


def compose_inspection(snapshot, facts):
    asked = (
        f"同时委托{len(snapshot['checks'])}个乡镇人大主席团检查本行政区域的实施情况，共检查{snapshot['sites']}处，{snapshot['deputies']}名代表参加。"
        if snapshot["checks"]
        else ""
    )
    begun = f"自{snapshot['begun_on']}起，" if snapshot["begun_on"] else ""
    return _report(
        snapshot,
        facts,
        title=(f"{snapshot['congress']}常务委员会执法检查组", f"关于检查{snapshot['law']}实施情况的报告"),
        opening=f"按照年度监督工作计划，{begun}执法检查组检查了{snapshot['law']}的实施情况，由{snapshot['committee']}组织实施。{asked}"
        "现将检查情况报告如下（监督法第三十六条）。",
        team="执法检查组",
    )


INSPECTION_REPORT = kinds.DocumentKind(
    key="supervision.inspection_report",
    title="执法检查报告",
    model="supervision.topic",
    gather=gather_inspection,
    compose=compose_inspection,
    organ=_committee,
    may_issue=policies.issues_inspection_report,
    may_read=policies.reads_own_report,
    order=308,
)


def gather_research(topic):
    return _gathered(topic, "research")


def compose_research(snapshot, facts):
    about = snapshot["title"].removeprefix("听取和审议").removeprefix("专题询问")
    where = f"，供{snapshot['meeting']}审议时参考" if snapshot["meeting"] else ""
    return _report(
        snapshot,
        facts,
        title=(snapshot["title"], "调研报告"),
        opening=f"为做好“{about}”这一议题的审议，{snapshot['committee']}组织常委会组成人员、人大代表和有关专家进行了调研{where}。"
        "现将调研情况报告如下。",
        team="调研组",
    )


RESEARCH_REPORT = kinds.DocumentKind(
    key="supervision.research_report",
    title="调研报告",
    model="supervision.topic",
    gather=gather_research,
    compose=compose_research,
    organ=_committee,
    may_issue=policies.issues_research_report,
    may_read=policies.reads_own_report,
    order=309,
)
