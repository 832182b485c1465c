"""Who keeps the calendar by which time limits run."""

from .accounts import handles_business


def keeps_calendar(actor, congress=None):
    """系统管理员、常委会办公室、代表工委"""
    return actor.is_any("SYS", "GO", "DAC") and actor.congress_id is not None


def may_change_national_days(actor, congress=None):
    """县级人大的系统管理员、常委会办公室、代表工委"""
    return keeps_calendar(actor) and actor.congress_id == actor.county_id


def may_change_local_days(actor, congress):
    """本级或上级人大的系统管理员、常委会办公室、代表工委"""
    return keeps_calendar(actor) and actor.congress_id in (congress.pk, congress.county_id)


def may_change_days(actor, congress):
    """放假安排的维护人员：系统管理员、常委会办公室、代表工委"""
    return may_change_national_days(actor) if congress is None else may_change_local_days(actor, congress)


def reads_clocks(actor, obj=None):
    """承担业务的职务（联络站管理员除外）"""
    return handles_business(actor) and not actor.is_any("STA")


def reads_calendar(actor, obj=None):
    """承担业务的人员和系统管理员"""
    return actor.congress_id is not None and not actor.is_any("SEC", "AUD", "PUB")


def explains_dates(actor, deadline):
    """常委会办公室、代表工委、乡镇人大主席"""
    return actor.is_any("GO", "DAC", "TCH")
