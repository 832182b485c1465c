"""The shelf of forms of supervision: each with its machine, its legal checklist and the papers it needs."""

from dataclasses import dataclass

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Form, Inspection, SpecialReport, Topic
from ..policies import topics as policies
from ..queries import problems, topics

LETTER, AFTER_INSPECTION = "监督法第十七条", "监督法第三十七条"
STEP = "supervision.forms.topics.StepForm"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a legal checklist: the step that does it, in words, and the article that asks for it."""

    move: str
    words: str
    basis: str = ""
    clock: str = ""


@dataclass(frozen=True, kw_only=True)
class TopicForm:
    """One form of supervision: ``machine`` says what may be done, ``steps`` what the law asks for, in its order;
    ``has_team`` and ``has_checks`` what belongs to it besides."""

    key: str
    machine: Machine
    steps: tuple
    has_team: bool = True
    has_checks: bool = False


def has_meeting(topic, actor):
    """已安排审议的会议"""
    return "" if topic.meeting_id else "请先安排审议的会议，三个报送期限从会议开幕日倒算。"


def has_opened(topic, actor):
    """审议的会议已开幕"""
    if topic.meeting_id is None:
        return "请先安排审议的会议。"
    day = topic.meeting.opens_on
    return f"会议{long_date(day)}才开幕。" if clock.today() < day else ""


def has_team(topic, actor):
    """检查组已确定组长和成员"""
    return topics.team_wants(topic)


def may_begin(topic, actor):
    """已到通知的检查日期"""
    day = topic.inspect_from
    return f"通知的检查日期是{long_date(day)}。" if day and clock.today() < day else ""


def townships_done(topic, actor):
    """委托的乡镇检查都已报送"""
    left = topics.checks_left(topic)
    return f"还有{left}个乡镇没有报送检查情况。" if left else ""


def all_put_right(topic, actor):
    """清单上的问题都已销号"""
    left = problems.open_of(topic)
    return f"还有{left}个问题没有销号。" if left else ""


def step(name, label, source, target, who, event, **more):
    """A step that leaves a day, words and files behind."""
    return Move(name=name, label=label, source=source, target=target, who=who, event=event, **{"form": STEP, **more})


def beginning(S, *, waiting):
    """Out of the plan, whatever the form."""
    return (
        Move(name="drop", label="调出计划", source=waiting, target=S.DROPPED, who=is_system, quiet=True,
             event="《{obj}》调出监督工作计划"),
    )  # fmt: skip


def closing(S, *, distributed, letter):
    """From the deliberation to the last look back: the same for every form whose result is an opinion letter."""
    conducts, office, reports = policies.conducts, policies.office, policies.reports
    return (
        step("deliberate", "登记会议审议", (distributed,), S.DELIBERATED, conducts, "{actor}登记会议审议《{obj}》",
             guard=has_opened, form="supervision.forms.topics.DeliberateForm", basis=letter, primary=True),
        step("draft_opinions", "起草审议意见", (S.DELIBERATED,), S.OPINION_DRAFT, conducts, "{actor}起草《{obj}》的审议意见",
             form="supervision.forms.topics.OpinionsForm", closes=("supervision.opinion_draft",), basis=letter,
             primary=True),
        Move(name="return_opinions", label="退回修改审议意见", source=(S.OPINION_DRAFT,), target=S.DELIBERATED, who=office,
             event="{actor}退回《{obj}》的审议意见", returns=True),
        step("issue_opinions", "交办审议意见", (S.OPINION_DRAFT,), S.HANDLING, office, "{actor}交办《{obj}》的审议意见",
             form="supervision.forms.topics.IssueForm", closes=("supervision.opinion_handover",), basis=letter,
             primary=True),
        step("draft_result", "处理报告送委员会征求意见", (S.HANDLING,), S.RESULT_DRAFT, reports,
             "{actor}把《{obj}》的处理报告送委员会征求意见", opens=("supervision.result_comment",), basis=letter, primary=True),
        step("comment_result", "对处理报告提出意见", (S.RESULT_DRAFT,), S.RESULT_COMMENTED, conducts,
             "{actor}对《{obj}》的处理报告提出意见", closes=("supervision.result_comment",), basis=letter, primary=True),
        step("report_result", "向常委会报告处理情况", (S.RESULT_COMMENTED,), S.RESULT_REPORTED, reports,
             "{actor}向常委会报告《{obj}》的处理情况", closes=("supervision.handling", "supervision.handle_again"), basis=letter,
             primary=True),
        Move(name="send_back", label="退回重新研究处理", source=(S.RESULT_REPORTED,), target=S.HANDLING, who=office,
             opens=("supervision.handle_again",), event="{actor}把《{obj}》退回重新研究处理", returns=True, basis=letter),
        step("publish", "通报代表并公布", (S.RESULT_REPORTED,), S.PUBLISHED, office, "{actor}公布《{obj}》", basis=letter,
             form="supervision.forms.topics.PublishForm", primary=True),
        Move(name="follow", label="安排“回头看”", source=(S.PUBLISHED,), target=S.FOLLOW_UP, who=conducts,
             form="supervision.forms.topics.FollowForm", event="{actor}安排《{obj}》“回头看”", primary=True),
        step("look_back", "登记“回头看”情况", (S.FOLLOW_UP,), S.FOLLOWED, conducts, "{actor}登记《{obj}》“回头看”情况",
             closes=("supervision.look_back",), primary=True),
        Move(name="close", label="办结", source=(S.PUBLISHED, S.FOLLOWED), target=S.CLOSED, who=conducts,
             guard=all_put_right, event="{actor}办结《{obj}》"),
    )  # fmt: skip


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
                 basis="监督法第十三条", primary=True),
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
                 form="supervision.forms.topics.NotifyForm", basis="监督法第三十二条", primary=True),
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
        ),
    )  # fmt: skip


def after(letter):
    """The checklist from the deliberation on."""
    return (
        Step(move="deliberate", words="常委会会议审议", basis=letter),
        Step(move="draft_opinions", words="起草审议意见", basis=letter, clock="supervision.opinion_draft"),
        Step(
            move="issue_opinions",
            words="审议意见交报告机关研究处理",
            basis=letter,
            clock="supervision.opinion_handover",
        ),
        Step(move="draft_result", words="处理情况报告先送委员会征求意见", basis=letter, clock="supervision.handling"),
        Step(move="comment_result", words="委员会提出意见", basis=letter, clock="supervision.result_comment"),
        Step(move="report_result", words="向常委会书面报告处理情况", basis=letter, clock="supervision.handling"),
        Step(move="publish", words="向代表通报并向社会公布", basis=f"监督法第十条；{letter}"),
        Step(move="look_back", words="跟踪监督“回头看”", basis="本级规定", clock="supervision.look_back"),
    )


FORMS = {
    Form.SPECIAL_REPORT: TopicForm(
        key=Form.SPECIAL_REPORT,
        machine=_special_report(),
        steps=(
            Step(move="settle_scheme", words="制定实施方案，告知报告机关", basis="监督法第十三条"),
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
            Step(move="notify", words="检查方案提前通知被检查机关", basis="监督法第三十二条；提前日数由本级规定"),
            Step(move="self_check", words="被检查机关自查"),
            Step(move="inspect", words="实地检查、听取汇报、问卷、抽查", basis="监督法第三十五条"),
            Step(move="write_report", words="提出执法检查报告", basis="监督法第三十六条"),
            Step(move="pass_council", words="主任会议决定提请常委会审议", basis="监督法第三十六条"),
            *after(AFTER_INSPECTION),
        ),
    ),
}  # fmt: skip


def form_of(topic):
    return FORMS[Form(topic.form)]
