"""Who carries a congress into its next term."""

from congress.frame.kinds import Deed

DEEDS = (Deed(key="deputies.rollover", label="换届"),)


def rolls_over(actor, obj=None):
    """代表工委（乡镇为人大主席、秘书）"""
    if actor.is_system:
        return True
    return actor.is_any("DAC", "TCH", "TSEC") and (obj is None or obj.congress_id == actor.congress_id)
