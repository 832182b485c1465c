"""Items of a case: who is proposed for which post, the papers that come, the statement before the vote. The log tells of an
item by its place in the case, never by a name."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from congress.actions import attachments, records
from congress.actions.registers import demand
from congress.frame import clock, guards
from congress.frame.workflow import Refused

from ..models import Case, Item, ItemPaper
from ..models.law import LEAVING, PAPERS, Action
from ..policies import cases as policies
from ..queries import readiness
from ..workflow import CASE, ITEM

OF_PERSON = ("name", "gender", "born_on", "ethnicity", "education", "party")


def _open(case):
    row = CASE.held(case)
    if row.state not in Case.OPEN_FOR_ITEMS:
        raise Refused("形式审查已经合格，任免事项不能再改；要改请先退回补充材料。")


@transaction.atomic
def keep_item(item, *, actor):
    """Enter an item, or change one: refused with the article where this body may not ask for it (F68), where he has failed
    twice, where he may not hold both posts."""
    case = item.case
    demand(policies.keeps_cases, actor, case)
    _open(case)
    new = item.pk is None
    if item.action in LEAVING:
        _of_seat(item)
    elif item.person_id:
        item.name = item.person.name
        for name in OF_PERSON[1:]:
            setattr(item, name, getattr(item, name) or getattr(item.person, name))
    if wrong := readiness.wrong_proposer(item.office, item.action, case.organ):
        raise ValidationError({"office" if item.action not in LEAVING else "seat": wrong})
    if new:
        item.order = (case.items.aggregate(last=Max("order"))["last"] or 0) + 1
    if (
        wrong := readiness.failed_gap(item)
        or (not new and readiness.incompatible_gap(item))
        or (new and _incompatible(item))
    ):
        raise ValidationError(wrong)
    _once(item)
    item.full_clean()
    with guards.spoken():
        item.save()
    if new or set(item.papers.values_list("key", flat=True)) != {key for key, _, _ in PAPERS[item.action]}:
        item.papers.all().delete()
        ItemPaper.objects.bulk_create(
            ItemPaper(item=item, key=key, title=title, needed=needed) for key, title, needed in PAPERS[item.action]
        )
    _record("add" if new else "change", item, actor, "登记" if new else "修改")
    return item


def _incompatible(item):
    """An item that is not saved yet is judged by the same check."""
    return readiness.incompatible_gap(item)


def _of_seat(item):
    """Who leaves a post is who holds it."""
    if item.seat is None:
        raise ValidationError({"seat": "请选择现任职。"})
    item.office, item.person = item.seat.post.office, item.seat.person
    for name in OF_PERSON:
        setattr(item, name, getattr(item.person, name))


def _once(item):
    """Nobody is proposed for the same thing in two cases at a time."""
    rows = (
        Item.objects.open().filter(office=item.office, action=item.action, name=item.name).exclude(case=item.case_id)
    )
    rows = rows.filter(
        case__state__in=[state for state in Case.State if state not in (Case.State.WITHDRAWN, *Case.DECIDED)]
    )
    if rows.exists():
        raise ValidationError("同一事项已在另一件任免案里办理。")


def _record(verb, item, actor, word):
    records.record(f"appointments.item.{verb}", actor=actor, obj=item, congress_id=item.congress_id,
                   text=f"{actor.name}{word}{item.case}的{item}")  # fmt: skip


@transaction.atomic
def drop_item(item, *, actor):
    """An item that was entered by mistake; its place stays empty."""
    demand(policies.keeps_cases, actor, item.case)
    _open(item.case)
    _record("drop", item, actor, "删除")
    item.delete()
    return item.case


@transaction.atomic
def note_papers(item, *, actor, came, files=None):
    """Which papers have come and when: {ItemPaper: day or None}; files hang on the paper, where they stay confidential."""
    demand(policies.completes, actor, item.case)
    if CASE.held(item.case).state not in (*Case.OPEN_FOR_ITEMS, Case.State.CHECKED, Case.State.COUNCIL):
        raise Refused("已经列入议程，材料不能再改。")
    for paper, day in came.items():
        if day and day > clock.today():
            raise ValidationError("材料的收到日期不能晚于今天。")
        paper.came_on = day
        paper.save(update_fields=["came_on"])
    for paper, given in (files or {}).items():
        attachments.attach(paper, given, actor=actor, congress_id=paper.congress_id)
    _record("papers", item, actor, "登记材料：")
    return item


@transaction.atomic
def order_statements(case, places, *, actor, minutes):
    """In which order and how long they speak before the vote: {item: place}."""
    demand(policies.keeps_cases, actor, case)
    CASE.held(case)
    for item, place in places.items():
        item.statement_place, item.statement_minutes = place, minutes if place else None
        item.save(update_fields=["statement_place", "statement_minutes"])
    records.record(
        "appointments.item.order",
        actor=actor,
        obj=case,
        text=f"{actor.name}编排{case}的表决前发言，共{sum(map(bool, places.values()))}人",
    )
    return case


@transaction.atomic
def note_statements(case, items, *, actor, on):
    """Who has spoken before the vote."""
    demand(policies.keeps_cases, actor, case)
    if CASE.held(case).state not in (Case.State.HANDED_OUT, Case.State.EXPLAINED, Case.State.DELIBERATED):
        raise Refused("印发以后、表决以前，才能登记发言。")
    for item in items:
        item.stated_on = on
        item.save(update_fields=["stated_on"])
    records.record(
        "appointments.item.statements",
        actor=actor,
        obj=case,
        text=f"{actor.name}登记{case}的表决前发言，共{len(items)}人",
    )
    return case


@ITEM.does("hold_over")
def hold_over(item, *, actor, reason):
    item.because = reason.strip()


@ITEM.does("resume")
def resume(item, *, actor):
    item.because = ""


@ITEM.does("withdraw")
def withdraw(item, *, actor, reason):
    item.because = reason.strip()


SPEAKERS = (Action.APPOINT,)
