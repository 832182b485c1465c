"""Who looks at the self-checks."""


def looks_at_checks(actor, obj=None):
    """系统管理员、常委会办公室、代表工委（乡镇为人大主席）"""
    return actor.is_any("SYS", "GO", "DAC", "TCH")


def reads_findings(actor, obj=None):
    """常委会办公室、代表工委（乡镇为人大主席；系统管理员只看数目，不看业务内容）"""
    return actor.is_any("GO", "DAC", "TCH")
