"""Who sets the standard of stations, who scores, checks and rates, who reads it."""

from congress.frame.kinds import Deed
from congress.policies.accounts import handles_business

from ..models.star import OFFICES
from ..queries.stations import keeps

DEEDS = (
    Deed(key="deputies.standardsheet", label="站点星级标准"),
    Deed(key="deputies.starcycle", label="站点星级评定"),
    Deed(key="deputies.stationrating", label="站点评定"),
)


def reads_stars(actor, *_):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""
    return handles_business(actor)


def rates(actor, row=None):
    """县人大代表工委"""
    return actor.is_system or (actor.is_any("DAC") and (row is None or congress_of(row) == actor.congress_id))


def congress_of(row):
    """The county of a sheet, a cycle, or a rating."""
    return getattr(row, "cycle", row).congress_id


def follows_stars(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委，乡镇人大主席、秘书，联络站管理员"""
    return actor.is_system or actor.is_any(*OFFICES, "TCH", "TSEC", "STA")


def scores_self(actor, rating):
    """联络站管理员（限所管站点）、乡镇人大秘书（限本乡镇）"""
    if not (actor.is_system or actor.is_any("STA", "TSEC")):
        return False
    return keeps(actor, rating.station)


def checks(actor, rating):
    """乡镇人大主席（限本乡镇的站点），县直接管理的站点为代表工委"""
    if actor.is_system:
        return True
    own = rating.station.congress_id == actor.congress_id
    return own and actor.is_any("TCH", "DAC")


def sends_back(actor, rating):
    """乡镇人大主席（限本乡镇的站点）、县人大代表工委"""
    return checks(actor, rating) or rates(actor, rating)


def issues_stars(actor, cycle):
    """县人大代表工委（公布以后）"""
    return rates(actor, cycle) and cycle.is_announced


def reads_results(actor, cycle):
    """县人大常委会领导、办公室、代表工委、专工委；公布以后其他承担业务的职务"""
    return actor.is_system or actor.is_any(*OFFICES) or (cycle.is_announced and handles_business(actor))


def issues_certificate(actor, rating):
    """县人大代表工委（公布以后，限有星级的站点）"""
    return issues_stars(actor, rating.cycle) and bool(rating.stars)


def reads_certificate(actor, rating):
    """承担业务的职务（公布以后）"""
    return reads_results(actor, rating.cycle)
