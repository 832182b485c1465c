"""Writing down who came to a session."""

from django.db import transaction

from congress.actions import notices, records
from congress.actions.registers import demand
from congress.actions.ticking import one_by_one
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Meeting, Membership

from ..models import SessionAttendance
from ..policies import attendance as policies
from ..queries import attendance as queries


@transaction.atomic
def enter_attendance(meeting, *, actor, due, missed):
    """All who sat are due at ``due`` half-days; who was not there the whole time is in ``missed``: {pk of the deputy:
    (half-days on leave, half-days away without leave, why)}. Entered again it is put right."""
    demand(policies.keeps_attendance, actor, meeting)
    if meeting.kind != Meeting.Kind.SESSION or meeting.state != Meeting.State.HELD:
        raise Refused("先登记这次代表大会已召开，再登记代表出席情况。")
    deputies = list(queries.due_at(meeting))
    if unknown := set(missed) - {row.pk for row in deputies}:
        raise Refused(f"有{len(unknown)}人在会议期间不是本级代表，请重新选择。")
    rows = []
    for deputy in deputies:
        leave, absent, because = missed.get(deputy.pk, (0, 0, ""))
        row = SessionAttendance(meeting=meeting, deputy=deputy, due=due, leave=leave, absent=absent, because=because)
        if deputy.pk in missed:
            row.clean_fields()
            row.validate_constraints(exclude={"meeting"})  # that it is there already is no fault here
        rows.append(row)
    before = SessionAttendance.objects.filter(meeting=meeting).exclude(leave=0, absent=0).count()
    SessionAttendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["meeting", "deputy"],
        update_fields=["due", "leave", "absent", "because"],
    )
    records.record(
        "deputies.attendance.enter",
        actor=actor,
        obj=meeting,
        congress_id=meeting.congress_id,
        before={"未全程出席": before},
        after={"应到": len(rows), "未全程出席": len(missed)},
        text=f"{actor.name}登记{meeting}的代表出席情况：应到{len(rows)}人，{len(missed)}人没有全程出席",
    )
    return meeting


def take_over_rolls(now):
    """What the rolls of a session say becomes its attendance by itself, once it is held and nobody has entered it: each
    sitting counts as half a day. Who has now stayed away twice without leave is told to the office."""
    return one_by_one(queries.with_roll_only(), take_over)


@transaction.atomic
def take_over(pk):
    meeting = Meeting.objects.select_related("term__congress").get(pk=pk)
    due, missed = queries.missed_by_roll(meeting)
    enter_attendance(meeting, actor=SYSTEM, due=due, missed=missed)
    people = Membership.objects.in_office().with_role("GO", "DAC", "TSEC").filter(congress=meeting.congress_id)
    for deputy in queries.away_twice(meeting.congress_id):
        notices.tell(people, subject=f"请核实：{deputy.person.name}未经批准两次不出席代表大会", url="/attendance/",
                     text="代表法第六十二条：未经批准两次不出席本级人民代表大会会议的，代表资格终止。",
                     digest_key=f"deputies.away_twice:{deputy.pk}")  # fmt: skip
    return 1
