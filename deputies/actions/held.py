"""Taking over what was held and kept on paper: very many activities at once, each with who came to it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand
from congress.frame import clock, guards
from congress.frame.workflow import Refused

from ..models import Activity, Participation
from ..policies import activities as policies
from ..queries import activities as queries

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
