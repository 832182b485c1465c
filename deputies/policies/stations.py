"""Who reads the register of stations, and who keeps which of them."""

from congress.frame.kinds import Deed
from congress.policies.accounts import handles_business

from ..queries import stations as queries

DEEDS = (
    Deed(key="deputies.station", label="联络站点登记"),
    Deed(key="deputies.stationdeputy", label="进站代表"),
    Deed(key="deputies.stationkeeper", label="站点管理员"),
    Deed(key="deputies.stationcost", label="站点经费"),
)


def reads_stations(actor, obj=None):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""
    return handles_business(actor)


def opens_stations(actor, congress_id=None):
    """代表工委、乡镇人大主席和秘书（限本乡镇）"""
    if actor.is_system or actor.is_any("DAC"):
        return True
    return actor.is_any("TCH", "TSEC") and congress_id in (None, actor.congress_id)


def keeps_station(actor, station):
    """代表工委，乡镇人大主席和秘书（限本乡镇的站点），联络站管理员（限所管站点）"""
    if actor.is_system:
        return True
    if actor.is_any("STA"):
        return queries.keeps(actor, station)
    return opens_stations(actor, station.congress_id) and station.congress.county_id == actor.county_id


def keeps_any(actor, *_):
    """代表工委、乡镇人大主席和秘书、联络站管理员"""
    return actor.is_any("DAC", "TCH", "TSEC", "STA")
