"""A yearly plan: drawn up, adopted at a meeting, published."""

from congress.frame.workflow import Machine, Move

from ..models import Plan
from ..policies import plans as policies

P = Plan.State


def has_items(plan, actor):
    """已列出计划事项"""
    return "" if plan.items.exists() else "还没有列出计划事项。"


PLAN = Machine(
    key="congress.plan",
    title="年度计划",
    model=Plan,
    states=P,
    initial=P.DRAFT,
    final=(),
    moves=(
        Move(
            name="adopt",
            label="登记通过",
            source=(P.DRAFT,),
            target=P.ADOPTED,
            who=policies.keeps_plans,
            guard=has_items,
            form="congress.forms.plans.AdoptForm",
            event="{actor}登记《{obj}》已通过",
            primary=True,
        ),
        Move(
            name="publish",
            label="公布",
            source=(P.ADOPTED,),
            target=P.PUBLISHED,
            who=policies.keeps_plans,
            event="{actor}公布《{obj}》",
            primary=True,
        ),
        Move(
            name="revise",
            label="修订",
            source=(P.ADOPTED, P.PUBLISHED),
            target=P.DRAFT,
            who=policies.keeps_plans,
            event="{actor}修订《{obj}》",
            returns=True,
        ),
    ),
)
