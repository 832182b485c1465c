"""Who reads and who keeps the yearly plans."""

from ..models import Plan

Kind = Plan.Kind


def reads_plans(actor, *_):
    """县人大机关、人大代表、乡镇人大"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP")


def draws_up(actor, kind):
    """工作要点为常委会办公室，代表工作计划为代表工委，乡镇年度计划为乡镇人大主席、秘书"""
    return {
        Kind.TOWNSHIP: actor.is_any("TCH", "TSEC"),
        Kind.KEY_POINTS: actor.is_any("GO"),
        Kind.DEPUTIES: actor.is_any("DAC"),
    }[kind]


def kinds_kept(actor):
    """The plans this person may begin for his own congress."""
    return [kind for kind in Kind if draws_up(actor, kind)]


def keeps_plans(actor, plan=None):
    """编制单位（工作要点为常委会办公室，代表工作计划为代表工委，乡镇为人大主席、秘书）"""
    if actor.is_system:
        return True
    if plan is None:
        return bool(kinds_kept(actor))
    return plan.congress_id == actor.congress_id and draws_up(actor, plan.kind)
