"""What others bring may become a proposal for a topic of supervision: where it begins, how far it has come."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.kinds import Continuation, Stage

from .models import Proposal
from .policies.collecting import proposes
from .queries.collecting import open_calls


def may(actor):
    """征集期内可以提出监督议题的人员"""
    return proposes(actor) and open_calls(actor).exists()


def begin(source):
    return f"{reverse('supervision:propose_begin')}?{urlencode({'from': source})}"


def stage(target):
    """In words meant for the public."""
    found = Proposal.objects.filter(pk=target.rpartition(":")[2]).first()
    state = found.state if found else Proposal.State.SUBMITTED
    lead = found.into if found and found.into_id else found
    line = lead and lead.lines.filter(plan__published_on__isnull=False).select_related("plan").first()
    if line:
        url = f"{reverse('supervision:public_plan')}?year={line.plan.year}"
        return Stage(words=f"已列入{line.plan.year}年监督工作计划。", url=url)
    if state == Proposal.State.DECLINED:
        return Stage(words="没有列入监督工作计划。")
    return Stage(words="已提为监督议题，正在筛选。")


def case(target, actor):
    """(title and state; page) of the proposal, for whoever may see it."""
    found = Proposal.objects.visible_to(actor).filter(pk=target.rpartition(":")[2]).first()
    return found and (f"{found}（{found.get_state_display()}）", found.get_absolute_url())


PROPOSAL = Continuation(
    key="supervision.proposal",
    label="提为监督议题",
    model="supervision.proposal",
    may=may,
    begin=begin,
    stage=stage,
    case=case,
    sources=("deputies.topiclead", "suggestions.suggestion"),
    order=200,
)
