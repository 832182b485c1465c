"""The shelf of forms of supervision: each with its machine, its legal checklist and the papers it needs."""

from congress.frame.workflow import Machine, Move

from ..models import Form, Inspection, SpecialReport, Topic
from ..policies import topics as policies
from .finance import AUDIT, FINANCE
from .inquiry import SPECIAL_INQUIRY
from .judicial import JUDICIAL_REVIEW
from .reviews import REVIEWS
from .roads import (
    AFTER_INSPECTION,
    LETTER,
    Step,
    TopicForm,
    after,
    beginning,
    closing,
    has_meeting,
    has_team,
    judging,
    may_begin,
    step,
    townships_done,
)
from .visit import VISIT


def _special_report():
    S, conducts, office, reports = SpecialReport, policies.conducts, policies.office, policies.reports
    waiting = (S.PLANNED, S.SCHEME, S.RESEARCHED, S.OPINIONS_SENT, S.REPORT_DRAFT, S.COMMENTED, S.REPORT_SUBMITTED,
               S.DISTRIBUTED)  # fmt: skip
    return Machine(
        key="supervision.special_report", title="听取和审议专项工作报告", model=Topic, states=S, initial=S.PLANNED,
        final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=waiting),
            step("settle_scheme", "制定实施方案", (S.PLANNED,), S.SCHEME, conducts, "{actor}制定《{obj}》实施方案",
                 basis="本级规定", primary=True),
            step("research", "登记调研情况", (S.SCHEME,), S.RESEARCHED, conducts, "{actor}登记《{obj}》的调研情况",
                 basis="监督法第十三条", primary=True),
            step("send_opinions", "意见汇总交报告机关", (S.RESEARCHED,), S.OPINIONS_SENT, conducts,
                 "{actor}把对《{obj}》的意见汇总交报告机关", basis="监督法第十四条", primary=True),
            step("hand_in_draft", "报告送委员会征求意见", (S.OPINIONS_SENT,), S.REPORT_DRAFT, reports,
                 "{actor}把《{obj}》报告送委员会征求意见", guard=has_meeting, basis="监督法第十五条",
                 closes=("supervision.report_to_committee",), opens=("supervision.committee_answer",), primary=True),
            step("comment_draft", "对报告提出意见", (S.REPORT_DRAFT,), S.COMMENTED, conducts, "{actor}对《{obj}》报告提出意见",
                 closes=("supervision.committee_answer",), basis="监督法第十五条", primary=True),
            step("hand_in_report", "报告送交常委会", (S.COMMENTED,), S.REPORT_SUBMITTED, reports, "{actor}送交《{obj}》报告",
                 closes=("supervision.report_to_sc",), basis="监督法第十五条", primary=True),
            Move(name="return_report", label="退回修改报告", source=(S.REPORT_SUBMITTED,), target=S.COMMENTED, who=office,
                 event="{actor}退回《{obj}》报告", returns=True),
            step("distribute", "印发组成人员", (S.REPORT_SUBMITTED,), S.DISTRIBUTED, office, "{actor}把《{obj}》报告印发组成人员",
                 closes=("supervision.report_to_members",), basis="监督法第十五条", primary=True),
            *closing(S, distributed=S.DISTRIBUTED, letter=LETTER),
            *judging(S),
        ),
    )  # fmt: skip


def _inspection():
    S, conducts, office, reports = Inspection, policies.conducts, policies.office, policies.reports
    waiting = (S.PLANNED, S.TEAM_FORMED, S.NOTIFIED, S.SELF_CHECKED, S.INSPECTING, S.REPORT_DRAFTED, S.COUNCIL_PASSED)
    return Machine(
        key="supervision.inspection", title="执法检查", model=Topic, states=S, initial=S.PLANNED,
        final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=waiting),
            Move(name="form_team", label="成立检查组", source=(S.PLANNED,), target=S.TEAM_FORMED, who=conducts, guard=has_team,
                 event="{actor}成立《{obj}》检查组", basis="监督法第三十三条", primary=True),
            step("notify", "通知检查方案", (S.TEAM_FORMED,), S.NOTIFIED, conducts, "{actor}通知《{obj}》检查方案",
                 form="supervision.forms.topics.NotifyForm", basis="本级规定", primary=True),
            step("self_check", "报送自查情况", (S.NOTIFIED,), S.SELF_CHECKED, reports, "{actor}报送《{obj}》自查情况", primary=True),
            Move(name="inspect", label="开始检查", source=(S.NOTIFIED, S.SELF_CHECKED), target=S.INSPECTING, who=conducts,
                 guard=may_begin, event="{actor}开始《{obj}》", basis="监督法第三十五条", primary=True),
            step("write_report", "提出执法检查报告", (S.INSPECTING,), S.REPORT_DRAFTED, conducts, "{actor}提出《{obj}》报告",
                 guard=townships_done, basis="监督法第三十六条", primary=True),
            Move(name="return_report", label="退回补充检查", source=(S.REPORT_DRAFTED,), target=S.INSPECTING, who=office,
                 event="{actor}退回《{obj}》报告", returns=True),
            step("pass_council", "登记主任会议决定提请", (S.REPORT_DRAFTED,), S.COUNCIL_PASSED, office,
                 "{actor}登记主任会议决定把《{obj}》报告提请审议", basis="监督法第三十六条", primary=True),
            *closing(S, distributed=S.COUNCIL_PASSED, letter=AFTER_INSPECTION),
            *judging(S),
        ),
    )  # fmt: skip


FORMS = {
    Form.SPECIAL_REPORT: TopicForm(
        key=Form.SPECIAL_REPORT,
        machine=_special_report(),
        steps=(
            Step(move="settle_scheme", words="制定实施方案，告知报告机关", basis="本级规定"),
            Step(move="research", words="组织组成人员和代表视察、调研", basis="监督法第十三条"),
            Step(move="send_opinions", words="各方面意见汇总交报告机关", basis="监督法第十四条"),
            Step(move="hand_in_draft", words="会前二十日报告送委员会征求意见", basis="监督法第十五条", clock="supervision.report_to_committee"),
            Step(move="comment_draft", words="委员会提出意见", basis="监督法第十五条", clock="supervision.committee_answer"),
            Step(move="hand_in_report", words="会前十日修改后送交常委会", basis="监督法第十五条", clock="supervision.report_to_sc"),
            Step(move="distribute", words="会前七日发给组成人员", basis="监督法第十五条", clock="supervision.report_to_members"),
            *after(LETTER),
        ),
    ),
    Form.INSPECTION: TopicForm(
        key=Form.INSPECTION,
        machine=_inspection(),
        has_checks=True,
        steps=(
            Step(move="form_team", words="成立检查组，组成人员和代表参加", basis="监督法第三十三条"),
            Step(move="notify", words="检查方案提前通知被检查机关", basis="本级规定"),
            Step(move="self_check", words="被检查机关自查"),
            Step(move="inspect", words="实地检查、听取汇报、问卷、抽查", basis="监督法第三十五条"),
            Step(move="write_report", words="提出执法检查报告", basis="监督法第三十六条"),
            Step(move="pass_council", words="主任会议决定提请常委会审议", basis="监督法第三十六条"),
            *after(AFTER_INSPECTION),
        ),
    ),
    **REVIEWS,
    Form.SPECIAL_INQUIRY: SPECIAL_INQUIRY,
    Form.JUDICIAL_REVIEW: JUDICIAL_REVIEW,
    Form.VISIT: VISIT,
    Form.FINANCE: FINANCE,
    Form.AUDIT: AUDIT,
}  # fmt: skip


def form_of(topic):
    return FORMS[Form(topic.form)]
