"""One unit's task: signed for, handled, answered, rated, redone, followed to the kept promise (domain §3.1)."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from .. import policies, queries
from ..models import Assignment
from ..models.assignment import STAGES

A = Assignment.State


def derived_stage(states):
    """The stage of a case whose answering units stand at ``states``: the least advanced decides; "" when none is left."""
    standing = [STAGES.index(state) for state in states if state in STAGES]
    return STAGES[min(standing)] if standing else ""


def within_return_window(assignment, actor):
    """在退办期限内"""
    window = queries.clock_of(assignment, "suggestions.return_window")
    if window and window.due_on < clock.today():
        return f"退办期限已过（截至{long_date(window.due_on)}），请继续办理，确有困难请与代表工委沟通。"
    return ""


def has_government_opinion(assignment, actor):
    """政府系统单位退办，须先有政府督查室意见"""
    if (
        assignment.unit.is_government
        and assignment.suggestion.congress.level == "county"
        and not assignment.return_opinion
    ):
        return "政府督查室还没有提出意见。"
    return ""


def opinion_is_awaited(assignment, actor):
    """还没有提出意见"""
    return "已经提出意见，由代表工委决定。" if assignment.return_opinion else ""


def may_extend(assignment, actor):
    """期限未过，没有延过期，未到六个月上限"""
    if assignment.redo_count:
        return "重新办理期间不能再申请延期。"
    if any(one.state == "approved" for one in assignment.extensions.all()):
        return "已经延期一次，不能再次延期：自交办之日起不超过六个月（代表法第五十一条）。"
    if assignment.reply_due_on and assignment.reply_due_on < clock.today():
        return f"答复期限{long_date(assignment.reply_due_on)}已过，不能再申请延期，请尽快答复。"
    if queries.latest_reply_day(assignment) <= (assignment.reply_due_on or clock.today()):
        return "答复期限已到法定上限：自交办之日起不超过六个月（代表法第五十一条）。"
    return ""


def wanted_day_is_ahead(assignment, actor):
    """申请延至的日期未过"""
    asked = next((one for one in assignment.extensions.all() if one.state == "asked"), None)
    if asked and asked.wanted_until < clock.today():
        return f"申请延至的{long_date(asked.wanted_until)}已过，不能再同意，请办理“不同意延期”。"
    return ""


def has_joint_units(assignment, actor):
    """有会办单位的意见未到"""
    return "" if queries.waiting_joint_units(assignment) else "没有等待中的会办单位。"


def joint_is_late(assignment, actor):
    """会办期限已过"""
    if assignment.reply_due_on and assignment.reply_due_on < clock.today():
        return ""
    return "会办期限未过，请先催办。"


def may_draft_reply(assignment, actor):
    """已联系代表，会办意见齐全"""
    if not queries.has_contact(assignment):
        return "还没有联系代表的记录，请先登记与代表的沟通情况。"
    waiting = queries.waiting_joint_units(assignment)
    return f"还差会办意见：{'、'.join(waiting)}。" if waiting else ""


def draft_is_checked_first(assignment, actor):
    """本级规定先审核、后签发，且尚未审核"""
    return "" if queries.awaits_check_first(assignment) else "这件答复稿不需要先审核，或者已经审核。"


def draft_may_be_signed(assignment, actor):
    """本级规定先审核的，已经审核"""
    return "按本级规定，答复稿须先经审核再签发，现在还没有审核。" if queries.awaits_check_first(assignment) else ""


def may_redo(assignment, actor):
    """代表不满意，且未达重办次数上限"""
    if not queries.is_unsatisfied(assignment):
        return "代表对办理结果不是“不满意”，不需要重新办理。"
    limit = queries.rule_of(assignment.suggestion, "suggestion.max_redo")
    return (
        f"已重新办理{assignment.redo_count}次，达到上限{limit}次，请提请主任会议研究后办结。"
        if assignment.redo_count >= limit
        else ""
    )


def has_promises(assignment, actor):
    """答复类别须跟踪或有承诺事项，代表没有不满意"""
    if not may_redo(assignment, actor):
        return "代表不满意，应当重新办理。"
    reply = queries.last_reply(assignment)
    if (reply and reply.reply_class.needs_follow_up) or queries.open_commitments(assignment):
        return ""
    return "这件答复没有需要跟踪的承诺事项。"


def may_close(assignment, actor):
    """满意或基本满意，没有未了承诺"""
    if not may_redo(assignment, actor):
        return "代表不满意，应当重新办理。"
    return "还有未兑现的承诺事项，请先转入承诺跟踪。" if queries.open_commitments(assignment) else ""


def promises_settled(assignment, actor):
    """承诺事项均已认定"""
    waiting = queries.open_commitments(assignment)
    return f"还有{len(waiting)}项承诺没有认定结果。" if waiting else ""


DEPUTY_WORDS = {
    A.ASSIGNED: "已交办",
    A.RETURN_REQUESTED: "已交办",
    A.ACCEPTED: "办理中",
    A.JOINT_PENDING: "办理中",
    A.EXTENSION_REQUESTED: "办理中",
    A.REPLY_DRAFTED: "办理中",
    A.REPLY_SIGNED: "办理中",
    A.FEEDBACK_PENDING: "请您评价",
}
UNIT_WORDS = {A.FEEDBACK_PENDING: "待代表评价", A.REPLY_SIGNED: "已送督查室审核"}

ASSIGNMENT = Machine(
    key="suggestions.assignment",
    title="承办",
    model=Assignment,
    states=A,
    initial=A.ASSIGNED,
    parent="suggestion",
    final=(A.SENT_BACK, A.CLOSED, A.CANCELLED),
    labels={
        "DEP": DEPUTY_WORDS,
        "TDEP": DEPUTY_WORDS,
        "FORMER": DEPUTY_WORDS,
        "UNIT": UNIT_WORDS,
        "UNITL": UNIT_WORDS,
    },
    moves=(
        Move(
            name="sign_for",
            label="签收",
            source=(A.ASSIGNED,),
            target=A.ACCEPTED,
            who=policies.is_unit,
            primary=True,
            event="{actor}签收《{obj.suggestion}》",
            closes=("suggestions.sign_for",),
        ),
        Move(
            name="request_return",
            label="申请退办",
            source=(A.ASSIGNED, A.ACCEPTED),
            target=A.RETURN_REQUESTED,
            who=policies.is_unit,
            guard=within_return_window,
            form="suggestions.forms.ReturnRequestForm",
            returns=True,
            event="{actor}申请退办《{obj.suggestion}》",
            cancels=("suggestions.sign_for",),
            opens=("suggestions.return_decision",),
            basis="承办单位不得自行转办；确不属职责范围的，在期限内经单位负责人同意申请退办。",
        ),
        Move(
            name="opine_return",
            label="提出退办意见",
            source=(A.RETURN_REQUESTED,),
            target=A.RETURN_REQUESTED,
            who=policies.opines_on_returns,
            guard=opinion_is_awaited,
            form="suggestions.forms.ReturnOpinionForm",
            primary=True,
            fades=True,
            event="{actor}对《{obj.suggestion}》退办申请提出意见",
        ),
        Move(
            name="grant_return",
            label="同意退办并改派",
            source=(A.RETURN_REQUESTED,),
            target=A.SENT_BACK,
            who=policies.commission_of,
            guard=has_government_opinion,
            form="suggestions.forms.GrantReturnForm",
            primary=True,
            event="{actor}同意退办《{obj.suggestion}》",
            closes=("suggestions.return_decision",),
            cancels=("suggestions.reply", "suggestions.joint", "suggestions.contact", "suggestions.return_window"),
        ),
        Move(
            name="refuse_return",
            label="不同意退办",
            source=(A.RETURN_REQUESTED,),
            target=A.ASSIGNED,
            who=policies.commission_of,
            guard=has_government_opinion,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}不同意退办《{obj.suggestion}》，由原单位继续办理",
            closes=("suggestions.return_decision",),
            opens=("suggestions.sign_for",),
        ),
        Move(
            name="begin",
            label="制定办理方案",
            source=(A.ACCEPTED,),
            target=A.IN_PROGRESS,
            who=policies.is_answering_unit,
            form="suggestions.forms.PlanForm",
            event="{actor}制定《{obj.suggestion}》办理方案",
            primary=True,
            closes=("suggestions.return_window",),
        ),
        Move(
            name="await_joint",
            label="催请会办意见",
            source=(A.IN_PROGRESS,),
            target=A.JOINT_PENDING,
            who=policies.is_answering_unit,
            guard=has_joint_units,
            fades=True,
            event="{actor}等待《{obj.suggestion}》会办意见",
        ),
        Move(
            name="joint_complete",
            label="继续办理",
            source=(A.JOINT_PENDING,),
            target=A.IN_PROGRESS,
            who=policies.resumes_handling,
            event="《{obj.suggestion}》会办意见收讫，继续办理",
        ),
        Move(
            name="give_opinion",
            label="提出会办意见",
            source=(A.ACCEPTED,),
            target=A.OPINION_GIVEN,
            who=policies.is_joint_unit,
            form="suggestions.forms.JointOpinionForm",
            event="{actor}提出《{obj.suggestion}》会办意见",
            primary=True,
            closes=("suggestions.joint", "suggestions.return_window"),
            basis="会办单位向主办单位提出意见，不直接答复代表。",
        ),
        Move(
            name="relieve",
            label="不再会办",
            source=(A.ASSIGNED, A.ACCEPTED),
            target=A.CANCELLED,
            who=policies.relieves_joint_units,
            guard=joint_is_late,
            fades=True,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}决定{obj.unit}不再会办《{obj.suggestion}》",
            cancels=("suggestions.sign_for", "suggestions.return_window", "suggestions.joint"),
            basis="会办单位逾期不提意见的先催办、督办；沉默不视为同意，确需终止会办的由交办机关决定。",
        ),
        Move(
            name="request_extension",
            label="申请延期",
            source=(A.IN_PROGRESS,),
            target=A.EXTENSION_REQUESTED,
            who=policies.is_answering_unit,
            guard=may_extend,
            form="suggestions.forms.ExtensionForm",
            event="{actor}申请延期答复《{obj.suggestion}》",
            basis="代表法第五十一条：最长自交办之日起六个月。",
        ),
        Move(
            name="grant_extension",
            label="同意延期",
            source=(A.EXTENSION_REQUESTED,),
            target=A.IN_PROGRESS,
            who=policies.grants_extensions,
            guard=wanted_day_is_ahead,
            form="suggestions.forms.GrantExtensionForm",
            primary=True,
            event="{actor}同意《{obj.suggestion}》延期答复",
        ),
        Move(
            name="refuse_extension",
            label="不同意延期",
            source=(A.EXTENSION_REQUESTED,),
            target=A.IN_PROGRESS,
            who=policies.commission_of,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}不同意《{obj.suggestion}》延期答复",
        ),
        Move(
            name="draft_reply",
            label="起草答复",
            source=(A.IN_PROGRESS, A.REDO),
            target=A.REPLY_DRAFTED,
            who=policies.is_answering_unit,
            guard=may_draft_reply,
            form="suggestions.forms.ReplyForm",
            primary=True,
            event="{actor}起草《{obj.suggestion}》答复",
        ),
        Move(
            name="approve_draft",
            label="审核通过答复稿",
            source=(A.REPLY_DRAFTED,),
            target=A.REPLY_DRAFTED,
            who=policies.checks_replies,
            guard=draft_is_checked_first,
            form="suggestions.forms.ApproveDraftForm",
            primary=True,
            fades=True,
            event="{actor}审核通过《{obj.suggestion}》答复稿",
        ),
        Move(
            name="send_back_reply",
            label="退回修改答复",
            source=(A.REPLY_DRAFTED, A.REPLY_SIGNED),
            target=A.IN_PROGRESS,
            who=policies.sends_back_replies,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}退回《{obj.suggestion}》答复修改",
        ),
        Move(
            name="sign_reply",
            label="签发答复",
            source=(A.REPLY_DRAFTED,),
            target=A.REPLY_SIGNED,
            who=policies.is_unit_head,
            guard=draft_may_be_signed,
            form="suggestions.forms.SignReplyForm",
            event="{actor}签发《{obj.suggestion}》答复",
            primary=True,
            basis="答复由承办单位负责人签发。",
        ),
        Move(
            name="check_reply",
            label="审核通过并答复代表",
            source=(A.REPLY_SIGNED,),
            target=A.REPLIED,
            who=policies.sends_replies,
            form="suggestions.forms.CheckReplyForm",
            event="{actor}审核通过《{obj.suggestion}》答复",
            primary=True,
            closes=("suggestions.reply", "suggestions.redo"),
        ),
        Move(
            name="ask_feedback",
            label="征询代表意见",
            source=(A.REPLIED,),
            target=A.FEEDBACK_PENDING,
            who=policies.is_system,
            quiet=True,
            event="就《{obj.suggestion}》答复征询代表意见",
            opens=("suggestions.feedback",),
        ),
        Move(
            name="rate",
            label="评价答复",
            source=(A.FEEDBACK_PENDING,),
            target=A.RATED,
            who=policies.rates,
            form="suggestions.forms.RateForm",
            event="{actor}评价《{obj.suggestion}》答复",
            primary=True,
            closes=("suggestions.feedback",),
            basis="由领衔代表本人评价，承办单位不得代评。",
        ),
        Move(
            name="enter_rating",
            label="录入书面评价",
            source=(A.FEEDBACK_PENDING,),
            target=A.RATED,
            who=policies.enters_paper_ratings,
            form="suggestions.forms.PaperRatingForm",
            event="{actor}录入代表对《{obj.suggestion}》答复的书面评价",
            closes=("suggestions.feedback",),
        ),
        Move(
            name="leave_unrated",
            label="记为未反馈",
            source=(A.FEEDBACK_PENDING,),
            target=A.RATED,
            who=policies.is_system,
            quiet=True,
            event="《{obj.suggestion}》逾期未评价，记为未反馈",
            cancels=("suggestions.feedback",),
        ),
        Move(
            name="order_redo",
            label="交办重新办理",
            source=(A.RATED,),
            target=A.REDO,
            who=policies.commission_of,
            guard=may_redo,
            form="suggestions.forms.RedoForm",
            event="{actor}将《{obj.suggestion}》交原单位重新办理",
            primary=True,
            returns=True,
            opens=("suggestions.redo",),
        ),
        Move(
            name="follow",
            label="转入承诺跟踪",
            source=(A.RATED,),
            target=A.FOLLOW_UP,
            who=policies.commission_of,
            guard=has_promises,
            event="{actor}将《{obj.suggestion}》列入承诺事项跟踪",
            primary=True,
        ),
        Move(
            name="close",
            label="办结",
            source=(A.RATED,),
            target=A.CLOSED,
            who=policies.commission_of,
            guard=may_close,
            form="suggestions.forms.CloseForm",
            primary=True,
            event="{actor}将《{obj.suggestion}》办结",
        ),
        Move(
            name="close_followed",
            label="承诺兑现，办结",
            source=(A.FOLLOW_UP,),
            target=A.CLOSED,
            who=policies.commission_of,
            guard=promises_settled,
            form="suggestions.forms.CloseFollowedForm",
            primary=True,
            event="{actor}确认《{obj.suggestion}》承诺办理完毕并办结",
        ),
        Move(
            name="cancel",
            label="终止办理",
            source=(
                A.ASSIGNED,
                A.RETURN_REQUESTED,
                A.ACCEPTED,
                A.IN_PROGRESS,
                A.JOINT_PENDING,
                A.EXTENSION_REQUESTED,
                A.REPLY_DRAFTED,
                A.REPLY_SIGNED,
                A.OPINION_GIVEN,
            ),
            target=A.CANCELLED,
            who=policies.is_system,
            quiet=True,
            event="《{obj.suggestion}》终止办理",
            cancels=(
                "suggestions.sign_for",
                "suggestions.return_window",
                "suggestions.return_decision",
                "suggestions.contact",
                "suggestions.reply",
                "suggestions.joint",
                "suggestions.redo",
            ),
        ),
    ),
)
