"""Who draws up rosters and enters receptions, and what a deputy may do with his own turns."""

from congress.frame.kinds import Deed

from .stations import keeps_any, keeps_station, reads_stations

DEEDS = (
    Deed(key="deputies.roster", label="接待排班"),
    Deed(key="deputies.dutyturn", label="到站签到和请假"),
    Deed(key="deputies.dutyswap", label="换班"),
)
DEPUTIES = ("DEP", "TDEP", "DHEAD", "SCM", "LEAD", "TCH", "UDEP")  # posts whose holders may sit as deputies

draws_rosters = keeps_any
reads_rosters = reads_stations


def keeps_day(actor, day):
    """站点管理员，乡镇人大主席和秘书（限本乡镇的站点），代表工委"""
    keeps = actor.is_system or actor.is_any("STA", "TCH", "TSEC", "DAC")
    return keeps and keeps_station(actor, day.station)


def has_duty(actor, obj=None):
    """人大代表"""
    return actor.is_any(*DEPUTIES)


def is_own_turn(actor, turn):
    """值班的代表本人"""
    return actor.person_id is not None and turn.deputy.person_id == actor.person_id


def keeps_noticed_day(actor, day):
    """站点管理员，乡镇人大主席和秘书（限本乡镇的站点），代表工委"""
    return day.state in ("planned", "noticed") and keeps_day(actor, day)


def keeps_roster(actor, roster):
    """站点管理员，乡镇人大主席和秘书（限本乡镇的站点），代表工委"""
    return keeps_station(actor, roster.station)
