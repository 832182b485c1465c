"""What papers cost: a letter of five pages, pages of text and of tables a second, and the memory of many letters."""

import resource
from datetime import date

from congress.frame.printing import Column, Paper, Para, Table, render_pdf
from tests.bench.summary import timed

LETTERS = 50
SENTENCE = "县交通运输局会同河口镇人民政府到现场核实，水毁路段合计1.35公里，估算资金126.5万元；现有养护经费不足，责任主体不明确。"
LETTER = Paper(
    form="letter",
    head="平样县交通运输局",
    number="平交函〔2026〕7号",
    title="对平样县第十八届人民代表大会第五次会议第137号建议的答复",
    addressee="张三代表",
    blocks=tuple(Para(SENTENCE * 5) for _ in range(8)),
    signer="平样县交通运输局",
    date=date(2026, 9, 3),
    seal=True,
)
TEXT = Paper(form="plain", title="文稿", blocks=tuple(Para(SENTENCE * 5) for _ in range(210)))
ROWS = tuple(tuple(f"{row}.{cell}" for cell in range(7)) for row in range(600))
TABLES = Paper(form="plain", title="表册", blocks=(Table(tuple(Column(f"栏{n}") for n in range(7)), ROWS),))


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    timed(lambda: render_pdf(LETTER))  # reads the fonts
    _, busy, letter = timed(lambda: [render_pdf(LETTER) for _ in range(10)][-1])
    print(
        f"函     {letter.pages} 页  {len(letter.content) / 1024:.0f} kB  处理器 {busy / 10:.3f} 秒  内存 {memory():.0f} MB"
    )
    for name, paper in (("文字", TEXT), ("表格", TABLES)):
        _, busy, made = timed(lambda paper=paper: render_pdf(paper))
        size = len(made.content) / 1024
        print(f"{name}   {made.pages} 页  {size:.0f} kB  每秒 {made.pages / busy:.0f} 页  内存 {memory():.0f} MB")
    before = memory()
    _, busy, _ = timed(lambda: [None for _ in range(LETTERS) if not render_pdf(LETTER)])
    print(f"函 {LETTERS} 件  处理器 {busy:.1f} 秒  内存再增 {memory() - before:.0f} MB")
