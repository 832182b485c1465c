"""What others bring may become a proposal for a topic of supervision: where it begins, how far it has come."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.kinds import Continuation, Stage

from .models import LivelihoodIdea, Proposal
from .policies.collecting import proposes
from .policies.livelihood import puts_forward
from .queries.collecting import open_calls
from .queries.livelihood import open_rounds


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


def may_put_forward(actor):
    """征集期内可以提民生实事的人员"""
    return puts_forward(actor) and open_rounds(actor).exists()


def begin_idea(source):
    return f"{reverse('supervision:idea_begin')}?{urlencode({'from': source})}"


def stage_of_idea(target):
    """In words meant for the public: as far as the project has come into which it went."""
    found = LivelihoodIdea.objects.filter(pk=target.rpartition(":")[2]).select_related("project__round").first()
    project = found and found.project
    if project and project.is_adopted:
        words = f"已票决为{project.round}：{project}（{project.get_state_display()}）。"
        over = project.state == project.State.ACCEPTED
        return Stage(
            words=words, url=reverse("supervision:livelihood_project_public", args=[project.pk]), is_over=over
        )
    if project and project.round.is_prepared:
        return Stage(words=f"已纳入{project.round}候选项目。")
    if found and found.state == LivelihoodIdea.State.DECLINED:
        return Stage(words="没有纳入民生实事候选项目。")
    return Stage(words="已作为民生实事征集意见，正在筛选。")


def case_of_idea(target, actor):
    found = LivelihoodIdea.objects.visible_to(actor).filter(pk=target.rpartition(":")[2]).first()
    return found and (f"{found}（{found.get_state_display()}）", found.get_absolute_url())


IDEA = Continuation(
    key="supervision.idea",
    label="提为民生实事",
    model="supervision.livelihoodidea",
    may=may_put_forward,
    begin=begin_idea,
    stage=stage_of_idea,
    case=case_of_idea,
    sources=("deputies.opinion", "suggestions.suggestion"),
    order=210,
)
ALL = (PROPOSAL, IDEA)
