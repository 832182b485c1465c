"""Who calls the roll of a sitting, who asks leave and who grants it, who is asked to sit in."""

from ..models.sitting import FOLLOWERS, KEEPERS


def keeps_roll(actor, sitting=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "TCH", "TSEC") and (sitting is None or sitting.congress_id == actor.congress_id)


def reads_roll(actor, sitting=None):
    """常委会领导、办公室、代表工委（乡镇为人大主席、秘书）"""
    return actor.is_system or actor.is_any(*FOLLOWERS)


def decides_leave(actor, leave=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    return actor.is_any("GO", "TCH", "TSEC") and (leave is None or leave.congress_id == actor.congress_id)


def asked_it(actor, leave):
    """请假人本人"""
    own = leave.membership.person_id == actor.person_id
    return own and actor.is_any("LEAD", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "MEMBER", "GO", "DAC", "COM")


def invites_guests(actor, meeting=None):
    """常委会办公室、代表工委（乡镇为人大主席、秘书，限本级的会议）"""
    return actor.is_any("DAC", *KEEPERS) and (meeting is None or meeting.congress_id == actor.congress_id)
