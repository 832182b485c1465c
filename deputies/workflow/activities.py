"""An activity from the plan to its summary, one deputy's part in it, and the report that is passed on."""

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Activity, ActivityReport, Participation
from ..policies import activities as policies
from ..queries import activities as queries

A, P, R = Activity.State, Participation.State, ActivityReport.State
OPEN = (P.INVITED, P.COMING, P.DECLINED, P.LEAVE, P.EXCUSED)


def has_invited(activity, actor):
    """已邀请代表"""
    return "" if queries.is_anybody_invited(activity) else "还没有邀请代表，请先列出邀请名单。"


def is_still_to_come(activity, actor):
    """活动日期没有过去"""
    return "活动日期已过，请先修改日期。" if activity.until < clock.today() else ""


def may_notify(activity, actor):
    """已邀请代表，活动日期没有过去"""
    return has_invited(activity, actor) or is_still_to_come(activity, actor)


def has_begun(activity, actor):
    """已到活动开始日"""
    return f"{long_date(activity.since)}才开始。" if activity.since > clock.today() else ""


def has_ended(activity, actor):
    """已到活动开始日，请假都已审批"""
    waiting = queries.leaves_waiting(activity)
    return has_begun(activity, actor) or (f"还有{waiting}人的请假没有审批。" if waiting else "")


ACTIVITY = Machine(
    key="deputies.activity",
    title="代表活动",
    model=Activity,
    states=A,
    initial=A.PLANNED,
    final=(A.CANCELLED,),
    moves=(
        Move(
            name="notify", label="发出通知", source=(A.PLANNED,), target=A.NOTIFIED, who=policies.organises,
            guard=may_notify, closes=("deputies.activity_notice",), primary=True,
            event="{actor}发出《{obj}》的通知",
        ),
        Move(
            name="close_signup", label="截止报名", source=(A.NOTIFIED,), target=A.SIGNUP,
            who=policies.organises, event="《{obj}》截止报名",
        ),
        Move(
            name="start", label="开始签到", source=(A.NOTIFIED, A.SIGNUP), target=A.ONGOING,
            who=policies.organises, guard=has_begun, primary=True, event="《{obj}》开始",
        ),
        Move(
            name="finish", label="活动结束", source=(A.NOTIFIED, A.SIGNUP, A.ONGOING), target=A.FINISHED,
            who=policies.organises, guard=has_ended, primary=True, fades=True,
            event="{actor}登记《{obj}》结束，未签到、未准假的记为缺席",
        ),
        Move(
            name="summarise", label="写活动情况", source=(A.FINISHED, A.SUMMARISED), target=A.SUMMARISED,
            who=policies.organises, form="deputies.forms.activities.SummaryForm", primary=True,
            event="{actor}写了《{obj}》的活动情况",
        ),
        Move(
            name="reopen", label="退回到进行中", source=(A.FINISHED,), target=A.ONGOING,
            who=policies.organises, returns=True, event="{actor}把《{obj}》改回进行中",
        ),
        Move(
            name="cancel", label="取消活动", source=(A.PLANNED, A.NOTIFIED, A.SIGNUP, A.ONGOING), target=A.CANCELLED,
            who=policies.organises, returns=True, cancels=("deputies.activity_notice",),
            form="deputies.forms.activities.CancelForm", event="{actor}取消《{obj}》",
        ),
    ),
)  # fmt: skip


def may_answer(participation, actor):
    """通知已发出，报名没有截止，活动没有结束"""
    return queries.why_no_answer(participation.activity)


def may_come(participation, actor):
    """通知已发出，报名没有截止，名额没有满"""
    return may_answer(participation, actor) or queries.why_full(participation.activity)


def is_voluntary(participation, actor):
    """自愿报名的活动"""
    if not participation.activity.voluntary:
        return "这项活动应当参加，不能参加的请请假。"
    return may_answer(participation, actor)


def may_ask_leave(participation, actor):
    """通知已发出，活动没有结束"""
    return "" if participation.activity.state in queries.TOLD else "活动还没有通知，或者已经结束。"


def may_decide(participation, actor):
    """活动没有取消"""
    return "活动已取消。" if participation.activity.state == A.CANCELLED else ""


def may_sign_in(participation, actor):
    """活动已通知，在活动日期之内；活动结束后由组织单位更正"""
    return queries.why_no_signing(participation.activity)


PARTICIPATION = Machine(
    key="deputies.participation",
    title="代表参加活动",
    model=Participation,
    states=P,
    initial=P.INVITED,
    final=(),
    parent="activity",
    moves=(
        Move(
            name="come", label="参加", source=(P.INVITED, P.DECLINED, P.LEAVE), target=P.COMING,
            who=policies.is_mine, guard=may_come, primary=True, event="{actor}答复参加",
        ),
        Move(
            name="decline", label="不参加", source=(P.INVITED, P.COMING), target=P.DECLINED,
            who=policies.is_mine, guard=is_voluntary, event="{actor}答复不参加", fades=True,
        ),
        Move(
            name="ask_leave", label="请假", source=(P.INVITED, P.COMING), target=P.LEAVE,
            who=policies.is_mine, guard=may_ask_leave, form="deputies.forms.activities.LeaveForm", fades=True,
            event="{actor}请假",
        ),
        Move(
            name="grant", label="准假", source=(P.LEAVE,), target=P.EXCUSED,
            who=policies.keeps_roll, guard=may_decide, primary=True, event="{actor}准假：{obj}",
        ),
        Move(
            name="refuse", label="不准假", source=(P.LEAVE,), target=P.INVITED,
            who=policies.keeps_roll, guard=may_decide, returns=True, event="{actor}没有准假：{obj}",
        ),
        Move(
            name="sign_in", label="签到", source=OPEN, target=P.PRESENT, who=policies.signs_in, quiet=True,
            guard=may_sign_in, event="{obj}签到",
        ),
        Move(
            name="miss", label="记为缺席", source=(P.INVITED, P.COMING), target=P.ABSENT, who=is_system, quiet=True,
            event="{obj}缺席",
        ),
        Move(
            name="correct", label="更正到会情况", source=(*OPEN, P.PRESENT, P.ABSENT), target=P.PRESENT,
            who=policies.keeps_roll, quiet=True, event="{actor}更正：{obj}到会{half_days}个半天", returns=True,
        ),
        Move(
            name="strike", label="更正为没有到会", source=(P.PRESENT,), target=P.ABSENT,
            who=policies.keeps_roll, quiet=True, event="{actor}更正：{obj}没有到会", returns=True,
        ),
        Move(
            name="excuse", label="补办请假", source=(P.INVITED, P.COMING, P.ABSENT), target=P.EXCUSED,
            who=policies.keeps_roll, quiet=True, event="{actor}补办请假：{obj}", returns=True,
        ),
    ),
)  # fmt: skip


def may_urge(report, actor):
    """今天没有催办过"""
    return "今天已经催办过。" if queries.is_urged_today(report) else ""


REPORT = Machine(
    key="deputies.activityreport",
    title="视察调研报告",
    model=ActivityReport,
    states=R,
    initial=R.PASSED_ON,
    final=(R.TOLD,),
    moves=(
        Move(
            name="answer", label="答复", source=(R.PASSED_ON,), target=R.ANSWERED, who=policies.answers_report,
            closes=("deputies.activity_report",), form="deputies.forms.activities.AnswerForm", primary=True,
            event="{actor}答复《{obj}》", basis="代表法第三十一条",
        ),
        Move(
            name="urge", label="催办", source=(R.PASSED_ON,), target=R.PASSED_ON, who=policies.keeps_report,
            guard=may_urge, form="deputies.forms.activities.UrgeForm",
            event="{actor}向{obj.unit}催办《{obj}》", basis="代表法第三十一条",
        ),
        Move(
            name="tell", label="告知代表", source=(R.ANSWERED,), target=R.TOLD, who=policies.keeps_report,
            primary=True, event="{actor}把《{obj}》的处理情况告知参加活动的代表",
        ),
        Move(
            name="ask_again", label="退回重新答复", source=(R.ANSWERED,), target=R.PASSED_ON,
            who=policies.keeps_report, returns=True, opens=("deputies.activity_report",),
            event="{actor}退回《{obj}》的答复",
        ),
    ),
)  # fmt: skip
ALL = (ACTIVITY, PARTICIPATION, REPORT)
