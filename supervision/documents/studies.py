"""The report of a research topic on paper, with the groups that made it."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Annex, Column, Heading, Paper, Para, Table, blocks_of
from congress.models import Organization

from ..policies import studies as policies
from ..queries import studies as queries


def gather(study):
    groups = queries.groups_of(study)
    return {
        "title": study.title,
        "leader": study.leader.person.name,
        "committee": study.committee.name,
        "reported_on": long_date(study.reported_on),
        "report": study.report,
        "uses": study.uses,
        "groups": [
            [group.title, group.get_kind_display(), "、".join(f"{one}（组长）" if one.is_head else str(one) for one in group.members.all())]
            for group in groups
        ],
    }  # fmt: skip


def compose(snapshot, facts):
    columns = (Column("小组", 2.6), Column("类型", 1.6, "center"), Column("代表", 7))
    about = [Heading("一、参加调研的代表"), Table(columns, tuple(map(tuple, snapshot["groups"])))]
    if snapshot["uses"]:
        about += [Heading("二、成果运用"), *blocks_of(snapshot["uses"])]
    return Paper(
        form="plain",
        title=(snapshot["title"], "调研报告"),
        blocks=(
            Para(f"课题由{snapshot['leader']}牵头，{snapshot['committee']}承担，{snapshot['reported_on']}形成报告。"),
            *blocks_of(snapshot["report"]),
        ),
        attachments=("课题组和成果运用情况",),
        annexes=(Annex(label="附件", title="课题组和成果运用情况", blocks=tuple(about)),),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )


STUDY_REPORT = kinds.DocumentKind(
    key="supervision.study_report",
    title="课题调研报告",
    model="supervision.study",
    gather=gather,
    compose=compose,
    organ=lambda study: body_of(study.congress_id, Organization.Kind.STANDING_COMMITTEE),
    may_issue=policies.prints,
    may_read=policies.reads_paper,
    order=311,
)
