"""The answer: drafted, signed by the unit's head, checked, sent; then the deputy's two marks."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import attachments, clocks, records, searching
from congress.frame import clock
from congress.frame.workflow import Refused

from .. import policies, queries
from ..models import Assignment, ClassEvent, Commitment, Rating, Reply, ReplyRecipient, Suggestion
from ..queries.similar import ANSWERED
from ..workflow import ASSIGNMENT
from .telling import checkers_of, commission_people, deputies_of, name, reached_of, tell, unit_people

A = Assignment.State


def current_draft(task):
    """The reply being written in this round, or None."""
    return task.replies.filter(replied_on=None).first()


@ASSIGNMENT.does("draft_reply")
def draft_reply(
    task, *, actor, reply_class, text, publicity, contact_name, contact_phone, publicity_reason="", commitments=()
):
    """Answer every point; a class that needs following up names its promises with dates."""
    if reply_class.congress_id != task.suggestion.congress_id:
        raise Refused("请选择本级的答复类别。")
    if publicity != Reply.Publicity.OPEN and not publicity_reason.strip():
        raise Refused("不主动公开、只部分公开的，请写明理由。")
    commitments = list(commitments)
    if reply_class.needs_follow_up and not commitments:
        raise Refused(f"{reply_class}须写明至少一项承诺事项及完成日期。")
    if any(promise["due_on"] < clock.today() for promise in commitments):
        raise Refused("承诺完成日期不能早于今天。")
    reply = current_draft(task) or Reply(assignment=task, round=task.replies.count() + 1)
    reply.reply_class, reply.text, reply.publicity = reply_class, text, publicity
    reply.publicity_reason = "" if publicity == Reply.Publicity.OPEN else publicity_reason
    reply.contact_name, reply.contact_phone = contact_name, contact_phone
    reply.drafted_by, reply.drafted_on, reply.sent_back_because = actor.name, clock.today(), ""
    reply.signed_by, reply.signed_on, reply.checked_by = "", None, ""
    reply.save()
    reply.commitments.all().delete()
    Commitment.objects.bulk_create(Commitment(assignment=task, reply=reply, **promise) for promise in commitments)
    if queries.rule_of(task.suggestion, "suggestion.check_before_signing"):
        tell(checkers_of(task), "请审核答复稿", task.suggestion, str(task.unit))
    else:
        tell(unit_people(task.unit_id, "UNITL"), "请签发答复", task.suggestion)


@ASSIGNMENT.does("approve_draft")
def approve_draft(task, *, actor):
    """Where the local rule has the draft looked at first: now the head of the unit may sign it, and it goes out."""
    Reply.objects.filter(pk=current_draft(task).pk).update(checked_by=actor.name)
    tell(unit_people(task.unit_id, "UNITL"), "请签发答复", task.suggestion)


@ASSIGNMENT.does("send_back_reply")
def send_back_reply(task, *, actor, reason):
    """Not good enough yet: back to the handler with what is missing."""
    Reply.objects.filter(pk=current_draft(task).pk).update(
        sent_back_because=reason, signed_by="", signed_on=None, checked_by=""
    )
    tell(unit_people(task.unit_id, "UNIT"), "请修改答复", task.suggestion, reason, urgent=True)


@ASSIGNMENT.does("sign_reply")
def sign_reply(task, *, actor):
    """The head of the unit puts his name to it."""
    Reply.objects.filter(pk=current_draft(task).pk).update(signed_by=actor.name, signed_on=clock.today())
    if not current_draft(task).checked_by:
        tell(checkers_of(task), "请审核答复", task.suggestion, str(task.unit))


@ASSIGNMENT.does("check_reply")
def check_reply(task, *, actor, reply_class=None, class_reason=""):
    """Checked and sent: the reply clock stops on this day. The checker may put the class right and says why."""
    reply = current_draft(task)
    drafted_class = reply.reply_class
    if reply_class and reply_class.pk != drafted_class.pk:
        if not class_reason.strip():
            raise Refused("改定答复类别请写明依据。")
        if reply_class.needs_follow_up and not reply.commitments.exists():
            raise Refused(f"{reply_class}须有承诺事项，请退回承办单位补写。")
        reply.reply_class = reply_class
    today = clock.today()
    limit = queries.clock_of(task, "suggestions.redo" if task.redo_count else "suggestions.reply")
    reply.checked_by, reply.replied_on = reply.checked_by or actor.name, today
    reply.on_time = limit is None or today <= limit.due_on
    reply.save()
    searching.index(reply, kind=ANSWERED, title="", text=reply.text, congress_id=task.suggestion.congress_id)
    ClassEvent.objects.create(
        reply=reply, to_class=drafted_class, reason="承办单位拟定", changed_by=reply.signed_by, changed_on=today
    )
    if reply.reply_class_id != drafted_class.pk:
        ClassEvent.objects.create(
            reply=reply,
            from_class=drafted_class,
            to_class=reply.reply_class,
            reason=class_reason,
            changed_by=actor.name,
            changed_on=today,
        )
    if task.replied_on is None:  # 重新办理不改变首次答复是否按期
        task.replied_on, task.on_time = today, reply.on_time
    for promise in reply.commitments.all():
        clocks.open_clock("suggestions.commitment", promise, actor=actor, starts_on=promise.due_on)


@ASSIGNMENT.does("ask_feedback")
def ask_feedback(task, *, actor):
    """The deputies are told and the lead one is asked for his marks; whom the answer reached is put down. Who led or signed
    what was merged into the case is told of it under his own suggestion."""
    reply = queries.last_reply(task)
    ReplyRecipient.objects.bulk_create(ReplyRecipient(reply=reply, deputy_id=pk) for pk in reached_of(task.suggestion))
    tell(
        deputies_of(task.suggestion, cosigners=False),
        "请评价答复",
        task.suggestion,
        f"{task.unit}已答复。",
        urgent=True,
    )
    tell(
        deputies_of(task.suggestion).exclude(person=task.suggestion.lead.person_id),
        "已答复",
        task.suggestion,
        f"{task.unit}已答复。",
    )
    for joined in task.suggestion.merged.select_related("lead"):
        tell(deputies_of(joined), "已答复", joined, f"{task.unit}已答复，与{name(task.suggestion)}合并办理。")


def _rate(task, *, actor, channel, deputy, attitude, result, comment, **more):
    if (
        policies.works_for_unit(task.suggestion.lead.person_id, task.unit_id, clock.today())
        and channel == Rating.Channel.ONLINE
    ):
        raise Refused("领衔代表现在承办单位任职，不能自己评价，请由代表工委征询其他联名代表后录入。")
    rating = Rating.objects.create(
        reply=queries.last_reply(task),
        channel=channel,
        deputy=deputy,
        attitude=attitude,
        result=result,
        comment=comment,
        entered_by=actor.name,
        rated_on=clock.today(),
        **more,
    )
    if channel == Rating.Channel.ONLINE and (units := queries.units_seen_on_device_of(actor)):
        _flag(task, actor, units)
    verb = "代表不满意，请研究重新办理" if queries.is_unsatisfied(task) else "代表已评价"
    tell(commission_people(task.suggestion), verb, task.suggestion, comment)
    tell(unit_people(task.unit_id), "代表已评价", task.suggestion)
    return rating


def _flag(task, actor, units):
    """The device a deputy rated on has served a handling unit's account: the commission looks into it (F26)."""
    said = f"评价所用的设备登录过{'、'.join(units)}的账号，请向代表核实是否本人评价。"
    records.record("suggestions.assignment.rate_flag", actor=actor, obj=task, text=f"《{task.suggestion}》{said}")
    tell(commission_people(task.suggestion), "请核实评价", task.suggestion, said, urgent=True)


@ASSIGNMENT.does("rate")
def rate(task, *, actor, attitude, result, comment="", asked_cosigners=False, wants_redo=False):
    """The lead deputy's own marks, attitude and result apart, after his password has been asked again."""
    if task.suggestion.cosigners.filter(state="confirmed").exists() and not asked_cosigners:
        raise Refused("评价前请先征求联名代表的意见，并勾选确认。")
    _rate(
        task,
        actor=actor,
        channel=Rating.Channel.ONLINE,
        deputy=task.suggestion.lead,
        attitude=attitude,
        result=result,
        comment=comment,
        asked_cosigners=asked_cosigners,
        wants_redo=wants_redo,
    )


@ASSIGNMENT.does("enter_rating")
def enter_rating(task, *, actor, attitude, result, comment="", asked_cosigners=False, wants_redo=False, scan=()):
    """The commission enters the signed paper form; the scan stays with it."""
    rating = _rate(
        task,
        actor=actor,
        channel=Rating.Channel.PAPER,
        deputy=task.suggestion.lead,
        attitude=attitude,
        result=result,
        comment=comment,
        asked_cosigners=asked_cosigners,
        wants_redo=wants_redo,
    )
    attachments.attach(rating, scan, actor=actor, purpose="scan", congress_id=task.suggestion.congress_id)


@ASSIGNMENT.does("leave_unrated")
def leave_unrated(task, *, actor):
    """Silence is recorded as silence: no mark, not counted in any rate."""
    Rating.objects.create(
        reply=queries.last_reply(task), channel=Rating.Channel.NONE, entered_by=actor.name, rated_on=clock.today()
    )
    tell(commission_people(task.suggestion), "代表未反馈", task.suggestion)


@ASSIGNMENT.does("order_redo")
def order_redo(task, *, actor, reason):
    """Not satisfied: the same unit answers once more within its own month; the first answer's timeliness stands."""
    task.redo_count += 1
    tell(unit_people(task.unit_id), "请重新办理", task.suggestion, reason, urgent=True)
    tell(deputies_of(task.suggestion), "已交重新办理", task.suggestion, reason)


@transaction.atomic
def change_class(reply, *, actor, to_class, reason):
    """Put a sent reply's class right – B becomes A when the promise is kept; both values and the reason stay."""
    task = reply.assignment
    if not (policies.commission_of(actor, task) or policies.checks_replies(actor, task)):
        raise PermissionDenied("只有审核机关可以改定答复类别。")
    if not reason.strip():
        raise Refused("改定答复类别请写明依据。")
    if not reply.replied_on or to_class.pk == reply.reply_class_id:
        raise Refused("答复还没有送出，或者类别没有变化。")
    if task.suggestion.state == Suggestion.State.ARCHIVED:
        raise Refused("案卷已经归档，不能再改定答复类别。")
    if to_class.needs_follow_up and not reply.commitments.exists():
        raise Refused(f"{to_class}须有承诺事项，这件答复没有作出承诺。")
    if not Reply.objects.filter(pk=reply.pk, reply_class=reply.reply_class).update(reply_class=to_class):
        raise Refused("答复类别刚刚已有变动，请刷新后再看。")
    ClassEvent.objects.create(
        reply=reply,
        from_class=reply.reply_class,
        to_class=to_class,
        reason=reason,
        changed_by=actor.name,
        changed_on=clock.today(),
    )
    records.record(
        "suggestions.reply.change_class",
        actor=actor,
        obj=task,
        reason=reason,
        before={"class": reply.reply_class.code},
        after={"class": to_class.code},
        text=f"{actor.name}将《{task.suggestion}》答复由{reply.reply_class.code}类改定为{to_class.code}类",
    )
    reply.reply_class = to_class
    return reply
