"""The summary of a themed campaign: its tasks, what each place did of them, in their own words, and what came of it."""

from congress.documents.reports import body_of
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table
from congress.models import Organization

from ..policies import campaigns as policies
from ..queries import campaigns as queries

KINDS = Organization.Kind


def gather(campaign):
    lines = queries.board(campaign)
    said = [(line, line.handed_in) for line in lines if line.is_in]
    return {
        "title": campaign.title,
        "since": long_date(campaign.since),
        "until": long_date(campaign.until),
        "tasks": campaign.listed_tasks,
        "summary": campaign.summary,
        "townships": len(lines) - 1,
        "handed": len(said),
        "rows": [
            [line.congress.short_name, line.activities, line.attendances, line.handed_in.problems if line.is_in else None,
             long_date(line.handed_in.handed_in_on) if line.is_in else ""]
            for line in lines
        ],
        "said": [[line.congress.short_name, handed.text] for line, handed in said],
    }  # fmt: skip


def compose(snapshot, issued):
    rows = snapshot["rows"]
    times, people, solved = (sum(row[place] or 0 for row in rows) for place in (1, 2, 3))
    came = f"共组织活动{times}次，参加代表{people}人次" + (f"，推动解决问题{solved}件" if solved else "")
    handed = f"，{snapshot['handed']}个乡镇报送了情况" if snapshot["townships"] else ""
    lines = [(row[0], str(row[1]), str(row[2]), "—" if row[3] is None else str(row[3]), row[4] or "—") for row in rows]
    lines.append(("合计", str(times), str(people), str(solved), ""))
    table = Table(
        (Column("人大", 3), Column("活动次数", 1.6, "right"), Column("参加人次", 1.6, "right"),
         Column("解决件数", 1.6, "right"), Column("报送日期", 2.6, "center")),
        tuple(lines),
    )  # fmt: skip
    blocks = [
        Para(f"{snapshot['since']}至{snapshot['until']}，开展了{snapshot['title']}主题活动，{came}{handed}。"),
        Heading("一、任务"),
        *(Para(f"{place}. {task}") for place, task in enumerate(snapshot["tasks"], start=1)),
        Heading("二、开展情况"),
        table,
    ]
    if snapshot["said"]:
        blocks.append(Heading("三、各地做法"))
        blocks += [Para(line, lead=f"{name}：" if not at else "") for name, text in snapshot["said"]
                   for at, line in enumerate(filter(None, map(str.strip, text.splitlines())))]  # fmt: skip
    blocks.append(Heading("四、总结" if snapshot["said"] else "三、总结"))
    blocks += [Para(line) for line in snapshot["summary"].splitlines() if line.strip()]
    return Paper(
        form="plain", title=(f"{snapshot['title']}主题活动", "情况汇总"), blocks=tuple(blocks), signer=issued.issuer,
        date=issued.issued_on, seal=True,
    )  # fmt: skip


def organ(campaign):
    kind = KINDS.PRESIDIUM if campaign.congress.parent_id else KINDS.DEPUTY_AFFAIRS_COMMISSION
    return body_of(campaign.congress_id, kind)


SUMMARY = DocumentKind(
    key="deputies.campaign_summary", title="主题活动情况汇总", model="deputies.campaign", gather=gather, compose=compose, organ=organ,
    may_issue=policies.prints_summary, may_read=policies.follows, order=202,
)  # fmt: skip
ALL = (SUMMARY,)
