"""How long a year's summary of a hundred pages takes, by the way it goes in the office: gathered, frozen, decided, issued
and set by its job; then once more on another day."""

import resource
import shutil
import subprocess
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from congress.actions import documents, jobs
from congress.frame import clock, kinds
from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.printing import render_docx
from congress.models import Document
from congress.queries.documents import paper_of
from congress.queries.summaries import PAPER
from tests.build import county
from tests.build import summaries as build

CHAPTERS, TABLES, ROWS, WORDS, FIGURES = 10, 3, 24, 14, 20
SENTENCE = "全年办理代表建议一百四十二件，办复率百分之百，满意率百分之九十六点三，比上年提高一点二个百分点。"
COLUMNS = ("单位", "承办（件）", "已答复", "按期答复率", "解决率", "满意率", "平均天数")
DAY = build.FROZEN + timedelta(days=14)


def chapter(number):
    """One chapter: 14 paragraphs, three tables, a chart, twenty figures with their sources."""
    table = TableData(
        title="承办单位办理情况", columns=COLUMNS, note="“—”为没有应计数。",
        rows=tuple((f"第{row}承办单位", row, row, (26, 27), (5, 7), (15, 17), 47) for row in range(1, ROWS + 1)),
    )  # fmt: skip
    chart = ChartData(
        kind=("bars", "hbars", "lines", "donut")[number % 4], title="历年建议数量", unit="件",
        labels=tuple(f"{year}年" for year in range(2021, 2027)), series=(("提出", (98, 104, 121, 117, 130, 142)),),
    )  # fmt: skip
    facts = tuple(
        Fact(key=f"figure_{place}", label=f"第{place}项指标", value=100 * number + place, unit="件",
             definition="首次答复未超过现行期限（含同意的延期）的÷（已答复的＋超期未答复的）")
        for place in range(FIGURES)
    )  # fmt: skip
    data = ChapterData(facts=facts, tables=(table,) * TABLES, charts=(chart,))

    def draft(data, before):
        return [
            Drafted(
                key=f"words_{place}",
                text=f"{SENTENCE * 5}共{fact.value}件。",
                figures=(fact.key,),
                table=table.title,
            )
            for place, fact in enumerate(facts[:WORDS])
        ]

    return kinds.Chapter(
        key=f"bench.chapter_{number}", title=f"第{number}方面的工作", order=200 + number, bodies=("general_office",),
        gather=lambda congress, since, until: data, draft=draft,
    )  # fmt: skip


def timed(deed):
    """(seconds by the clock, seconds of the processor, what came of it)"""
    by_clock, by_processor = time.monotonic(), time.process_time()
    made = deed()
    return time.monotonic() - by_clock, time.process_time() - by_processor, made


def issued(cast, summary, day):
    """The paper of a day as its job sets it, and how long the job took."""
    with clock.frozen(day):
        paper = documents.issue(PAPER, summary, actor=cast.actor("go"))
        slow, busy, state = timed(lambda: jobs.run(paper.job_id))
    return slow, busy, state, Document.objects.select_related("job").get(pk=paper.pk)


def lines(paper):
    path = Path(settings.MEDIA_ROOT) / paper.stored_as
    return (
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        .stdout.decode()
        .splitlines()
    )


def measure():
    cast = county.cast()
    with kinds.chapters.lent(*(chapter(number) for number in range(1, CHAPTERS + 1))):
        summary = build.summary(cast, at="finalised")
    slow, busy, state, paper = issued(cast, summary, DAY)
    print(f"PDF   {paper.pages} 页  {paper.size / 1024:.0f} kB  {slow:.1f} 秒（处理器 {busy:.1f} 秒）  任务：{state}")
    print(f"内存  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    slow, busy, word = timed(lambda: render_docx(paper_of(paper)))
    print(f"Word  {len(word) / 1024:.0f} kB  {slow:.1f} 秒（处理器 {busy:.1f} 秒）")
    with default_storage.open(paper.stored_as) as file:
        first = file.read()
    again = documents.render_pdf(paper_of(paper)).content
    print(f"同日重排：{'逐字节相同' if again == first else '不同'}")
    *_, other = issued(cast, summary, DAY + timedelta(days=1))
    changed = [pair for pair in zip(lines(paper), lines(other), strict=True) if pair[0] != pair[1]]
    said = "；".join(f"{a.strip()} → {b.strip()}" for a, b in changed)
    print(f"次日重印：{len(changed)} 行不同：{said}")


def in_a_database(title, measure):
    """Measure in a database of its own, which is dropped at the end."""
    name = connection.settings_dict["NAME"]
    print(title, connection.vendor)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        shutil.rmtree(settings.VAR, ignore_errors=True)


def main():
    in_a_database("年度总结", measure)
