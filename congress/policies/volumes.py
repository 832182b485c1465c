"""Who compiles printed volumes, and who reads them."""

from congress.frame import kinds

from ..models.meeting import OFFICES


def reads_volumes(actor, *_):
    """县人大机关、人大代表、乡镇人大"""
    return actor.is_any(*OFFICES, "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP")


def kinds_kept(actor):
    """The kinds of volumes this person may compile for his own congress."""
    return [kind for kind in kinds.volumes if kind.may(actor)]


def compiles(actor, volume=None):
    """编印这类编印册的机构，限本级"""
    if volume is None:
        return bool(kinds_kept(actor))
    return volume.kind in kinds.volumes and volume.of_kind.may(actor) and volume.congress_id == actor.congress_id


def compiles_rules(actor):
    """常委会办公室（乡镇为人大主席、秘书）"""
    return actor.is_any("GO", "TCH", "TSEC", "SYSTEM")


def compiles_papers(actor):
    """常委会办公室、代表工委（乡镇为人大主席、秘书）"""
    return actor.is_any("GO", "DAC", "TCH", "TSEC", "SYSTEM")
