"""Who keeps the register of key projects, who builds, who decides."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, READERS, UNITS

DEEDS = (
    Deed(key="supervision.keyproject", label="重点项目"),
    Deed(key="supervision.projectreport", label="重点项目进展"),
    Deed(key="supervision.projectvisit", label="项目视察"),
    Deed(key="supervision.projectdecision", label="项目决定"),
)


def reads_projects(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，有关单位，政府督查室，人大代表，乡镇人大，联络站"""
    return actor.is_system or actor.is_any(*OFFICES, *UNITS, *READERS, "GOV")


def keeps_projects(actor, project=None):
    """县人大常委会办公室、专工委"""
    ours = project is None or project.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any("GO", "COM") and ours)


def decides(actor, project=None):
    """县人大常委会办公室"""
    ours = project is None or project.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any("GO") and ours)


def builds(actor, project):
    """责任单位（限本单位的项目），县人大常委会办公室、专工委代录"""
    return keeps_projects(actor, project) or (actor.is_any(*UNITS) and project.unit_id == actor.organization_id)


def answers_decision(actor, decision):
    """责任单位（限本单位的项目），县人大常委会办公室代录"""
    project = decision.project
    return decides(actor, project) or (actor.is_any(*UNITS) and project.unit_id == actor.organization_id)


def reports_progress(actor, project):
    """责任单位（限本单位的项目），县人大常委会办公室代录"""
    return decides(actor, project) or (actor.is_any(*UNITS) and project.unit_id == actor.organization_id)


def plans_months(actor, project):
    """责任单位（限本单位的项目），县人大常委会办公室、专工委"""
    return reports_progress(actor, project) or keeps_projects(actor, project)
