"""A paper of a meeting: asked for, sent to the committee in draft, handed in, handed out."""

from congress.frame.workflow import Machine, Move

from ..models import MeetingPaper
from ..policies import agendas as policies
from ..queries.attachments import attachments_of

P = MeetingPaper.State


def has_files(paper, actor):
    """已上传文件"""
    return "" if attachments_of(paper) else "还没有上传文件。"


PAPER = Machine(
    key="congress.meetingpaper",
    title="会议文件",
    model=MeetingPaper,
    states=P,
    initial=P.EXPECTED,
    final=(),
    moves=(
        Move(
            name="send_draft",
            label="送委员会征求意见",
            source=(P.EXPECTED,),
            target=P.DRAFTED,
            who=policies.hands_in,
            guard=has_files,
            closes=("congress.paper_to_committee",),
            event="{actor}将《{obj}》送委员会征求意见",
            primary=True,
            basis="监督法第十五条",
        ),
        Move(
            name="submit",
            label="送交常委会",
            source=(P.EXPECTED, P.DRAFTED),
            target=P.SUBMITTED,
            who=policies.hands_in,
            guard=has_files,
            closes=("congress.paper_to_office",),
            cancels=("congress.paper_to_committee",),
            event="{actor}送交《{obj}》",
            primary=True,
            basis="监督法第十五条",
        ),
        Move(
            name="hand_out",
            label="印发组成人员",
            source=(P.EXPECTED, P.DRAFTED, P.SUBMITTED),
            target=P.DISTRIBUTED,
            who=policies.hands_out,
            guard=has_files,
            form="congress.forms.agendas.HandOutForm",
            closes=("congress.paper_to_members", "congress.paper_out"),
            cancels=("congress.paper_to_committee", "congress.paper_to_office"),
            event="{actor}印发《{obj}》",
            basis="监督法第十五条",
        ),
        Move(
            name="send_back",
            label="退回修改",
            source=(P.DRAFTED, P.SUBMITTED, P.DISTRIBUTED),
            target=P.EXPECTED,
            who=policies.keeps_papers,
            event="{actor}退回《{obj}》",
            returns=True,
        ),
    ),
)
