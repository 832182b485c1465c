"""The hall: which item is dealt with now, and the page for its big screen. Nothing on it names a person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from congress.frame import clock
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import meetings as actions
from ..policies.meetings import keeps_meetings
from ..queries import agendas, ballots, meetings, sittings
from .deeds import allow
from .once import answer_with, filed_once


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
        "voting": ballots.open_in(meeting),
    }


@filed_once
def floor(request, pk):
    """Say which item is dealt with now."""
    found = kept_or_404(request, pk)
    if request.method != "POST":
        return page(request, "congress/meeting_floor.html", items=meetings.items_of(found), meeting=found)
    wanted = request.POST.get("item", "")
    item = next((one for one in meetings.items_of(found) if str(one.pk) == wanted), None)
    try:
        actions.take_up(found, item, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, request.path)


def screen(request, pk):
    found = kept_or_404(request, pk)
    return page(request, "congress/meeting_screen.html", **shown(found))


def now(request, pk):
    """The part that refreshes itself."""
    found = kept_or_404(request, pk)
    return page(request, "congress/_meeting_screen.html", **shown(found))
