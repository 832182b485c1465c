"""The hall: which item is dealt with now, whose time runs, and the page for its big screen. It names nobody but those who
were voted on, once the result is announced."""

import math

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import meetings as actions
from ..policies.meetings import keeps_meetings
from ..queries import agendas, ballots, meetings, sittings
from ..queries.rules import rule
from .deeds import allow
from .once import answer_with, filed_once

SPEAKING = ("meeting.speaking_minutes", "meeting.speaking_again_minutes")


def kept_or_404(request, pk):
    found = get_object_or_404(meetings.with_case(request.actor).select_related("current"), pk=pk)
    allow(request, keeps_meetings, found)
    return found


def shown(meeting):
    """What the screen shows of a meeting."""
    sitting, version = sittings.open_sitting(meeting), agendas.latest(meeting)
    today = [one for one in sittings.sittings_of(meeting) if one.on == clock.today()]
    sitting = sitting or next((one for one in reversed(today) if one.state == one.State.CLOSED), None)
    return {
        "meeting": meeting,
        "sitting": sitting,
        "count": sittings.count_of(sitting) if sitting else None,
        "items": agendas.as_published(meeting, version) if version else meetings.items_of(meeting),
        "voting": (voting := ballots.open_in(meeting)),
        "result": None if voting else ballots.told_today(meeting),
        **speaking(meeting),
    }


def speaking(meeting):
    """Of the speaker's time: whole seconds – 0 when it is over, None when nobody is timed –, and in words."""
    if meeting.speaking_until is None:
        return {"left": None, "left_words": ""}
    left = max(0, math.ceil((meeting.speaking_until - clock.now()).total_seconds()))
    return {"left": left, "left_words": f"还剩 {left // 60} 分 {left % 60:02d} 秒" if left else "时间已到"}


@filed_once
def floor(request, pk):
    """Say which item is dealt with now."""
    found = kept_or_404(request, pk)
    if request.method != "POST":
        return page(request, "congress/meeting_floor.html", items=meetings.items_of(found), meeting=found,
                    times=[rule(found.congress_id, key) for key in SPEAKING], **speaking(found))  # fmt: skip
    wanted = request.POST.get("item", "")
    item = next((one for one in meetings.items_of(found) if str(one.pk) == wanted), None)
    try:
        actions.take_up(found, item, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, request.path)


@require_POST
@filed_once
def speaker(request, pk):
    """Begin or stop the time of whoever speaks."""
    found, said = kept_or_404(request, pk), request.POST.get("minutes", "")
    try:
        actions.time_speaker(found, int(said) if said.isdecimal() and len(said) < 4 else 0, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, reverse("congress:meeting_floor", args=[pk]))


def screen(request, pk):
    found = kept_or_404(request, pk)
    return page(request, "congress/meeting_screen.html", **shown(found))


def now(request, pk):
    """The part that refreshes itself."""
    found = kept_or_404(request, pk)
    return page(request, "congress/_meeting_screen.html", **shown(found))
