"""Whom the congress has elected takes his post: entered once from the announced ballot, without a proposal of its own."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep
from congress.frame import clock, guards
from congress.frame.workflow import Refused
from congress.models import Ballot, Organization

from ..models import Action, Case, Item
from ..policies import cases as policies
from ..queries import elections as queries
from . import announcing, cases


@transaction.atomic
def enter(ballot, *, actor, elected):
    """``elected``: {key of the line: (Office, Person or None)} for everybody who was elected; whoever is in no register
    yet is entered with his post. The procurator-general waits for the body above."""
    case = Case(congress_id=ballot.congress_id, meeting=ballot.meeting, election=ballot)
    demand(policies.keeps_cases, actor, case)
    if ballot.kind not in queries.KINDS or ballot.state != Ballot.State.ANNOUNCED or ballot.meeting_id is None:
        raise Refused("只登记大会已经宣布结果的选举。")
    lines = queries.winners(ballot)
    if {line.key for line in lines} != set(elected):
        raise ValidationError("每一名当选人都要选定职务。")
    _open(case, ballot, actor)
    for order, line in enumerate(lines, start=1):
        office, person = elected[line.key]
        announcing.decide(_item(case, order, office, person, line.name), line, ballot)
    records.record(
        "appointments.case.elect", actor=actor, obj=case, text=f"{actor.name}登记{ballot}的结果，当选{len(lines)}人"
    )
    return Case.objects.get(pk=case.pk)


def _open(case, ballot, actor):
    on = ballot.announced_at.astimezone(clock.BEIJING).date()
    bodies = Organization.objects.on(on).filter(congress=ballot.congress_id, kind=Organization.Kind.CONGRESS)
    case.organ = bodies.order_by("order", "pk").first()
    if case.organ is None:
        raise Refused("机构里还没有登记人民代表大会。")
    case.signed_by, case.received_on = "大会主席团", on
    case.handed_out_on = case.announced_on = on
    case.state = Case.State.CLOSED
    cases.number(case)
    with guards.spoken():
        keep(case, actor=actor)


def _item(case, order, office, person, name):
    item = Item(
        case=case, order=order, action=Action.ELECT, office=office, person=person, name=person.name if person else name,
        grounds="大会选举", state=Item.State.VOTING,
    )  # fmt: skip
    item.full_clean()
    item.save()
    return item
