"""Consultations on drafts: registered, asked of stations, answered article by article, summarised, reported."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Consultation, ConsultationReturn
from ..policies import consultations as policies
from ..queries import consultations as queries
from ..workflow.consultations import CONSULTATION

CLOCK = "deputies.consultation"
S = Consultation.State


@transaction.atomic
def keep_consultation(row, *, actor, stations):
    """Register a task, or change one that has not begun: the draft, its day, the stations that are asked."""
    demand(policies.consults, actor, row)
    if row.pk and CONSULTATION.held(row).state != S.ISSUED:
        raise Refused("已经开始征求，草案和站点不能再改。")
    if row.due_on < clock.today():
        raise ValidationError({"due_on": "截止日不能早于今天。"})
    keep(row, actor=actor)
    row.returns.exclude(station__in=stations).delete()
    there = set(row.returns.values_list("station", flat=True))
    ConsultationReturn.objects.bulk_create(
        ConsultationReturn(consultation=row, station=one) for one in stations if one.pk not in there
    )
    return row


@CONSULTATION.does("begin")
def begin(row, *, actor):
    """Every station is told, its clock runs."""
    row.begun_on = row.begun_on or clock.today()
    asked = list(row.returns.select_related("station__congress"))
    for one in asked:
        clocks.open_clock(CLOCK, one, actor=actor, starts_on=row.due_on)
    stations = [one.station_id for one in asked]
    keepers = Membership.objects.in_office().filter(stations__station__in=stations, stations__until=None).distinct()
    notices.tell(keepers, subject=f"请征求意见：{row}", text=f"请在{long_date(row.due_on)}前报送。", obj=row)


@transaction.atomic
def answer(found, rows, *, actor, people, how=""):
    """A station hands in – again, until it is summarised –: how many it asked, and [{article, text, said_by}]."""
    demand(policies.answers, actor, found)
    row = CONSULTATION.held(found.consultation)
    if row.state != S.COLLECTING:
        raise Refused("现在不在征求意见，不能报送。")
    known = {name for name, _ in row.articles} | {""}
    if strange := next((one["article"] for one in rows if one["article"] not in known), None):
        raise ValidationError(f"草案里没有“{strange}”。")
    found.people, found.how, found.handed_in_on = people, how, found.handed_in_on or clock.today()
    keep(found, actor=actor)
    found.opinions.all().delete()
    for one in rows:
        opinion = found.opinions.model(of=found, **one)
        opinion.full_clean()
        opinion.save()
    clocks.close_clock(CLOCK, found, actor=actor)
    return found


@CONSULTATION.does("summarise")
def summarise(row, *, actor, summary):
    """What is handed in is put together; who has not answered is no longer waited for."""
    row.summary = summary.strip()
    for one in row.returns.filter(handed_in_on=None):
        clocks.close_clock(CLOCK, one, actor=actor, outcome="cancelled")


@CONSULTATION.does("resume")
def resume(row, *, actor, reason):
    """The stations that have not answered are asked once more."""
    for one in row.returns.filter(handed_in_on=None):
        clocks.open_clock(CLOCK, one, actor=SYSTEM, starts_on=row.due_on)


@CONSULTATION.does("report")
def report(row, *, actor, reported_to, reported_on):
    if reported_on > clock.today():
        raise ValidationError({"reported_on": "上报日期不能晚于今天。"})
    row.reported_to, row.reported_on = reported_to.strip(), reported_on


@transaction.atomic
def note_outcomes(row, outcomes, *, actor):
    """What became of the opinions: {opinion id: {"outcome", "outcome_note"}}, after the report; the stations are told."""
    demand(policies.consults, actor, row)
    if CONSULTATION.held(row).state != S.REPORTED:
        raise Refused("上报以后才能登记采纳情况。")
    taken = []
    for opinion in queries.opinions_of(row):
        if opinion.pk in outcomes:
            for name, value in outcomes[opinion.pk].items():
                setattr(opinion, name, value)
            opinion.clean_fields(exclude=["of"])
            opinion.save(update_fields=["outcome", "outcome_note"])
        if opinion.outcome in ("adopted", "partly"):
            taken.append(opinion)
    partly = sum(opinion.outcome == "partly" for opinion in taken)
    records.record("deputies.consultation.outcomes", actor=actor, obj=row,
                   text=f"{actor.name}登记《{row}》的采纳情况，采纳{len(taken) - partly}条，部分采纳{partly}条")  # fmt: skip
    stations = {opinion.of.station_id for opinion in taken}
    keepers = Membership.objects.in_office().filter(stations__station__in=stations, stations__until=None).distinct()
    notices.tell(
        keepers, subject=f"意见已采纳：{row}", obj=row, text="你站报送的意见有被采纳的，请告知提出意见的群众。"
    )
    return row
