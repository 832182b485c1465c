"""The terms (届) of a congress: one begins and ends the one before it; a day entered wrongly is put right."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from congress.frame import guards, numbers
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Refused

from ..models import DEPUTIES, Membership, Session, Term
from ..policies import institution as policies
from . import records
from .registers import demand, keep


@transaction.atomic
def open_term(*, actor, congress, number, starts_on, **columns):
    """A new term begins with its first session; the old one and its deputies' seats end on the eve (代表法第二条)."""
    demand(policies.keeps_bodies, actor, congress)
    running = congress.terms.filter(ends_on=None).first()
    if running:
        if running.starts_on >= starts_on:
            raise Refused("新一届的首次会议应晚于上一届的首次会议。")
        if number != running.number + 1:
            following = numbers.term_name(running.number + 1)
            raise ValidationError({"number": f"现在登记的是{running}，新一届应是{following}。"})
        _end(running, starts_on - ONE_DAY, actor=actor)
    term = Term(congress=congress, number=number, starts_on=starts_on, **columns)
    return keep(term, actor=actor, congress_id=congress.pk)


def _end(term, eve, *, actor):
    """The seats of a term's deputies, and of the heads of their delegations, last no longer than the term. Who was
    elected by them serves until the new are elected (地方组织法第四十八条) and is taken leave of by hand."""
    term.ends_on = eve
    keep(term, actor=actor, verb="end", congress_id=term.congress_id)
    seats = Membership.objects.filter(term=term, role__in=DEPUTIES, until=None)
    names = [str(row) for row in seats.select_related("post__organization", "person")]
    seats.update(until=eve, ended_because=_expired(term))
    if names:
        records.record(
            "congress.membership.end",
            actor=actor,
            obj=term,
            text=f"{term}任期届满，{len(names)}名代表离任",
            after={"名单": names, "离任日": eve},
        )


def _expired(term):
    return f"{term}任期届满"


@transaction.atomic
def correct_term(term, *, actor, starts_on, deputy_seats=None):
    """The running term began on another day, or has another number of seats. What was dated by the wrong day goes along:
    the term before and its deputies' seats, the first session, and whoever took office that day."""
    demand(policies.keeps_bodies, actor, term.congress)
    term = Term.objects.select_related("congress").get(pk=term.pk)  # as it is stored, whatever a form made of it
    if term.ends_on:
        raise Refused(f"{term}已经结束，不能更正。")
    was, before = term.starts_on, term.congress.terms.filter(number=term.number - 1).first()
    _demand_room(term, before, starts_on)
    term.starts_on, term.deputy_seats = starts_on, deputy_seats

    def move_ours():
        keep(term, actor=actor, congress_id=term.congress_id)
        with guards.spoken():
            term.memberships.filter(since=was).update(since=starts_on)
        for first in Session.objects.filter(term=term, number=1):
            first.opens_on, first.closes_on = starts_on, first.closes_on + (starts_on - first.opens_on)
            keep(first, actor=actor, congress_id=term.congress_id)

    def move_theirs():
        if before:
            _ended_with(before).update(until=starts_on - ONE_DAY)
            before.ends_on = starts_on - ONE_DAY
            keep(before, actor=actor, congress_id=term.congress_id)

    steps = (move_ours, move_theirs) if starts_on > was else (move_theirs, move_ours)  # the two never overlap
    for step in steps:
        step()
    return term


def _demand_room(term, before, starts_on):
    """No meeting and no seat of either term lies on the other's side of the day."""
    if before and starts_on <= before.starts_on:
        raise ValidationError({"starts_on": "首次会议应晚于上一届的首次会议。"})
    late = before and before.meetings.filter(opens_on__gte=starts_on).first()
    early = term.meetings.filter(opens_on__lt=starts_on).exclude(kind=Session.Kind.SESSION, number=1).first()
    if meeting := late or early:
        raise ValidationError(
            {"starts_on": f"{meeting}登记在{numbers.long_date(meeting.opens_on)}，不在它的那一届之内。"}
        )
    seat = term.memberships.filter(since__lt=starts_on).exclude(since=term.starts_on).select_related("person").first()
    if seat:
        raise ValidationError({"starts_on": f"{seat.person.name}在{numbers.long_date(seat.since)}已登记为本届任职。"})


def _ended_with(term):
    """The seats that ended because the term did."""
    return Membership.objects.filter(term=term, until=term.ends_on, ended_because=_expired(term))


@transaction.atomic
def withdraw_term(term, *, actor, reason):
    """A term that was entered by mistake is taken back while nothing hangs on it; the one before it runs on, with its
    deputies in their seats."""
    demand(policies.keeps_bodies, actor, term.congress)
    before = term.congress.terms.filter(number=term.number - 1).first()
    if term.ends_on or before is None:
        raise Refused("只能撤销刚登记的新一届。")
    try:
        records.record("congress.term.withdraw", actor=actor, obj=term, reason=reason,
                       text=f"{actor.name}撤销登记{term}")  # fmt: skip
        term.delete()
    except ProtectedError:
        raise Refused(f"{term}已经登记了会议、任职或其他事项，不能撤销，只能更正日期。") from None
    _ended_with(before).update(until=None, ended_because="")
    before.ends_on = None
    return keep(before, actor=actor, congress_id=before.congress_id)
