"""Who reads the register of meetings, and who keeps it (domain §4.2: meeting, agenda, papers)."""


def reads_meetings(actor, *_):
    """县人大机关、人大代表、乡镇人大"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP")


def keeps_meetings(actor, meeting=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "TCH", "TSEC") and (meeting is None or meeting.congress_id == actor.congress_id)
