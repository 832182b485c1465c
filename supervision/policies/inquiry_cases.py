"""Who puts inquiry cases, decides on them, answers."""

from congress.frame.kinds import Deed

from ..models.inquiry import ASKERS
from ..models.topic import OFFICES, UNITS

DEEDS = (
    Deed(key="supervision.inquirycase", label="质询案"),
    Deed(key="supervision.inquirysigner", label="质询案联名"),
)
DEPUTIES = ("DEP", "DHEAD", "TDEP")


def reads_cases(actor, *_):
    """县人大机关、人大代表、乡镇人大主席和秘书，受质询机关"""
    return actor.is_system or actor.is_any(*OFFICES, *DEPUTIES, "TCH", "TSEC", *UNITS)


def office(actor, case=None):
    """常委会办公室（乡镇为人大主席、秘书）"""
    return actor.is_system or (
        actor.is_any("GO", "TCH", "TSEC") and (case is None or case.congress_id == actor.congress_id)
    )


def puts(actor, case=None):
    """人大代表、常委会组成人员；常委会办公室（乡镇为人大主席、秘书）代录"""
    return office(actor, case) or actor.is_any(*ASKERS, *DEPUTIES)


def leads(actor, case):
    """领衔的提案人，办公室代录"""
    if office(actor, case):
        return True
    return any(one.is_lead and one.person_id == actor.person_id for one in case.signers.all())


def answers(actor, case):
    """受质询机关，常委会办公室代录"""
    return office(actor, case) or (actor.is_any(*UNITS) and case.unit_id == actor.organization_id)


def prints_case(actor, case):
    """领衔的提案人，常委会办公室（乡镇为人大主席、秘书）"""
    return leads(actor, case)


def prints_letter(actor, case):
    """常委会办公室（乡镇为人大主席、秘书），决定答复以后"""
    return office(actor, case) and case.decided_on is not None


def reads_paper(actor, case):
    """看得到这件质询案的人"""
    return reads_cases(actor)
