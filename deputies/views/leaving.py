"""Resignations and by-elections: their lists, their pages, one page a move."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.institution import asked_congress, form_page
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import leaving as actions
from ..documents import leaving as papers
from ..forms import leaving as forms
from ..policies import leaving as policies
from ..policies.register import keeps_own_deputies
from ..queries import leaving as queries
from ..queries import register as registered
from ..workflow.leaving import BY_ELECTION, RESIGNATION
from .register import with_case

resignation_move = move_view(RESIGNATION, queries.resignations, back="deputies:resignation")
by_election_move = move_view(BY_ELECTION, queries.by_elections, back="deputies:by_election")


def leaving(request):
    """Resignations and by-elections side by side, the newest first."""
    allow(request, policies.follows_leaving)
    return page(
        request,
        "deputies/leaving_list.html",
        resignations=paged(request, queries.resignations(request.actor)),
        elections=paged(request, queries.by_elections(request.actor)),
        may_begin=keeps_own_deputies(request.actor),
    )


@filed_once
def resign(request, pk):
    row = get_object_or_404(with_case(request.actor), pk=pk)
    allow(request, policies.hands_in, row)
    if request.method != "POST" and (wrong := queries.why_not_resign(row)):
        messages.error(request, wrong)
        return redirect(row)
    return form_page(
        request, forms.ResignForm(request.POST or None), actions.resign, row, title=f"登记辞职：{row}",
        back=row.get_absolute_url(), done="已登记辞职。", to=lambda case: case.get_absolute_url(),
        note="辞职须书面提出；县级代表由常委会、乡镇代表由人民代表大会全体过半数通过后才终止代表资格。",
    )  # fmt: skip


def resignation(request, pk):
    row = get_object_or_404(queries.resignations(request.actor), pk=pk)
    return page(
        request,
        "deputies/resignation_detail.html",
        case=row,
        offered=RESIGNATION.offered(row, request.actor),
        may_print=papers.announces_resignation(request.actor, row),
        papers=papers_of(row, request.actor),
        course=timeline([row], request.actor),
    )


@filed_once
def begin(request):
    allow(request, keeps_own_deputies)
    term = registered.running_term(asked_congress(request))
    empty = registered.empty_districts(request.actor, term)
    if request.method != "POST" and not empty:
        messages.error(request, "现在没有出缺的选区，不用补选。")
        return redirect("deputies:leaving")
    return form_page(
        request, forms.BeginForm(request.POST or None, districts=empty), actions_begin, title="登记补选",
        back=reverse("deputies:leaving"), done="已登记补选。", to=lambda case: case.get_absolute_url(),
        note="只列出有缺额的选区；由原选区补选（选举法第五十七条）。",
    )  # fmt: skip


def actions_begin(*, actor, district, seats):
    return actions.begin(district, actor=actor, seats=seats)


def by_election(request, pk):
    row = get_object_or_404(queries.by_elections(request.actor), pk=pk)
    return page(
        request,
        "deputies/by_election_detail.html",
        case=row,
        candidates=queries.candidates(row),
        rounds=queries.rounds_of(row),
        said=queries.last_said(row),
        offered=BY_ELECTION.offered(row, request.actor),
        may_print=papers.announces_by_election(request.actor, row),
        papers=papers_of(row, request.actor),
        course=timeline([row], request.actor),
    )
