"""What a bound file has around its papers: cover, list of contents and the note at the end, as archives use them."""

from functools import partial

from congress.frame.numbers import long_date

from .paper import Column, Field, Fields, Paper, Para, Signature, Signatures, Table

COLUMNS = (
    Column("顺序号", 1.1, "center"),
    Column("文号", 2.4),
    Column("责任者", 2.6),
    Column("题名", 5),
    Column("日期", 1.8, "center"),
    Column("页号", 1.2, "center"),
    Column("备注", 0.8),
)


def cover_of(name, *, organ, fields=(), kind="案卷"):
    """What ``merge`` calls for the cover: whose file, its title, from when to when, how many papers and leaves."""
    return partial(_cover, name, organ, fields, kind)


def contents_of(name):
    """What ``merge`` calls with the entries it has counted; ``name`` is the file's own title."""
    return partial(_contents, name)


def closing_of(*, keeper="", date=None):
    """The note at the end (卷内备考表): what the file holds, and room for what is found of it later."""
    return partial(_closing, keeper, date)


def _span(entries):
    days = sorted(paper.date for paper, _, _ in entries if paper.date)
    return "至".join(dict.fromkeys(long_date(day) for day in (days[0], days[-1]))) if days else ""


def _cover(name, organ, fields, kind, entries):
    return Paper(
        form="sheet",
        title=(organ, kind),
        page_numbers=False,
        blocks=(
            Para("", indent=False),
            Fields(
                (
                    (Field("案卷题名", name, lines=5),),
                    *((Field(label, value, lines=2),) for label, value in fields),
                    (Field("起止日期", _span(entries), lines=2),),
                    (
                        Field("件数", f"{len(entries)}件", lines=2),
                        Field("页数", f"{entries[-1][2]}页", lines=2),
                    ),
                    (Field("保管期限", lines=2), Field("密级", lines=2)),
                )
            ),
            Para("", indent=False),
            Fields(((Field("全宗号", lines=2), Field("目录号", lines=2), Field("案卷号", lines=2)),)),
        ),
    )


def _contents(name, entries):
    rows = [
        (
            str(place),
            paper.number,
            paper.signer or paper.author,
            paper.name + (f"（致{paper.addressee}）" if paper.addressee else ""),
            f"{paper.date:%Y%m%d}" if paper.date else "",
            str(first) if first == last else f"{first}—{last}",
            paper.watermark,
        )
        for place, (paper, first, last) in enumerate(entries, 1)
    ]
    return Paper(
        form="sheet",
        title="卷内文件目录",
        subtitle=(name,),
        page_numbers=False,
        blocks=(Table(COLUMNS, tuple(rows), small=True),),
    )


def _closing(keeper, date, entries):
    day = long_date(date) if date else ""
    return Paper(
        form="sheet",
        title="卷内备考表",
        page_numbers=False,
        blocks=(
            Fields(
                (
                    (
                        Field(
                            "本卷情况说明：",
                            f"本卷共{len(entries)}件、{entries[-1][2]}页。标注“登记件”的，未制发正式文书，据登记内容排印。"
                            if any(paper.watermark for paper, _, _ in entries)
                            else f"本卷共{len(entries)}件、{entries[-1][2]}页。",
                            lines=16,
                            stacked=True,
                        ),
                    ),
                )
            ),
            Signatures((Signature("立卷人：", keeper), Signature("检查人："), Signature("立卷时间：", day))),
        ),
    )
