"""Livelihood projects on paper: the candidates before the vote, the announcement after it, and how far they have come."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import chinese, long_date, plain
from congress.frame.printing import Chart, Column, Heading, Paper, Para, Table
from congress.models import Organization
from congress.queries.ballots import result_of

from ..policies import livelihood as policies
from ..queries import chosen, progress
from ..queries import livelihood as queries

KIND = Organization.Kind
CANDIDATES = (
    Column("序号", 0.8, "center"),
    Column("项目", 2.2),
    Column("建设内容和规模、地点、受益范围", 4.6),
    Column("资金（万元）和来源", 1.7),
    Column("工期", 1.5, "center"),
    Column("责任单位", 1.5),
    Column("征集来源", 1.5),
)


def _organ(found):
    return body_of(found.congress_id, KIND.CONGRESS if found.congress.level == "county" else KIND.PRESIDIUM)


def _office(found):
    return body_of(found.congress_id, KIND.STANDING_COMMITTEE if found.congress.level == "county" else KIND.PRESIDIUM)


def _of_round(found):
    return {
        "round": str(found),
        "area": found.congress.area.name,
        "congress": found.congress.name,
        "seats": found.seats,
        "ceiling": plain(found.ceiling),
    }


def gather_candidates(found):
    rows = found.projects.exclude(state="withdrawn").select_related("unit").order_by("order", "pk")
    rows = chosen.with_origins(chosen.as_voted(rows))
    law = queries.law_of(found)
    return {
        **_of_round(found),
        "law": law.law,
        "heard_on": long_date(found.heard_on) if found.heard_on else "",
        "rows": [[row.title, f"{row.content}地点：{row.place}。受益：{row.benefit}。", f"{plain(row.money)}，{row.money_source}",
                  f"{row.starts_on:%Y.%-m}—{row.ends_on:%Y.%-m}", row.unit.short_name, row.came_from] for row in rows],
    }  # fmt: skip


def compose_candidates(snapshot, facts):
    older = ("",) * (len(CANDIDATES) - 1)  # papers issued before a column was added
    rows = tuple((str(place), *row, *older[len(row) :]) for place, row in enumerate(snapshot["rows"], start=1))
    return Paper(
        form="plain",
        title=(f"{snapshot['area']}{snapshot['round']}候选项目",),
        subtitle=("（提请大会审议票决）",),
        blocks=(
            Para(
                f"候选项目共{len(rows)}个，由代表票决确定{snapshot['seats']}个，资金总额不超过{snapshot['ceiling']}万元。"
                f"每张票所选不超过{snapshot['seats']}个，超过的无效；得票超过全体代表半数的，按得票多少确定；末位票数相等的，就票数相等的再次投票"
                f"（{snapshot['law']}）。"
            ),
            Table(CANDIDATES, rows, caption="候选项目", small=True),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
    )


CANDIDATES_PAPER = kinds.DocumentKind(
    key="supervision.candidates",
    title="民生实事候选项目",
    model="supervision.livelihoodround",
    gather=gather_candidates,
    compose=compose_candidates,
    organ=_office,
    may_issue=policies.issues_candidates,
    may_read=policies.reads_round_paper,
    order=340,
)


def gather_announcement(found):
    ballot = queries.deciding_ballot(found)
    rows = chosen.as_voted(found.projects.adopted().select_related("unit").order_by("rank", "order", "pk"))
    return {
        **_of_round(found),
        "meeting": f"{found.congress.area.name}{ballot.meeting.full_words}",
        "voted_on": long_date(found.voted_on),
        "summary": result_of(ballot).summary,
        "law": queries.law_of(found).law,
        "rows": [[row.title, row.content, plain(row.money), long_date(row.ends_on), row.unit.name] for row in rows],
    }


def compose_announcement(snapshot, facts):
    rows = snapshot["rows"]
    return Paper(
        form="plain",
        title=(f"{snapshot['meeting']}主席团公告",),
        subtitle=(f"（{snapshot['round']}）",),
        blocks=(
            Para(
                f"{snapshot['voted_on']}，{snapshot['meeting']}以无记名投票方式，票决确定{snapshot['round']}{len(rows)}个"
                f"（{snapshot['law']}）。现予公告："
            ),
            *(block for place, row in enumerate(rows, start=1) for block in _announced(place, *row)),
        ),
        signer=f"{snapshot['meeting']}主席团",
        date=facts.issued_on,
        seal=True,
    )


def _announced(place, title, content, money, ends_on, unit):
    yield Heading(f"{chinese(place)}、{title}", 1)
    yield Para(f"{content}资金{money}万元，{ends_on}前完成，由{unit}负责。")


ANNOUNCEMENT = kinds.DocumentKind(
    key="supervision.livelihood_announcement",
    title="民生实事项目公告",
    model="supervision.livelihoodround",
    gather=gather_announcement,
    compose=compose_announcement,
    organ=_organ,
    may_issue=policies.issues_announcement,
    may_read=policies.reads_round_paper,
    order=341,
)


def gather_progress(found):
    """Every project as it stands today, with its curves; numbers as text, as papers keep them."""
    rows = queries.projects_of(found)
    return {
        **_of_round(found),
        "rows": [
            [
                row.title,
                row.unit.short_name,
                plain(row.money),
                f"{row.progress}%",
                plain(row.paid),
                lamp.word if lamp else row.get_state_display(),
            ]
            for row, lamp in queries.lit(rows)
        ],
        "projects": [_told(row) for row in rows],
    }


def _told(row):
    reports = list(queries.reports_of(row))
    drawn = progress.curves(progress.months_of(row), reports)
    return {
        "title": row.title,
        "said": reports[-1].text if reports else "",
        "said_on": long_date(reports[-1].on) if reports else "",
        "curves": [
            [one.title, list(one.labels), [[name, [_text(value) for value in numbers]] for name, numbers in one.series], one.unit]
            for one in drawn
        ],
    }  # fmt: skip


def _text(value):
    return "" if value is None else str(value)


def _number(text):
    return float(text) if text else None


PROGRESS = (
    Column("序号", 0.8, "center"),
    Column("项目", 3.4),
    Column("责任单位", 2),
    Column("资金（万元）", 1.4, "center"),
    Column("完成进度", 1.2, "center"),
    Column("已支付（万元）", 1.5, "center"),
    Column("状态", 1.4, "center"),
)


def compose_progress(snapshot, facts):
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    return Paper(
        form="plain",
        title=(f"{snapshot['area']}{snapshot['round']}进展情况",),
        subtitle=(f"（截至{facts.issued_on.year}年{facts.issued_on.month}月{facts.issued_on.day}日）",),
        blocks=(
            Table(PROGRESS, rows, caption="项目进展"),
            *(block for place, row in enumerate(snapshot["projects"], start=1) for block in _blocks(place, row)),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
    )


def _blocks(place, row):
    yield Heading(f"{chinese(place)}、{row['title']}", 1)
    yield Para(f"{row['said_on']}填报：{row['said']}" if row["said"] else "还没有填报进展。")
    for title, labels, series, unit in row["curves"]:
        numbers = tuple((name, tuple(map(_number, values))) for name, values in series)
        yield Chart("curve", f"{row['title']}：{title}", tuple(labels), numbers, unit)


PROGRESS_PAPER = kinds.DocumentKind(
    key="supervision.livelihood_progress",
    title="民生实事进展情况",
    model="supervision.livelihoodround",
    gather=gather_progress,
    compose=compose_progress,
    organ=_office,
    may_issue=policies.issues_announcement,
    may_read=policies.reads_round_paper,
    is_long=True,
    order=342,
)
