"""Who reports on his year, who reads it."""

from congress.frame.kinds import Deed

from ..models.case import INSIDERS, KEEPERS

DEEDS = (Deed(key="appointments.dutyreport", label="任后年度述职报告"),)


def _here(actor):
    return actor.congress_id is not None and actor.congress_id == actor.county_id


def reads_reports(actor, *_):
    """县人大常委会领导、办公室、任免工作人员、组成人员、工作机构，有关单位"""
    return actor.is_system or (_here(actor) and actor.is_any(*INSIDERS, "SCM", "COM", "UNIT", "UNITL"))


def keeps_reports(actor, report=None):
    """县人大常委会办公室、任免工作人员"""
    own = report is None or report.congress_id == actor.congress_id
    return actor.is_system or (_here(actor) and actor.is_any(*KEEPERS) and own)


def comments(actor, report=None):
    """县人大常委会领导、办公室、任免工作人员"""
    own = report is None or report.congress_id == actor.congress_id
    return actor.is_system or (_here(actor) and actor.is_any(*INSIDERS) and own)


def hands_in(actor, report):
    """述职人本人，所在单位或者常委会办公室代为报送"""
    mine = actor.person_id is not None and report.membership.person_id == actor.person_id
    unit = actor.is_any("UNIT", "UNITL") and report.membership.organization_id == actor.organization_id
    return mine or unit or keeps_reports(actor, report)
