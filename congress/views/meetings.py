"""The register of meetings: the list, one meeting with its agenda, entering and changing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.address import address
from congress.frame.pages import page

from ..actions import meetings as actions
from ..forms import meetings as forms
from ..models import Congress, Meeting
from ..policies import meetings as policies
from ..policies import sittings as sitting_policies
from ..queries import agendas, ballots, minutes, papers, resolutions, sittings
from ..queries import meetings as queries
from ..queries import statutory as calendar
from ..queries.attachments import attachments_of, file_row
from ..queries.proposed import proposed_for
from ..workflow import LEAVE, MEETING
from . import listing
from .deeds import allow, tried
from .institution import form_page, on_row
from .moves import move_view
from .once import answer_with, filed_once

meeting_move = move_view(MEETING, queries.with_case, back="congress:meeting")


def meetings(request):
    """The meetings this person sees, by kind, year and congress."""
    allow(request, policies.reads_meetings)
    opened = listing.opened(request, "congress.meetings")
    asked = forms.MeetingFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    may_keep = policies.keeps_meetings(request.actor)
    kept = queries.kinds_of(own_congress(request)) if may_keep else ()
    buttons = [(f"登记{kind.label}", reverse("congress:meeting_add", args=[kind])) for kind in kept]
    return page(request, "congress/meeting_list.html", opened=opened, asked=asked, found=found, buttons=buttons)


def statutory(request):
    """Which meetings the law asks for in a year: held, near, missed."""
    allow(request, policies.reads_meetings)
    this, asked = clock.today().year, request.GET.get("year", "")
    offered = (this + 1, this, this - 1, this - 2)
    year = int(asked) if asked in map(str, offered) else this
    own, towns = calendar.calendar(request.actor, year)
    return page(
        request,
        "congress/meeting_calendar.html",
        own=own,
        missed=[one for one in towns if one.is_missed],
        coming=[one for one in towns if one.is_near],
        rest=[one for one in towns if not (one.is_missed or one.is_near)],
        year_words=f"{year}年",
        years=[{"label": f"{n}年", "url": f"?year={n}", "current": n == year} for n in offered],
    )


def own_congress(request):
    return get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)


@filed_once
def add_meeting(request, kind):
    """Enter a meeting that is planned or has sat; its number within the term is proposed."""
    allow(request, policies.keeps_meetings)
    congress = own_congress(request)
    term = queries.term_on(congress.pk, clock.today())
    if kind not in queries.kinds_of(congress):
        raise Http404
    if term is None:
        messages.error(request, "还没有登记本届，请先登记届次。")
        return answer_with(request, reverse("congress:terms"))
    meeting = Meeting(term=term, kind=kind)
    return form_page(
        request,
        form := forms.MeetingForm(request.POST or None, instance=meeting),
        on_row(actions.keep_meeting, form),
        title=f"登记{meeting.get_kind_display()}",
        note=f"{congress}{term}。已经开过的会议，保存后再登记召开情况。",
        back=reverse("congress:meetings"),
        to=lambda row: row.get_absolute_url(),
        done="已登记会议。",
    )


def meeting(request, pk):
    """One meeting: its days, who came, its agenda with results, what can be done, its course."""
    actor = request.actor
    found = get_object_or_404(queries.with_case(actor), pk=pk)
    may_keep, agenda = policies.keeps_meetings(actor, found), agendas.latest(found)
    given, summons = agendas.papers_of_meeting(found, actor), agendas.summons_to(found, actor)
    sat, seats = sittings.sittings_in(found), sittings.seats_for(found, actor)
    leaves, guests = sittings.leaves_of(found, actor), sittings.guests_of(found)
    votes, adopted = ballots.of_meeting(found, actor), resolutions.of_meeting(found, actor)
    written = minutes.minutes_of(found, actor)
    issued, course = papers.papers_and_course(
        found,
        actor,
        of=[f"congress.session:{found.pk}"],
        beside=[given, summons, sat, seats, leaves, guests, votes, adopted, written],
    )
    files = attachments_of(*given)
    return page(
        request,
        "congress/meeting_detail.html",
        meeting=found,
        items=agendas.as_published(found, agenda) if agenda and not may_keep else queries.items_of(found),
        may_keep=may_keep,
        proposed=proposed_for(found) if may_keep and found.state == "planned" else [],
        agenda=agenda,
        agenda_changed=may_keep and agendas.differs(found, agenda),
        summons=next(iter(summons), None),
        meeting_papers=[(one, [file_row(row) for row in files.get(address(one), ())]) for one in given],
        sittings=[(one, sittings.count_of(one)) for one in sat],
        seat=next(iter(seats), None),
        leaves=[(one, LEAVE.offered(one, actor)) for one in leaves],
        guests=list(guests),
        may_invite=sitting_policies.invites_guests(actor, found),
        offered=MEETING.offered(found, actor),
        moves_url=found.get_absolute_url(),
        ballots=list(votes),
        resolutions=list(adopted),
        minutes=next(iter(written), None),
        papers=issued,
        course=course,
    )


@filed_once
def change_meeting(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.keeps_meetings, found)
    form = forms.MeetingForm(request.POST or None, instance=found)
    return form_page(
        request,
        form,
        on_row(actions.keep_meeting, form),
        title=f"修改：{found}",
        back=found.get_absolute_url(),
        done="已修改。",
    )


@filed_once
def meeting_items(request, pk):
    """The agenda with what came of each item."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.keeps_meetings, found)
    form = forms.ItemsForm(request.POST or None, parts=queries.items_of(found), explain=agendas.items_words(found))
    if form.is_valid() and tried(form, actions.arrange_items, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存议题。")
        return answer_with(request, found.get_absolute_url())
    return page(
        request,
        "congress/register_rows.html",
        of=found,
        title="编排议题",
        form=form,
        status=422 if form.errors else 200,
    )
