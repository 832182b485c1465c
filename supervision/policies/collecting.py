"""Who calls for topics, who proposes, scores and chooses."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, READERS, UNITS

DEEDS = (
    Deed(key="supervision.call", label="监督议题征集"),
    Deed(key="supervision.proposal", label="监督议题建议"),
    Deed(key="supervision.proposalscore", label="监督议题评分"),
)


def reads_calls(actor, *_):
    """县人大机关，人大代表，乡镇人大，联络站，有关单位"""
    return actor.is_system or actor.is_any(*OFFICES, *READERS, *UNITS)


def collects(actor, call=None):
    """县人大常委会办公室"""
    return actor.is_system or (actor.is_any("GO") and (call is None or call.congress_id == actor.congress_id))


def proposes(actor, *_):
    """县人大机关，人大代表，乡镇人大主席和秘书，联络站管理员，单位负责人（要求报告）"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "TSEC", "STA", "UNITL")


def chooses(actor, proposal):
    """县人大常委会办公室"""
    return collects(actor, proposal.call)


def scores(actor, proposal=None):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委"""
    ours = proposal is None or proposal.call.congress_id == actor.congress_id
    return actor.is_any("LEAD", "SCM", "GO", "DAC", "COM") and ours


def is_its_proposer(actor, proposal):
    """提出人"""
    return actor.is_system or proposal.proposer.person_id == actor.person_id
