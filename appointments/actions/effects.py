"""What an item does to the register of who holds what – the memberships of congress, the one truth of it."""

from django.db import transaction

from congress.actions import institution
from congress.actions.registers import keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Refused
from congress.models import Membership, Post
from congress.queries.meetings import term_on

from ..models import Office
from ..models.law import LEAVING, Action
from ..queries import offices as queries
from ..queries import readiness

ENDED = {Action.REMOVE: "免职", Action.RESIGN: "辞职获接受", Action.DISMISS: "撤职"}


def carry_out(item, on):
    """Take or leave the post on a day; ``waits_because`` says why not yet."""
    item.waits_because = ""
    if item.action in LEAVING:
        leave(item, on)
    elif reason := _not_yet(item, on) or _take(item, on):
        item.waits_because = reason[:200]
        return
    item.effective_on = on


def leave(item, on):
    """He is out of office from that day on; the row of the register says by what."""
    end(Membership.objects.select_related("post", "person", "congress").get(pk=item.seat_id), ENDED[item.action], on)


def end(seat, because, on):
    """The last day in office is the day before – the day itself, for who came on it –, so that another may come."""
    if seat.until is None or seat.until >= clock.today():
        until = max(seat.since, on - ONE_DAY)
        institution.end_membership(seat, actor=SYSTEM, until=until, because=because)


def _not_yet(item, on):
    """What stands in the way: another power's seat that he has not left, a place that is not empty."""
    office = item.office
    if item.action == Action.ELECT:
        _leave_of_the_last_term(item, on)
    held = queries.holders(office.post).count()
    if item.action != Action.ACT and held >= office.places:
        return f"{office}的职数是{office.places}，现任{held}人，还没有空缺。"
    return readiness.incompatible_gap(item)


def _leave_of_the_last_term(item, on):
    """Who was elected for an earlier term serves until the new are elected (地方组织法第四十八条)."""
    term = term_on(item.congress_id, on)
    held = queries.holders(item.office.post).select_related("post", "congress", "term")
    for seat in held.filter(term__number__lt=term.number) if term else ():
        end(seat, "换届，新一届已经选出", on)


def _take(item, on):
    """Why he cannot take the post now; "" when he has."""
    if item.person_id is None:
        item.person = _enter_person(item)
    post = item.office.post if item.action != Action.ACT else acting_post(item.office)
    try:
        with transaction.atomic():
            item.membership = institution.appoint(item.person, post, actor=SYSTEM, since=on)
    except Refused as refusal:
        return str(refusal)
    if item.action != Action.ACT:
        _end_acting(item.office, on)
    return ""


def _enter_person(item):
    """Who was not in the county's register is entered now, and not before."""
    columns = {name: getattr(item, name) for name in ("name", "gender", "born_on", "ethnicity", "education", "party")}
    return institution.add_person(actor=SYSTEM, county=item.case.congress, workplace=item.present_post, **columns)


def acting_post(office):
    """The seat of whoever acts for the head: set up when first needed."""
    acting = Office.objects.filter(acting_for=office).select_related("post").first()
    if acting:
        return acting.post
    head = office.post
    post = Post.objects.filter(organization=head.organization, title=f"代理{head.title}").first()
    post = post or institution.add_post(
        actor=SYSTEM, organization=head.organization, title=f"代理{head.title}", single_seat=True, order=head.order
    )
    row = Office(congress_id=office.congress_id, post=post, category=office.category, oath="none", exam=False,
                 certificate=False, acting_for=office)  # fmt: skip
    keep(row, actor=SYSTEM)
    return post


def _end_acting(office, on):
    """Whoever acted does so until the head is there."""
    held = (
        Membership.objects.in_office()
        .filter(post__office__acting_for=office)
        .select_related("post", "person", "congress")
    )
    for seat in held:
        end(seat, "正职到任，代理终止", on)
