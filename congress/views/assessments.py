"""The yearly assessment of the townships: the years, one year's table, one township."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page

from ..actions import assessments as actions
from ..forms import assessments as forms
from ..policies import assessments as policies
from ..policies.townships import follows_townships, keeps_own
from ..queries import assessments as queries
from ..queries.papers import papers_of
from ..queries.records import timeline
from ..workflow import ASSESSMENT, SCORE_SHEET
from .deeds import allow, paged, tried
from .institution import form_page
from .moves import move_view
from .once import answer_with, filed_once

year_move = move_view(SCORE_SHEET, queries.sheets, back="congress:assessment_year")
assessment_move = move_view(ASSESSMENT, queries.assessments, back="congress:assessment")


def assessments(request):
    allow(request, policies.reads_assessments)
    found = paged(request, queries.sheets(request.actor))
    return page(request, "congress/assessment_list.html", sheets=found, may_draw_up=policies.assesses(request.actor))


@filed_once
def draw_up(request):
    allow(request, policies.assesses)
    return form_page(request, forms.DrawUpForm(request.POST or None), actions.draw_up, title="制定考核表",
                     back=reverse("congress:assessments"), done="已建立，请核对项目。",
                     note="项目从上一年的考核表带来，开始考核以前可以修改。",
                     to=lambda sheet: sheet.get_absolute_url())  # fmt: skip


def assessment_year(request, pk):
    """One year: what is scored, and every township – or one's own – with its points and rank."""
    sheet = get_object_or_404(queries.sheets(request.actor), pk=pk)
    return page(
        request,
        "congress/assessment_year.html",
        sheet=sheet,
        items=queries.items_of(sheet),
        results=queries.results(request.actor, sheet),
        shows_scores=policies.reads_results(request.actor, sheet),
        follows=follows_townships(request.actor),
        own=request.actor.congress_id,
        may_write=policies.assesses(request.actor, sheet) and sheet.state == sheet.State.DRAFT,
        offered=SCORE_SHEET.offered(sheet, request.actor),
        export=f"{reverse('congress:export', args=['congress.assessments'])}?sheet={sheet.pk}",
        papers=papers_of(sheet, request.actor),
        course=timeline(sheet, request.actor),
    )


@filed_once
def sheet_items(request, pk):
    sheet = get_object_or_404(queries.sheets(request.actor), pk=pk)
    allow(request, policies.assesses, sheet)
    form = forms.ScoreItemsForm(request.POST or None, parts=queries.items_of(sheet))
    if form.is_valid() and tried(form, actions.arrange_items, sheet, form.rows(), actor=request.actor):
        messages.success(request, "已保存项目。")
        return answer_with(request, sheet.get_absolute_url())
    return page(request, "congress/register_rows.html", of=sheet, title="编排项目", form=form,
                status=422 if form.errors else 200)  # fmt: skip


def assessment(request, pk):
    """One township: item by item what is counted, claimed, given."""
    found = get_object_or_404(queries.assessments(request.actor), pk=pk)
    rows = queries.rows_of(found, request.actor)
    state, shown = found.state, queries.shows_given(found, request.actor)
    return page(
        request,
        "congress/assessment_detail.html",
        assessment=found,
        rows=rows,
        shows_given=shown,
        own=queries.totals([row.score for row in rows], "own"),
        given=queries.totals([row.score for row in rows], "given") if shown else None,
        may_claim=keeps_own(request.actor, found) and state == found.State.SELF,
        may_give=policies.assesses(request.actor, found) and state == found.State.HANDED,
        offered=ASSESSMENT.offered(found, request.actor),
        course=timeline(found, request.actor),
    )


def _scores(request, pk, policy, names, deed, **words):
    found = get_object_or_404(queries.assessments(request.actor), pk=pk)
    allow(request, policy, found)
    form = forms.ScoresForm(request.POST or None, rows=queries.rows_of(found, request.actor), names=names)
    if form.is_valid() and tried(form, deed, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已保存。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/assessment_scores.html", assessment=found, form=form,
                status=422 if form.errors else 200, **words)  # fmt: skip


@filed_once
def claim(request, pk):
    return _scores(request, pk, keeps_own, ("own", "evidence"), actions.claim, title="填写自评")


@filed_once
def give(request, pk):
    return _scores(request, pk, policies.assesses, ("given", "comment"), actions.give, title="填写评分")
