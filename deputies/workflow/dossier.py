"""Lines entered by hand, and objections to lines."""

from congress.frame.workflow import Machine, Move

from ..models import DossierEntry, DutyDispute
from ..policies import dossier as policies

E, D = DossierEntry.State, DutyDispute.State
ANSWER = "deputies.forms.dossier.AnswerForm"


def has_fact(dispute, actor):
    """异议针对一条有来源的记录"""
    return "" if dispute.target else "这是反映漏记的异议，请补录后登记“已更正”，或者“维持原记录”。"


ENTRY = Machine(
    key="deputies.dossierentry",
    title="履职补录",
    model=DossierEntry,
    states=E,
    initial=E.PROPOSED,
    final=(E.REFUSED, E.STRUCK),
    moves=(
        Move(
            name="confirm",
            label="确认记入档案",
            source=(E.PROPOSED,),
            target=E.CONFIRMED,
            who=policies.confirms_lines,
            event="{actor}确认履职补录：{obj}",
            primary=True,
        ),
        Move(
            name="refuse",
            label="不予确认",
            source=(E.PROPOSED,),
            target=E.REFUSED,
            who=policies.confirms_lines,
            event="{actor}没有确认履职补录：{obj}",
            returns=True,
        ),
        Move(
            name="strike",
            label="撤下",
            source=(E.CONFIRMED,),
            target=E.STRUCK,
            who=policies.confirms_lines,
            event="{actor}撤下履职补录：{obj}",
            returns=True,
        ),
    ),
)

DISPUTE = Machine(
    key="deputies.dutydispute",
    title="履职异议",
    model=DutyDispute,
    states=D,
    initial=D.RAISED,
    final=(D.UPHELD, D.CORRECTED, D.EXCLUDED, D.WITHDRAWN),
    moves=(
        Move(
            name="correct",
            label="已在来源处更正",
            source=(D.RAISED,),
            target=D.CORRECTED,
            who=policies.decides,
            form=ANSWER,
            event="{actor}处理履职异议：已更正（{obj}）",
            primary=True,
        ),
        Move(
            name="exclude",
            label="这条不予计入",
            source=(D.RAISED,),
            target=D.EXCLUDED,
            who=policies.decides,
            guard=has_fact,
            form=ANSWER,
            event="{actor}处理履职异议：不予计入（{obj}）",
        ),
        Move(
            name="uphold",
            label="维持原记录",
            source=(D.RAISED,),
            target=D.UPHELD,
            who=policies.decides,
            form=ANSWER,
            event="{actor}处理履职异议：维持原记录（{obj}）",
        ),
        Move(
            name="withdraw",
            label="撤回异议",
            source=(D.RAISED,),
            target=D.WITHDRAWN,
            who=policies.is_own,
            event="{actor}撤回履职异议：{obj}",
        ),
    ),
)
ALL = (ENTRY, DISPUTE)
