"""Who runs, writes, reviews and decides the annual work summary (domain §4.2: annual summary)."""

from ..models.meeting import OFFICES


def reads_summaries(actor, *_):
    """县人大机关；定稿以后还有代表和乡镇人大"""
    return actor.is_any(*OFFICES, "DEP", "TDEP", "UDEP", "TCH", "TSEC")


def runs(actor, summary=None):
    """县人大常委会办公室"""
    return actor.is_any("GO") and actor.congress_id == actor.county_id and _ours(actor, summary)


def freezes(actor, summary):
    """系统到期自动办理，或县人大常委会办公室"""
    return actor.is_system or runs(actor, summary)


def approves(actor, summary):
    """县人大常委会领导"""
    return actor.is_any("LEAD") and _ours(actor, summary)


def reviews(actor, summary):
    """县人大常委会领导、办公室"""
    return approves(actor, summary) or runs(actor, summary)


def belongs_to(actor, section):
    """本章责任单位"""
    return actor.is_any("GO", "DAC", "COM") and section.body_id == actor.organization_id and _ours(actor, section)


def writes(actor, section):
    """本章责任单位（数据冻结前后、交稿以前），常委会办公室（审核结束以前）"""
    state = section.summary.state
    if runs(actor, section.summary):
        return state in section.summary.EDITED
    return belongs_to(actor, section) and state in section.summary.WRITTEN and not section.is_handed_in


def hands_in(actor, section):
    """本章责任单位，常委会办公室"""
    return belongs_to(actor, section) or runs(actor, section.summary)


def opens_figures(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委"""
    return actor.is_any("LEAD", "GO", "DAC", "COM") and actor.congress_id == actor.county_id


def recounts(actor, summary):
    """县人大机关"""
    return actor.is_any(*OFFICES) and _ours(actor, summary)


def prints(actor, summary):
    """县人大常委会办公室（定稿以后）"""
    return runs(actor, summary) and summary.state in summary.FINAL


def previews(actor, summary):
    """县人大机关；定稿以后还有代表和乡镇人大"""
    return reads_summaries(actor) and (actor.is_any(*OFFICES) or summary.state in summary.FINAL)


def _ours(actor, thing):
    return thing is None or thing.congress_id == actor.county_id
