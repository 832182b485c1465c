"""Livelihood projects: the round through its five stages, one idea, one project, one change of what was voted on."""

from congress.frame import clock, vote_results
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import LivelihoodAdjustment, LivelihoodIdea, LivelihoodProject, LivelihoodRound
from ..policies import livelihood as policies
from ..queries import chosen
from ..queries import livelihood as queries

R, P = LivelihoodRound.State, LivelihoodProject.State
D, A = LivelihoodIdea.State, LivelihoodAdjustment.State
LOCAL = "本级民生实事项目票决办法"
UPDATE = "supervision.livelihood_update"


def has_begun(found, actor):
    """已到征集开始日"""
    return f"{long_date(found.opens_on)}才开始征集。" if clock.today() < found.opens_on else ""


def may_be_submitted(found, actor):
    """意见已筛选，候选多于应选，资金不超过上限，没有已经完工的项目"""
    if over := chosen.over_by(queries.candidates(found), clock.today()):
        return f"票决以前就完工的，不能作候选项目：{'、'.join(over)}。"
    if left := queries.ideas_left(found):
        return f"还有{left}条征集意见没有筛选。"
    if fault := vote_results.candidates_fault(queries.law_of(found), queries.candidates(found).count()):
        return fault
    return queries.money_fault(found)


def no_vote_goes_on(found, actor):
    """没有正在进行的票决"""
    return (
        "已经拟订票决，请先作废本轮，再退回或者撤回，作废的轮次留有记录。" if queries.ballot_under_way(found) else ""
    )


def candidate_is_free(project, actor):
    """没有正在进行的票决"""
    return no_vote_goes_on(project.round, actor)


def all_are_over(found, actor):
    """项目都已验收、结转或者停止"""
    left = found.projects.filter(state=P.IMPLEMENTING).count()
    return f"还有{left}个项目没有验收，也没有结转。" if left else ""


def is_rated(found, actor):
    """测评结果已宣布"""
    return "" if found.rated_on else "还没有测评，请先拟订测评票，宣布结果后再办结。"


def is_finished(project, actor):
    """完成进度已填报100%"""
    return "" if project.progress == 100 else f"填报的完成进度是{project.progress}%，完成以后才能验收。"


ROUND = Machine(
    key="supervision.livelihood", title="民生实事票决", model=LivelihoodRound, states=R, initial=R.DRAFT, final=(R.CLOSED,),
    moves=(
        Move(name="open", label="开始征集", source=(R.DRAFT,), target=R.COLLECTING, who=policies.runs_round, guard=has_begun,
             event="{actor}开始征集{obj}", basis=LOCAL, primary=True),
        Move(name="screen", label="截止征集，初定候选项目", source=(R.COLLECTING,), target=R.SCREENING, who=policies.runs_round,
             event="{actor}截止征集{obj}", basis=LOCAL, primary=True),
        Move(name="reopen", label="恢复征集", source=(R.SCREENING,), target=R.COLLECTING, who=policies.runs_round,
             event="{actor}恢复征集{obj}", returns=True),
        Move(name="submit", label="提请大会票决", source=(R.SCREENING,), target=R.SUBMITTED, who=policies.runs_round,
             guard=may_be_submitted, form="supervision.forms.livelihood.SubmitForm", event="{actor}把{obj}提请大会票决",
             basis=LOCAL, primary=True),
        Move(name="send_back", label="退回重新初定", source=(R.SUBMITTED,), target=R.SCREENING, who=policies.runs_round,
             guard=no_vote_goes_on, event="{actor}把{obj}退回重新初定", returns=True),
        Move(name="choose", label="票决确定", source=(R.SUBMITTED,), target=R.IMPLEMENTING, who=is_system, quiet=True,
             event="大会票决确定{obj}", basis=f"{LOCAL}；地方组织法第二十五条"),
        Move(name="evaluate", label="进入评估测评", source=(R.IMPLEMENTING,), target=R.RATING, who=policies.runs_round,
             guard=all_are_over, event="{actor}组织测评{obj}", basis=LOCAL, primary=True),
        Move(name="close", label="办结", source=(R.RATING,), target=R.CLOSED, who=policies.runs_round, guard=is_rated,
             event="{actor}办结{obj}", primary=True),
    ),
)  # fmt: skip

IDEA = Machine(
    key="supervision.livelihoodidea", title="民生实事征集意见", model=LivelihoodIdea, states=D, initial=D.RECEIVED, final=(),
    parent="round",
    moves=(
        Move(name="take", label="纳入候选项目", source=(D.RECEIVED,), target=D.TAKEN, who=policies.draws_up,
             form="supervision.forms.livelihood.TakeForm", event="{actor}把“{obj}”纳入候选项目“{project}”", primary=True),
        Move(name="decline", label="不纳入", source=(D.RECEIVED,), target=D.DECLINED, who=policies.draws_up,
             event="{actor}没有把“{obj}”纳入候选项目", returns=True),
        Move(name="receive", label="重新筛选", source=(D.TAKEN, D.DECLINED), target=D.RECEIVED, who=policies.draws_up,
             event="{actor}重新筛选“{obj}”", returns=True),
    ),
)  # fmt: skip

LIVELIHOOD = Machine(
    key="supervision.livelihoodproject", title="民生实事项目", model=LivelihoodProject, states=P, initial=P.CANDIDATE, parent="round",
    final=(P.WITHDRAWN, P.RESERVED, P.ACCEPTED, P.STOPPED),
    moves=(
        Move(name="withdraw", label="撤回候选项目", source=(P.CANDIDATE,), target=P.WITHDRAWN, who=policies.draws_up,
             guard=candidate_is_free, event="{actor}撤回候选项目“{obj}”", returns=True, basis=LOCAL),
        Move(name="choose", label="票决确定", source=(P.CANDIDATE,), target=P.IMPLEMENTING, who=is_system, quiet=True,
             event="票决确定“{obj}”", opens=(UPDATE,)),
        Move(name="reserve", label="落选储备", source=(P.CANDIDATE,), target=P.RESERVED, who=is_system, quiet=True,
             event="“{obj}”落选，列入储备"),
        Move(name="accept", label="验收", source=(P.IMPLEMENTING, P.CARRIED), target=P.ACCEPTED, who=policies.runs_round,
             guard=is_finished, form="supervision.forms.livelihood.AcceptForm", closes=(UPDATE,), event="{actor}登记“{obj}”验收",
             basis=LOCAL, primary=True),
        Move(name="carry_over", label="结转下年实施", source=(P.IMPLEMENTING,), target=P.CARRIED, who=policies.runs_round,
             event="{actor}登记“{obj}”结转下年实施", returns=True),
        Move(name="stop", label="按决定停止实施", source=(P.IMPLEMENTING, P.CARRIED), target=P.STOPPED, who=is_system, quiet=True,
             cancels=(UPDATE,), event="按决定停止实施“{obj}”"),
    ),
)  # fmt: skip

ADJUSTMENT = Machine(
    key="supervision.livelihoodadjustment", title="民生实事调整", model=LivelihoodAdjustment, states=A, initial=A.ASKED,
    final=(A.DECIDED, A.REFUSED),
    moves=(
        Move(name="decide", label="按决定调整", source=(A.ASKED,), target=A.DECIDED, who=policies.runs_round,
             form="supervision.forms.livelihood.DecideForm", event="{actor}按《{decision}》调整“{obj}”", basis=LOCAL, primary=True),
        Move(name="refuse", label="登记未同意", source=(A.ASKED,), target=A.REFUSED, who=policies.runs_round,
             event="{actor}登记“{obj}”未获同意", returns=True),
    ),
)  # fmt: skip
MACHINES = (ROUND, IDEA, LIVELIHOOD, ADJUSTMENT)
