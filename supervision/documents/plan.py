"""The yearly plan of supervision on paper: its words and the table of topics."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Table, blocks_of
from congress.models import Organization

from ..policies import plans as policies
from ..queries import plans as queries

COLUMNS = (
    Column("序号", 0.8, "center"),
    Column("议题", 4.6),
    Column("监督形式", 2.2),
    Column("月份", 0.9, "center"),
    Column("组织实施", 2),
    Column("报告机关", 2),
    Column("负责领导", 1.4, "center"),
)


def gather(plan):
    return {
        "year": plan.year,
        "version": plan.version,
        "because": plan.because,
        "congress": plan.congress.name,
        "foreword": plan.foreword,
        "council_on": long_date(plan.council_on) if plan.council_on else "",
        "adopted_on": long_date(plan.adopted_on) if plan.adopted_on else "",
        "lines": [
            [line.title + (f"（{line.law}）" if line.law else ""), line.get_form_display(), f"{line.month}月",
             line.committee.short_name, line.unit.short_name, line.leader.person.name if line.leader_id else ""]
            for line in queries.lines_of(plan)
        ],
    }  # fmt: skip


def compose(snapshot, facts):
    passed = [f"{snapshot['council_on']}主任会议通过"] if snapshot["council_on"] else []
    passed += [f"{snapshot['adopted_on']}常委会会议通过"] if snapshot["adopted_on"] else []
    rows = tuple((str(place), *line, "")[: len(COLUMNS)] for place, line in enumerate(snapshot["lines"], start=1))
    adjusted = snapshot["version"] > 1
    return Paper(
        form="plain",
        title=(
            f"{snapshot['congress']}常务委员会",
            f"{snapshot['year']}年监督工作计划" + ("（调整）" if adjusted else ""),
        ),
        subtitle=(f"（{'，'.join(passed)}）",) if passed else (),
        blocks=(
            *(
                (Para(line) for line in f"调整的理由：{snapshot['because']}".splitlines() if line.strip())
                if adjusted
                else ()
            ),
            *blocks_of(snapshot["foreword"]),
            Table(COLUMNS, rows, caption=f"{snapshot['year']}年监督议题（共{len(rows)}项）"),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )


PLAN = kinds.DocumentKind(
    key="supervision.plan",
    title="年度监督工作计划",
    model="supervision.supervisionplan",
    gather=gather,
    compose=compose,
    organ=lambda plan: body_of(plan.congress_id, Organization.Kind.STANDING_COMMITTEE),
    may_issue=policies.issues_plan,
    may_read=policies.reads_plans,
    order=300,
)
