"""In the unit: sign for it, send it back, plan it, talk to the deputy, hear the joint units, ask for more time."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import clocks, records
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused

from .. import policies, queries
from ..models import Assignment, Contact, Extension, JointOpinion, PlanNode
from ..models.assignment import CONTACTABLE, PLANNED, STEPPING
from ..workflow import ASSIGNMENT
from .assigning import open_tasks
from .telling import checkers_of, commission_people, deputies_of, tell, unit_people

A = Assignment.State


@ASSIGNMENT.does("sign_for")
def sign_for(task, *, actor):
    """The unit has it; from now on it answers for it."""
    task.signed_for_by, task.signed_for_on = actor.name, clock.today()


@ASSIGNMENT.does("request_return")
def request_return(task, *, actor, reason, approved_by, proposed_unit=None):
    """Not our duty: with the unit head's consent, inside the window, never passed on by ourselves."""
    if proposed_unit and proposed_unit.pk == task.unit_id:
        raise Refused("建议改由的单位不能是本单位。")
    task.return_reason, task.return_proposed_unit, task.return_approved_by = reason, proposed_unit, approved_by
    task.return_opinion = task.return_opinion_text = ""
    tell(checkers_of(task), "请处理退办申请", task.suggestion, f"{task.unit}：{reason}", urgent=True)


@ASSIGNMENT.does("opine_return")
def opine_return(task, *, actor, opinion, comment=""):
    """The government's supervision office says what it thinks; the commission decides."""
    task.return_opinion, task.return_opinion_text = opinion, comment
    tell(
        commission_people(task.suggestion),
        "请决定退办申请",
        task.suggestion,
        f"政府督查室：{task.get_return_opinion_display()}。{comment}",
    )


@ASSIGNMENT.does("grant_return")
def grant_return(task, *, actor, new_unit=None, comment=""):
    """Taken from this unit; the new one's clock starts today (a local rule may let the old one run on)."""
    tell(unit_people(task.unit_id), "退办申请已同意", task.suggestion, comment)
    if new_unit is None:
        return
    if new_unit.pk == task.unit_id or new_unit.congress_id != task.suggestion.congress_id:
        raise Refused("请另选一个本级承办单位。")
    if Assignment.objects.filter(suggestion=task.suggestion_id, unit=new_unit).in_force().exists():
        raise Refused(f"{new_unit}已在承办这件建议。")
    Assignment._base_manager.filter(pk=task.pk).update(state=A.SENT_BACK)  # makes room: only one lead at a time
    open_tasks(task.suggestion, [(new_unit, task.kind)], actor=actor, replaces=task)
    tell(deputies_of(task.suggestion), "承办单位有调整", task.suggestion, f"{task.unit}改为{new_unit}。")


@ASSIGNMENT.does("refuse_return")
def refuse_return(task, *, actor, reason):
    """The same unit goes on; its clock has run on all the while."""
    tell(unit_people(task.unit_id), "请继续办理，退办申请未获同意", task.suggestion, reason, urgent=True)


@ASSIGNMENT.does("begin")
def begin(task, *, actor, plan, handler, handler_phone, unit_leader, nodes=()):
    """The plan: who, how, by which dated steps, with what money (S88)."""
    task.plan, task.handler, task.handler_phone, task.unit_leader = plan, handler, handler_phone, unit_leader
    _set_nodes(task, nodes)


@transaction.atomic
def change_plan(task, *, actor, plan, handler, handler_phone, unit_leader, nodes=()):
    """Put the plan right while handling; the record keeps what it was."""
    task = _held(task, PLANNED, "现在不能修改办理方案。")
    if not policies.is_answering_unit(actor, task):
        raise PermissionDenied("只有承办单位可以修改办理方案。")
    before = _plan_in_words(task)
    task.plan, task.handler, task.handler_phone, task.unit_leader = plan, handler, handler_phone, unit_leader
    task.save()
    _set_nodes(task, nodes)
    after = _plan_in_words(task)
    records.record(
        "suggestions.assignment.change_plan",
        actor=actor,
        obj=task,
        before={key: value for key, value in before.items() if value != after[key]},
        after={key: value for key, value in after.items() if value != before[key]},
        text=f"{actor.name}修改《{task.suggestion}》办理方案",
    )
    return task


def _set_nodes(task, nodes):
    """The steps still to be done, put anew; what has been done stands, also when it was done a moment ago."""
    if any(node["due_on"] < task.assigned_on for node in nodes):
        raise Refused(f"节点的日期不能早于交办日{long_date(task.assigned_on)}。")
    task.nodes.filter(done_on=None).delete()
    done = set(task.nodes.values_list("title", flat=True))
    to_do = [node for node in nodes if node["title"] not in done]
    PlanNode.objects.bulk_create(
        PlanNode(assignment=task, order=order, **node) for order, node in enumerate(to_do, start=len(done))
    )


def _plan_in_words(task):
    """The plan as the record keeps it, by column."""
    columns = ("plan", "handler", "handler_phone", "unit_leader")
    words = {str(Assignment._meta.get_field(key).verbose_name): getattr(task, key) for key in columns}
    money = "资金{:f}万元".format
    return words | {
        "节点": [
            "，".join(
                [
                    f"{node.title}，{long_date(node.due_on)}前",
                    *([money(node.money.normalize())] if node.money else []),
                    *([f"{long_date(node.done_on)}完成"] if node.done_on else []),
                ]
            )
            for node in PlanNode.objects.filter(assignment=task)
        ]
    }


@transaction.atomic
def finish_node(node, *, actor):
    """A dated step of the plan is done today."""
    if not policies.is_answering_unit(actor, node.assignment):
        raise PermissionDenied("只有承办单位可以登记节点完成。")
    _held(node.assignment, STEPPING, "现在不能登记节点完成。")
    if PlanNode.objects.filter(pk=node.pk, done_on=None).update(done_on=clock.today()):
        records.record(
            "suggestions.assignment.finish_node",
            actor=actor,
            obj=node.assignment,
            text=f"{actor.name}登记节点完成：{node}",
        )


@transaction.atomic
def record_contact(task, *, actor, phase, form, on, deputy_met, people, content):
    """One contact with the deputy; the first one stops the contact clock."""
    if not policies.is_answering_unit(actor, task):
        raise PermissionDenied("只有主办、分办单位登记与代表的联系情况。")
    task = _held(task, CONTACTABLE, "请先签收，再登记联系情况。")
    if not task.assigned_on <= on <= clock.today():
        raise Refused("联系日期应在交办日与今天之间。")
    contact = Contact.objects.create(
        assignment=task,
        phase=phase,
        form=form,
        on=on,
        deputy_met=deputy_met,
        people=people,
        content=content,
        entered_by=actor.name,
    )
    clocks.close_clock("suggestions.contact", task, actor=actor, on=on)
    records.record(
        "suggestions.assignment.contact",
        actor=actor,
        obj=task,
        text=f"{actor.name}登记{contact.get_phase_display()}{contact.get_form_display()}：{deputy_met}",
    )
    return contact


@ASSIGNMENT.does("await_joint")
def await_joint(task, *, actor):
    """Nothing more can be done before the joint units speak; they are pressed again."""
    waiting = (
        Assignment.objects.filter(suggestion=task.suggestion_id, kind="joint")
        .in_force()
        .exclude(state=A.OPINION_GIVEN)
    )
    for joint in waiting:
        tell(
            unit_people(joint.unit_id),
            "请提出会办意见",
            task.suggestion,
            f"主办单位{task.unit}正在等待。",
            urgent=True,
        )


@ASSIGNMENT.does("joint_complete")
def joint_complete(task, *, actor):
    """All opinions are in (or the lead unit goes on without waiting)."""
    tell(unit_people(task.unit_id), "会办意见已收齐，请继续办理", task.suggestion)


@ASSIGNMENT.does("give_opinion")
def give_opinion(task, *, actor, text, signer):
    """The joint unit speaks to the lead unit."""
    JointOpinion.objects.create(
        assignment=task, text=text, signer=signer, given_on=clock.today(), entered_by=actor.name
    )
    task.on_time = task.reply_due_on is None or clock.today() <= task.reply_due_on
    for lead in Assignment.objects.filter(suggestion=task.suggestion_id, kind="lead").in_force():
        tell(unit_people(lead.unit_id), f"{task.unit.short_name}已提会办意见", task.suggestion)


@ASSIGNMENT.does("request_extension")
def request_extension(task, *, actor, reason, wanted_until):
    """Ask for more time: never past six months from assignment (代表法第五十一条)."""
    limit = queries.latest_reply_day(task)
    if wanted_until > limit:
        raise Refused(f"最迟只能延至{limit:%Y年%-m月%-d日}：自交办之日起不超过六个月（代表法第五十一条）。")
    if task.reply_due_on and wanted_until <= task.reply_due_on:
        raise Refused(f"申请的日期不晚于现在的期限{task.reply_due_on:%Y年%-m月%-d日}。")
    Extension.objects.create(
        assignment=task, reason=reason, wanted_until=wanted_until, asked_on=clock.today(), asked_by=actor.name
    )
    tell(
        commission_people(task.suggestion),
        "请审批延期申请",
        task.suggestion,
        f"{task.unit}申请延至{wanted_until:%Y年%-m月%-d日}：{reason}",
    )


def _decide_extension(task, state, *, actor, note):
    extension = task.extensions.get(state=Extension.State.ASKED)
    extension.state, extension.decided_on, extension.decided_by, extension.decision_note = (
        state,
        clock.today(),
        actor.name,
        note,
    )
    extension.save()
    return extension


@ASSIGNMENT.does("grant_extension")
def grant_extension(task, *, actor, comment=""):
    """Consent: a new clock row up to the day asked for; the first one stays, the deputy is told why."""
    extension = _decide_extension(task, Extension.State.APPROVED, actor=actor, note=comment)
    limit = clocks.extend_clock(
        "suggestions.reply", task, actor=actor, legal_due_on=extension.wanted_until, reason=extension.reason
    )
    task.reply_due_on = limit.due_on
    tell(unit_people(task.unit_id), "延期申请已同意", task.suggestion, f"答复期限改为{limit.due_on:%Y年%-m月%-d日}。")
    tell(
        deputies_of(task.suggestion),
        "答复期限延长",
        task.suggestion,
        f"延至{limit.due_on:%Y年%-m月%-d日}。理由：{extension.reason}",
    )


@ASSIGNMENT.does("refuse_extension")
def refuse_extension(task, *, actor, reason):
    """The old date stands."""
    _decide_extension(task, Extension.State.REFUSED, actor=actor, note=reason)
    tell(unit_people(task.unit_id), "延期申请未获同意，请按期答复", task.suggestion, reason, urgent=True)


@ASSIGNMENT.does("cancel")
def cancel(task, *, actor):
    """Handling ends because the suggestion was withdrawn or given to others."""
    Extension.objects.filter(assignment=task, state=Extension.State.ASKED).update(
        state=Extension.State.REFUSED,
        decided_on=clock.today(),
        decided_by=actor.name,
        decision_note="建议已终止办理。",
    )
    tell(unit_people(task.unit_id), "已终止办理", task.suggestion)


@ASSIGNMENT.does("relieve")
def relieve(task, *, actor, reason):
    """The commission takes a joint unit off the case; the lead unit need not wait for it any longer."""
    for lead in Assignment.objects.filter(suggestion=task.suggestion_id, kind="lead").in_force():
        tell(unit_people(lead.unit_id), f"{task.unit.short_name}不再会办", task.suggestion, reason)
    tell(unit_people(task.unit_id), "不再会办", task.suggestion, reason)


def _held(task, states, sentence):
    """The row, held against others, if it still is in one of these states."""
    rows = Assignment._base_manager.filter(pk=task.pk, state__in=states)
    if not rows.update(redo_count=task.redo_count):
        raise Refused(sentence)
    return rows.select_related("suggestion", "unit").get()
