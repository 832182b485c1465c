"""Who prepares and carries out random draws, who reads the register."""

from congress.frame.kinds import Deed

DEEDS = (Deed(key="supervision.draw", label="随机抽取"),)


def reads_draws(actor, *_):
    """县人大机关、人大代表、乡镇人大、承办单位"""
    return actor.is_any(
        "LEAD", "GO", "DAC", "COM", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP", "GOV", "UNIT", "UNITL"
    )


def keeps_draws(actor, draw=None):
    """常委会办公室，专委会、工委（乡镇为人大主席、秘书，限本级的抽取）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "COM", "TCH", "TSEC") and (draw is None or draw.congress_id == actor.congress_id)


def voids(actor, draw):
    """常委会领导、办公室（乡镇为人大主席）"""
    return actor.is_system or (actor.is_any("LEAD", "GO", "TCH") and draw.congress_id == actor.congress_id)


def prints_record(actor, draw):
    """主持抽取的机关，抽取以后"""
    return bool(draw.drawn_at) and keeps_draws(actor, draw)


def reads_record(actor, draw):
    """看得到这次抽取的人，抽取以后"""
    return bool(draw.drawn_at)
