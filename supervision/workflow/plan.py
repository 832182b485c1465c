"""One version of the yearly plan: drafted, passed by the council of chairpersons, adopted where that is the local rule,
published; adjusted only by a new version."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move
from congress.queries.rules import rule

from ..models import SupervisionPlan
from ..policies import plans as policies
from ..queries import plans as queries

S = SupervisionPlan.State
LAW = "监督法第六十三条"
BY_COMMITTEE = "supervision.plan_to_committee"


def has_lines(plan, actor):
    """已列出议题"""
    return "" if queries.has_lines(plan) else "计划里还没有议题。"


def is_adopted(plan, actor):
    """按本级规定已经通过"""
    if plan.state == S.COUNCIL and rule(plan.congress_id, BY_COMMITTEE):
        return "按本级规定，主任会议通过后还要提请常委会会议通过。"
    return ""


PLAN = Machine(
    key="supervision.plan", title="年度监督工作计划", model=SupervisionPlan, states=S, initial=S.DRAFT, final=(S.REPLACED,),
    moves=(
        Move(name="pass_council", label="登记主任会议通过", source=(S.DRAFT,), target=S.COUNCIL, who=policies.keeps_plan,
             guard=has_lines, form="supervision.forms.plans.PassForm", event="{actor}登记主任会议通过《{obj}》", basis=LAW,
             primary=True),
        Move(name="adopt", label="登记常委会会议通过", source=(S.COUNCIL,), target=S.ADOPTED, who=policies.keeps_plan,
             form="supervision.forms.plans.PassForm", event="{actor}登记常委会会议通过《{obj}》"),
        Move(name="send_back", label="退回起草", source=(S.COUNCIL, S.ADOPTED), target=S.DRAFT, who=policies.keeps_plan,
             event="{actor}把《{obj}》退回起草", returns=True),
        Move(name="publish", label="公布", source=(S.COUNCIL, S.ADOPTED), target=S.PUBLISHED, who=policies.keeps_plan,
             guard=is_adopted, event="{actor}公布《{obj}》", basis=LAW, primary=True),
        Move(name="replace", label="由新版本代替", source=(S.PUBLISHED,), target=S.REPLACED, who=is_system,
             event="《{obj}》由新版本代替", quiet=True),
    ),
)  # fmt: skip
