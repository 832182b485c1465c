"""Handing items to a ballot: electronic and secret, or on paper with two counts – the ballots of congress (F70)."""

from django.db import transaction

from congress.actions import ballots, records
from congress.actions.registers import demand
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.frame.numbers import chinese
from congress.frame.workflow import Refused
from congress.models import Ballot
from congress.queries.rules import rule

from ..models import Case, Poll
from ..models.law import Action
from ..policies import cases as policies
from ..queries import cases as queries
from ..queries import readiness
from ..workflow import CASE, ITEM

EACH, LINES, MERGED = "each", "lines", "merged"
MODES = (
    (LINES, "一张票，逐人表决"),
    (EACH, "每人一张票，逐人表决"),
    (MERGED, "几项合并，一次表决"),
)
KINDS = {Action.RESIGN: "resignation", Action.DISMISS: "dismissal"}


@CASE.does("call_vote")
def call_vote(case, *, actor, items, mode=LINES, method="electronic"):
    """Each item is asked once more for what it lacks; then ballots are drawn up, one for each kind of question."""
    chosen = {item.pk for item in items}
    rows = [item for item in queries.votable(case) if item.pk in chosen]
    if len(rows) < len(chosen) or not rows:
        raise Refused("所选的事项刚刚已有变动，请刷新后再选。")
    if gap := readiness.first_gap(rows, readiness.VOTE):
        raise Refused(gap)
    if mode == MERGED and not rule(case.congress_id, "appointment.may_merge"):
        raise Refused("本级规定逐人表决，不能合并。")
    for part in _parts(rows, mode):
        _hand_over(case, part, actor=actor, merged=mode == MERGED and len(part) > 1, method=method)


def _kind(item):
    return KINDS.get(item.action, "appointment")


def _parts(rows, mode):
    """What stands on one paper: questions of one kind together – a dismissal is held under its own article."""
    if mode == EACH:
        return [[item] for item in rows]
    parts = {}
    for item in rows:
        parts.setdefault(_kind(item), []).append(item)
    return list(parts.values())


def _hand_over(case, rows, *, actor, merged, method):
    poll = Poll.objects.create(case=case, merged=merged, title=f"{case}表决（{chinese(case.polls.count() + 1)}）")
    for item in rows:
        ITEM.deeds["call"](item, actor=SYSTEM, poll=poll)
    lines = [(line_of(item), "", address(item)) for item in rows]
    if merged:
        lines = [(f"合并表决：{len(rows)}项任免", "；".join(f"{item.sentence}" for item in rows)[:200], "")]
    ballot = Ballot(
        congress_id=case.congress_id,
        meeting=case.meeting,
        kind=f"appointments.{_kind(rows[0])}",
        title=poll.title,
        method=method,
    )
    ballots.prepare(ballot, actor=actor, about=address(poll), options=lines)


def line_of(item):
    """What is asked on the paper: 决定任命张三为西平样县财政局局长"""
    return item.sentence[:120]


@ITEM.does("call")
def call(item, *, actor, poll):
    item.poll = poll


@transaction.atomic
def take_back(poll, *, actor, reason):
    """A ballot in which nobody has voted yet is voided, or one that was void is not held again: its items wait once more."""
    demand(policies.keeps_cases, actor, poll.case)
    CASE.held(poll.case)
    ballot = queries.ballot_of(poll)
    if queries.has_begun(poll):
        raise Refused("已经开始投票，不能撤回；要重新表决，请在“表决”里作废这一轮。")
    if not reason.strip():
        raise Refused("请写明撤回的原因。")
    if ballot and ballot.state == Ballot.State.DRAFT:
        ballots.void(ballot, actor=actor, reason=reason)
    for item in poll.items.all():
        ITEM.deeds["take_back"](item, actor=SYSTEM)
    records.record(
        "appointments.poll.take_back", actor=actor, obj=poll.case, reason=reason, text=f"{actor.name}撤回《{poll}》"
    )
    return Case.objects.get(pk=poll.case_id)


@ITEM.does("take_back")
def put_back(item, *, actor):
    item.poll = None


def fault(ballot):
    """Why a ballot may not be opened now: an item has come to lack something since it was handed over."""
    poll = find_poll(ballot)
    return (
        readiness.first_gap(list(poll.items.select_related("case", "office__post__organization")), readiness.VOTE)
        if poll
        else ""
    )


def find_poll(ballot):
    label, _, pk = ballot.about.partition(":")
    return Poll.objects.filter(pk=pk).select_related("case").first() if label == "appointments.poll" else None
