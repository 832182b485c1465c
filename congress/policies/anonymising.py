"""Who takes contact data away whose time is over: two of the three administrators, whom the law of the house keeps apart."""


def asks(actor, obj=None):
    """系统管理员"""
    return actor.is_any("SYS")


def confirms(actor, obj=None):
    """安全管理员"""
    return actor.is_any("SEC")
