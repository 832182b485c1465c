"""How long a year's summary of a hundred pages takes, as PDF and as Word: chapters of text, tables and charts."""

import resource
import time

from django.conf import settings

from congress.documents.summary import compose_summary
from congress.frame import clock
from congress.frame.kinds import DocumentFacts
from congress.frame.printing import render_docx, render_pdf

CHAPTERS, TABLES, ROWS, WORDS = 10, 2, 24, 14
SENTENCE = "全年办理代表建议一百四十二件，办复率百分之百，满意率百分之九十六点三，比上年提高一点二个百分点。"
COLUMNS = ("单位", "承办（件）", "已答复", "按期答复率", "解决率", "满意率", "平均天数")


def chapter(number):
    """One chapter as it is frozen: 14 paragraphs, two tables, a chart, twenty figures with their sources."""
    notes = range(20 * number - 19, 20 * number + 1)
    table = {
        "title": "承办单位办理情况",
        "columns": COLUMNS,
        "rows": [[f"第{row}承办单位", row, row, "96.3%", "71.0%", "88.2%", 47] for row in range(1, ROWS + 1)],
        "note": "“—”为没有应计数。",
    }
    kind = ("bars", "hbars", "lines", "donut")[number % 4]
    years = [f"{year}年" for year in range(2021, 2027)]
    chart = {"kind": kind, "title": "历年建议数量", "labels": years, "unit": "件",
             "series": [["提出", [98, 104, 121, 117, 130, 142]]]}  # fmt: skip
    facts = [
        {"note": note, "key": f"figure_{note}", "label": f"第{note}项指标", "value": f"{note}.5%", "unit": "",
         "definition": "首次答复未超过现行期限（含同意的延期）的÷（已答复的＋超期未答复的）"}
        for note in notes
    ]  # fmt: skip
    return {
        "title": f"第{number}方面的工作",
        "key": f"bench.chapter_{number}",
        "paragraphs": [[SENTENCE * 5, list(notes[:3])] for _ in range(WORDS)],
        "data": {"facts": facts, "tables": [table] * TABLES, "charts": [chart]},
    }


def timed(deed):
    """(seconds by the clock, seconds of the processor, what came of it)"""
    by_clock, by_processor = time.monotonic(), time.process_time()
    made = deed()
    return time.monotonic() - by_clock, time.process_time() - by_processor, made


def main():
    snapshot = {"title": "平样县人大常委会2026年度工作总结", "congress": "平样县人民代表大会", "year": 2026, "since": "2026-01-01", "until": "2026-12-31",
                "frozen": True, "council": "第五十二次主任会议", "chapters": [chapter(n) for n in range(1, CHAPTERS + 1)]}  # fmt: skip
    paper = compose_summary(snapshot, DocumentFacts(issuer="平样县人大常委会办公室", issued_on=clock.today()))
    print("年度总结", settings.DATABASES["default"]["ENGINE"].rpartition(".")[2])
    slow, busy, made = timed(lambda: render_pdf(paper))
    print(f"PDF   {made.pages} 页  {len(made.content) / 1024:.0f} kB  {slow:.1f} 秒（处理器 {busy:.1f} 秒）")
    slow, busy, word = timed(lambda: render_docx(paper))
    print(f"Word  {len(word) / 1024:.0f} kB  {slow:.1f} 秒（处理器 {busy:.1f} 秒）")
    print(f"内存  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
