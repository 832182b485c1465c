"""The annual summary on paper, made of its sections as they stand."""

from datetime import date

from congress.frame import kinds
from congress.frame.gathered import ChapterData
from congress.frame.numbers import chinese, long_date
from congress.frame.printing import Chart, Column, Heading, Paper, Para, Table
from congress.frame.prose import cell

from ..policies import summaries as summary_policies
from ..queries import summaries


def gather_summary(summary):
    """Words and figures of every section; no moment of counting, so that the same figures are the same paper."""
    chapters = summaries.chapters_of(summaries.sections_of(summary))
    return {
        "title": summary.title,
        "congress": summary.congress.name,
        "year": summary.year,
        "until": summary.cut_off if summary.is_frozen else summaries.counted_until(summary),
        "frozen": summary.is_frozen,
        "council": summary.council_meeting,
        "chapters": [
            {
                "title": chapter.section.title,
                "key": chapter.section.chapter,
                "paragraphs": [[one.text, chapter.marks(one)] for one in chapter.paragraphs if one.text.strip()],
                "data": {**chapter.data.to_json(), "facts": [_fact(number, one) for number, one in chapter.facts]},
            }
            for chapter in chapters
        ],
    }


def _fact(number, fact):
    """What the appendix says of a figure; the address of its list changes with every server and stays out."""
    return {"note": number, "key": fact.key, "label": fact.label, "value": fact.value, "unit": fact.unit,
            "definition": fact.definition}  # fmt: skip


def compose_summary(snapshot, issued):
    until = long_date(date.fromisoformat(snapshot["until"]))
    blocks, notes = [], []
    for number, chapter in enumerate(snapshot["chapters"], start=1):
        blocks += [Heading(f"{chinese(number)}、{chapter['title']}"), *_words(chapter), *_figures(chapter)]
        notes += [
            (str(one["note"]), one["label"], f"{one['value']}{one['unit']}", one["definition"], f"{chapter['key']}/{one['key']}")
            for one in chapter["data"]["facts"]
        ]  # fmt: skip
    columns = (
        Column("注", 0.6, "center"),
        Column("指标", 2.1),
        Column("数值", 2.7, "center"),
        Column("口径", 4.4),
        Column("查询", 2.6),
    )
    frozen = "已冻结，可按查询键复核" if snapshot["frozen"] else "尚未冻结，数字还会变动"
    blocks += [
        Heading("附录　数据来源与口径"),
        Para(f"本总结所列数据由代表履职平台从业务记录中统计，截止日期为{until}，{frozen}。正文段末方括号内的数字为下表注号。"),
        Table(columns, tuple(notes), small=True),
    ]  # fmt: skip
    council = (f"经{snapshot['council']}审议通过",) if snapshot["council"] else ()
    return Paper(
        form="book",
        running=True,
        title=snapshot["title"],
        subtitle=council,
        signer=issued.issuer,
        date=issued.issued_on,
        blocks=tuple(blocks),
    )


def _words(chapter):
    """Each line that somebody typed is a paragraph; the notes stand behind the last."""
    for text, mark in chapter["paragraphs"]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for place, line in enumerate(lines, start=1):
            yield Para(line, mark=mark if place == len(lines) else "")


def _figures(chapter):
    data = ChapterData.from_json({**chapter["data"], "facts": ()})
    for one in data.charts:
        yield Chart(one.kind, one.title, one.labels, one.series, one.unit)
    for one in data.tables:
        first, *others = one.columns
        columns = (Column(first, 2.4), *(Column(title, 1, "center") for title in others))
        rows = tuple(tuple(map(cell, row)) for row in one.rows)
        yield Table(columns, rows, caption=one.title, small=len(one.columns) > 5)
        if one.note:
            yield Para(f"注：{one.note}", face="kai")


ANNUAL_SUMMARY = kinds.DocumentKind(
    key=summaries.PAPER,
    title="年度工作总结",
    model="congress.summary",
    gather=gather_summary,
    compose=compose_summary,
    may_issue=summary_policies.prints,
    may_read=summary_policies.previews,
    order=50,
)
