"""Who draws up the yearly plan of supervision, who reads it."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, READERS, UNITS

DEEDS = (
    Deed(key="supervision.supervisionplan", label="年度监督工作计划"),
    Deed(key="supervision.planline", label="计划议题"),
)


def reads_plans(actor, *_):
    """县人大机关，人大代表，乡镇人大，联络站，有关单位，政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, *READERS, *UNITS, "GOV")


def keeps_plan(actor, plan=None):
    """县人大常委会办公室"""
    return actor.is_system or (actor.is_any("GO") and (plan is None or plan.congress_id == actor.congress_id))


def issues_plan(actor, plan):
    """县人大常委会办公室（主任会议通过以后）"""
    return keeps_plan(actor, plan) and plan.state != "draft"
