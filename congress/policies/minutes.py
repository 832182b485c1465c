"""Who writes and signs the minutes of a meeting."""


def writes_minutes(actor, minutes=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "TCH", "TSEC") and (minutes is None or minutes.congress_id == actor.congress_id)


def signs_minutes(actor, minutes):
    """常委会领导（乡镇为人大主席），限本级的会议"""
    return actor.is_any("LEAD", "TCH") and minutes.congress_id == actor.congress_id


def prints_minutes(actor, minutes):
    """常委会办公室（乡镇为人大主席、秘书），签发以后"""
    return minutes.state == "signed" and writes_minutes(actor, minutes)


def reads_minutes(actor, minutes):
    """看得到这次会议的人，签发以后"""
    return minutes.state == "signed"
