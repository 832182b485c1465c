"""An inquiry case: signed, filed, handed to the organ, answered – and answered again when most who put it are not satisfied."""

from congress.frame.workflow import Machine, Move
from deputies.queries import joint

from ..models import InquiryCase
from ..policies import inquiry_cases as policies
from ..queries import inquiry_cases as queries

S = InquiryCase.State
AFTER = "监督法第五十一条至第五十四条；代表法第二十条"


def enough_sign(case, actor):
    """联名人数达到法定人数"""
    return joint.too_few(case)


def most_dissatisfied(case, actor):
    """提案人过半数对答复不满意"""
    if queries.most_dissatisfied(case):
        return ""
    all_, _, no = queries.marks(case)
    return f"提案人{all_}人中{no}人不满意，没有过半数（{case.AGAIN[case.body]}）。"


def nobody_waits(case, actor):
    """不需要再作答复"""
    if case.round < 2 and queries.most_dissatisfied(case):
        return f"提案人过半数不满意，请先决定由受质询机关再作答复（{case.AGAIN[case.body]}）。"
    return ""


INQUIRY_CASE = Machine(
    key="supervision.inquiry_case", title="质询案", model=InquiryCase, states=S, initial=S.SIGNING,
    final=(S.CLOSED, S.WITHDRAWN),
    moves=(
        Move(name="file", label="提出质询案", source=(S.SIGNING,), target=S.FILED, who=policies.leads, guard=enough_sign,
             event="{actor}提出质询案《{obj}》", basis="地方组织法第二十四条；监督法第五十一条", primary=True),
        Move(name="send_back", label="退回补充", source=(S.FILED,), target=S.SIGNING, who=policies.office,
             event="{actor}把质询案《{obj}》退回补充", basis=AFTER, returns=True),
        Move(name="decide", label="登记交由答复的决定", source=(S.FILED,), target=S.ANSWERING, who=policies.office, guard=enough_sign,
             form="supervision.forms.inquiry_cases.DecideForm", event="{actor}登记质询案《{obj}》交由受质询机关答复的决定",
             basis=AFTER, primary=True),
        Move(name="answer", label="登记答复", source=(S.ANSWERING,), target=S.ANSWERED, who=policies.answers,
             form="supervision.forms.inquiry_cases.AnswerForm", closes=("supervision.inquiry_answer",),
             event="{actor}登记对质询案《{obj}》的答复", basis=AFTER, primary=True),
        Move(name="answer_again", label="登记再作答复的决定", source=(S.ANSWERED,), target=S.ANSWERING, who=policies.office,
             guard=most_dissatisfied, form="supervision.forms.inquiry_cases.DecideForm",
             event="{actor}登记质询案《{obj}》再作答复的决定", basis=AFTER),
        Move(name="close", label="办结", source=(S.ANSWERED,), target=S.CLOSED, who=policies.office, guard=nobody_waits,
             event="{actor}办结质询案《{obj}》", primary=True),
        Move(name="withdraw", label="撤回", source=(S.SIGNING, S.FILED, S.ANSWERING), target=S.WITHDRAWN, who=policies.leads,
             cancels=("supervision.inquiry_answer",), event="{actor}撤回质询案《{obj}》", returns=True),
    ),
)  # fmt: skip
