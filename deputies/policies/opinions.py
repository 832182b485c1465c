"""Who reads, sorts, handles and answers what people say (domain §4.2: station opinion)."""

from congress.frame.kinds import Deed

from ..models import Opinion
from ..queries.stations import keeps

Desk, State = Opinion.Desk, Opinion.State
TOWNSHIP = ("TCH", "TSEC")
DEPUTIES = ("DEP", "TDEP", "DHEAD")
UNITS = ("UNIT", "UNITL")
DEEDS = (
    Deed(key="deputies.opinion", label="社情民意"),
    Deed(key="deputies.photocover", label="民意照片遮盖"),
    Deed(key="deputies.topiclead", label="监督议题线索"),
)


def reads_opinions(actor, *_):
    """县人大机关、乡镇人大、联络站管理员、人大代表、承办部门"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "STA", "GOV", *TOWNSHIP, *DEPUTIES, *UNITS)


def enters_opinions(actor, *_):
    """联络站管理员、乡镇人大、代表工委、人大代表"""
    return actor.is_any("DAC", "STA", *TOWNSHIP, *DEPUTIES)


def _keeps(actor, opinion):
    """Whether this is an office of the place the opinion belongs to."""
    if actor.is_any(*TOWNSHIP):
        return opinion.congress_id == actor.congress_id
    if actor.is_any("STA"):
        return opinion.station_id is not None and keeps(actor, opinion.station)
    return actor.is_any("DAC") and opinion.congress.county_id == actor.county_id


def sorts(actor, opinion=None):
    """联络站管理员、乡镇人大、代表工委"""
    return actor.is_any("DAC", "STA", *TOWNSHIP) if opinion is None else _keeps(actor, opinion)


def sends_on(actor, opinion):
    """办理这件民意的联络站、乡镇人大或代表工委"""
    if opinion.desk == Desk.TOWNSHIP:
        return actor.is_any(*TOWNSHIP, "DAC") and _keeps(actor, opinion)
    return (opinion.desk == Desk.STATION or actor.is_any("DAC")) and _keeps(actor, opinion)


def assigns_units(actor, opinion=None):
    """县人大常委会代表工委"""
    return actor.is_any("DAC") and (opinion is None or opinion.congress.county_id == actor.county_id)


def extends(actor, opinion):
    """办理这件民意的乡镇人大主席、县人大常委会代表工委"""
    if opinion.desk == Desk.TOWNSHIP and actor.is_any("TCH"):
        return _keeps(actor, opinion)
    return assigns_units(actor, opinion)


def handles(actor, opinion):
    """承办部门"""
    return actor.is_any(*UNITS) and opinion.unit_id == actor.organization_id and opinion.desk == Desk.UNIT


def is_asked(actor, opinion):
    """民意所反映的代表，或被请来认领的代表"""
    asked = opinion.offered_to if opinion.offered_to_id else opinion.deputy
    return actor.is_any(*DEPUTIES) and asked is not None and asked.person_id == actor.person_id


def answers_on_spot(actor, opinion):
    """联络站管理员、乡镇人大、代表工委；反映给代表的，代表本人"""
    return _keeps(actor, opinion) or is_asked(actor, opinion)


def answers(actor, opinion):
    """办理这件民意的乡镇人大、代表工委，认领的代表"""
    if opinion.desk == Desk.DEPUTY:
        return is_asked(actor, opinion) or assigns_units(actor, opinion)
    return sends_on(actor, opinion)


def rates(actor, opinion):
    """凭回执号和查询码的群众，或代为录入的工作人员"""
    return actor.is_any("PUB") or actor.is_system or _keeps(actor, opinion)


def sees_contact(actor, opinion):
    """正在办理这件民意的人员（承办部门须经群众同意）"""
    if actor.is_any(*UNITS):
        return opinion.share_contact and handles(actor, opinion)
    return _keeps(actor, opinion) or is_asked(actor, opinion)


def redacts(actor, opinion):
    """联络站管理员、乡镇人大、代表工委"""
    return _keeps(actor, opinion)


def breaks_seal(actor, opinion):
    """代表工委、常委会领导（查看原文留有记录）"""
    return actor.is_any("DAC", "LEAD") and opinion.congress.county_id == actor.county_id


def reads_hot(actor, *_):
    """县人大机关、乡镇人大"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", *TOWNSHIP)


def prints_record(actor, opinion):
    """联络站管理员、乡镇人大、代表工委、接待的代表"""
    if opinion.source == Opinion.Source.WEB and not opinion.received_by_id:
        return False  # nobody was received
    received = opinion.received_by_id and opinion.received_by.person_id == actor.person_id
    return _keeps(actor, opinion) or bool(received)


def reads_record(actor, opinion):
    """看得到这件民意的工作人员和代表"""
    return not actor.is_any(*UNITS, "GOV")
