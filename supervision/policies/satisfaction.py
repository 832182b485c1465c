"""Who prepares satisfaction votes and publishes what came of them, who reads it."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, READERS, UNITS

DEEDS = (Deed(key="supervision.satisfactionvote", label="满意度测评"),)


def reads_votes(actor, *_):
    """县人大机关，人大代表，乡镇人大，联络站，有关单位，政府督查室"""
    return actor.is_system or actor.is_any(*OFFICES, *READERS, *UNITS, "GOV")


def keeps_votes(actor, vote=None):
    """县人大常委会办公室"""
    return actor.is_system or (actor.is_any("GO") and (vote is None or vote.congress_id == actor.congress_id))


def follows_votes(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委"""
    return actor.is_system or actor.is_any(*OFFICES)


def issues_result(actor, vote):
    """县人大常委会办公室，宣布以后"""
    return keeps_votes(actor, vote) and vote.announced_on is not None


def issues_announcement(actor, vote):
    """县人大常委会办公室，公布以后"""
    return keeps_votes(actor, vote) and vote.published_on is not None


def reads_result(actor, vote):
    """县人大机关，宣布以后；公布以后为看得到这次测评的人"""
    return vote.published_on is not None or (follows_votes(actor) and vote.announced_on is not None)


def reads_announcement(actor, vote):
    """看得到这次测评的人，公布以后"""
    return vote.published_on is not None
