"""The annual summary on paper, made of its sections as they stand."""

from datetime import date

from congress.frame import kinds
from congress.frame.gathered import ChapterData
from congress.frame.numbers import chinese, long_date
from congress.frame.printing import Chart, Column, Heading, Paper, Para, Table
from congress.frame.prose import cell, noted

from ..policies import summaries as summary_policies
from ..queries import summaries

TABLES, SOURCES = "附录一", "附录二"


def gather_summary(summary):
    """Words and figures of every section; no moment of counting, so that the same figures are the same paper."""
    chapters = summaries.chapters_of(summaries.sections_of(summary))
    return {
        "title": summary.title,
        "congress": summary.congress.name,
        "year": summary.year,
        "since": summary.since,
        "until": summary.cut_off if summary.is_frozen else summaries.counted_until(summary),
        "frozen": summary.is_frozen,
        "council": summary.council_meeting,
        "chapters": [
            {
                "title": chapter.section.title,
                "key": chapter.section.chapter,
                "paragraphs": [
                    [one.text, [number for number, _ in chapter.figures_of(one)], one.table]
                    for one in chapter.paragraphs
                    if one.text.strip()
                ],
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
    """The chapters with their charts, then their tables and the sources of every figure; charts and tables are numbered
    through the book."""
    text, tables, charts, at = [], [Heading(f"{TABLES}　各章数据表")], 0, 0
    for number, chapter in enumerate(snapshot["chapters"], start=1):
        data = ChapterData.from_json({**chapter["data"], "facts": ()})
        drawn = range(charts + 1, charts + 1 + len(data.charts))
        ruled = range(at + 1, at + 1 + len(data.tables))
        charts, at = charts + len(data.charts), at + len(data.tables)
        text += [Heading(f"{chinese(number)}、{chapter['title']}"), *_words(chapter, ruled), *_seen(drawn, ruled)]
        text += [_chart(place, one) for place, one in zip(drawn, data.charts, strict=True)]
        if data.tables:
            tables.append(Heading(f"（{chinese(number)}）{chapter['title']}", level=2))
            tables += [_table(place, one) for place, one in zip(ruled, data.tables, strict=True)]
    council = (f"经{snapshot['council']}审议通过",) if snapshot["council"] else ()
    return Paper(
        form="book",
        running=True,
        title=snapshot["title"],
        subtitle=council,
        signer=issued.issuer,
        date=issued.issued_on,
        blocks=(*text, *(tables if at else ()), *_sources(snapshot)),
    )


def _words(chapter, ruled):
    """Each line that somebody typed is a paragraph; the notes stand behind the figures they speak of, and behind it all
    the table that the paragraph reads."""
    facts = {one["note"]: (one["note"], one["value"], one["unit"]) for one in chapter["data"]["facts"]}
    places = {one["title"]: place for place, one in zip(ruled, chapter["data"]["tables"], strict=True)}
    for text, notes, table in chapter["paragraphs"]:
        lines = noted(text, [facts[note] for note in notes])
        if table in places:
            words, mark = lines[-1].pop()
            stop = "。" * words.endswith("。")
            lines[-1] += [(words.removesuffix("。"), mark), (f"（见表{places[table]}）{stop}", ())]
        for line in lines:
            (first, mark), *more = [(words, summaries.marks(notes_here)) for words, notes_here in line]
            yield Para(first, mark=mark, more=tuple(more))


def _seen(drawn, ruled):
    """Where the chapter's charts and tables are to be found."""
    said = [_span("图", drawn)] if drawn else []
    said += [f"{TABLES}{_span('表', ruled)}"] if ruled else []
    if said:
        yield Para(f"本章数据见{'、'.join(said)}，指标口径见{SOURCES}。", face="kai")


def _span(word, places):
    return f"{word}{places[0]}" + (f"至{word}{places[-1]}" if len(places) > 1 else "")


def _chart(place, one):
    return Chart(one.kind, f"图{place}　{one.title}", one.labels, one.series, one.unit)


def _table(place, one):
    first, *others = one.columns
    columns = (Column(first, 2.4), *(Column(title, 1, "center") for title in others))
    rows = tuple(tuple(map(cell, row)) for row in one.rows)
    caption, note = f"表{place}　{one.title}", one.note and f"注：{one.note}"
    return Table(columns, rows, caption=caption, note=note, small=len(one.columns) > 5)


def _sources(snapshot):
    since, until = (long_date(date.fromisoformat(snapshot[name])) for name in ("since", "until"))
    state = "数据已经冻结，可以按查询名重新核对" if snapshot["frozen"] else "数据尚未冻结，数字还会变动"
    columns = (
        Column("注", 0.6, "center"),
        Column("指标", 2.2),
        Column("数值", 2.9, "center"),
        Column("口径", 4.2),
        Column("查询名", 2.6),
    )
    yield Heading(f"{SOURCES}　数据来源与口径")
    yield Para(
        f"本总结所列数据由代表履职平台从业务记录中统计，统计期为{since}至{until}，各项数据均截至{until}。{state}。"
        "正文数字后方括号内为下列各表的注号。"
    )
    for number, chapter in enumerate(snapshot["chapters"], start=1):
        if facts := chapter["data"]["facts"]:
            yield Heading(f"（{chinese(number)}）{chapter['title']}", level=2)
            note = f"注：查询名全称为“{chapter['key']}/”加表中所列名称。"
            yield Table(columns, tuple(_source(one) for one in facts), note=note, small=True)


def _source(fact):
    value = f"{fact['value']}{fact['unit']}"
    return (str(fact["note"]), fact["label"], value, fact["definition"], fact["key"])


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
