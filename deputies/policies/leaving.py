"""Who handles resignations and by-elections."""

from congress.frame.kinds import Deed

from .register import keeps_deputies_of
from .rosters import DEPUTIES

DEEDS = (Deed(key="deputies.resigning", label="代表辞职"), Deed(key="deputies.byelection", label="代表补选"))


def follows_leaving(actor, *_):
    """县人大机关（乡镇为人大主席、秘书）"""
    return actor.is_any("LEAD", "GO", "DAC", "SCM", "TCH", "TSEC")


def resigns_himself(actor, deputy):
    """代表本人"""
    return actor.person_id == deputy.person_id and not deputy.is_upper


def hands_in(actor, deputy):
    """代表本人，或代表工委（乡镇为人大主席、秘书）"""
    return keeps_deputies_of(actor, deputy) or actor.person_id == deputy.person_id


def withdraws(actor, resignation):
    """代表本人，或代表工委（乡镇为人大主席、秘书）"""
    return (actor.is_any("DAC", "TCH", "TSEC") and hands_in(actor, resignation.deputy)) or _is_his(actor, resignation)


def _is_his(actor, resignation):
    return actor.is_any(*DEPUTIES) and actor.person_id == resignation.deputy.person_id
