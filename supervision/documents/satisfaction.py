"""What a satisfaction vote leaves on paper: the result with its ranking, and the announcement (domain §5.2)."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Signature, Signatures, Table
from congress.models import Organization

from ..policies import satisfaction as policies
from ..queries import satisfaction as queries


def _committee(vote):
    return body_of(vote.congress_id, Organization.Kind.GENERAL_OFFICE)


def gather(vote):
    rows = queries.ranking_of(vote)
    return {
        "title": vote.title,
        "meeting": full_name(vote.meeting) if vote.meeting_id else "",
        "voters": vote.get_body_display(),
        "law": vote.law,
        "summary": vote.summary,
        "count": {name: vote.count[name] for name in ("members", "present", "issued", "returned", "invalid")},
        "heads": [word for word, _ in rows[0].marks],
        "rows": [[row.rank, str(row), [votes for _, votes in row.marks], row.points, row.grade] for row in rows],
        "last": [str(row) for row in rows if row.at_bottom],
        "failed": [str(row) for row in rows if row.failed],
        "announced_on": long_date(vote.announced_on),
        "published_on": long_date(vote.published_on) if vote.published_on else "",
    }


def _numbers(snapshot):
    found = snapshot["count"]
    return (
        f"应到{found['members']}人，实到{found['present']}人；发出测评票{found['issued']}张，收回{found['returned']}张，"
        f"其中有效票{found['returned'] - found['invalid']}张，无效票{found['invalid']}张。"
    )


def _ranking(snapshot):
    columns = (Column("名次", 0.8, "center"), Column("测评对象", 4), *(Column(word, 1.2, "center") for word in snapshot["heads"]),
               Column("得分", 1.2, "center"), Column("等次", 1.5, "center"))  # fmt: skip
    rows = tuple(
        (str(rank), name, *map(str, marks), points, grade) for rank, name, marks, points, grade in snapshot["rows"]
    )
    return Table(columns, rows, small=True)


def _followed(snapshot):
    if snapshot["last"]:
        yield Para(f"按照本级满意度测评办法，将排名末位的{'、'.join(snapshot['last'])}列为工作评议对象。")
    if snapshot["failed"]:
        yield Para(f"{'、'.join(snapshot['failed'])}测评为不满意，应当限期整改，再次报告并再次测评。")


def compose_result(snapshot, facts):
    where = f"在{snapshot['meeting']}上，" if snapshot["meeting"] else ""
    return Paper(
        form="plain",
        title=("满意度测评结果报告单",),
        subtitle=(snapshot["title"],),
        blocks=(
            Para(
                f"{snapshot['announced_on']}，{where}{snapshot['voters']}以无记名方式进行测评。{_numbers(snapshot)}{snapshot['summary']}"
            ),
            Para(snapshot["law"], lead="等次和名次："),
            _ranking(snapshot),
            *_followed(snapshot),
            Signatures((Signature("总监票人："), Signature("会议主持人："))),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
    )


def compose_announcement(snapshot, facts):
    where = f"{snapshot['meeting']}" if snapshot["meeting"] else "县人大常委会"
    return Paper(
        form="plain",
        title=(f"关于{snapshot['title']}结果的公告",),
        blocks=(
            Para(
                f"{snapshot['announced_on']}，{where}进行了{snapshot['title']}。{_numbers(snapshot)}"
                "现将结果公布如下（监督法第十条）："
            ),
            _ranking(snapshot),
            Para(snapshot["law"]),
            *_followed(snapshot),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )


def _of_vote(key, title, compose, may_issue, may_read, order):
    return kinds.DocumentKind(
        key=f"supervision.{key}", title=title, model="supervision.satisfactionvote", gather=gather, compose=compose,
        organ=_committee, may_issue=may_issue, may_read=may_read, order=order,
    )  # fmt: skip


SATISFACTION_RESULT = _of_vote(
    "satisfaction_result", "满意度测评结果报告单", compose_result, policies.issues_result, policies.reads_result, 310
)
SATISFACTION_ANNOUNCEMENT = _of_vote(
    "satisfaction_announcement",
    "满意度测评结果公告",
    compose_announcement,
    policies.issues_announcement,
    policies.reads_announcement,
    311,
)
