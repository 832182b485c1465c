"""Who takes tables in: whoever keeps a register, and colleagues in the same post look after what he took in."""

from congress.frame import kinds


def imports_anything(actor, obj=None):
    """管理登记册的人员（代表工委、常委会办公室、乡镇人大、系统管理员、安全管理员）"""
    return any(kind.open_to(actor) for kind in kinds.imports)


def may_import(actor, kind):
    """管理这个登记册的人员"""
    return kind.open_to(actor)


def looks_after(actor, batch):
    """导入人本人，和同一人大同一角色的同事"""
    own = batch.congress_id == actor.congress_id and (batch.person_id == actor.person_id or batch.role == actor.role)
    return own and batch.kind in kinds.imports and may_import(actor, kinds.imports[batch.kind])
