"""Duty points: the ranking, the sheets of rules, trying a draft, fixed results and how far they are told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, paged, tried
from congress.views.institution import asked_congress, form_page
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import points as actions
from ..forms import points as forms
from ..policies import points as policies
from ..policies.dossier import follows_dossiers
from ..queries import points as queries
from ..workflow.points import RESULT, SHEET

sheet_move = move_view(SHEET, queries.sheets, back="deputies:point_sheet")
result_move = move_view(RESULT, queries.read_results, back="deputies:point_result")
PAGE = 50


def ranking_congress(request):
    """The congress asked for; only the county's offices have another than their own."""
    congress = asked_congress(request)
    if congress is None or not policies.reads_points_of(request.actor, congress):
        raise Http404
    return congress


def ranking(request):
    """The places of a period as they stand – or as they were fixed, once they were; deputies read what is told them."""
    allow(request, policies.reads_points)
    opened = listing.opened(request, "deputies.points")
    congress = ranking_congress(request)
    asked = forms.RankingFilter(opened.query, actor=request.actor, congress_id=congress.pk)
    year, quarter, delegation = asked.asked()
    beside = queries.beside_ranking(request.actor, congress.pk, year, quarter)
    fixed, sheet = beside.pop("fixed"), beside["sheet"]
    shown = policies.reads_ranking(request.actor, fixed) if fixed else follows_dossiers(request.actor)
    return page(
        request,
        "deputies/points.html",
        opened=opened,
        asked=asked,
        congress=congress,
        year=year,
        fixed=fixed if shown else None,
        shown=shown and sheet is not None,
        found=opened.paged(
            request, queries.places(congress.pk, sheet, year, quarter, fixed, delegation) if shown and sheet else []
        ),
        **beside,
        follows=follows_dossiers(request.actor),
        townships=Congress.objects.visible_to(request.actor).filter(parent=congress.pk)
        if follows_dossiers(request.actor)
        else (),
        may_keep=policies.keeps_points(request.actor, None) and congress.pk == request.actor.congress_id,
        may_fix=queries.may_fix(year, quarter, fixed),
        period=f"{year}-{quarter}",
    )


# Sheets of rules.


@filed_once
def draft(request):
    allow(request, policies.keeps_points)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    return form_page(
        request,
        forms.DraftForm(request.POST or None),
        lambda *, actor, basis: actions.draft_sheet(congress, actor=actor, basis=basis),
        title="起草积分规则",
        note="项目从现行的一版带来，第一版从通行的项目带来，定稿以前都可以改。",
        back=reverse("deputies:points"),
        done="已起草，请核对项目。",
        to=lambda sheet: sheet.get_absolute_url(),
    )


def sheet(request, pk):
    """One version: its items, and what can be done with it."""
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    return page(
        request,
        "deputies/point_sheet.html",
        sheet=found,
        items=queries.items_of(found),
        may_write=policies.keeps_points(request.actor, found) and found.state == found.State.DRAFT,
        offered=SHEET.offered(found, request.actor),
        course=timeline(found, request.actor),
        follows=follows_dossiers(request.actor),
    )


@filed_once
def sheet_items(request, pk):
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    allow(request, policies.keeps_points, found)
    form = forms.ItemsForm(request.POST or None, parts=queries.rows_of(found))
    if form.is_valid() and tried(form, actions.arrange_items, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存项目。")
        return answer_with(request, found.get_absolute_url())
    return page(
        request,
        "congress/register_rows.html",
        of=found,
        title="编排积分项目",
        form=form,
        status=422 if form.errors else 200,
    )


def try_sheet(request, pk):
    """What a draft would have made of a year: every deputy before and after, and every item. Nothing is written."""
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    allow(request, follows_dossiers)
    asked = forms.TryForm(request.GET)
    year = asked.asked()
    old, changes, items = queries.tried(found, year)
    return page(
        request,
        "deputies/points_try.html",
        sheet=found,
        asked=asked,
        year=year,
        old=old,
        found=paged(request, changes, PAGE),
        items=items,
        moved=sum(1 for one in changes if one.risen),
    )


# Fixed results.


@filed_once
def fix(request):
    """Write the period named by ?period= down."""
    allow(request, policies.keeps_points)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    asked = forms.RankingFilter(request.GET, actor=request.actor, congress_id=congress.pk)
    year, quarter, _ = asked.asked()
    fixed = queries.in_force(congress.pk, year, quarter)
    form = forms.FixForm(request.POST if request.method == "POST" else None, again=fixed is not None)
    return form_page(
        request,
        form,
        actions.fix,
        congress,
        year,
        quarter,
        title=f"固定积分：{queries.period_name(year, quarter)}",
        note="把全体代表的积分和名次按现在的记录固定下来，以后可以随时核对。固定以后才能公布。",
        back=reverse("deputies:points"),
        done="已固定。",
        to=lambda row: row.get_absolute_url(),
    )


def result(request, pk):
    """A fixed result beside what the same facts give today."""
    found = get_object_or_404(queries.result_sets(request.actor), pk=pk)
    if not policies.reads_ranking(request.actor, found):
        raise PermissionDenied("这一期积分还没有公布。")
    follows = follows_dossiers(request.actor)
    return page(
        request,
        "deputies/point_result.html",
        result=found,
        found=paged(request, queries.results_of(found), PAGE),
        changes=queries.compared(found) if follows else None,
        offered=RESULT.offered(found, request.actor),
        course=timeline(found, request.actor) if follows else None,
        follows=follows,
    )


@login_not_required
def public_points(request, pk):
    """The ranking for anybody, once it is public: names, delegations, points."""
    found = queries.public_result(pk)
    if found is None:
        raise Http404
    return page(
        request, "deputies/points_public.html", result=found, found=paged(request, queries.results_of(found), PAGE)
    )
