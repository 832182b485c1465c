"""Who draws cases, names reviewers, writes their marks down."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES
from . import topics

DEEDS = (
    Deed(key="supervision.reviewcase", label="评查案件"),
    Deed(key="supervision.casereview", label="案件评查"),
    Deed(key="supervision.staffpoll", label="干警测评"),
)


def reviews(actor, case):
    """组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    return topics.conducts(actor, case.topic)


def reads_cases(actor, topic):
    """县人大机关"""
    return actor.is_system or (actor.is_any(*OFFICES) and actor.congress_id == topic.congress_id)


def prints_sheet(actor, topic):
    """组织实施的专工委、县人大常委会办公室，案件抽取以后"""
    return topics.conducts(actor, topic) and topic.form == "judicial_review" and topic.cases.exists()
