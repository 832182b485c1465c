"""An appointment case (domain §3.8): from the receipt of the proposal to the notice that its proposer is sent."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move
from congress.queries.rules import rule

from ..models import Case
from ..policies import cases as policies
from ..queries import cases as queries
from ..queries import readiness

C = Case.State
LOCAL = "本级人事任免办法"
COUNCIL = "地方组织法第五十四条"
VOTE = "地方组织法第五十一条：全体组成人员的过半数通过"
EARLY = (
    C.RECEIVED,
    C.SUPPLEMENT,
    C.CHECKED,
    C.HELD_OVER,
    C.COUNCIL,
    C.AGENDA,
    C.HANDED_OUT,
    C.EXPLAINED,
    C.DELIBERATED,
)


def is_complete(case, actor):
    """列出了任免事项，每一项的材料、提请机关、职数、兼职和连任都没有问题"""
    items = list(queries.votable(case))
    return readiness.first_gap(items, readiness.FORM) if items else "还没有列出任免事项。"


def is_ready(case, actor):
    """各项齐备，须考试的已经通过任前法律知识考试"""
    return is_complete(case, actor) or readiness.first_gap(list(queries.votable(case)), readiness.AGENDA)


def has_a_meeting(case, actor):
    """已经选定还没有召开的常委会会议，各项齐备"""
    if case.meeting_id is None:
        return "还没有选定提请审议的常委会会议。"
    if case.meeting.state != "planned":
        return "选定的会议已经召开或者取消，请改选会议。"
    return is_ready(case, actor)


def has_been_deliberated(case, actor):
    """登记了审议记录（本级规定不要求的除外）"""
    if not rule(case.congress_id, "appointment.deliberates") or case.deliberations.exists():
        return ""
    return "还没有登记审议记录。"


def has_items_to_vote_on(case, actor):
    """还有没有交付表决的事项"""
    return "" if queries.votable(case) else "各项都已交付表决。"


def meeting_stands(case, actor):
    """会议没有取消"""
    return "会议已经取消，请先退出议程，改选会议。" if case.meeting.state == "cancelled" else ""


def nothing_runs(case, actor):
    """没有正在进行的表决"""
    if any(queries.has_begun(poll) for poll in case.polls.all()):
        return "已经开始投票，不能撤回；表决已经开始的，须先作废这一轮。"
    return ""


def nothing_awaits_approval(case, actor):
    """没有正在报上级批准的事项"""
    return "还有事项在报上级批准，不能归档。" if case.items.filter(state="awaiting_upper").exists() else ""


def _move(name, label, source, target, event, *, who=policies.keeps_cases, **more):
    return Move(name=name, label=label, source=source, target=target, who=who, event=event, **more)


def _form(name):
    return f"appointments.forms.cases.{name}"


CASE = Machine(
    key="appointments.case", title="人事任免案", model=Case, states=C, initial=C.RECEIVED, final=(C.CLOSED, C.WITHDRAWN),
    moves=(
        _move("pass_check", "形式审查合格", (C.RECEIVED,), C.CHECKED, "{actor}审查{obj}，材料齐全、符合规定", guard=is_complete,
              closes=("appointments.papers",), primary=True, basis=LOCAL),
        _move("ask_supplement", "退回补充材料", (C.RECEIVED,), C.SUPPLEMENT, "{actor}请提请机关补充{obj}的材料", returns=True, basis=LOCAL),
        _move("supplement", "材料已补充", (C.SUPPLEMENT,), C.RECEIVED, "{actor}登记{obj}的材料已补充", who=policies.completes, primary=True),
        _move("agree", "主任会议决定提请", (C.CHECKED,), C.COUNCIL, "主任会议决定将{obj}提请常委会会议审议", guard=is_ready,
              form=_form("CouncilForm"), primary=True, basis=COUNCIL),
        _move("hold_over", "暂不提请", (C.CHECKED, C.COUNCIL), C.HELD_OVER, "主任会议决定{obj}暂不提请", returns=True, basis=COUNCIL),
        _move("resume", "恢复办理", (C.HELD_OVER,), C.CHECKED, "{actor}恢复办理{obj}", primary=True),
        _move("put_on_agenda", "列入会议议程", (C.COUNCIL,), C.AGENDA, "{actor}把{obj}列入会议议程", guard=has_a_meeting, primary=True,
              basis=COUNCIL),
        _move("hand_out", "印发组成人员", (C.AGENDA,), C.HANDED_OUT, "{actor}印发{obj}", form=_form("HandOutForm"), guard=meeting_stands,
              primary=True, basis=LOCAL),
        _move("take_off", "退出本次会议议程", (C.AGENDA, C.HANDED_OUT, C.EXPLAINED, C.DELIBERATED), C.COUNCIL,
              "{obj}退出本次会议议程，另行安排会议", guard=nothing_runs, returns=True, basis=COUNCIL),
        _move("explain", "登记作说明", (C.HANDED_OUT,), C.EXPLAINED, "提请机关就{obj}作说明", form=_form("ExplainForm"), primary=True,
              basis=LOCAL),
        _move("deliberate", "审议结束", (C.EXPLAINED,), C.DELIBERATED, "{obj}审议结束", guard=has_been_deliberated, primary=True, basis=LOCAL),
        _move("call_vote", "交付表决", (C.DELIBERATED, C.VOTING), C.VOTING, "{actor}把{obj}交付表决", guard=has_items_to_vote_on,
              form=_form("CallVoteForm"), fades=True, primary=True, basis=VOTE),
        _move("announce", "宣布", (C.VOTING,), C.ANNOUNCED, "{obj}的表决结果全部宣布", who=is_system, quiet=True,
              opens=("appointments.notice",), basis=LOCAL),
        _move("notify", "登记已通知提请机关", (C.ANNOUNCED,), C.NOTIFIED, "{actor}把{obj}的结果书面通知提请机关", form=_form("NotifyForm"),
              closes=("appointments.notice",), primary=True, basis=LOCAL),
        _move("close", "归档", (C.NOTIFIED,), C.CLOSED, "{actor}将{obj}归档", form=_form("CloseForm"), primary=True,
              guard=nothing_awaits_approval),
        _move("withdraw", "提请机关撤回", EARLY, C.WITHDRAWN, "提请机关撤回{obj}", guard=nothing_runs, returns=True,
              cancels=("appointments.papers",), basis=LOCAL),
    ),
)  # fmt: skip
