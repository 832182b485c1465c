"""The table of a year's stars, and the certificate of a station (S101)."""

from congress.documents.reports import body_of
from congress.frame import clock, kinds
from congress.frame.numbers import plain
from congress.frame.printing import Certificate, Column, Paper, Para, Table
from congress.models import Organization

from ..models.star import MOST_STARS, star_words
from ..policies import stars as policies
from ..queries import stars as queries


def gather_table(cycle):
    """The stations as they were announced, and from how many points a star begins."""
    return {
        "county": cycle.congress.area.name,
        "year": cycle.year,
        "standard": cycle.sheet.title,
        "thresholds": list(cycle.sheet.thresholds),
        "items": [[item.title, plain(item.most), item.rule] for item in queries.items_of(cycle.sheet)],
        "rows": [
            [row.station.name, row.station.congress.area.name, plain(row.total), row.stars,
             "、".join(word for off, word in ((row.off_missed, "无人值班降一星"), (row.off_decided, f"决定降星：{row.off_because}"))
                      if off)]
            for row in queries.results(cycle)
        ],
    }  # fmt: skip


def compose_table(snapshot, issued):
    rows, least = snapshot["rows"], snapshot["thresholds"]
    counts = [(star_words(n), sum(row[3] == n for row in rows)) for n in range(MOST_STARS, -1, -1)]
    words = "，".join(f"{word}{n}个" for word, n in counts if n)
    heads = (("序号", 1), ("站点", 5), ("乡镇", 2), ("得分", 1.2), ("星级", 1.5), ("备注", 2.5))
    scale = "，".join(f"{star_words(n)}{least[n - 1]}分以上" for n in range(MOST_STARS, 0, -1))
    return Paper(
        form="plain",
        title=(f"{snapshot['county']}{snapshot['year']}年", "人大代表联络站星级评定结果"),
        blocks=(
            Para(f"按照《{snapshot['standard']}》，经站点自评、乡镇审核、县人大评定，共评定{len(rows)}个站点：{words}。"),
            Table(
                tuple(Column(label, width, "left" if label in ("站点", "备注") else "center") for label, width in heads),
                tuple((str(place), name, town, total, star_words(stars), note)
                      for place, (name, town, total, stars, note) in enumerate(rows, start=1)),
            ),
            Para(f"{scale}。", lead="星级标准："),
            Table((Column("项目", 2), Column("满分", 1, "center"), Column("要求", 7)),
                  tuple(tuple(item) for item in snapshot["items"]), caption="评定项目"),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
    )  # fmt: skip


def gather_certificate(rating):
    return {
        "station": rating.station.name,
        "standard": rating.cycle.sheet.title,
        "kind": rating.station.get_kind_display(),
        "year": rating.cycle.year,
        "stars": rating.stars,
        "given_by": rating.cycle.congress.name,
        "announced_on": clock.today()
        if rating.off_decided
        else rating.cycle.announced_on,  # lowered since: as from today
        "number": f"{rating.cycle.year}第{rating.pk:04d}号",
    }


def compose_certificate(snapshot, issued):
    stars, year, month, day = snapshot["stars"], *map(int, str(snapshot["announced_on"]).split("-"))
    giver = f"{snapshot['given_by']}常务委员会"
    return Paper(
        form="sheet",
        title=("星级证书",),
        blocks=(
            Certificate(
                marks="★" * stars + "☆" * (MOST_STARS - stars),
                name=snapshot["station"],
                words=f"{snapshot['year']}年度，按照《{snapshot['standard']}》，经站点自评、乡镇审核、县人大评定，"
                f"授予“{star_words(stars)}级{snapshot['kind']}”称号，特发此证。",
                number=f"证书号：{snapshot['number']}",
                giver=giver,
                day=f"{year}年{month}月{day}日",
            ),
        ),
        landscape=True,
        page_numbers=False,
    )


STAR_TABLE = kinds.DocumentKind(
    key="deputies.star_table",
    title="星级评定结果",
    model="deputies.starcycle",
    gather=gather_table,
    compose=compose_table,
    organ=lambda cycle: body_of(cycle.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.issues_stars,
    may_read=policies.reads_results,
    order=95,
)
STAR_CERTIFICATE = kinds.DocumentKind(
    key="deputies.star_certificate",
    title="星级证书",
    model="deputies.stationrating",
    gather=gather_certificate,
    compose=compose_certificate,
    organ=lambda rating: body_of(rating.cycle.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.issues_certificate,
    may_read=policies.reads_certificate,
    order=96,
)
ALL = (STAR_TABLE, STAR_CERTIFICATE)
