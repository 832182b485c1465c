"""Who enters who came to a session."""

from congress.policies.meetings import keeps_meetings


def keeps_attendance(actor, meeting=None):
    """常委会办公室、代表工委（乡镇为人大主席、秘书，限本级的代表大会）"""
    own = meeting is None or meeting.congress_id == actor.congress_id
    return keeps_meetings(actor, meeting) or (actor.is_any("DAC") and own)


def reads_attendance(actor, *_):
    """县人大常委会领导、机关和组成人员，乡镇人大主席、秘书"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "TCH", "TSEC")
