"""The decision on a commendation with its list, and the certificates, one a page."""

import re
from datetime import date

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese, long_date
from congress.frame.printing import Certificate, Column, Heading, PageBreak, Paper, Para, Table
from congress.frame.prose import listed

from ..models import AwardNomination
from ..policies import awards as policies
from ..queries import awards as queries

KINDS = {
    "先进代表小组": ("代表小组", "个"),
    "优秀人大代表": ("个人", "名"),
    "优秀人大工作者": ("个人", "名"),
    "优秀代表建议": ("代表建议", "件"),
}  # {category: (what the decision calls it, its measure word)}
COMMENDING = re.compile(r"(?:评选)?(?:表彰)?$")  # how the name of a round ends: the decision says it once, in front


def gather(award):
    return {
        "year": award.year,
        "title": award.title,
        "given_by": award.given_by,
        "decided_on": award.decided_on,
        "decided_at": award.decided_at,
        "groups": [
            [
                label,
                [[row.certificate_no, row.name, row.grounds] for row in queries.winners(award) if row.category == key],
            ]
            for key, label in AwardNomination.Category.choices
        ],
    }


def compose_decision(snapshot, issued):
    groups = [(label, rows) for label, rows in snapshot["groups"] if rows]
    total = "，".join(f"{label}{len(rows)}{KINDS[label][1]}" for label, rows in groups)
    kinds = listed(dict.fromkeys(KINDS[label][0] for label, _ in groups))
    blocks = [
        Para(f"（{_day(snapshot)}{snapshot['decided_at']}）", align="center", indent=False, face="kai"),
        Para(f"为表彰先进，激励代表和人大工作者依法履职，经推荐、审核，决定对下列{kinds}予以表彰：{total}。"),
        Para("希望受表彰者珍惜荣誉，再接再厉。各级人大代表要以先进为榜样，密切联系人民群众，认真履行代表职责。"),
    ]
    columns = (Column("证书号", 1, "center"), Column("名称", 3.5), Column("事迹", 6))
    for place, (label, rows) in enumerate(groups, start=1):
        blocks.append(Heading(f"{chinese(place)}、{label}"))
        blocks.append(Table(columns, tuple((str(no), name, grounds) for no, name, grounds in rows)))
    return Paper(
        form="plain",
        title=(snapshot["given_by"], f"关于表彰{COMMENDING.sub('', snapshot['title'])}的决定"),
        blocks=tuple(blocks),
        signer=snapshot["given_by"],
        date=date.fromisoformat(str(snapshot["decided_on"])),
        seal=True,
    )


def _day(snapshot):
    return long_date(date.fromisoformat(str(snapshot["decided_on"])))


def compose_certificates(snapshot, issued):
    pages = [(label, row) for label, rows in snapshot["groups"] for row in rows]
    blocks = []
    for place, (label, (no, name, _)) in enumerate(pages):
        blocks += [PageBreak()] if place else []
        blocks.append(
            Certificate(
                title="荣誉证书" if place else "",
                name=name,
                words=f"根据{snapshot['decided_at']}的决定，授予“{label}”称号，特发此证。",
                number=f"证书号：〔{snapshot['year']}〕第{int(no):03d}号",
                giver=snapshot["given_by"],
                day=_day(snapshot),
            )
        )
    return Paper(form="sheet", title=("荣誉证书",), blocks=tuple(blocks), landscape=True, page_numbers=False)


def _kind(key, title, compose, order):
    return DocumentKind(
        key=f"deputies.{key}",
        title=title,
        model="deputies.awardround",
        gather=gather,
        compose=compose,
        may_issue=policies.issues_awards,
        may_read=policies.reads_awards,
        order=order,
    )


ALL = (
    _kind("award_decision", "表彰决定", compose_decision, 61),
    _kind("award_certificates", "荣誉证书", compose_certificates, 62),
)
