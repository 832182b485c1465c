"""Who organises the activities of deputies, who answers an invitation, who follows attendance."""

from congress.frame.kinds import Deed
from congress.models.meeting import OFFICES

DEPUTIES = ("DEP", "TDEP", "DHEAD", "UDEP")
DEEDS = (
    Deed(key="deputies.activity", label="代表活动"),
    Deed(key="deputies.participation", label="代表参加活动"),
    Deed(key="deputies.activityreport", label="视察调研报告"),
    Deed(key="deputies.trainingyear", label="代表培训计划"),
)


def reads_activities(actor, *_):
    """县人大机关、乡镇人大、人大代表"""
    return actor.is_any(*OFFICES, "TCH", "TSEC", *DEPUTIES)


def organises(actor, activity=None):
    """代表工委、办公室、专工委（乡镇为人大主席、秘书；代表团的小组活动为团长）"""
    if actor.is_system:
        return True
    if actor.is_any("DHEAD"):
        own = activity is None or (activity.body_id == actor.organization_id and activity.kind == "group")
        return own and (activity is None or activity.congress_id == actor.congress_id)
    keeps = actor.is_any("DAC", "GO", "COM", "TCH", "TSEC")
    return keeps and (activity is None or activity.congress_id == actor.congress_id)


def runs_alone(actor, *_):
    """系统自动，代表工委、办公室、专工委（乡镇为人大主席、秘书）"""
    return actor.is_system or organises(actor)


def is_mine(actor, participation):
    """受邀代表本人（暂停执行代表职务的除外）"""
    own = actor.is_any(*DEPUTIES) and participation.deputy.person_id == actor.person_id
    return own and participation.deputy.state == "active"


def keeps_roll(actor, participation):
    """组织单位"""
    return organises(actor, participation.activity)


def signs_in(actor, participation):
    """受邀代表本人、组织单位"""
    return is_mine(actor, participation) or keeps_roll(actor, participation)


def follows_attendance(actor, *_):
    """县人大机关、乡镇人大主席和秘书"""
    return actor.is_any(*OFFICES, "TCH", "TSEC")


def answers_report(actor, report):
    """收到报告的单位"""
    return actor.is_any("UNIT", "UNITL") and report.unit_id == actor.organization_id


def has_reports(actor, *_):
    """承办单位、人大机关、乡镇人大"""
    return actor.is_any("UNIT", "UNITL", *OFFICES, "TCH", "TSEC")


def keeps_report(actor, report):
    """组织活动的人大机关"""
    return organises(actor, report.activity)


def urges_by_letter(actor, report):
    """代表工委、办公室、专工委（乡镇为人大主席、秘书）"""
    return keeps_report(actor, report) and not actor.is_any("DHEAD")


def issues_urging(actor, report):
    """代表工委、办公室、专工委（乡镇为人大主席、秘书），登记催办之后"""
    return urges_by_letter(actor, report) and report.urgings.filter(level=2).exists()


def reads_urging(actor, report):
    """县人大机关、乡镇人大、收到报告的单位"""
    return has_reports(actor)


def prints_notice(actor, activity):
    """组织单位"""
    return organises(actor, activity)


def reads_notice(actor, activity):
    """组织单位、受邀代表"""
    return reads_activities(actor)


def sees_attendance_of(actor, deputy):
    """县人大机关、本乡镇人大主席和秘书、代表本人"""
    if actor.is_any("TCH", "TSEC"):
        return deputy.congress_id == actor.congress_id
    return actor.is_any(*OFFICES) or (actor.is_any(*DEPUTIES) and deputy.person_id == actor.person_id)


def follows_training(actor, *_):
    """县人大机关、乡镇人大主席和秘书"""
    return follows_attendance(actor)


def may_follow(actor, congress):
    """县人大机关看各乡镇，乡镇看本级"""
    if congress is None:
        return False
    return congress.pk == actor.congress_id or (actor.is_any(*OFFICES) and actor.congress_id == actor.county_id)


def plans_training(actor, row=None):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "TCH", "TSEC") and (row is None or row.congress_id == actor.congress_id)


def invites_to_sit_in(actor, meeting=None):
    """代表工委、办公室（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "GO", "TCH", "TSEC") and (meeting is None or meeting.congress_id == actor.congress_id)
