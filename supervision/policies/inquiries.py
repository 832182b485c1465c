"""Who collects questions, gives them to members, writes the answers down."""

from congress.frame.kinds import Deed

from ..models.inquiry import ASKERS
from ..models.topic import OFFICES, UNITS
from . import topics

DEEDS = (Deed(key="supervision.question", label="询问"), Deed(key="supervision.attendance", label="应询单位到会"))


def reads_questions(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，有关单位，人大代表"""
    return actor.is_system or actor.is_any(*OFFICES, *UNITS, "DEP", "DHEAD")


def collects(actor, topic):
    """县人大机关、常委会组成人员，参加调研组的代表"""
    ours = topic.congress_id == actor.congress_id
    return topics.conducts(actor, topic) or (actor.is_any(*OFFICES, "DEP", "DHEAD") and ours)


def corrects(actor, question):
    """提出人本人，组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    return lists_questions(actor, question) or (bool(actor.person_id) and question.proposer_id == actor.person_id)


def asks(actor, question=None):
    """县人大常委会组成人员、办公室和专工委（代录）"""
    ours = question is None or question.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any(*ASKERS, "GO", "COM", "DAC") and ours)


def lists_questions(actor, question):
    """组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    if question.topic_id:
        return topics.conducts(actor, question.topic) and not question.topic.is_over
    return actor.is_system or (actor.is_any("GO", "COM", "DAC") and question.congress_id == actor.congress_id)


def answers(actor, question):
    """组织实施的专工委、县人大常委会办公室登记；会后书面答复的由答复单位填报"""
    if lists_questions(actor, question):
        return True
    return question.topic_id is None and actor.is_any("UNIT", "UNITL") and question.unit_id == actor.organization_id


def judges(actor, question):
    """提问人本人，或者代录的专工委、办公室"""
    if question.state != "answered" or question.asker_id is None:
        return False
    return lists_questions(actor, question) or question.asker.person_id == actor.person_id


def reads_list(actor, topic):
    """县人大机关"""
    return topics.follows_topics(actor)
