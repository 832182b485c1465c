"""Who keeps research topics, who reports for a group."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES
from ..queries import studies as queries

DEEDS = (
    Deed(key="supervision.studygroup", label="课题小组"),
    Deed(key="supervision.studymember", label="课题小组成员"),
    Deed(key="supervision.study", label="调研课题"),
)


def reads_studies(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，人大代表"""
    return actor.is_system or actor.is_any(*OFFICES, "DEP", "DHEAD")


def keeps(actor, study=None):
    """县人大常委会办公室、代表工委，认领课题的专工委"""
    if actor.is_system:
        return True
    if study is None:
        return actor.is_any("GO", "DAC", "COM")
    if study.congress_id != actor.congress_id:
        return False
    return actor.is_any("GO", "DAC") or (actor.is_any("COM") and study.committee_id == actor.organization_id)


def keeps_group(actor, group):
    """县人大常委会办公室、代表工委，认领课题的专工委"""
    return keeps(actor, group.study)


def reports(actor, group):
    """小组组长，办公室、代表工委、认领课题的专工委代录"""
    return keeps(actor, group.study) or queries.is_head(actor, group)


def prints(actor, study):
    """县人大常委会办公室、代表工委，认领课题的专工委，形成报告以后"""
    return keeps(actor, study) and study.reported_on is not None


def reads_paper(actor, study):
    """看得到这个课题的人，形成报告以后"""
    return study.reported_on is not None
