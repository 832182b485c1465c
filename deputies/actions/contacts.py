"""Assigning contacts, ending them, and writing down each contact."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, notices, records
from congress.actions.registers import demand, keep
from congress.actions.ticking import one_by_one
from congress.frame import clock, guards, kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Congress
from congress.queries.rules import rule

from ..models import ContactAssignment, ContactLog, Counterpart
from ..policies import contacts as policies
from ..queries import contacts as queries
from . import carrying


@transaction.atomic
def keep_counterpart(counterpart, *, actor):
    """Enter a household, enterprise, village or project, or put one right."""
    demand(policies.assigns, actor, counterpart)
    return keep(counterpart, actor=actor)


@transaction.atomic
def pair(counterpart, *, actor, by, since):
    """A deputy, or a leader, keeps contact with a household, enterprise, village or project from a day on."""
    row = ContactAssignment(congress=by.congress, by=by, counterpart=counterpart, since=since)
    demand(policies.assigns, actor, row)
    _demand_office(by, since)
    keep(row, actor=actor)
    notices.tell([by], subject=f"请联系：{counterpart}"[:120], obj=row)
    return row


@transaction.atomic
def pair_all(pairs, *, actor, since):
    """Very many pairings at once – [(membership, Counterpart that is not yet entered)] –, all or none; nobody is told one
    by one. One line in the record for each congress."""
    pairs, counted = list(pairs), {}
    for by, counterpart in pairs:
        demand(policies.assigns, actor, counterpart)
        _demand_office(by, since)
        counted[by.congress_id] = counted.get(by.congress_id, 0) + 1
    with guards.spoken():
        Counterpart.objects.bulk_create(counterpart for _, counterpart in pairs)
        rows = ContactAssignment.objects.bulk_create(
            ContactAssignment(congress_id=by.congress_id, by=by, counterpart=counterpart, since=since)
            for by, counterpart in pairs
        )
    for congress_id, number in counted.items():
        records.record("deputies.contactassignment.pair", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}登记结对{number}对")  # fmt: skip
    return rows


def _demand_office(by, since):
    if not by.in_force_on(since):
        raise ValidationError({"since": f"{by.person}这一天不在任。"})


@transaction.atomic
def assign_all(pairs, *, actor, since):
    """Committee members keep contact with deputies – [(membership, deputy)] – from a day on, all or none; each member
    is told once. Refused where somebody were to contact himself or is not in office."""
    demand(policies.assigns_members, actor)
    pairs = list(pairs)
    if not pairs:
        raise Refused("没有选定要安排的代表。")
    for by, deputy in pairs:
        _demand_office(by, since)
        if by.person_id == deputy.person_id:
            raise Refused(f"{deputy}不能联系本人。")
    with guards.spoken():
        rows = ContactAssignment.objects.bulk_create(
            ContactAssignment(congress_id=by.congress_id, by=by, deputy=deputy, since=since) for by, deputy in pairs
        )
    each = {}
    for by, deputy in pairs:
        each.setdefault(by, []).append(deputy.person.name)
    for by, names in each.items():
        records.record("deputies.contactassignment.assign", actor=actor, congress_id=by.congress_id,
                       text=f"{actor.name}安排{by.person}联系代表：{'、'.join(names)}")  # fmt: skip
        notices.tell([by], subject=f"请联系：{len(names)}名代表", url="/contacts/")
    return rows


@transaction.atomic
def end_contact(assignment, *, actor, until, because):
    """It ends on a day and for a reason; what was written down stays."""
    demand(policies.assigns, actor, assignment)
    if assignment.until:
        raise Refused("这项联系已经结束。")
    if until > clock.today():
        raise ValidationError({"until": "结束日期不能晚于今天。"})
    assignment.until, assignment.ended_because = until, because.strip()
    return keep(assignment, actor=actor, verb="end")


def carry_on(pairs, *, since):
    """Whoever was elected again is kept contact with, and keeps it, as before: (seat before, seat now) pairs."""
    seats = {before.pk: now.pk for before, now in pairs}
    posts = {before.membership_id: now.membership_id for before, now in pairs}

    def place(row):
        row.by_id, row.deputy_id = posts.get(row.by_id, row.by_id), seats.get(row.deputy_id, row.deputy_id)
        row.last_on = None

    return carrying.begun_anew(
        queries.running_for(seats, posts, since), since=since, place=place, ended_because="换届"
    )


def end_departed(now=None):
    """Where either has left his seat or post, keeping contact ended with it. Done by the clock, each row once."""
    return one_by_one(queries.departed(clock.today()), _end_departed)


@transaction.atomic
def _end_departed(row):
    left = row.by if row.by.until else row.deputy.membership
    because = f"{left.person}已离任"
    if not ContactAssignment.objects.filter(pk=row.pk, until=None).update(
        until=max(left.until, row.since), ended_because=because
    ):
        return 0
    records.record("deputies.contactassignment.end", actor=SYSTEM, obj=row, text=f"{because}，“{row}”同日结束")
    return 1


@transaction.atomic
def log_contact(log, *, actor, files=()):
    """Write down one contact, with photos. It belongs to the assignment's holder; who typed it for him is kept."""
    if log.assignment_id:
        log.by = log.assignment.by
        demand(policies.logs, actor, log.assignment)
    elif log.by.person_id != actor.person_id:
        demand(policies.logs_for, actor, log.by)
    log.congress_id, today = log.by.congress_id, clock.today()
    if log.on > today:
        raise ValidationError({"on": "日期不能晚于今天。"})
    if log.assignment_id and log.on < log.assignment.since:
        raise ValidationError({"on": "日期不能早于开始联系的日期。"})
    if log.assignment_id and log.assignment.until and log.on > log.assignment.until:
        raise ValidationError({"on": f"这项联系已于{long_date(log.assignment.until)}结束，日期不能晚于这一天。"})
    if log.help in ("cash", "goods") and log.worth <= 0:
        raise ValidationError({"worth": "请写折合金额。"})
    log.worth = log.worth if log.help in ("cash", "goods") else 0
    if log.help != "none" and not log.helped.strip():
        raise ValidationError({"helped": "请写明帮扶的内容。"})
    log.entered_by = "" if log.by.person_id == actor.person_id else actor.name[:40]
    keep(log, actor=actor)
    attachments.attach(log, files, actor=actor)
    _bring_up_to_date(log.assignment)
    return log


@transaction.atomic
def log_all(logs, *, actor):
    """Very many contacts at once, written down for others: one line in the record for each congress."""
    logs, counted = list(logs), {}
    for log in logs:
        demand(policies.logs_for, actor, log.by)
        log.congress_id, log.entered_by = log.by.congress_id, actor.name[:40]
        counted[log.congress_id] = counted.get(log.congress_id, 0) + 1
    ContactLog.objects.bulk_create(logs)
    touched = {log.assignment_id: log.assignment for log in logs if log.assignment_id}
    for log in logs:
        if log.assignment_id:
            one = touched[log.assignment_id]
            one.last_on = max(filter(None, (one.last_on, log.on)))
    ContactAssignment.objects.bulk_update(touched.values(), ["last_on"])
    for congress_id, number in counted.items():
        records.record("deputies.contactlog.add", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}登记联系记录{number}条")  # fmt: skip
    return logs


@transaction.atomic
def withdraw_log(log, *, actor, reason):
    """It was entered wrongly: it counts no more, and stays to be read with the reason."""
    demand(policies.withdraws, actor, log)
    if log.withdrawn_because:
        raise Refused("这条记录已经撤销。")
    log.withdrawn_because = reason.strip()
    log.save(update_fields=["withdrawn_because"])
    records.record("deputies.contactlog.withdraw", actor=actor, obj=log, reason=reason,
                   text=f"{actor.name}撤销联系记录：{log}")  # fmt: skip
    _bring_up_to_date(log.assignment)
    return log


def _bring_up_to_date(assignment):
    if assignment:
        last = assignment.logs.standing().order_by("-on").values_list("on", flat=True).first()
        ContactAssignment.objects.filter(pk=assignment.pk).update(last_on=last)
        assignment.last_on = last


# By the clock: once a month, whoever lets somebody wait too long is told so.


def remind(now):
    """Each person once a month."""
    return one_by_one(Congress.objects.order_by("pk"), _remind)


def _remind(congress):
    days, told = rule(congress.pk, queries.GAP), 0
    key = f"deputies.contact_gaps.{clock.today():%Y-%m}.{congress.pk}"
    already = queries.told(key)
    for by, number in queries.with_gaps(congress.pk):
        if by.person_id not in already:
            subject = f"请联系：{number}个联系对象超过{days}天没有联系"
            told += len(notices.tell([by], subject=subject, url="/contacts/?silent=on", digest_key=key))
    return told


REMINDERS = kinds.Ticker(key="deputies.contact_gaps", label="超期未联系每月提醒", run=remind)
