"""Who keeps the deputies' groups."""

from congress.frame.kinds import Deed

DEEDS = (Deed(key="deputies.group", label="代表小组"), Deed(key="deputies.deputygroup", label="代表小组"),
         Deed(key="deputies.groupmember", label="代表小组成员"))  # fmt: skip


def keeps_groups(actor, congress_id):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_system or (actor.is_any("DAC", "TCH", "TSEC") and actor.congress_id == congress_id)


def keeps_group(actor, group):
    """代表工委（乡镇为人大主席、秘书）"""
    return keeps_groups(actor, group.congress_id)


def founds_groups(actor, *_):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "TCH", "TSEC")
