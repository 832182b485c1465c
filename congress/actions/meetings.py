"""Keeping the register of meetings: when they sit, who came, what was on the agenda."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from congress.frame.workflow import Refused

from ..models import Meeting, MeetingItem
from ..policies import meetings as policies
from ..queries import meetings as queries
from ..workflow import MEETING
from . import records
from .registers import demand, keep

OUT_OF_THE_WAY = 1000  # added to the numbers of items while they change places


@transaction.atomic
def keep_meeting(meeting, *, actor):
    """Enter a meeting or change one. It belongs to the term that runs on its opening day, and to its own level."""
    demand(policies.keeps_meetings, actor, meeting)
    congress = meeting.term.congress
    term = queries.term_on(congress.pk, meeting.opens_on)
    if meeting.kind not in queries.kinds_of(congress):
        raise Refused(f"{congress}没有“{meeting.get_kind_display()}”。")
    if term is None or term.pk != meeting.term_id:
        raise ValidationError({"opens_on": "开幕日不在这一届之内。"})
    if meeting.state == Meeting.State.HELD:
        _demand_quorum(meeting)
    return keep(meeting, actor=actor, congress_id=congress.pk)


def _demand_quorum(meeting):
    """Where it was counted who came, enough must have come."""
    if meeting.due and meeting.present is not None:
        if meeting.present + (meeting.on_leave or 0) > meeting.due:
            raise ValidationError({"on_leave": "实到和请假人数之和不能多于应到人数。"})
        if lacking := queries.lacks_quorum(meeting, meeting.due, meeting.present):
            raise ValidationError({"present": lacking})


@MEETING.does("hold")
def hold(meeting, *, actor, due, present, on_leave=None, sitting_in=None, summary=""):
    """It sat: who was due, who came. Refused without a quorum."""
    meeting.due, meeting.present, meeting.on_leave, meeting.sitting_in = due, present, on_leave, sitting_in
    meeting.summary = summary.strip()
    meeting.clean_fields()
    if present > due:
        raise ValidationError({"present": "实到人数不能多于应到人数。"})
    _demand_quorum(meeting)


@MEETING.does("cancel")
def cancel(meeting, *, actor, reason):
    """It was not held; the reason stays on the row."""
    meeting.cancelled_because = reason.strip()


@MEETING.does("reopen")
def reopen(meeting, *, actor, reason):
    """It was entered wrongly as held, or as not held: it is planned again."""
    meeting.cancelled_because = ""


@transaction.atomic
def arrange_items(meeting, rows, *, actor):
    """Write the agenda: ``rows`` are {"pk" of an item that is there, kind, title, reporter, result} in their order; one
    whose title is empty is taken off. What somebody else has added meanwhile stays, at the end."""
    demand(policies.keeps_meetings, actor, meeting)
    MEETING.held(meeting)
    there = {item.pk: item for item in queries.items_of(meeting)}
    before = [str(item) for item in there.values()]
    wanted, named = [], set()
    for row in rows:
        columns = {name: row.get(name, "").strip() for name in ("kind", "title", "reporter", "result")}
        item = there.get(row.get("pk")) or MeetingItem(meeting=meeting)
        named.add(item.pk)
        if columns["title"]:
            for name, value in columns.items():
                setattr(item, name, value)
            wanted.append(item)
        elif item.pk:
            item.delete()
    wanted += [item for pk, item in there.items() if pk not in named]
    meeting.items.update(order=F("order") + OUT_OF_THE_WAY)
    for order, item in enumerate(wanted, start=1):
        item.order = order
        item.clean_fields()
        item.save()
    records.record("congress.meetingitem.arrange", actor=actor, obj=meeting, congress_id=meeting.congress_id,
                   text=f"{actor.name}编排《{meeting}》的议题，共{len(wanted)}项",
                   before={"议题": before}, after={"议题": [str(item) for item in wanted]})  # fmt: skip
    return meeting
