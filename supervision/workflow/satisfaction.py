"""A satisfaction vote: drawn up, handed to its ballot, announced with the ballot, published."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import SatisfactionVote
from ..policies import satisfaction as policies
from ..queries import satisfaction as queries

S = SatisfactionVote.State
LAW = "本级满意度测评办法"


def has_objects(vote, actor):
    """已列出测评对象"""
    return "" if vote.objects_of.exists() else "还没有列出测评对象。"


def not_begun(vote, actor):
    """还没有开始投票，或者这一轮已作废"""
    return "已经开始投票，要改名单请先作废本轮。" if queries.has_begun(vote) else ""


SATISFACTION = Machine(
    key="supervision.satisfaction", title="满意度测评", model=SatisfactionVote, states=S, initial=S.DRAFT, final=(S.PUBLISHED,),
    moves=(
        Move(name="submit", label="交付测评", source=(S.DRAFT,), target=S.VOTING, who=policies.keeps_votes, guard=has_objects,
             form="supervision.forms.satisfaction.SubmitForm", event="{actor}把《{obj}》交付测评", basis=LAW, primary=True),
        Move(name="take_back", label="撤回修改", source=(S.VOTING,), target=S.DRAFT, who=policies.keeps_votes, guard=not_begun,
             event="{actor}撤回《{obj}》", returns=True, fades=True),
        Move(name="announce", label="宣布结果", source=(S.VOTING,), target=S.ANNOUNCED, who=is_system, quiet=True,
             event="《{obj}》的测评结果宣布", basis=LAW),
        Move(name="publish", label="公布测评结果", source=(S.ANNOUNCED,), target=S.PUBLISHED, who=policies.keeps_votes,
             form="supervision.forms.satisfaction.PublishForm", event="{actor}公布《{obj}》的结果", basis="监督法第十条", primary=True),
    ),
)  # fmt: skip
