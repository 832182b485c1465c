"""Who asks the stations about drafts, who answers for one, who reads it."""

from congress.frame.kinds import Deed

from ..models.consultation import OFFICES
from .stations import keeps_station

DEEDS = (
    Deed(key="deputies.consultation", label="立法意见征求"),
    Deed(key="deputies.consultationreturn", label="站点立法意见"),
    Deed(key="deputies.consultationopinion", label="立法意见采纳情况"),
)


def reads_consultations(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委，乡镇人大主席、秘书，联络站管理员，人大代表"""
    return actor.is_system or actor.is_any(*OFFICES, "TCH", "TSEC", "STA", "DEP", "TDEP")


def consults(actor, row=None):
    """县人大代表工委"""
    return actor.is_system or (actor.is_any("DAC") and (row is None or row.congress_id == actor.congress_id))


def answers(actor, row):
    """联络站管理员（限所管站点），乡镇人大主席和秘书（限本乡镇的站点），代表工委"""
    return keeps_station(actor, row.station)


def follows(actor, row):
    """县人大常委会领导、办公室、代表工委、专工委"""
    return actor.is_system or (actor.is_any(*OFFICES) and row.congress_id == actor.congress_id)


def issues_table(actor, row):
    """县人大代表工委（汇总以后）"""
    return consults(actor, row) and row.state in ("summarised", "reported")
