"""Two forms of supervising the county's money: final accounts and adjusted budgets are reviewed and approved; what the audit
found is put right, unit by unit, and heard within six months."""

from congress.frame.workflow import Machine, Move

from ..models import AuditReport, FinanceReview, Topic
from ..policies import topics as policies
from ..queries import problems
from .roads import Step, TopicForm, beginning, closing, handled, handling, has_meeting, has_opened, judging, step

ACCOUNTS = "监督法第十九条、第二十二条；预算法第六十九条、第七十八条"
OPINION, LETTER, AUDIT_LAW = "预算法第二十二条", "监督法第二十九条", "监督法第二十七条"


def has_findings(topic, actor):
    """已列出审计查出的问题"""
    return "" if topic.problems.all() else "请先列出或导入审计查出的问题。"


def each_unit_reported(topic, actor):
    """各单位的整改情况都已报送"""
    left = problems.unreported_of(topic)
    return f"整改报告须附各单位的整改情况，还有{left}个问题没有报送成效。" if left else has_meeting(topic, actor)


def _review():
    S, conducts, office, reports = FinanceReview, policies.conducts, policies.office, policies.reports
    return Machine(
        key="supervision.finance_review", title="审查批准决算、预算调整", model=Topic, states=S, initial=S.PLANNED,
        final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=(S.PLANNED, S.DRAFT_SENT, S.OPINED, S.FED_BACK, S.DISTRIBUTED)),
            step("send_draft", "送交草案", (S.PLANNED,), S.DRAFT_SENT, reports, "{actor}送交《{obj}》草案", guard=has_meeting,
                 closes=("supervision.finance_draft",), basis=ACCOUNTS, primary=True),
            step("opine", "提出审查意见", (S.DRAFT_SENT,), S.OPINED, conducts, "{actor}对《{obj}》草案提出审查意见", basis=OPINION,
                 primary=True),
            step("feed_back", "反馈意见处理情况", (S.OPINED,), S.FED_BACK, reports, "{actor}反馈对《{obj}》审查意见的处理情况", basis=OPINION,
                 primary=True),
            step("distribute", "印发组成人员", (S.FED_BACK,), S.DISTRIBUTED, office, "{actor}把《{obj}》草案和意见印发组成人员",
                 basis=OPINION, primary=True),
            step("deliberate", "登记会议审议", (S.DISTRIBUTED,), S.HEARD, conducts, "{actor}登记会议审议《{obj}》", guard=has_opened,
                 form="supervision.forms.topics.DeliberateForm", basis=ACCOUNTS, primary=True),
            step("approve", "登记批准决议", (S.HEARD,), S.DELIBERATED, office, "{actor}登记常委会批准《{obj}》的决议", basis=ACCOUNTS,
                 primary=True),
            *handling(S, letter=LETTER),
        ),
    )  # fmt: skip


def _audit():
    S, conducts, office, reports = AuditReport, policies.conducts, policies.office, policies.reports
    return Machine(
        key="supervision.audit", title="审计查出问题整改", model=Topic, states=S, initial=S.PLANNED, final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=(S.PLANNED, S.LIST_ISSUED, S.REPORT_SUBMITTED, S.DISTRIBUTED)),
            step("issue_list", "交办整改清单", (S.PLANNED,), S.LIST_ISSUED, conducts, "{actor}交办《{obj}》清单", guard=has_findings,
                 basis=AUDIT_LAW, primary=True),
            step("hand_in_report", "送交整改情况报告", (S.LIST_ISSUED,), S.REPORT_SUBMITTED, reports, "{actor}送交《{obj}》报告",
                 guard=each_unit_reported, closes=("supervision.rectification_report",), basis=AUDIT_LAW, primary=True),
            Move(name="return_report", label="退回修改报告", source=(S.REPORT_SUBMITTED,), target=S.LIST_ISSUED, who=office,
                 event="{actor}退回《{obj}》报告", returns=True),
            step("distribute", "印发组成人员", (S.REPORT_SUBMITTED,), S.DISTRIBUTED, office, "{actor}把《{obj}》报告印发组成人员",
                 basis=AUDIT_LAW, primary=True),
            *closing(S, distributed=S.DISTRIBUTED, letter=LETTER),
            *judging(S),
        ),
    )  # fmt: skip


FINANCE = TopicForm(
    key="finance",
    machine=_review(),
    has_team=False,
    steps=(
        Step(move="send_draft", words="会前三十日草案送有关工作机构征求意见", basis="预算法第六十九条、第七十八条", clock="supervision.finance_draft"),
        Step(move="opine", words="有关工作机构研究提出意见", basis=OPINION),
        Step(move="feed_back", words="财政部门反馈意见处理情况", basis=OPINION),
        Step(move="distribute", words="草案和意见印发组成人员", basis=OPINION),
        Step(move="deliberate", words="常委会会议审议", basis=ACCOUNTS),
        Step(move="approve", words="作出批准的决议", basis=ACCOUNTS),
        *handled(LETTER, judged=False),
    ),
)  # fmt: skip

AUDIT = TopicForm(
    key="audit",
    machine=_audit(),
    has_team=False,
    part="supervision/_audit_findings.html",
    steps=(
        Step(move="issue_list", words="审计查出的问题列成整改清单，交各单位整改", basis=AUDIT_LAW),
        Step(move="hand_in_report", words="听取审计工作报告后六个月内报告整改情况，附各单位的整改情况", basis=AUDIT_LAW,
             clock="supervision.rectification_report"),
        Step(move="distribute", words="报告印发组成人员", basis=AUDIT_LAW),
        Step(move="deliberate", words="常委会会议审议", basis=AUDIT_LAW),
        *handled(LETTER),
    ),
)  # fmt: skip
