"""Keeping sittings and their rolls: planned, called, settled; leave asked and granted; who is asked to sit in."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Guest, Leave, Meeting, Membership, RollEntry, Sitting
from ..policies import sittings as policies
from ..queries import sittings as queries
from ..workflow import LEAVE, MEETING, SITTING
from . import notices, records
from .registers import arrange, demand, keep

State = RollEntry.State
BEFORE_OPENING = timedelta(days=10)  # 预备会议在大会开幕以前举行
SOUGHT_BY_HAND = (State.WAITING, State.PRESENT, State.LEAVE, State.ABSENT)


@transaction.atomic
def keep_sitting(sitting, *, actor):
    """Plan a sitting or change one that has not been called."""
    meeting = sitting.meeting
    demand(policies.keeps_roll, actor, sitting)
    if MEETING.held(meeting).state == Meeting.State.CANCELLED:
        raise Refused("会议没有召开。")
    if sitting.pk and SITTING.held(sitting).state != Sitting.State.PLANNED:
        raise Refused("已经开始签到，不能再改。")
    if sitting.kind not in dict(queries.kinds_of_sittings(meeting)):
        raise ValidationError({"kind": f"{meeting.get_kind_display()}没有{sitting.get_kind_display()}。"})
    first = meeting.opens_on - (BEFORE_OPENING if sitting.kind == Sitting.Kind.PREPARATORY else timedelta())
    if not first <= sitting.on <= meeting.closes_on:
        raise ValidationError({"on": "日期须在会期之内（预备会议可以在开幕以前十日之内）。"})
    was = Sitting.objects.filter(pk=sitting.pk).values_list("kind", flat=True).first()
    if was != sitting.kind:
        last = meeting.sittings.filter(kind=sitting.kind).aggregate(last=Max("number"))["last"] or 0
        sitting.number = last + 1
    return keep(sitting, actor=actor, congress_id=meeting.congress_id)


@transaction.atomic
def drop_sitting(sitting, *, actor):
    """A sitting that was planned and not called goes."""
    demand(policies.keeps_roll, actor, sitting)
    if SITTING.held(sitting).state != Sitting.State.PLANNED:
        raise Refused("已经开始签到，不能删除。")
    records.record("congress.sitting.drop", actor=actor, obj=sitting, text=f"{actor.name}删除{sitting.about}")
    sitting.delete()


@SITTING.does("call")
def call(sitting, *, actor):
    """The roll is made of the seats in office on that day; who has leave is marked so."""
    leave, there = queries.approved_for(sitting), set(sitting.roll.values_list("membership", flat=True))
    RollEntry.objects.bulk_create(
        RollEntry(
            sitting=sitting,
            membership=seat,
            state=State.SUSPENDED if seat.suspended else State.LEAVE if seat.pk in leave else State.WAITING,
        )
        for seat in queries.members_on(sitting.meeting, sitting.on)
        if seat.pk not in there
    )
    sitting.code = f"{secrets.randbelow(10_000):04d}"


@transaction.atomic
def sign_in(sitting, *, actor, code):
    """A member signs in from his phone with the code that stands on the screen of the hall."""
    line = queries.own_line(sitting, actor)
    if line is None:
        raise Refused("您不在这次会议的签到名单里。")
    if line.state == State.SUSPENDED:
        raise Refused("暂停执行职务期间不能出席。")
    sitting.refresh_from_db(fields=["state", "code"])
    if sitting.state != Sitting.State.OPEN:
        raise Refused("现在不在签到时间。")
    if not secrets.compare_digest(code.strip().encode(), sitting.code.encode()):
        raise ValidationError({"code": "签到码不对，请看会场屏幕。"})
    signed = RollEntry.objects.filter(pk=line.pk, sitting__state=Sitting.State.OPEN).exclude(state=State.PRESENT)
    if signed.update(state=State.PRESENT, signed_at=clock.now()):
        records.record("congress.sitting.sign_in", actor=actor, obj=sitting, text=f"{actor.name}签到：{sitting.about}")
    return sitting


@transaction.atomic
def keep_roll(sitting, *, actor, states, rest_present=False):
    """What the office has on its sheet: {pk of the line: state}; with ``rest_present`` everybody who is not signed in was
    there."""
    demand(policies.keeps_roll, actor, sitting)
    if SITTING.held(sitting).state != Sitting.State.OPEN:
        raise Refused("现在不在签到时间。")
    changed = []
    for line in queries.roll_of(sitting):
        wanted = states.get(line.pk, line.state)
        if rest_present and wanted == State.WAITING:
            wanted = State.PRESENT
        if line.state == State.SUSPENDED or wanted == line.state:
            continue
        if wanted not in SOUGHT_BY_HAND:
            raise ValidationError("没有这样的到会情况。")
        line.state, line.signed_at = wanted, clock.now() if wanted == State.PRESENT else None
        changed.append(line)
    RollEntry.objects.bulk_update(changed, ["state", "signed_at"], batch_size=200)
    records.record("congress.sitting.roll", actor=actor, obj=sitting, after={"修改": [str(line) for line in changed]},
                   text=f"{actor.name}登记{sitting.about}到会情况{len(changed)}人")  # fmt: skip
    return sitting


@SITTING.does("close")
def close(sitting, *, actor):
    """Who has not signed in and has no leave was absent; the numbers are fixed."""
    sitting.roll.filter(state=State.WAITING).update(state=State.ABSENT)
    found = queries.count_of(sitting)
    sitting.due, sitting.present = found.due, found.present
    sitting.on_leave, sitting.absent, sitting.code = found.on_leave, found.absent, ""


@SITTING.does("reopen")
def reopen(sitting, *, actor, reason):
    """It was settled wrongly: the lines may be changed again."""
    sitting.due = sitting.present = sitting.on_leave = sitting.absent = None
    sitting.code = f"{secrets.randbelow(10_000):04d}"


# Leave.


@transaction.atomic
def ask_leave(meeting, *, actor, reason, sitting=None):
    """A member asks leave from the whole meeting or one sitting of it, before it is over; the office is told."""
    seat = queries.seat_of(meeting, actor)
    if seat is None:
        raise Refused("您不是这次会议的组成人员，不用请假。")
    if meeting.state != Meeting.State.PLANNED or meeting.closes_on < clock.today():
        raise Refused("会议已经结束，不能再请假。")
    if sitting is not None and sitting.state == Sitting.State.CLOSED:
        raise Refused("这一次会议的到会情况已经核定。")
    leave = Leave(meeting=meeting, sitting=sitting, membership=seat, reason=reason.strip(), asked_at=clock.now())
    leave.full_clean()
    leave.save()
    records.record("congress.leave.ask", actor=actor, obj=leave, text=f"{actor.name}向{meeting}{leave.which}请假")
    office = Membership.objects.in_office().with_role("GO", "TSEC").filter(congress=meeting.congress_id)
    notices.tell(office, subject=f"请审批：{leave}", text=str(meeting), url=leave.get_absolute_url(), obj=leave)
    return leave


@LEAVE.does("approve")
def approve(leave, *, actor):
    """Granted: on rolls that are being called the seat is marked so."""
    leave.decided_by, leave.decided_at = actor.name[:40], clock.now()
    lines = RollEntry.objects.filter(sitting__meeting=leave.meeting_id, sitting__state=Sitting.State.OPEN)
    if leave.sitting_id:
        lines = lines.filter(sitting=leave.sitting_id)
    lines.filter(membership=leave.membership_id, state=State.WAITING).update(state=State.LEAVE)
    notices.tell([leave.membership], subject=f"已批准请假：{leave.meeting}", text=leave.which, obj=leave)


@LEAVE.does("refuse")
def refuse(leave, *, actor, reason):
    leave.answer, leave.decided_by, leave.decided_at = reason.strip()[:200], actor.name[:40], clock.now()
    notices.tell([leave.membership], subject=f"没有批准请假：{leave.meeting}", text=f"理由：{leave.answer}", obj=leave)


@LEAVE.does("withdraw")
def withdraw(leave, *, actor):
    """He comes after all; a roll that is being called waits for him again."""
    lines = RollEntry.objects.filter(sitting__meeting=leave.meeting_id, sitting__state=Sitting.State.OPEN)
    lines.filter(membership=leave.membership_id, state=State.LEAVE).update(state=State.WAITING)


# Who sits in.


@transaction.atomic
def arrange_guests(meeting, rows, *, actor):
    """Write the list of those who are asked to sit in, in its order, and who of them came."""
    demand(policies.invites_guests, actor, meeting)
    MEETING.held(meeting)
    guests = arrange(meeting.guests, rows, columns=("title", "kind", "organization", "came"))
    records.record("congress.guest.arrange", actor=actor, obj=meeting, after={"列席": [str(one) for one in guests]},
                   text=f"{actor.name}编排{meeting}的列席名单，共{len(guests)}人")  # fmt: skip
    return meeting


@transaction.atomic
def invite_people(meeting, people, *, actor):
    """Put deputies on the list of those who sit in – [(person, words)] –; who is on it already stays where he is."""
    demand(policies.invites_guests, actor, meeting)
    MEETING.held(meeting)
    there = set(meeting.guests.values_list("person", flat=True))
    order = meeting.guests.aggregate(last=Max("order"))["last"] or 0
    new = [(person, words) for person, words in people if person.pk not in there]
    Guest.objects.bulk_create(
        Guest(meeting=meeting, order=order + place, kind=Guest.Kind.DEPUTY, title=words[:60], person=person)
        for place, (person, words) in enumerate(new, start=1)
    )
    records.record("congress.guest.invite", actor=actor, obj=meeting, after={"列席": [words for _, words in new]},
                   text=f"{actor.name}邀请{len(new)}人列席{meeting}")  # fmt: skip
    return meeting
