"""Who reads topics, who carries each of their steps out."""

from congress.frame.kinds import Deed

from ..models import Form
from ..models.topic import MONEY, OFFICES, OWN_LETTERS, READERS, REVIEWS, UNITS

PUTTING_RIGHT = ("handling", "result_draft", "result_commented", "result_reported", "result_rating")

DEEDS = (
    Deed(key="supervision.topic", label="监督议题"),
    Deed(key="supervision.teammember", label="检查调研组成员"),
    Deed(key="supervision.townshipcheck", label="乡镇检查"),
    Deed(key="supervision.visitstop", label="视察路线"),
)


def reads_topics(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，有关单位，政府督查室，人大代表，乡镇人大，联络站"""
    return actor.is_system or actor.is_any(*OFFICES, *UNITS, *READERS, "GOV")


def follows_topics(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委"""
    return actor.is_system or actor.is_any(*OFFICES)


def _ours(actor, topic):
    return topic is None or topic.congress_id == actor.congress_id


def office(actor, topic=None):
    """县人大常委会办公室"""
    return actor.is_system or (actor.is_any("GO") and _ours(actor, topic))


def conducts(actor, topic):
    """组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    return office(actor, topic) or (
        actor.is_any("COM", "DAC") and _ours(actor, topic) and topic.committee_id == actor.organization_id
    )


def reports(actor, topic):
    """报告机关（限本单位的议题），县人大常委会办公室代录"""
    return office(actor, topic) or (actor.is_any("UNIT", "UNITL") and topic.unit_id == actor.organization_id)


def answers_check(actor, check):
    """乡镇人大主席、秘书（限本乡镇的检查任务）"""
    return actor.is_system or (actor.is_any("TCH", "TSEC") and check.congress_id == actor.congress_id)


def entrusts(actor, check):
    """组织实施的专工委（限本委的议题）、县人大常委会办公室"""
    return conducts(actor, check.topic)


def has_done(topic, step):
    return any(row.step == step for row in topic.entries.all())


def reads_paper(actor, topic):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，报告机关"""
    return follows_topics(actor) or (actor.is_any("UNIT", "UNITL") and topic.unit_id == actor.organization_id)


def issues_letter(actor, topic):
    """县人大常委会办公室（审议意见交办以后）"""
    return office(actor, topic) and topic.opinions_issued_on is not None and topic.form not in OWN_LETTERS


def issues_notice(actor, topic):
    """组织实施的专工委、县人大常委会办公室（实施方案定了以后）"""
    begun = topic.state not in ("planned", "team_formed", "dropped")
    return conducts(actor, topic) and begun and topic.form not in (*OWN_LETTERS, *MONEY)


def issues_review_notice(actor, topic):
    """组织实施的专工委、县人大常委会办公室（评议方案通知以后）"""
    return conducts(actor, topic) and topic.form in REVIEWS and topic.state not in ("planned", "dropped")


def issues_review_opinions(actor, topic):
    """县人大常委会办公室（评议意见交办以后）"""
    return office(actor, topic) and topic.form in REVIEWS and topic.opinions_issued_on is not None


def issues_rectify_order(actor, topic):
    """县人大常委会办公室（测评不满意、正在限期整改的）"""
    return office(actor, topic) and topic.form == Form.RECTIFICATION and topic.state in PUTTING_RIGHT


def issues_route(actor, topic):
    """组织实施的专工委、县人大常委会办公室（行程通知以后）"""
    return (
        conducts(actor, topic) and topic.form == "visit" and topic.state not in ("planned", "team_formed", "dropped")
    )


def issues_visit_letter(actor, topic):
    """县人大常委会办公室（视察报告转交以后）"""
    return office(actor, topic) and topic.form == "visit" and topic.opinions_issued_on is not None


def prints_questions(actor, topic):
    """组织实施的专工委、县人大常委会办公室（问题清单确定以后）"""
    return conducts(actor, topic) and topic.form == "special_inquiry" and topic.questions.listed().exists()


def prints_inquiry(actor, topic):
    """组织实施的专工委、县人大常委会办公室（询问会议登记以后）"""
    return conducts(actor, topic) and topic.form == "special_inquiry" and topic.deliberated_on is not None


def reads_questions(actor, topic):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委"""
    return follows_topics(actor)


def issues_opinion(actor, topic):
    """组织实施的专工委、县人大常委会办公室（提出审查意见以后）"""
    return conducts(actor, topic) and topic.form == Form.FINANCE and has_done(topic, "opine")


def issues_inspection_report(actor, topic):
    """组织实施的专工委、县人大常委会办公室（执法检查报告提出以后）"""
    return conducts(actor, topic) and topic.form == Form.INSPECTION and has_done(topic, "write_report")


def issues_research_report(actor, topic):
    """组织实施的专工委、县人大常委会办公室（调研情况登记以后）"""
    return conducts(actor, topic) and has_done(topic, "research")


def reads_own_report(actor, topic):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委"""
    return follows_topics(actor)


def issues_lists(actor, topic):
    """组织实施的专工委、县人大常委会办公室（列出问题以后）"""
    return conducts(actor, topic) and bool(topic.problems.all())


def issues_audit_list(actor, topic):
    """组织实施的专工委、县人大常委会办公室（列出审计查出的问题以后）"""
    return conducts(actor, topic) and topic.form == Form.AUDIT and bool(topic.problems.all())
