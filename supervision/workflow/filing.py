"""One normative document through its filing and review, and one request for review."""

from congress.frame.workflow import Machine, Move

from ..models import NormativeDocument, ReviewRequest
from ..policies import filings as policies

S, R = NormativeDocument.State, ReviewRequest.State
LOCAL, ANNUL = "监督法第四十条；程序由省级规定", "监督法第三十九条"
WORDS = "supervision.forms.filings.WordsForm"
CLOCKS = ("supervision.request", "supervision.request_check")


def review_is_over(asked, actor):
    """审查已经结束"""
    return "" if asked.document.is_over else f"文件还在办理中（{asked.document.get_state_display()}）。"


def _review_moves():
    reviews, organ, desk = policies.reviews, policies.files, policies.registers
    return (
        Move(name="extend", label="延长审查", source=(S.REVIEWING,), target=S.REVIEWING, who=reviews,
             form="supervision.forms.filings.ExtendForm", event="{actor}延长《{obj}》的审查期限"),
        Move(name="clear", label="审查通过", source=(S.REVIEWING, S.COMMUNICATING), target=S.CLEARED, who=reviews,
             form=WORDS, closes=("supervision.filing_review",), event="{actor}审查《{obj}》，没有发现不适当的情形", basis=LOCAL,
             primary=True),
        Move(name="communicate", label="与制定机关沟通", source=(S.REVIEWING,), target=S.COMMUNICATING, who=reviews, form=WORDS,
             event="{actor}就《{obj}》与制定机关沟通"),
        Move(name="issue_opinion", label="提出书面审查意见", source=(S.REVIEWING, S.COMMUNICATING), target=S.OPINION, who=reviews,
             form="supervision.forms.filings.OpinionForm", closes=("supervision.filing_review",),
             opens=("supervision.filing_reply",), event="{actor}对《{obj}》提出书面审查意见", basis=LOCAL),
        Move(name="promise", label="同意修改", source=(S.COMMUNICATING, S.OPINION), target=S.PROMISED, who=organ,
             form="supervision.forms.filings.PromiseForm", closes=("supervision.filing_review", "supervision.filing_reply"),
             event="{actor}回复同意修改《{obj}》", basis=LOCAL, primary=True),
        Move(name="object", label="回复不同意修改", source=(S.OPINION,), target=S.OBJECTED, who=organ, form=WORDS,
             closes=("supervision.filing_reply",), event="{actor}回复不同意修改《{obj}》", basis=LOCAL),
        Move(name="correct", label="报告修改、废止结果", source=(S.PROMISED,), target=S.CORRECTED, who=organ,
             form="supervision.forms.filings.CorrectForm", closes=("supervision.filing_correct",),
             event="{actor}报告《{obj}》已修改或废止", basis=LOCAL, primary=True),
        Move(name="accept_objection", label="采纳制定机关的理由", source=(S.OBJECTED,), target=S.CLEARED, who=reviews, form=WORDS,
             event="{actor}采纳制定机关对《{obj}》的理由"),
        Move(name="propose", label="提请撤销", source=(S.OBJECTED, S.PROMISED), target=S.PROPOSED, who=desk, form=WORDS,
             cancels=("supervision.filing_correct",), event="{actor}登记主任会议决定提请撤销《{obj}》", basis=ANNUL),
        Move(name="annul", label="登记常委会撤销决定", source=(S.PROPOSED,), target=S.ANNULLED, who=desk,
             form="supervision.forms.filings.DecisionForm", event="{actor}登记常委会撤销《{obj}》", basis=ANNUL, primary=True),
        Move(name="uphold", label="登记常委会不予撤销", source=(S.PROPOSED,), target=S.CLEARED, who=desk,
             form="supervision.forms.filings.DecisionForm", event="{actor}登记常委会不予撤销《{obj}》", basis=ANNUL),
        Move(name="reopen", label="重新启动审查", source=(S.CLEARED,), target=S.REVIEWING, who=desk, form=WORDS,
             opens=("supervision.filing_review",), event="{actor}重新启动对《{obj}》的审查"),
    )  # fmt: skip


FILING = Machine(
    key="supervision.filing", title="规范性文件备案审查", model=NormativeDocument, states=S, initial=S.PUBLISHED,
    final=(S.REJECTED, S.CORRECTED, S.ANNULLED),
    moves=(
        Move(name="file", label="报送备案", source=(S.PUBLISHED,), target=S.FILED, who=policies.files,
             form="supervision.forms.filings.FileForm", closes=("supervision.filing",), opens=("supervision.filing_form",),
             event="{actor}报送《{obj}》备案", basis=LOCAL, primary=True),
        Move(name="register", label="备案登记", source=(S.FILED,), target=S.REGISTERED, who=policies.registers,
             closes=("supervision.filing_form",), opens=("supervision.filing_assign",), event="{actor}登记《{obj}》", basis=LOCAL,
             primary=True),
        Move(name="ask_supplement", label="要求补正", source=(S.FILED,), target=S.SUPPLEMENT, who=policies.registers,
             closes=("supervision.filing_form",), opens=("supervision.filing_supplement",),
             event="{actor}要求补正《{obj}》的备案材料", returns=True),
        Move(name="supplement", label="报送补正材料", source=(S.SUPPLEMENT,), target=S.FILED, who=policies.files, form=WORDS,
             closes=("supervision.filing_supplement",), opens=("supervision.filing_form",),
             event="{actor}补正《{obj}》的备案材料", primary=True),
        Move(name="reject", label="不予登记", source=(S.FILED,), target=S.REJECTED, who=policies.registers, returns=True,
             closes=("supervision.filing_form",), event="{actor}不予登记《{obj}》：不属于备案范围"),
        Move(name="assign", label="分送审查", source=(S.REGISTERED,), target=S.REVIEWING, who=policies.registers,
             form="supervision.forms.filings.AssignForm", closes=("supervision.filing_assign",),
             opens=("supervision.filing_review",), event="{actor}把《{obj}》分送审查", basis=LOCAL, primary=True),
        *_review_moves(),
    ),
)  # fmt: skip

REQUEST = Machine(
    key="supervision.request", title="审查要求和建议", model=ReviewRequest, states=R, initial=R.RECEIVED,
    final=(R.TRANSFERRED, R.DECLINED, R.ANSWERED),
    moves=(
        Move(name="ask_more", label="要求补充", source=(R.RECEIVED,), target=R.INCOMPLETE, who=policies.handles_requests, returns=True,
             closes=CLOCKS, event="{actor}要求补充“{obj}”的材料"),
        Move(name="complete", label="补充材料", source=(R.INCOMPLETE,), target=R.RECEIVED, who=policies.proposed,
             form="supervision.forms.filings.CompleteForm", opens=CLOCKS, event="{actor}补充“{obj}”的材料",
             primary=True),
        Move(name="transfer", label="移送有权机关", source=(R.RECEIVED,), target=R.TRANSFERRED, who=policies.handles_requests,
             form="supervision.forms.filings.AnswerForm", closes=CLOCKS, event="{actor}移送“{obj}”",
             basis="监督法第四十四条"),
        Move(name="decline", label="不启动审查", source=(R.RECEIVED,), target=R.DECLINED, who=policies.handles_requests,
             form="supervision.forms.filings.AnswerForm", closes=CLOCKS, event="{actor}对“{obj}”不启动审查",
             basis=LOCAL),
        Move(name="open", label="启动审查", source=(R.RECEIVED,), target=R.OPENED, who=policies.handles_requests,
             form="supervision.forms.filings.OpenForm", closes=CLOCKS, event="{actor}对“{obj}”启动审查", basis=LOCAL,
             primary=True),
        Move(name="answer", label="告知审查结果", source=(R.OPENED,), target=R.ANSWERED, who=policies.handles_requests, guard=review_is_over,
             form="supervision.forms.filings.AnswerForm", event="{actor}告知“{obj}”的审查结果", basis=LOCAL, primary=True),
    ),
)  # fmt: skip
