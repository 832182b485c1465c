"""Who goes to the archive of papers and to the registers of numbers."""

from .accounts import handles_business


def reads_papers(actor, obj=None):
    """承担业务的职务（联络站管理员除外）"""
    return handles_business(actor) and not actor.is_any("STA")


def keeps_numbers(actor, obj=None):
    """常委会办公室、代表工委和领导（乡镇为人大主席、秘书）"""
    return actor.is_any("GO", "DAC", "LEAD", "TCH", "TSEC")
