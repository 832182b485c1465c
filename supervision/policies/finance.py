"""Who reads the county's money, who keeps its figures."""

from congress.frame.kinds import Deed

from ..models.topic import OFFICES, READERS

DEEDS = (
    Deed(key="supervision.budgetline", label="预算科目"),
    Deed(key="supervision.budgetdecision", label="预算调整决议"),
    Deed(key="supervision.transfer", label="转移支付"),
    Deed(key="supervision.debtyear", label="政府债务"),
    Deed(key="supervision.assetreport", label="国有资产管理情况报告"),
    Deed(key="supervision.financeduty", label="财政监督法定事项"),
)


def reads_finance(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，人大代表，乡镇人大，联络站"""
    return actor.is_system or actor.is_any(*OFFICES, *READERS)


def keeps_finance(actor, row=None):
    """县人大常委会办公室、专工委"""
    ours = row is None or row.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any("GO", "COM") and ours)
