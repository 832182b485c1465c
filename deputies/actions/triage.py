"""Sorting, handing on, handling and answering what people say."""

from django.db import transaction

from congress.actions import notices
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.models import Link, Membership

from ..models import Opinion, OpinionAnswer, OpinionTransfer, TopicLead
from ..policies import opinions as policies
from ..queries import opinions as queries
from ..workflow.opinion import OPINION

Desk, State = Opinion.Desk, Opinion.State
UNSORTED = "交办"


def _screened(opinion):
    opinion.screened_on = opinion.screened_on or clock.today()


def _place(opinion):
    """Whose desk it lies on, in words."""
    match opinion.desk:
        case Desk.UNIT if opinion.unit_id:
            return opinion.unit.short_name
        case Desk.TOWNSHIP:
            return opinion.congress.short_name
        case Desk.DEPUTY if opinion.offered_to_id:
            return f"{opinion.offered_to}代表"
    return opinion.get_desk_display()


def _pass_on(opinion, desk, *, actor, reason, unit=None, offered_to=None):
    """Put it on another desk; the reason stays in a row of its own."""
    before = _place(opinion)
    _screened(opinion)
    opinion.desk, opinion.unit, opinion.offered_to = desk, unit, offered_to
    if (there := _place(opinion)) == before:
        return  # nobody handed it to anybody
    OpinionTransfer.objects.create(
        opinion=opinion,
        from_desk=before,
        to_desk=there,
        reason=reason.strip(),
        by=actor.name[:40],
        at=clock.now(),
    )


def _tell(opinion, words, roles, *, organization=None, congress=None, person=None):
    held = Membership.objects.in_office().with_role(*roles)
    asked = {"organization": organization, "congress": congress, "person": person}
    held = held.filter(**{name: value for name, value in asked.items() if value})
    notices.tell(held, subject=f"{words}：{opinion}", obj=opinion)


def _answer(opinion, reply, *, actor):
    _screened(opinion)
    opinion.reply, opinion.replied_on = reply.strip(), clock.today()
    OpinionAnswer.objects.create(
        opinion=opinion, round=opinion.round, words=opinion.reply, on=opinion.replied_on, by=actor.name[:40]
    )
    if opinion.in_time is None:
        opinion.in_time = opinion.due_on is None or opinion.replied_on <= opinion.due_on


@OPINION.does("answer_on_spot")
def answer_on_spot(opinion, *, actor, reply):
    """The question is answered at once."""
    _answer(opinion, reply, actor=actor)


@OPINION.does("reply")
def reply(opinion, *, actor, reply):
    """The informant is told what came of it; the clock stops."""
    _answer(opinion, reply, actor=actor)


@OPINION.does("assign_township")
def assign_township(opinion, *, actor, reason=UNSORTED):
    """The township sees to it."""
    _pass_on(opinion, Desk.TOWNSHIP, actor=actor, reason=reason)
    _tell(opinion, "请办理民意", ("TCH", "TSEC"), congress=opinion.congress_id)


@OPINION.does("report_county")
def report_county(opinion, *, actor, reason):
    """It is beyond the township."""
    _pass_on(opinion, Desk.COUNTY, actor=actor, reason=reason)
    _tell(opinion, "请交办民意", ("DAC",), congress=opinion.congress.county_id)


@OPINION.does("assign_unit")
def assign_unit(opinion, *, actor, unit, reason=UNSORTED):
    """A body of the county sees to it."""
    if unit not in queries.units(opinion):
        raise Refused(f"{unit}还没有能签收的经办人，请选择其他部门。")
    _pass_on(opinion, Desk.UNIT, actor=actor, reason=reason, unit=unit)
    _tell(opinion, "请办理民意", ("UNIT", "UNITL"), organization=unit.pk)


@OPINION.does("return_unit")
def return_unit(opinion, *, actor, reason):
    """It is none of this body's business."""
    _pass_on(opinion, Desk.COUNTY, actor=actor, reason=reason)
    _tell(opinion, "部门退回，请重新交办", ("DAC",), congress=opinion.congress.county_id)


@OPINION.does("handle")
def handle(opinion, *, actor, result):
    """What the body has done about it; whoever answers reads it first."""
    opinion.result, opinion.handled_on = result.strip(), clock.today()
    _tell(opinion, "请核对并答复群众", ("DAC",), congress=opinion.congress.county_id)


@OPINION.does("redo")
def redo(opinion, *, actor, reason):
    """What was done is not enough."""
    _pass_on(opinion, Desk.UNIT, actor=actor, reason=reason, unit=opinion.unit)
    opinion.handled_on = None
    _tell(opinion, "请重新办理", ("UNIT", "UNITL"), organization=opinion.unit_id)


@OPINION.does("offer")
def offer(opinion, *, actor, deputy, reason=UNSORTED):
    """A deputy is asked whether he will make a suggestion of it."""
    _pass_on(opinion, Desk.DEPUTY, actor=actor, reason=reason, offered_to=deputy)
    _tell(opinion, "请看能否写成建议", ("DEP", "TDEP"), person=deputy.person_id)


@OPINION.does("decline")
def decline(opinion, *, actor, reason):
    """The deputy will not; it is sorted once more."""
    home = Desk.STATION if opinion.congress.parent_id or opinion.station_id else Desk.COUNTY
    _pass_on(opinion, home, actor=actor, reason=reason)


@OPINION.does("draft")
def draft(opinion, *, actor, deputy):
    """A deputy has begun a suggestion of it; called by whoever stores the draft, in the same transaction. The day of the
    answer stands: who spoke has not been helped by a draft."""
    _pass_on(opinion, Desk.DEPUTY, actor=actor, reason="起草代表建议", offered_to=deputy)


@OPINION.does("adopt")
def adopt(opinion, *, actor):
    """The suggestion made of it has been handed in; called by whoever does so, in the same transaction."""
    opinion.adopted_by, opinion.adopted_on = opinion.offered_to, clock.today()


@OPINION.does("undraft")
def undraft(opinion, *, actor):
    """The draft was thrown away: the opinion waits to be sorted again."""
    home = Desk.STATION if opinion.congress.parent_id or opinion.station_id else Desk.COUNTY
    _pass_on(opinion, home, actor=actor, reason="建议草稿已删除")


@OPINION.does("conclude")
def conclude(opinion, *, actor, reply):
    """The suggestion has had its answer, and so has whoever it came from; the station and the deputies he spoke to hear
    of it, those of opinions put together with it too."""
    _answer(opinion, reply, actor=actor)
    subject = f"所转的代表建议已有结果，群众已得到答复：{opinion}"
    for one in (opinion, *Opinion.objects.filter(merged_into=opinion).order_by("pk")):
        notices.tell(queries.who_took_it_in(one), subject=subject, obj=one)


@OPINION.does("to_topic")
def to_topic(opinion, *, actor, lead=None, title="", words=""):
    """One of the matters supervision might take up: an existing lead or a new one."""
    if lead is None:
        lead = TopicLead(
            county_id=opinion.congress.county_id,
            raised_by_id=actor.congress_id or opinion.congress_id,
            title=title.strip(),
            words=words.strip(),
            theme=opinion.theme,
            raised_on=clock.today(),
        )
        lead.full_clean()
        lead.save()
    opinion.lead = lead
    _pass_on(opinion, Desk.COUNTY, actor=actor, reason=f"列为议题线索：{lead}")


@OPINION.does("to_petition")
def to_petition(opinion, *, actor, reason):
    """Told where to go. Nobody who is complained of ever reads it."""
    _screened(opinion)
    opinion.reason, opinion.unit, opinion.offered_to = reason.strip(), None, None


@OPINION.does("not_accept")
def not_accept(opinion, *, actor, reason):
    """None of the deputies' business; told why, and where to go."""
    _screened(opinion)
    opinion.reason = reason.strip()


@OPINION.does("merge")
def merge(opinion, *, actor, into):
    """Put together with one that means the same; receipt, words and informant stay as they are."""
    into = queries.with_case(actor).filter(pk=into.pk).exclude(pk=opinion.pk).first()
    if into is None or into.congress.county_id != opinion.congress.county_id:
        raise Refused("请选择本县的另一件民意。")
    if into.state in (State.MERGED, State.PETITION, State.NOT_ACCEPTED, *Opinion.TOLD):
        raise Refused(f"《{into}》{into.get_state_display()}，不能并入。")
    _screened(opinion)
    opinion.merged_into = into
    Opinion.objects.filter(merged_into=opinion).update(merged_into=into)


@OPINION.does("unmerge")
def unmerge(opinion, *, actor, reason):
    """They were two things after all."""
    opinion.merged_into = None


@OPINION.does("expire")
def expire(opinion, *, actor):
    """Nobody has rated the answer."""
    opinion.closed_on = clock.today()


@OPINION.does("take_up")
def take_up(opinion, *, actor, reason):
    """The offices think better of it."""
    opinion.round += 1
    opinion.desk, opinion.unit, opinion.offered_to, opinion.closed_on = Desk.COUNTY, None, None, None


# What became of it elsewhere.


@transaction.atomic
def became(source, target, *, actor, deputy):
    """A deputy has begun a case made of the opinion at an address: the link, and the opinion's own step."""
    opinion = Opinion.objects.visible_to(actor).filter(pk=source.rpartition(":")[2]).first()
    if opinion is None or address(opinion) != source:
        raise Refused("这件民意您不能认领。")
    demand(policies.is_asked, actor, opinion)
    opinion = draft(opinion, actor=actor, deputy=deputy)
    Link.objects.create(source=source, target=address(target), kind=Link.Kind.BECAME, made_by=actor.name[:40])
    return opinion


@transaction.atomic
def handed_in(target, *, actor):
    """The case that was begun has been handed in: those it came from are on its way now, unless answered meanwhile."""
    for opinion in queries.drafted_as(target):
        adopt(opinion, actor=actor)


@transaction.atomic
def came_to_nothing(target, *, actor):
    """The case that was begun is gone before anybody saw it: the opinion is free again."""
    for opinion in queries.drafted_as(target):
        undraft(opinion, actor=actor)
    Link.objects.filter(target=address(target), kind=Link.Kind.BECAME, source__startswith="deputies.opinion:").delete()
