"""Who may have programs ask in his place, and who may end that."""

ROLES = ("GO", "DAC", "COM", "APPT", "GOV", "TSEC", "UNIT")


def has_tokens(actor, *_):
    """常委会机关工作人员，政府督查室、乡镇人大秘书和承办单位经办人"""
    return actor.account_id is not None and actor.is_any(*ROLES)


def oversees_tokens(actor, *_):
    """系统管理员，安全管理员"""
    return actor.is_any("SYS", "SEC")


def may_revoke(actor, token):
    """本人，本县的系统管理员、安全管理员"""
    own = actor.account_id is not None and token.account_id == actor.account_id
    return own or (oversees_tokens(actor) and token.account.person.county_id == actor.county_id)
