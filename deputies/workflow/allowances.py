"""A sheet of allowances: made, checked in the township and by the commission, paid; its figures stay as they were made."""

from congress.frame.workflow import Machine, Move

from ..models import AllowanceSheet
from ..policies import allowances as policies
from ..queries import allowances as queries

S = AllowanceSheet.State


def is_of_township(sheet, actor):
    """乡镇人大的发放表"""
    return "县人大代表的发放表直接由代表工委审核。" if sheet.of_county else ""


def is_of_county(sheet, actor):
    """县人大的发放表"""
    return "" if sheet.of_county else "乡镇的发放表先由乡镇人大主席审核。"


def has_sum(sheet, actor):
    """表中有补助"""
    return "" if queries.totals(sheet)["amount"] else "表中没有要发放的补助。"


ALLOWANCE = Machine(
    key="deputies.allowancesheet",
    title="代表补助",
    model=AllowanceSheet,
    states=S,
    initial=S.GENERATED,
    final=(S.PAID, S.VOID),
    moves=(
        Move(
            name="check_township", label="乡镇审核", source=(S.GENERATED,), target=S.TOWNSHIP_CHECKED,
            who=policies.checks_township, guard=is_of_township, primary=True, fades=True,
            event="{actor}审核《{obj}》，报代表工委",
        ),
        Move(
            name="check_county", label="审核", source=(S.GENERATED,), target=S.DAC_CHECKED, who=policies.checks,
            guard=is_of_county, primary=True, fades=True, event="{actor}审核《{obj}》",
        ),
        Move(
            name="check", label="代表工委审核", source=(S.TOWNSHIP_CHECKED,), target=S.DAC_CHECKED,
            who=policies.checks, primary=True, event="{actor}审核《{obj}》",
        ),
        Move(
            name="send_back", label="退回", source=(S.TOWNSHIP_CHECKED, S.DAC_CHECKED), target=S.GENERATED,
            who=policies.checks, returns=True, event="{actor}退回《{obj}》",
        ),
        Move(
            name="pay", label="登记已发放", source=(S.DAC_CHECKED,), target=S.PAID, who=policies.pays,
            guard=has_sum, form="deputies.forms.allowances.PayForm", primary=True,
            event="{actor}登记《{obj}》已发放", basis="代表法第四十一条",
        ),
        Move(
            name="void", label="作废", source=(S.GENERATED, S.TOWNSHIP_CHECKED, S.DAC_CHECKED), target=S.VOID,
            who=policies.draws_up, returns=True, event="{actor}作废《{obj}》",
        ),
    ),
)  # fmt: skip
ALL = (ALLOWANCE,)
