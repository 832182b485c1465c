"""Who runs a round of livelihood projects, who draws up candidates, who carries out, watches and decides."""

from congress.frame.kinds import Deed

from ..models.livelihood import KEEPERS
from ..models.topic import OFFICES, READERS, UNITS

DEEDS = (
    Deed(key="supervision.livelihood", label="民生实事票决"),
    Deed(key="supervision.livelihoodround", label="民生实事票决"),
    Deed(key="supervision.livelihoodidea", label="民生实事征集意见"),
    Deed(key="supervision.livelihoodproject", label="民生实事项目"),
    Deed(key="supervision.livelihoodadjustment", label="民生实事调整"),
    Deed(key="supervision.livelihoodvisit", label="民生实事视察"),
    Deed(key="supervision.livelihoodrating", label="民生实事评分"),
)


def _round(obj):
    """The round of whatever belongs to one."""
    return getattr(getattr(obj, "project", None) or obj, "round", obj)


def reads_livelihood(actor, *_):
    """县人大机关，人大代表，乡镇人大，联络站，有关单位，政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, *READERS, *UNITS, "GOV")


def follows_livelihood(actor, *_):
    """县人大机关，乡镇人大主席和秘书，政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, "TCH", "TSEC", "GOV")


def runs_round(actor, obj=None):
    """县人大常委会办公室、代表工委（乡镇为人大主席、秘书，限本级）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "DAC", "TCH", "TSEC") and (obj is None or _round(obj).congress_id == actor.congress_id)


def draws_up(actor, obj=None):
    """县人民政府督查室，县人大常委会办公室、代表工委（乡镇为人大主席、秘书，限本级）"""
    own = obj is None or _round(obj).congress_id == actor.congress_id
    return runs_round(actor, obj) or (actor.is_any("GOV") and own)


def puts_forward(actor, *_):
    """县人大机关，人大代表，乡镇人大主席和秘书，联络站管理员，单位经办人和负责人"""
    return actor.is_any(*OFFICES, "DEP", "DHEAD", "TDEP", "TCH", "TSEC", "STA", *UNITS)


def carries_out(actor, project):
    """责任单位（限本单位的项目），县人大常委会办公室、代表工委或乡镇人大代录"""
    return runs_round(actor, project) or (actor.is_any(*UNITS) and project.unit_id == actor.organization_id)


def asks_to_adjust(actor, project):
    """责任单位（限本单位的项目），政府督查室，县人大常委会办公室、代表工委（乡镇为人大主席、秘书，限本级）"""
    return carries_out(actor, project) or draws_up(actor, project)


def notes_for_others(actor, project):
    """县人大常委会办公室、代表工委、专工委，代表团团长（乡镇为人大主席、秘书，限本级）"""
    own = project.congress_id == actor.congress_id
    return runs_round(actor, project) or (actor.is_any("COM", "DHEAD") and own)


def notes_visits(actor, project):
    """县人大常委会办公室、代表工委、专工委，代表团团长（乡镇为人大主席、秘书，限本级）；本级人大代表登记自己的视察"""
    own = project.congress_id == actor.congress_id
    return notes_for_others(actor, project) or (actor.is_any("DEP", "TDEP") and own)


def rates_projects(actor, obj):
    """本级人大代表"""
    return actor.is_any("DEP", "TDEP") and _round(obj).congress_id == actor.congress_id


def issues_candidates(actor, obj):
    """县人大常委会办公室、代表工委（乡镇为人大主席、秘书，限本级），提请大会以后"""
    return runs_round(actor, obj) and obj.is_prepared


def issues_announcement(actor, obj):
    """县人大常委会办公室、代表工委（乡镇为人大主席、秘书，限本级），票决以后"""
    return runs_round(actor, obj) and obj.voted_on is not None and obj.projects.adopted().exists()


def reads_round_paper(actor, obj):
    """看得到这一批民生实事项目的人，提请大会以后"""
    return reads_livelihood(actor) and (obj.is_prepared or actor.is_any(*KEEPERS))
