"""Assigning: who handles, by when, under whose eyes – one by one or two hundred at the assignment meeting."""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import clocks, notices, records
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.queries import calendar, rules

from .. import policies, queries
from ..models import Assignment, AssignmentPlan, Suggestion
from ..queries.preparing import fault_of_units
from ..workflow import SUGGESTION
from . import papers
from .telling import deputies_of, name, remembered, tell, unit_people

SLOTS = ("leading_leader", "pressing_leader", "matching_committee")


def open_tasks(suggestion, units, *, actor, replaces=None):
    """The tasks of [(unit, kind)] with their clocks, all from the day of assignment (代表法第五十一条)."""
    begins_on = queries.clock_begins_on(suggestion)
    tasks = Assignment.objects.bulk_create(
        Assignment(suggestion=suggestion, unit=unit, kind=kind, assigned_on=clock.today(), replaces=replaces)
        for unit, kind in units
    )
    for task in tasks:
        limit = _open_clocks(task, begins_on, actor)
        words = f"{task.get_kind_display()}，期限{limit.due_on:%Y年%-m月%-d日}。"
        tell(unit_people(task.unit_id), "请签收", suggestion, words)
    return tasks


def _open_clocks(task, begins_on, actor):
    """What runs from now on; the clock of what the unit owes in the end."""
    clocks.open_clock("suggestions.sign_for", task, actor=actor)
    clocks.open_clock("suggestions.return_window", task, actor=actor)
    if task.answers:
        clocks.open_clock("suggestions.contact", task, actor=actor)
    return clocks.open_clock(
        "suggestions.reply" if task.answers else "suggestions.joint", task, actor=actor, starts_on=begins_on
    )


def check_units(lead, joint, separate):
    """Refuse what the law does not let be given out together; the units, lead first."""
    if fault := fault_of_units(lead, joint, separate):
        raise Refused(fault)
    return [*([lead] if lead else []), *joint, *separate]


@SUGGESTION.does("assign")
def assign(suggestion, *, actor, lead=None, joint=(), separate=(), is_hard=False, units="", **slots):
    """Give it to its units; each gets a task with its clocks, the deputy is told who handles.

    ``units`` is the decision in words, for the record (交通局主办、财政局会办).
    """
    for unit in check_units(lead, list(joint), list(separate)):
        if unit.congress_id != suggestion.congress_id:
            raise Refused(f"{unit}不属于本级承办单位。")
    suggestion.is_hard, suggestion.assigned_on = is_hard, clock.today()
    for slot in SLOTS:
        if slot in slots:
            setattr(suggestion, slot, slots[slot])
    kinds = [(lead, Assignment.Kind.LEAD)] if lead else []
    kinds += [(unit, Assignment.Kind.JOINT) for unit in joint] + [
        (unit, Assignment.Kind.SEPARATE) for unit in separate
    ]
    tasks = open_tasks(suggestion, kinds, actor=actor)
    suggestion.stage = Assignment.State.ASSIGNED
    suggestion.reply_due_on = min(task.reply_due_on for task in tasks if task.answers)
    AssignmentPlan.objects.filter(suggestion=suggestion).delete()
    tell(
        deputies_of(suggestion),
        "已交办",
        suggestion,
        "承办单位："
        + "、".join(str(task) for task in tasks)
        + f"。答复期限{suggestion.reply_due_on:%Y年%-m月%-d日}。",
    )


@transaction.atomic
def prepare(suggestion, *, actor, lead=None, joint=(), separate=(), is_hard=False, note="", **slots):
    """Note what is to be decided at the assignment meeting; nobody outside the commission sees it."""
    if not policies.is_commission(actor, suggestion):
        raise PermissionDenied("只有代表工委可以拟交办。")
    if suggestion.state != Suggestion.State.TO_ASSIGN:
        raise Refused("这件建议现在不是待交办。")
    check_units(lead, list(joint), list(separate))
    plan, _ = AssignmentPlan.objects.update_or_create(
        suggestion=suggestion,
        defaults={
            "lead": lead,
            "is_hard": is_hard,
            "note": note,
            "prepared_by": actor.name,
            "prepared_at": clock.now(),
            **{slot: slots[slot] for slot in SLOTS if slot in slots},
        },
    )
    plan.joint.set(joint)
    plan.separate.set(separate)
    records.record(
        "suggestions.suggestion.prepare", actor=actor, obj=suggestion, text=f"{actor.name}拟定《{suggestion}》交办方案"
    )
    return plan


@transaction.atomic
def assign_planned(plans, *, actor):
    """Apply prepared decisions in one transaction: all or none, each by the one deed there is, what they write put down
    together. Returns the suggestions assigned."""
    done, said = [], [(plan, list(plan.joint.all()), list(plan.separate.all()), plan_in_words(plan)) for plan in plans]
    AssignmentPlan.objects.filter(pk__in=[plan.pk for plan in plans]).delete()
    with _as_one([plan.suggestion for plan in plans], actor):
        for plan, joint, separate, words in said:
            try:
                done.append(
                    SUGGESTION.deeds["assign"](
                        plan.suggestion,
                        actor=actor,
                        lead=plan.lead,
                        joint=joint,
                        separate=separate,
                        is_hard=plan.is_hard,
                        units=words,
                        **{slot: getattr(plan, slot) for slot in SLOTS},
                    )
                )
            except Refused as refusal:  # the whole batch is undone; say which one stopped it
                raise Refused(f"{name(plan.suggestion)}：{refusal}本次一件也没有交办。") from refusal
    return done


@contextmanager
def _as_one(suggestions, actor):
    """What is assigned inside is written together: the log, the notice of each unit, the messages, the clocks."""
    with (
        records.together(),
        papers.together(actor),
        notices.together(),
        clocks.together(),
        remembered(suggestions),
        calendar.remembered(),
        rules.remembered(),
    ):
        yield


def plan_in_words(plan):
    words = [f"{plan.lead.short_name}主办"] if plan.lead else []
    words += [f"{unit.short_name}会办" for unit in plan.joint.all()] + [
        f"{unit.short_name}分办" for unit in plan.separate.all()
    ]
    return "、".join(words)


@SUGGESTION.does("reopen_assigning")
def reopen_assigning(suggestion, *, actor):
    """All answering units were taken off it: the joint ones are ended, the commission chooses anew."""
    suggestion.stage, suggestion.reply_due_on = "", None
