"""The figures of a session, a period or a year on paper: the tables of handling, and the score sheet of the units.

They are read by many: who asked for secrecy is counted, but under no delegation.
"""

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese
from congress.frame.printing import Chart, Column, Heading, Listing, Paper, Para, Table

from ..queries import handling, indicators, scores
from . import rights
from .facts import day
from .registers import WHOLE, about, counted, kept, scope_for

# The tables of handling.


def gather_figures(term, **period):
    scope, named = scope_for(term, **period)
    tables = handling.tables(scope, named=False, unit_keys=handling.PAPER_UNIT_KEYS)
    drawn = handling.charts(tables)
    return named | {
        "indicators": [
            [one.indicator.label, one.value, f"{one.part}/{one.whole}" if one.whole else "—", one.indicator.definition]
            for one in indicators.measured(scope)
        ],
        "days": [[label, "—" if value is None else f"{value:.1f}天", "", said]
                 for (_, label, said), value in zip(indicators.DAYS, indicators.days(scope), strict=True)],
        "rows": [kept(one) | {"chart": _drawn(drawn.get(one.key))} for one in tables],
        "notes": indicators.notes(scope),
    }  # fmt: skip


def _drawn(data):
    return None if data is None else [data.kind, data.title, data.labels, data.series, data.unit, data.columns]


def compose_figures(snapshot, facts):
    head = (Column("指标", 3), Column("数值", 1.4, "center"), Column("分子／分母", 1.8, "center"), Column("口径", 8))
    blocks = [
        Heading("一、主要指标"),
        Table(head, tuple(map(tuple, (*snapshot["indicators"], *snapshot["days"]))), small=True),
        Heading("二、统计表"),
    ]
    for place, one in enumerate(snapshot["rows"], 1):
        blocks += _table(f"（{chinese(place)}）{one['title']}", one)
    blocks += [Heading("三、统计说明"), Listing(tuple(snapshot["notes"]))]
    return Paper(
        form="sheet",
        landscape=True,
        title="代表建议办理情况统计表",
        subtitle=(about(snapshot), f"统计截止日：{day(snapshot['cut_off'])}"),
        blocks=tuple(blocks),
        signer=facts.issuer,
        date=facts.issued_on,
    )


def _table(title, one):
    yield Heading(title, 2)
    if one["chart"]:
        kind, drawn, labels, series, unit, across = one["chart"]
        yield Chart(
            kind,
            drawn,
            tuple(labels),
            tuple((name, tuple(map(_number, row))) for name, row in series),
            unit,
            across,
        )
    yield counted(one)


def _number(value):
    return None if value is None else float(value)


FIGURES = DocumentKind(
    key="suggestions.handling_figures",
    title="办理情况统计表",
    gather=gather_figures,
    compose=compose_figures,
    order=74,
    **WHOLE,
)

# The score sheet.


def gather_scores(term, **period):
    scope, named = scope_for(term, **period)
    return named | {
        "parts": [[label, scope.rule(rule)] for rule, label, _, _ in scores.PARTS],
        "rows": [
            {"place": row.standing, "unit": row.unit.name, "total": row.shown, "tasks": row.tasks,
             "parts": [[part.shown, part.numbers] for part in row.parts], "again": row.again, "lost": row.lost}
            for row in scores.scores(scope)
        ],
        "method": scores.method(scope),
    }  # fmt: skip


def compose_scores(snapshot, facts):
    columns = (
        Column("名次", 0.9, "center"),
        Column("单位", 3.6),
        Column("得分", 1.1, "center"),
        Column("承办\n（件次）", 1.2, "center"),
        *(Column(f"{label}\n（{weight}分）", 1.8, "center") for label, weight in snapshot["parts"]),
        Column("重新办理\n扣分", 1.4, "center"),
    )
    rows = tuple(
        (
            one["place"],
            one["unit"],
            one["total"],
            str(one["tasks"]),
            *(f"{shown}\n（{numbers}）" if shown != "—" else shown for shown, numbers in one["parts"]),
            f"扣{one['lost']}分\n（{one['again']}件次）" if one["again"] else "0",
        )
        for one in snapshot["rows"]
    )
    return Paper(
        form="sheet",
        landscape=True,
        title="代表建议承办单位得分表",
        subtitle=(about(snapshot), f"统计截止日：{day(snapshot['cut_off'])}"),
        blocks=(
            Para(f"共{len(rows)}个单位", align="right", face="kai"),
            *_standing(columns, rows),
            Heading("方法说明"),
            Listing(tuple(snapshot["method"])),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
    )


def _standing(columns, rows):
    """Those that are ranked, and apart from them those with too few tasks."""
    parts = [[row for row in rows if (row[0] == scores.APART) is apart] for apart in (False, True)]
    if not parts[1]:
        return (Table(columns, rows, small=True),)
    titles = (f"排名单位（{len(parts[0])}个）", f"另列单位（{len(parts[1])}个，承办件次少，不参加排名）")
    return tuple(
        block
        for title, part in zip(titles, parts, strict=True)
        if part
        for block in (Heading(title, 2), Table(columns, tuple(part), small=True))
    )


SCORES = DocumentKind(
    key="suggestions.unit_scores",
    title="承办单位得分表",
    gather=gather_scores,
    compose=compose_scores,
    order=75,
    **{**WHOLE, "readers": (*rights.WHOLE, "GOV"), "may_read": rights.reads_scores},
)
ALL = (FIGURES, SCORES)
