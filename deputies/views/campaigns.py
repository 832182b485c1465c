"""Themed campaigns: the list, one with the board of its townships, drawing up, handing in."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.pages import page
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import campaigns as actions
from ..forms import campaigns as forms
from ..models import Campaign
from ..policies import campaigns as policies
from ..policies.contacts import assigns, assigns_members
from ..queries import campaigns as queries
from ..queries import visits
from ..workflow.campaigns import CAMPAIGN
from .activities import own_congress

campaign_move = move_view(CAMPAIGN, queries.with_case, back="deputies:campaign")


def campaigns(request):
    allow(request, policies.reads_campaigns)
    found = paged(request, queries.listed(request.actor))
    return page(request, "deputies/campaign_list.html", found=found, may_add=policies.runs_campaign(request.actor),
                may_visit=policies.runs_visits(request.actor))  # fmt: skip


def campaign(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    follows, hands_in = policies.follows(request.actor, found), policies.hands_in(request.actor, found)
    if found.is_of_visits:
        return visits_board(request, found, follows)
    lines = queries.board(found)
    shown = (
        lines if follows else [line for line in lines if hands_in and line.congress.pk == request.actor.congress_id]
    )
    return page(
        request,
        "deputies/campaign_detail.html",
        campaign=found,
        lines=shown,
        missing=queries.missing(found, lines) if follows else (),
        may_keep=policies.runs_campaign(request.actor, found),
        may_hand_in=hands_in and found.state == Campaign.State.RUNNING,
        papers=papers_of(found, request.actor),
        offered=CAMPAIGN.offered(found, request.actor),
        course=timeline(found, request.actor) if follows else (),
    )


def visits_board(request, found, follows):
    """Of the yearly visits: what each member has done, how far each delegation is covered."""
    return page(
        request,
        "deputies/campaign_visits.html",
        campaign=found,
        follows=follows,
        members=visits.by_member(found) if follows else (),
        delegations=visits.by_delegation(found) if follows else (),
        unassigned=visits.unassigned(found) if follows else 0,
        assigns=assigns_members(request.actor),
        may_keep=policies.runs_visits(request.actor, found),
        offered=CAMPAIGN.offered(found, request.actor),
        course=timeline(found, request.actor) if follows else (),
    )


def visit_list(request, pk):
    """Who visits whom, and when he did; a member sees his own."""
    found = get_object_or_404(queries.with_case(request.actor).filter(kind=Campaign.Kind.VISITS), pk=pk)
    follows = policies.follows(request.actor, found)
    asked = forms.VisitFilter(request.GET, campaign=found)
    rows = visits.pairs(found, **asked.asked())
    own = request.actor.person_id
    return page(
        request,
        "deputies/campaign_visit_list.html",
        campaign=found,
        asked=asked,
        found=paged(request, rows if follows else rows.filter(by__person=own)),
        own=own,
        keeps=assigns(request.actor, found),
    )


@filed_once
def add_visits(request):
    """The visits of this year."""
    allow(request, policies.runs_visits)
    own, year = own_congress(request), clock.today().year
    said = {"title": f"{year}年常委会组成人员走访代表", "since": date(year, 1, 1), "until": date(year, 12, 31),
            "tasks": "每名常委会组成人员一年内当面走访所联系的每名代表一次\n听取代表履职情况和意见，走访后登记联系记录"}  # fmt: skip
    form = forms.VisitsForm(request.POST or None, instance=Campaign(congress=own), initial=said)
    return form_page(request, form, on_row(actions.keep_visits, form), title="安排走访代表",
                     back=reverse("deputies:campaigns"), done="已安排，部署后通知各走访人。",
                     note="谁走访谁按“联系结对”中常委会组成人员联系代表的安排；走访按联系记录计算，电话联系不算走访。",
                     to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def add(request):
    """A campaign; the activity month of the rule is proposed."""
    allow(request, policies.runs_campaign)
    own, year = own_congress(request), clock.today().year
    month = queries.month(own.county_id)
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
    asked = {"title": f"{year}年代表活动月", "since": first, "until": last, "returns_by": last}
    form = forms.CampaignForm(request.POST or None, instance=Campaign(congress=own), initial=asked)
    return form_page(request, form, on_row(actions.keep_campaign, form), title="拟定主题活动",
                     back=reverse("deputies:campaigns"), done="已拟定。", to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.runs_campaign, found)
    make, keep = forms.CampaignForm, actions.keep_campaign
    if found.is_of_visits:
        make, keep = forms.VisitsForm, actions.keep_visits
    form = make(request.POST or None, instance=found)
    return form_page(request, form, on_row(keep, form), title=f"修改：{found}",
                     back=found.get_absolute_url(), done="已修改。")  # fmt: skip


@filed_once
def hand_in(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.hands_in, found)
    form = forms.ReturnForm(request.POST or None, instance=queries.return_of(found, request.actor.congress_id))
    return form_page(request, form, on_row(actions.hand_in, form), title=f"报送：{found}", back=found.get_absolute_url(),
                     note="活动次数和参加人次按登记的活动计算。", done="已报送。")  # fmt: skip
