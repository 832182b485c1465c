"""A list as a printed paper: for reading and filing, so it is bounded – longer lists are for Excel."""

from .printing import Column, Paper, Para, Table, render_pdf
from .tables import shown
from .workflow import Refused

MOST = 500  # rows: of a wide list some seventy pages and a minute of setting; nobody reads more on paper
LYING_FROM = 84  # characters that stand beside one another in an upright page's small type


def write_pdf(path, *, title, columns, rows, total, notes=(), progress=None, made_at=None):
    """The same list as ``tables.write_xlsx`` makes, set on A4; wide ones lie. The notes stand above it and, in short, on
    every page. Returns the number of rows."""
    if total > MOST:
        raise Refused(f"PDF 供打印查阅，最多{MOST}行，这份名单有{total}行。请先筛选，或导出为 Excel。")
    lines = []
    for row in rows:
        lines.append(tuple(str(shown(column.value(row))) for column in columns))
    heads = tuple(Column(column.label, column.width) for column in columns)
    paper = Paper(
        form="sheet",
        title=(title,),
        blocks=(*(Para(note, indent=False, face="kai") for note in notes), Table(heads, tuple(lines), small=True)),
        landscape=sum(column.width for column in columns) > LYING_FROM,
        header="　".join((title, *notes)),
        author=title,
    )
    path.write_bytes(
        render_pdf(paper, told=progress and (lambda percent: progress(total * percent // 100, total))).content
    )
    if progress:
        progress(len(lines), len(lines))
    return len(lines)
