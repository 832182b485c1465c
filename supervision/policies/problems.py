"""Who lists problems, who puts them right, who judges."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, UNITS

DEEDS = (Deed(key="supervision.problem", label="问题清单"), Deed(key="supervision.measure", label="对策清单"))


def reads_problems(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，有关单位，政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, *UNITS, "GOV")


def lists_problems(actor, problem):
    """组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    topic = problem.topic
    if actor.is_system or (actor.is_any("GO") and topic.congress_id == actor.congress_id):
        return True
    return actor.is_any("COM", "DAC") and topic.committee_id == actor.organization_id


def puts_right(actor, problem):
    """责任单位（限本单位的问题），县人大常委会办公室代录"""
    if actor.is_system or (actor.is_any("GO") and problem.topic.congress_id == actor.congress_id):
        return True
    return actor.is_any("UNIT", "UNITL") and problem.unit_id == actor.organization_id
