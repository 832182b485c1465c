"""Who publishes an agenda and sends its notice, who keeps and hands in papers."""


def publishes(actor, meeting=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "TCH", "TSEC") and (meeting is None or meeting.congress_id == actor.congress_id)


def keeps_papers(actor, paper=None):
    """常委会办公室、专委工委（乡镇为人大主席、秘书，限本级的会议）"""
    if actor.is_system:
        return True
    own = paper is None or paper.congress_id == actor.congress_id
    return actor.is_any("GO", "COM", "TCH", "TSEC") and own


def hands_in(actor, paper):
    """报送机关；常委会办公室、专委工委代为登记"""
    own = paper.organ_id is not None and paper.organ_id == actor.organization_id
    if own and actor.is_any("UNIT", "UNITL", "GOV"):
        return True
    return keeps_papers(actor, paper)


def hands_out(actor, paper):
    """常委会办公室（乡镇为人大主席、秘书，限本级的会议）"""
    return actor.is_any("GO", "TCH", "TSEC") and paper.congress_id == actor.congress_id


def reads_agenda(actor, meeting):
    """看得到这次会议的人"""
    return True
