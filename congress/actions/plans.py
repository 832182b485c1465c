"""Yearly plans: drawn up item by item, adopted, published, ticked off with what came of each item."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Plan
from ..policies import plans as policies
from ..queries import plans as queries
from ..workflow import PLAN
from . import records
from .registers import arrange, demand, keep


@transaction.atomic
def open_plan(*, actor, kind, year):
    """Begin a plan of one's own congress; a township's begins by itself with the year."""
    plan = Plan(congress_id=actor.congress_id, kind=kind, year=year)
    demand(policies.keeps_plans, actor, plan)
    return keep(plan, actor=actor)


@transaction.atomic
def keep_plan(plan, *, actor):
    """Write what a plan says as a whole, until it is adopted."""
    demand(policies.keeps_plans, actor, plan)
    _hold_draft(plan)
    return keep(plan, actor=actor)


def _hold_draft(plan):
    if PLAN.held(plan).state != Plan.State.DRAFT:
        raise Refused("计划已经通过，要改请先修订。")


@transaction.atomic
def arrange_items(plan, rows, *, actor):
    """Write the items of a plan in their order."""
    demand(policies.keeps_plans, actor, plan)
    _hold_draft(plan)
    before = [str(item) for item in queries.in_order(plan)]
    items = arrange(plan.items, rows, columns=("title", "form", "month", "body", "leader"))
    records.record("congress.plan.arrange", actor=actor, obj=plan,
                   text=f"{actor.name}编排《{plan}》的事项，共{len(items)}项",
                   before={"事项": before}, after={"事项": [str(item) for item in items]})  # fmt: skip
    return plan


@PLAN.does("adopt")
def adopt(plan, *, actor, adopted_on, adopted_at=None, party_reported_on=None):
    if adopted_on > clock.today():
        raise ValidationError({"adopted_on": "通过日期不能晚于今天。"})
    plan.adopted_on, plan.adopted_at, plan.party_reported_on = adopted_on, adopted_at, party_reported_on


@PLAN.does("publish")
def publish(plan, *, actor):
    """From now on the deputies read it."""
    plan.published_on = clock.today()


@PLAN.does("revise")
def revise(plan, *, actor, reason):
    """Open for changes again; it has to be adopted anew."""
    plan.adopted_on = plan.adopted_at = plan.published_on = None


@transaction.atomic
def finish_item(item, *, actor, done_on, result):
    """An item is done, and what came of it; entered again it is corrected."""
    demand(policies.keeps_plans, actor, item.plan)
    if done_on > clock.today():
        raise ValidationError({"done_on": "完成日期不能晚于今天。"})
    item.done_on, item.result = done_on, result.strip()
    item.save(update_fields=["done_on", "result"])
    records.record("congress.plan.done", actor=actor, obj=item.plan, after={"完成日期": done_on},
                   text=f"{actor.name}登记《{item.plan}》“{item}”已完成")  # fmt: skip
    return item
