"""Who sees oaths, who arranges ceremonies."""

from congress.frame.kinds import Deed

from ..models.case import KEEPERS
from ..models.item import COUNTY

DEEDS = (
    Deed(key="appointments.ceremony", label="宪法宣誓仪式"),
    Deed(key="appointments.swearing", label="宪法宣誓"),
)


def reads_oaths(actor, *_):
    """本县人大、有关单位和人大代表"""
    return actor.is_system or (bool(actor.county_id) and actor.is_any(*COUNTY))


def arranges_oaths(actor, obj=None):
    """县人大常委会办公室、任免工作人员"""
    own = obj is None or obj.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any(*KEEPERS) and actor.congress_id == actor.county_id and own)


def follows_oaths(actor, *_):
    """县人大常委会领导、办公室、任免工作人员"""
    return actor.is_system or (actor.is_any(*KEEPERS, "LEAD") and actor.congress_id == actor.county_id)
