"""Who reads the register of posts and who keeps it."""

from congress.frame.kinds import Deed

from ..models.case import KEEPERS
from ..models.item import COUNTY

DEEDS = (Deed(key="appointments.office", label="任免职务登记"),)


def reads_offices(actor, *_):
    """县人大机关，人大代表，乡镇人大，联络站，有关单位，政府督查室"""
    return actor.is_system or actor.is_any(*COUNTY)


def keeps_offices(actor, office=None):
    """县人大常委会办公室、任免工作人员"""
    if actor.is_system:
        return True
    own = office is None or office.congress_id == actor.congress_id
    return actor.is_any(*KEEPERS) and actor.congress_id == actor.county_id and own
