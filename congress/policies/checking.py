"""Who looks at the self-checks."""

from congress.frame import kinds


def looks_at_checks(actor, obj=None):
    """系统管理员、常委会办公室、代表工委（乡镇为人大主席）"""
    return actor.is_any("SYS", "GO", "DAC", "TCH")


def reads_findings(actor, check):
    """常委会办公室、代表工委（乡镇为人大主席）；技术方面的为系统管理员，他不看业务内容"""
    return actor.is_any("SYS") if check.technical else actor.is_any("GO", "DAC", "TCH")


def checks_read_by(actor):
    """The rules whose findings this person reads in words."""
    return [check for check in kinds.checks if reads_findings(actor, check)]
