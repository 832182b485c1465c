"""The announcement (当场宣布): in the one transaction in which the result of a ballot is told, items pass or fail, posts are
taken and left – exactly once –, and everybody may know. Nothing of a case is told before."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand
from congress.frame import clock, vote_results
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.queries.ballots import result_of

from ..models import Case, Item
from ..models.law import APPROVED, LEAVING
from ..policies import cases as policies
from ..workflow import CASE, ITEM
from . import effects, oaths
from .polls import find_poll

# What follows an item that has taken effect, in the same transaction: each is called as ``follow(item)``.
FOLLOWS = (oaths.follow,)


def settled(ballot, actor):
    """The result of a ballot is told; a void round changes nothing, it is held again."""
    poll, found = find_poll(ballot), result_of(ballot)
    if poll is None or found.void:
        return
    targets = {str(option.pk): option.target for option in ballot.options.all()}
    items = {address(item): item for item in poll.items.select_related("office__post__organization", "person", "seat")}
    decided = []
    for line in found.lines:
        for item in items.values() if poll.merged else [items[targets[line.key]]]:
            decided.append((item, line))
    decided.sort(key=lambda one: (one[0].action not in LEAVING, one[0].order))  # who leaves makes room for who comes
    for item, line in decided:
        decide(item, line, ballot)
    _end(poll.case)


def decide(item, line, ballot):
    """What became of one item, on the day the result was told."""
    on = ballot.announced_at.astimezone(clock.BEIJING).date()
    said = {"on": on, "result": line.sentence[:400], "votes": ballot.result["count"] | {"marks": line.marks}}
    if line.fate != vote_results.Fate.PASSED:
        return ITEM.deeds["fail"](item, actor=SYSTEM, **said)
    waits = item.law.upper == APPROVED
    return ITEM.deeds["await_upper" if waits else "pass_vote"](item, actor=SYSTEM, **said)


def _decided(item, on, result, votes):
    item.result, item.votes, item.announced_on = result, votes, on


@ITEM.does("pass_vote")
def pass_vote(item, *, actor, on, result, votes):
    """Passed and announced: the post is taken or left, at once."""
    _decided(item, on, result, votes)
    take_effect(item, on)


@ITEM.does("fail")
def fail(item, *, actor, on, result, votes):
    _decided(item, on, result, votes)


@ITEM.does("await_upper")
def await_upper(item, *, actor, on, result, votes):
    """Passed here; it takes effect when the body above has approved."""
    _decided(item, on, result, votes)
    oaths.wait(item)


@ITEM.does("approve")
def approve(item, *, actor, on, approval):
    if on < item.announced_on or on > clock.today():
        raise ValidationError({"on": "批准日期须在本级表决之后，不能晚于今天。"})
    item.approved_on, item.approval = on, approval.strip()
    take_effect(item, on)


@ITEM.does("refuse")
def refuse(item, *, actor, reason):
    item.because = reason.strip()
    oaths.forget(item)


def take_effect(item, on):
    """The post is taken or left; where it cannot be yet, the reason stands on the item until it can."""
    effects.carry_out(item, on)
    if item.effective_on:
        for follow in FOLLOWS:
            follow(item)


@ITEM.settles
def settle(item, *, actor):
    """Whoever passed while somebody still sat on the place takes it as soon as it is free; a case of which nothing is left
    to be voted on is announced."""
    if item.state == Item.State.PASSED and item.is_leaving:
        for other in Item.objects.filter(office=item.office, state=Item.State.PASSED, effective_on=None):
            _again(other)
    if item.state in (Item.State.HELD_OVER, Item.State.WITHDRAWN) and item.case.state == Case.State.VOTING:
        _end(item.case)
    return False


@transaction.atomic
def enter_office(item, *, actor):
    """Once what stood in the way is gone, by the office's word."""
    demand(policies.keeps_cases, actor, item)
    row = ITEM.held(item)
    if row.state == Item.State.PASSED and row.effective_on is None:
        _again(row)
        records.record("appointments.item.effect", actor=actor, obj=row, congress_id=row.congress_id,
                       text=f"{actor.name}登记{row.case}的{row}生效")  # fmt: skip
    return row


def _again(item):
    take_effect(item, clock.today())
    item.save(update_fields=["person", "membership", "effective_on", "waits_because"])


def _end(case):
    """When no item is left to be voted on, the case has been announced."""
    if not case.items.open().exists():
        CASE.deeds["announce"](Case.objects.get(pk=case.pk), actor=SYSTEM)


@CASE.does("announce")
def announce(case, *, actor):
    case.announced_on = clock.today()
