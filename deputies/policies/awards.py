"""Who prepares a commendation, who reads it."""

from congress.frame.kinds import Deed
from congress.policies.accounts import handles_business

ROUNDS = Deed(key="deputies.awardround", label="表彰")
NOMINATIONS = Deed(key="deputies.awardnomination", label="表彰推荐")
DEEDS = (ROUNDS, NOMINATIONS)


def keeps_awards(actor, row=None):
    """代表工委（乡镇为人大主席、秘书，限本级）"""
    ours = row is None or getattr(row, "round", row).congress_id == actor.congress_id
    return actor.is_system or (actor.is_any("DAC", "TCH", "TSEC") and ours)


def reads_awards(actor, *_):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""
    return handles_business(actor)


def issues_awards(actor, row):
    """代表工委（乡镇为人大主席、秘书），决定以后"""
    return keeps_awards(actor, row) and row.state in ("decided", "announced")
