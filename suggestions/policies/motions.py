"""Who puts motions, considers them, writes down what was decided on them."""

from ..models.motion import DEPUTIES, KIND, OFFICES, Motion

MEMBERS = ("LEAD", "SCM")


def reads_motions(actor, *_):
    """县人大机关、人大代表、乡镇人大主席和秘书、政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, *DEPUTIES, "FORMER", "TCH", "TSEC", "GOV")


def exports_motions(actor, *_):
    """县人大机关、乡镇人大主席和秘书"""
    return actor.is_system or actor.is_any(*OFFICES, "TCH", "TSEC")


def office(actor, motion=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的议案）"""
    return actor.is_system or (
        actor.is_any("GO", "TCH", "TSEC") and (motion is None or motion.congress_id == actor.congress_id)
    )


def puts(actor, motion=None):
    """人大代表、常委会组成人员、专门委员会、人民政府；常委会办公室（乡镇为人大主席、秘书）代录"""
    return office(actor, motion) or actor.is_any(*MEMBERS, *DEPUTIES, "COM", "GOV")


def speaks_for(actor, organ):
    """提出议案的机关的工作人员"""
    if organ is None:
        return False
    return (actor.is_any("COM") and organ.pk == actor.organization_id) or (
        actor.is_any("GOV") and organ.kind == KIND.GOVERNMENT and organ.congress_id == actor.congress_id
    )


def leads(actor, motion):
    """领衔的提案人、提出议案的机关；代录的为办公室"""
    if motion.by_office and office(actor, motion):
        return True
    if not motion.is_joint:
        return speaks_for(actor, motion.organ)
    if actor.person_id is None:
        return False
    return any(one.is_lead and one.person_id == actor.person_id for one in motion.signers.all())


def considers(actor, motion):
    """受委托审议的委员会；办公室代为登记"""
    own = actor.is_any("COM", "DAC") and motion.committee_id == actor.organization_id
    return office(actor, motion) or (own and motion.committee_id is not None)


def prints_motion(actor, motion):
    """领衔的提案人、提出议案的机关，常委会办公室（乡镇为人大主席、秘书）"""
    return leads(actor, motion) or (motion.filed_on is not None and office(actor, motion))


def prints_receipt(actor, motion):
    """常委会办公室（乡镇为人大主席、秘书），议案提出以后"""
    return motion.filed_on is not None and office(actor, motion)


def prints_opinion(actor, motion):
    """受委托审议的委员会、常委会办公室（乡镇为人大主席、秘书），提出审议报告以后"""
    return motion.reported_on is not None and considers(actor, motion)


def prints_notice(actor, motion):
    """常委会办公室（乡镇为人大主席、秘书），作出处理决定以后"""
    return motion.decided_on is not None and office(actor, motion)


def prints_report(actor, meeting):
    """常委会办公室（乡镇为人大主席、秘书），会议收到议案以后"""
    put = Motion.objects.filter(meeting=meeting.pk, filed_on__isnull=False)
    return office(actor, meeting) and put.exists()


def prints_results(actor, meeting):
    """常委会办公室（乡镇为人大主席、秘书），会后审议的议案审议完毕以后"""
    left = Motion.objects.filter(
        meeting=meeting.pk, state__in=(Motion.State.AFTER_SESSION, Motion.State.CLOSED), item=None
    )
    return office(actor, meeting) and left.exists() and not left.exclude(state=Motion.State.CLOSED).exists()


def reads_paper(actor, motion):
    """看得到这件议案的人"""
    return reads_motions(actor)


def reads_report(actor, meeting):
    """看得到这次会议的人"""
    return reads_motions(actor)
