"""Who prepares a vote, who counts papers, who votes. Nobody is anything more: what was cast has no reader."""

from ..models import Voter
from ..models.ballot import OF_SECRETS


def reads_ballots(actor, *_):
    """县人大机关、人大代表、常委会组成人员、乡镇人大"""
    return actor.is_any("LEAD", "GO", "APPT", "DAC", "COM", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP")


def keeps_ballots(actor, ballot=None):
    """常委会办公室、代表工委（人事任免的表决为常委会办公室、任免工作人员；乡镇为人大主席、秘书，限本级的表决）"""
    if actor.is_system:
        return True
    if ballot is not None and ballot.kept_as.confidential:
        return actor.is_any("GO", "APPT") and ballot.congress_id == actor.congress_id
    return actor.is_any("GO", "DAC", "TCH", "TSEC") and (ballot is None or ballot.congress_id == actor.congress_id)


def voids_results(actor, ballot):
    """常委会领导（乡镇为人大主席，限本级的表决）：结果已经看得到，经办人不能自己作废"""
    return actor.is_any("LEAD", "TCH") and ballot.congress_id == actor.congress_id


def counts_papers(actor, ballot):
    """计票人：县人大机关（人事任免的表决为常委会办公室、任免工作人员、组成人员；乡镇为人大主席、秘书，限本级的表决）"""
    if ballot.kept_as.confidential:
        return actor.is_any(*OF_SECRETS, "SCM") and ballot.congress_id == actor.congress_id
    return actor.is_any("GO", "DAC", "COM", "LEAD", "TCH", "TSEC") and ballot.congress_id == actor.congress_id


def may_vote(actor, ballot):
    """列入本次投票人名册的人"""
    return Voter.objects.filter(ballot=ballot.pk, person=actor.person_id).exists()


def prints_papers(actor, ballot):
    """常委会办公室、代表工委（乡镇为人大主席、秘书），用纸质票的，列出票上事项之后"""
    usable = ballot.method == ballot.Method.PAPER and ballot.state in ("draft", "open")
    return usable and keeps_ballots(actor, ballot) and ballot.options.exists()


def prints_count(actor, ballot):
    """常委会办公室、代表工委（乡镇为人大主席、秘书），投票截止以后"""
    return ballot.state in ("closed", "counted", "announced") and keeps_ballots(actor, ballot)


def prints_result(actor, ballot):
    """常委会办公室、代表工委（乡镇为人大主席、秘书），计票以后"""
    return ballot.state in ("counted", "announced") and keeps_ballots(actor, ballot)


def reads_count(actor, ballot):
    """常委会办公室、代表工委和常委会领导（乡镇为人大主席、秘书）"""
    return keeps_ballots(actor, ballot) or (actor.is_any("LEAD") and ballot.congress_id == actor.congress_id)


def reads_result(actor, ballot):
    """看得到这次表决的人，宣布结果以后；此前为常委会办公室、代表工委和常委会领导"""
    return actor.is_system or reads_count(actor, ballot) or ballot.state == "announced"
