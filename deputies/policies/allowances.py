"""Who makes up, checks and pays the allowances of deputies."""

from congress.frame.kinds import Deed

DEEDS = (Deed(key="deputies.allowancesheet", label="代表补助"), Deed(key="deputies.allowance", label="代表补助登记"))


def reads_allowances(actor, *_):
    """县人大领导、办公室、代表工委，乡镇人大主席和秘书"""
    own = actor.is_any("LEAD", "GO", "DAC") and actor.congress_id == actor.county_id
    return own or actor.is_any("TCH", "TSEC")


def draws_up(actor, sheet=None):
    """代表工委（乡镇为人大秘书、主席）"""
    return actor.is_any("DAC", "TSEC", "TCH") and (sheet is None or sheet.congress_id == actor.congress_id)


def checks_township(actor, sheet):
    """本乡镇人大主席"""
    return actor.is_any("TCH") and sheet.congress_id == actor.congress_id


def checks(actor, sheet):
    """代表工委"""
    return actor.is_any("DAC") and actor.congress_id == actor.county_id == sheet.congress.county_id


def pays(actor, sheet):
    """代表工委、办公室（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "GO", "TCH", "TSEC") and sheet.congress_id == actor.congress_id


def has_own(actor, *_):
    """人大代表"""
    return actor.is_any("DEP", "TDEP", "DHEAD", "UDEP")
