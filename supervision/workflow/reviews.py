"""Reviews of departments and of officers, and the putting right after a failed vote: three forms of supervision that end
in satisfaction votes (S45, S51, S97, F67). The law is silent on all three; they rest on the local rules."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import DutyReview, Form, Rectification, Topic, WorkReview
from ..policies import topics as policies
from .roads import (
    CALL_VOTE,
    LOCAL,
    Step,
    TopicForm,
    beginning,
    handled,
    handling,
    has_opened,
    has_team,
    judging,
    not_opened,
    put_right,
    putting_right,
    step,
)

OPINION = "评议意见"
SUPERVISES = "监督法第六条；本级规定"
DISMISSES = "地方组织法第五十条；本级规定"


def _review(key, title, S, *, self_check):
    """From the choice of whom to review to the look back; ``self_check`` is what the reviewed hands in."""
    conducts, office, reports = policies.conducts, policies.office, policies.reports
    waiting = (S.PLANNED, S.NOTIFIED, S.SELF_CHECKED, S.SURVEYED, S.REPORT_DRAFTED, S.COUNCIL_PASSED)
    return Machine(
        key=f"supervision.{key}", title=title, model=Topic, states=S, initial=S.PLANNED, final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=waiting),
            step("settle_scheme", "通知评议方案", (S.PLANNED,), S.NOTIFIED, conducts, "{actor}通知《{obj}》方案",
                 guard=has_team, basis=LOCAL, primary=True),
            step("self_check", f"报送{self_check}", (S.NOTIFIED,), S.SELF_CHECKED, reports,
                 f"{{actor}}报送《{{obj}}》的{self_check}", basis=LOCAL, primary=True),
            step("survey", "登记评议调查情况", (S.NOTIFIED, S.SELF_CHECKED), S.SURVEYED, conducts,
                 "{actor}登记《{obj}》的调查情况", form="supervision.forms.satisfaction.SurveyForm", basis=LOCAL, primary=True),
            step("write_report", "提出评议调查报告", (S.SURVEYED,), S.REPORT_DRAFTED, conducts, "{actor}提出《{obj}》调查报告",
                 basis=LOCAL, primary=True),
            Move(name="return_report", label="退回补充调查", source=(S.REPORT_DRAFTED,), target=S.SURVEYED, who=office,
                 event="{actor}退回《{obj}》调查报告", returns=True),
            step("pass_council", "登记主任会议决定提请", (S.REPORT_DRAFTED,), S.COUNCIL_PASSED, office,
                 "{actor}登记主任会议决定把《{obj}》提请常委会会议评议", basis=LOCAL, primary=True),
            step("deliberate", "登记会议评议", (S.COUNCIL_PASSED,), S.HEARD, conducts, "{actor}登记会议评议《{obj}》",
                 guard=has_opened, form="supervision.forms.topics.DeliberateForm", basis=LOCAL, primary=True),
            Move(name="call_vote", label="提请满意度测评", source=(S.HEARD,), target=S.RATING, who=office, form=CALL_VOTE,
                 event="{actor}把《{obj}》提请满意度测评", basis=LOCAL, primary=True),
            Move(name="take_back", label="撤回测评", source=(S.RATING,), target=S.HEARD, who=office, guard=not_opened,
                 event="{actor}撤回对《{obj}》的测评", returns=True, fades=True),
            Move(name="rate", label="测评结果宣布", source=(S.RATING,), target=S.RATED, who=is_system, quiet=True,
                 event="《{obj}》的测评结果已宣布", basis=LOCAL),
            *handling(S, letter=LOCAL, heard=S.RATED, opinion=OPINION, result="整改"),
            *judging(S, again="再次测评"),
        ),
    )  # fmt: skip


def _steps(self_check, basis):
    return (
        Step(move="settle_scheme", words="成立评议组，方案通知被评议的单位或者人员", basis=basis),
        Step(move="self_check", words=f"报送{self_check}", basis=LOCAL),
        Step(move="survey", words="走访、座谈、问卷，抽查工作", basis=LOCAL),
        Step(move="write_report", words="提出评议调查报告", basis=LOCAL),
        Step(move="pass_council", words="主任会议决定提请常委会会议评议", basis=LOCAL),
        Step(move="deliberate", words="常委会会议听取报告、进行评议", basis=LOCAL),
        Step(move="rate", words="无记名满意度测评，当场宣布", basis=LOCAL),
        *handled(LOCAL, OPINION, "整改"),
    )


def _rectification():
    S = Rectification
    return Machine(
        key="supervision.rectification", title="测评整改", model=Topic, states=S, initial=S.HANDLING,
        final=(S.CLOSED, S.DROPPED),
        moves=(*beginning(S, waiting=(S.HANDLING,)), *putting_right(S, letter=LOCAL, result="整改"), *judging(S, again="再次测评")),
    )  # fmt: skip


REVIEWS = {
    Form.WORK_REVIEW: TopicForm(
        key=Form.WORK_REVIEW,
        machine=_review("work_review", "工作评议", WorkReview, self_check="自查报告"),
        steps=_steps("自查报告", SUPERVISES),
    ),
    Form.DUTY_REVIEW: TopicForm(
        key=Form.DUTY_REVIEW,
        machine=_review("duty_review", "履职评议", DutyReview, self_check="述职报告"),
        steps=_steps("述职报告", DISMISSES),
    ),
    Form.RECTIFICATION: TopicForm(
        key=Form.RECTIFICATION,
        machine=_rectification(),
        has_team=False,
        has_meeting=False,
        steps=(
            *put_right(LOCAL, "整改", "supervision.handle_again")[:3],
            Step(move="result_satisfied", others=("result_failed",), words="再次无记名测评", basis=LOCAL),
            *put_right(LOCAL, "整改")[3:],
        ),
    ),
}
