"""Who keeps what of a list."""


def keeps_views(actor, obj=None):
    """已登录的人员"""
    return actor.account_id is not None


def owns_view(actor, view):
    """保存这个常用条件的本人"""
    return actor.account_id is not None and view.account_id == actor.account_id


def may_share(actor, obj=None):
    """在机关、单位工作的人员"""
    works_there = actor.organization_id is not None and not actor.is_any("DEP", "TDEP", "UDEP", "FORMER")
    return actor.account_id is not None and works_there
