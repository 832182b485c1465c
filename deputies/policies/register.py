"""Who reads and who keeps the register of deputies."""

from congress.frame.kinds import Deed
from congress.policies.accounts import handles_business
from congress.policies.institution import reaches

REGISTER = Deed(key="deputies.deputy", label="代表登记", open=True)  # names of deputies are public
DISTRICTS = Deed(key="deputies.electoraldistrict", label="选区登记", open=True)
DEEDS = (REGISTER, DISTRICTS)


def reads_deputies(actor, obj=None):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""
    return handles_business(actor)


def keeps_deputies(actor, congress_id):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_system or (actor.is_any("DAC", "TCH", "TSEC") and actor.congress_id == congress_id)


def enters_deputies(actor, congress):
    """代表工委（县级还可成批登记所辖乡镇的；乡镇为人大主席、秘书，限本乡镇）"""
    return actor.is_system or (actor.is_any("DAC", "TCH", "TSEC") and reaches(actor, congress))


def keeps_deputies_of(actor, obj):
    """代表工委（乡镇为人大主席、秘书）"""
    return keeps_deputies(actor, obj.congress_id)


def keeps_own_deputies(actor, *_):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "TCH", "TSEC")


def keeps_deputies_above(actor, *_):
    """代表工委"""
    return actor.is_any("DAC")
