"""Keeping the register of meetings: when they sit, who came, what was on the agenda."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock, numbers
from congress.frame.address import address
from congress.frame.workflow import Refused

from ..models import Link, Meeting, MeetingItem
from ..policies import meetings as policies
from ..queries import meetings as queries
from ..queries import sittings
from ..queries.proposed import proposed_for
from ..workflow import MEETING
from . import agendas, records, townships
from .registers import arrange, demand, keep

LONGEST_SPEECH = 60  # minutes


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
    if (meeting.kind, meeting.number) == (Meeting.Kind.SESSION, 1) and meeting.opens_on != term.starts_on:
        begins = numbers.long_date(term.starts_on)
        raise ValidationError({"opens_on": f"{term}自首次会议开幕之日起，已登记为{begins}，首次会议应在这一天开幕。"})
    if meeting.state == Meeting.State.HELD:
        _demand_quorum(meeting)
    years = {meeting.opens_on.year, *Meeting.objects.filter(pk=meeting.pk).values_list("opens_on__year", flat=True)}
    keep(meeting, actor=actor, congress_id=congress.pk)
    agendas.follow_meeting(meeting, actor=actor)
    for year in years:
        townships.settle(congress.pk, year, actor=actor)
    return meeting


def _demand_quorum(meeting):
    """Where it was counted who came, enough must have come."""
    if meeting.due and meeting.present is not None:
        if meeting.present + (meeting.on_leave or 0) > meeting.due:
            raise ValidationError({"on_leave": "实到和请假人数之和不能多于应到人数。"})
        if lacking := queries.lacks_quorum(meeting, meeting.due, meeting.present):
            raise ValidationError({"present": lacking})


@MEETING.does("hold")
def hold(meeting, *, actor, due=None, present=None, on_leave=None, sitting_in=None, summary=""):
    """It sat: who was due, who came – as the roll says where it was called. Refused without a quorum."""
    if sitting := sittings.counted(meeting):
        due, present, on_leave = sitting.due, sitting.present, sitting.on_leave
    if due is None or present is None:
        raise ValidationError("请填写应到、实到人数，或者先核定签到。")
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


@MEETING.settles
def settle(meeting, *, actor):
    """What the law asks of the township this year follows its meetings; the days of papers end with theirs."""
    agendas.follow_meeting(meeting, actor=actor)
    townships.settle(meeting.congress_id, meeting.opens_on.year, actor=actor)


@transaction.atomic
def take_up(meeting, item, *, actor):
    """The item that is dealt with now, as the screen of the hall shows it; None: none."""
    demand(policies.keeps_meetings, actor, meeting)
    if MEETING.held(meeting).state != Meeting.State.PLANNED:
        raise Refused("会议已经登记召开情况。")
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("这项议题不属于这次会议。")
    Meeting.objects.filter(pk=meeting.pk).update(current=item)
    meeting.current = item
    records.record("congress.meeting.take_up", actor=actor, obj=meeting,
                   text=f"{actor.name}：{meeting}进行“{item}”" if item else f"{actor.name}：{meeting}没有正在进行的议题")  # fmt: skip
    return meeting


@transaction.atomic
def time_speaker(meeting, minutes, *, actor):
    """A speaker's time begins on the screen of the hall: so many minutes from now; 0 takes it off."""
    demand(policies.keeps_meetings, actor, meeting)
    if MEETING.held(meeting).state != Meeting.State.PLANNED:
        raise Refused("会议已经登记召开情况。")
    if not 0 <= minutes <= LONGEST_SPEECH:
        raise Refused(f"发言时间不超过{LONGEST_SPEECH}分钟。")
    meeting.speaking_until = clock.now() + timedelta(minutes=minutes) if minutes else None
    Meeting.objects.filter(pk=meeting.pk).update(speaking_until=meeting.speaking_until)
    records.record("congress.meeting.time_speaker", actor=actor, obj=meeting,
                   text=f"{actor.name}：{meeting}发言计时{minutes}分钟" if minutes else f"{actor.name}：{meeting}停止发言计时")  # fmt: skip
    return meeting


@transaction.atomic
def take_over(meeting, *, actor, where):
    """Make an item of what is set down for a meeting, as the last one; the two stay tied."""
    demand(policies.keeps_meetings, actor, meeting)
    if MEETING.held(meeting).state != Meeting.State.PLANNED:
        raise Refused("会议已经登记召开情况，不能再列议题。")
    one = next((row for row in proposed_for(meeting) if row.address == where), None)
    if one is None:
        raise Refused("这一项已经列为议题，或者已改在别的会议。")
    last = meeting.items.order_by("-order").values_list("order", flat=True).first() or 0
    item = MeetingItem(
        meeting=meeting, order=last + 1, kind=one.kind, title=one.title[:120], reporter=one.reporter[:60]
    )
    keep(item, actor=actor, congress_id=meeting.congress_id)
    Link.objects.create(
        source=where, target=address(item), kind=Link.Kind.RELATED, made_by=actor.name[:40], note="列为会议议题"
    )
    return meeting


@transaction.atomic
def arrange_items(meeting, rows, *, actor):
    """Write the agenda in its order: kind, title, reporter, result of each item."""
    demand(policies.keeps_meetings, actor, meeting)
    MEETING.held(meeting)
    gone = {row["pk"] for row in rows if row.get("pk") and not row["title"].strip()}
    if meeting.items.filter(pk__in=gone, papers__isnull=False).exists():
        raise Refused("要取消的议题已有会议文件，请先删除文件。")
    before = [str(item) for item in queries.items_of(meeting)]
    items = arrange(meeting.items, rows, columns=("kind", "title", "reporter", "result"))
    records.record("congress.meetingitem.arrange", actor=actor, obj=meeting, congress_id=meeting.congress_id,
                   text=f"{actor.name}编排《{meeting}》的议题，共{len(items)}项",
                   before={"议题": before}, after={"议题": [str(item) for item in items]})  # fmt: skip
    return meeting
