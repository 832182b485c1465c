"""Who looks at how the portal itself runs."""


def looks_at_health(actor, obj=None):
    """系统管理员"""
    return actor.is_any("SYS")
