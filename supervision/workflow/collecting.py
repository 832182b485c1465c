"""The yearly call for topics, and one proposal: chosen into the plan, merged into another, or declined with the reason."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Call, Proposal
from ..policies import collecting as policies
from ..queries import collecting as queries

C, P = Call.State, Proposal.State
TWELVE = "监督法第十二条"


def has_begun(call, actor):
    """已到征集开始日"""
    return f"{long_date(call.opens_on)}才开始征集。" if clock.today() < call.opens_on else ""


def all_chosen(call, actor):
    """征集的议题都已筛选"""
    left = queries.waiting_in(call)
    return f"还有{left}项议题没有筛选。" if left else ""


def has_draft_plan(proposal, actor):
    """当年的监督工作计划正在起草"""
    year = proposal.call.year
    return "" if queries.draft_plan(proposal.call) else f"{year}年的监督工作计划不在起草，请先建立或者调整计划。"


def is_not_public_yet(proposal, actor):
    """列入的计划还没有通过"""
    return "列入的计划已经通过，要改请调整计划。" if queries.is_passed(proposal) else ""


CALL = Machine(
    key="supervision.call", title="监督议题征集", model=Call, states=C, initial=C.DRAFT, final=(C.SETTLED,),
    moves=(
        Move(name="open", label="开始征集", source=(C.DRAFT,), target=C.OPEN, who=policies.collects, guard=has_begun,
             event="{actor}开始{obj}", basis=TWELVE, primary=True),
        Move(name="close", label="截止征集", source=(C.OPEN,), target=C.CLOSED, who=policies.collects,
             event="{actor}截止{obj}", primary=True),
        Move(name="reopen", label="恢复征集", source=(C.CLOSED,), target=C.OPEN, who=policies.collects,
             event="{actor}恢复{obj}", returns=True),
        Move(name="settle", label="完成筛选", source=(C.CLOSED,), target=C.SETTLED, who=policies.collects,
             guard=all_chosen, event="{actor}完成{obj}的筛选", primary=True),
    ),
)  # fmt: skip

PROPOSAL = Machine(
    key="supervision.proposal", title="监督议题建议", model=Proposal, states=P, initial=P.SUBMITTED, final=(),
    moves=(
        Move(name="adopt", label="列入计划", source=(P.SUBMITTED,), target=P.ADOPTED, who=policies.chooses,
             guard=has_draft_plan, form="supervision.forms.collecting.AdoptForm", basis=TWELVE,
             event="{actor}把《{obj}》列入监督工作计划草案", primary=True),
        Move(name="merge", label="并入另一议题", source=(P.SUBMITTED,), target=P.MERGED, who=policies.chooses,
             form="supervision.forms.collecting.MergeForm", event="{actor}把《{obj}》并入《{into}》"),
        Move(name="decline", label="不列入", source=(P.SUBMITTED,), target=P.DECLINED, who=policies.chooses,
             event="{actor}没有把《{obj}》列入计划", returns=True),
        Move(name="choose_again", label="重新筛选", source=(P.MERGED, P.ADOPTED, P.DECLINED), target=P.SUBMITTED,
             who=policies.chooses, guard=is_not_public_yet, event="{actor}重新筛选《{obj}》", returns=True),
    ),
)  # fmt: skip
