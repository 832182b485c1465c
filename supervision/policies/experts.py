"""Who keeps the pool of experts, chooses among them and writes down what they did."""

from congress.frame.kinds import Deed
from congress.models.meeting import OFFICES

DEEDS = (
    Deed(key="supervision.expertmatter", label="专家聘请事项"),
    Deed(key="supervision.expertwork", label="专家工作记录"),
    Deed(key="supervision.expert", label="专家库"),
)


def reads_experts(actor, *_):
    """县人大机关、乡镇人大主席和秘书"""
    return actor.is_any(*OFFICES, "TCH", "TSEC")


def keeps_experts(actor, expert=None):
    """常委会办公室，专委会、工委（乡镇为人大主席、秘书，限本级的专家）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "COM", "TCH", "TSEC") and (expert is None or expert.congress_id == actor.congress_id)


def appoints(actor, expert):
    """常委会办公室（乡镇为人大主席）"""
    return actor.is_system or (actor.is_any("GO", "TCH") and expert.congress_id == actor.congress_id)


def prints_letter(actor, expert):
    """常委会办公室（乡镇为人大主席），聘任以后"""
    return expert.since is not None and appoints(actor, expert)


def reads_letter(actor, expert):
    """看得到这位专家的人"""
    return expert.since is not None
