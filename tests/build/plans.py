"""Yearly plans: a township's as the clock begins it, with items."""

from congress.actions import plans, townships
from congress.frame import clock
from congress.queries import townships as queries

ITEMS = (
    {"title": "召开第一次会议", "month": 3, "form": "会议", "body": "主席团", "leader": "人大主席"},
    {"title": "视察农村道路", "month": 6, "form": "视察", "body": "代表小组", "leader": "人大主席"},
)


def plan(town, items=ITEMS):
    """This year's plan of a township, its clocks running."""
    townships.open_for(town.congress.pk)
    found = queries.plan_of(town.congress.pk, clock.today().year)
    return plans.arrange_items(found, items, actor=town.actor("tsec")) if items else found
