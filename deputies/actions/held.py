"""Taking over what was held and kept on paper: very many activities or receptions at once, each with who came to it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand
from congress.frame import clock, guards
from congress.frame.dates import ONE_DAY
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused

from ..models import Activity, Deputy, DutyDay, DutyTurn, Participation, Roster, Station
from ..policies import activities as policies
from ..policies import stations as station_policies
from ..queries import activities as queries
from ..queries.rosters import last_notice_day

P = Participation.State


@dataclass
class Held:
    """An activity that is over; ``roll`` tells of each deputy how it stands with him and in what words: his opinion if he
    was present, why he was excused."""

    activity: Activity
    roll: dict = field(default_factory=dict)  # deputy -> (state, words)


@transaction.atomic
def enter_all(held, *, actor):
    """Write down activities that are over with their rolls, as summed up where a summary stands: one line in the log for
    each congress. Who was not in office that day or may not be invited is left out."""
    held = list(held)
    for one in held:
        _prepare(one.activity, actor)
    with guards.spoken():
        Activity.objects.bulk_create(one.activity for one in held)
        lines = [line for one in held for line in _lines(one)]
        Participation.objects.bulk_create(lines, batch_size=500)
    times = Counter(one.activity.congress_id for one in held)
    came = Counter(line.activity.congress_id for line in lines if line.state == P.PRESENT)
    for congress_id, number in times.items():
        records.record("deputies.activity.enter", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}按签到表补登代表活动{number}项，到会{came[congress_id]}人次")  # fmt: skip
    return [one.activity for one in held]


def _prepare(activity, actor):
    demand(policies.organises, actor, activity)
    if activity.until >= clock.today():
        raise Refused("只补登已经结束的活动。")
    activity.state = Activity.State.SUMMARISED if activity.summary else Activity.State.FINISHED
    activity.clean_fields()


def _lines(one):
    """The lines of a roll; arrivals are those of its first morning or afternoon."""
    activity, hour = one.activity, 14 if one.activity.begins == "pm" else 8
    at = clock.moment(activity.since, hour, 40)
    for deputy in queries.is_invitable(activity, one.roll):
        if not deputy.membership.in_force_on(activity.since):
            continue
        state, words = one.roll[deputy]
        line = Participation(activity=activity, deputy=deputy, state=state)
        if state == P.PRESENT:
            line.signed_in_at, line.way, line.half_days = at, Participation.Way.SHEET, activity.half_days
            line.opinion = words
        elif state == P.EXCUSED:
            line.leave_because = words
        yield line


# Receptions at the stations.


@dataclass
class Reception:
    """A day of reception that is over; ``roll`` says of each deputy on duty True (came), False (did not) or why he was
    excused. With nobody there it was missed."""

    station: Station
    on: date
    roll: dict = field(default_factory=dict)  # deputy id -> True, False or words
    visitors: int | None = None
    note: str = ""

    @property
    def was_held(self):
        return any(word is True for word in self.roll.values())


@transaction.atomic
def enter_receptions(receptions, *, actor):
    """Write down receptions that are over, in their rosters, announced in time: one line in the log for each congress.
    Whoever was not in office that day is left out."""
    receptions = list(receptions)
    for station in {one.station for one in receptions}:
        demand(station_policies.keeps_station, actor, station)
    if any(one.on >= clock.today() for one in receptions):
        raise Refused("只补登已经过去的接待日。")
    rosters = _rosters_of(receptions)
    days = DutyDay.objects.bulk_create(
        [_reception_day(one, rosters[one.station, Quarter.of(one.on)]) for one in receptions], batch_size=500
    )
    posts = Deputy.objects.select_related("membership").in_bulk({pk for one in receptions for pk in one.roll})
    turns = [
        _reception_turn(day, posts[pk], word)
        for day, one in zip(days, receptions, strict=True)
        for pk, word in one.roll.items()
        if posts[pk].membership.in_force_on(one.on)
    ]
    DutyTurn.objects.bulk_create(turns, batch_size=500)
    times = Counter(one.station.congress_id for one in receptions)
    for congress_id, number in times.items():
        records.record("deputies.roster.enter", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}按签到表补登代表接待日{number}天")  # fmt: skip
    return days


def _rosters_of(receptions):
    """{(station, quarter): roster}, the missing ones made."""
    spans = defaultdict(set)
    for one in receptions:
        spans[Quarter.of(one.on)].add(one.station)
    found = {}
    for span, stations in spans.items():
        asked = {"year": span.year, "quarter": span.number}
        there = {row.station_id: row for row in Roster.objects.filter(station__in=stations, **asked)}
        missing = [
            Roster(station=one, explained="按纸质排班表补登。", **asked) for one in stations if one.pk not in there
        ]
        there |= {row.station_id: row for row in Roster.objects.bulk_create(missing)}
        found |= {(one, span): there[one.pk] for one in stations}
    return found


def _reception_day(one, roster):
    state = DutyDay.State.HELD if one.was_held else DutyDay.State.MISSED
    day = DutyDay(roster=roster, station=one.station, on=one.on, hours=one.station.hours, state=state)
    day.noticed_on = last_notice_day(day) - ONE_DAY
    if one.was_held:
        day.visitors, day.note = one.visitors, one.note
    return day


def _reception_turn(day, deputy, word):
    turn = DutyTurn(day=day, on=day.on, deputy=deputy)
    if word is True:
        turn.came_at, turn.came_by = clock.moment(day.on, 9), DutyTurn.By.KEEPER
    elif word:
        turn.excused_because = word
    return turn
