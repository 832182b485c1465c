"""The stars of stations: who holds how many, the standards, a year's rating, one station in it."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, choose_again, paged, tried
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import stars as actions
from ..forms import stars as forms
from ..models import StarCycle
from ..policies import stars as policies
from ..queries import stars as queries
from ..workflow.stars import CYCLE, RATING, STANDARD

YEARS = 12  # of ratings and versions that the first page names
standard_move = move_view(STANDARD, queries.sheets, back="deputies:standard")
cycle_move = move_view(CYCLE, queries.cycles, back="deputies:star_cycle")
rating_move = move_view(RATING, queries.ratings, back="deputies:rating")


def stars(request):
    """How the stations of each township stand, the ratings of the years, the standards."""
    allow(request, policies.reads_stars)
    return page(
        request,
        "deputies/star_list.html",
        towns=queries.by_township(request.actor),
        cycles=queries.cycles(request.actor)[:YEARS],
        sheets=queries.sheets(request.actor)[:YEARS],
        may_rate=policies.rates(request.actor),
    )


@filed_once
def draw_up(request):
    allow(request, policies.rates)
    return form_page(request, Form(request.POST or None), actions.draw_up, title="制定新标准",
                     back=reverse("deputies:stars"), done="已建立，请核对项目和各星级的最低分。",
                     note="项目和最低分从上一版带来；第一版为建议的“九有”，请按本县规定修改后施行。",
                     to=lambda sheet: sheet.get_absolute_url())  # fmt: skip


def standard(request, pk):
    """One version: what is asked, and from how many points a star begins."""
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    return page(
        request,
        "deputies/standard.html",
        sheet=found,
        items=queries.items_of(found),
        may_write=policies.rates(request.actor, found) and found.state == found.State.DRAFT,
        offered=STANDARD.offered(found, request.actor),
        course=timeline(found, request.actor) if policies.rates(request.actor, found) else None,
    )


@filed_once
def change_standard(request, pk):
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    allow(request, policies.rates, found)
    form = forms.SheetForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.change_sheet, form), title="名称和最低分", done="已修改。",
                     back=found.get_absolute_url())  # fmt: skip


@filed_once
def standard_items(request, pk):
    found = get_object_or_404(queries.sheets(request.actor), pk=pk)
    allow(request, policies.rates, found)
    form = forms.StandardItemsForm(request.POST or None, parts=queries.items_of(found))
    if form.is_valid() and tried(form, actions.arrange_items, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存项目。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="编排项目", form=form,
                status=422 if form.errors else 200)  # fmt: skip


@filed_once
def open_cycle(request):
    allow(request, policies.rates)
    cycle = StarCycle(congress_id=request.actor.congress_id, year=clock.today().year)
    form = forms.CycleForm(request.POST or None, instance=cycle)
    return form_page(request, form, on_row(actions.open_cycle, form), title="开始星级评定", done="已开始，已通知站点管理员。",
                     note="按施行中的标准，评定全县正在使用的代表之家、联络站和联络室。", back=reverse("deputies:stars"),
                     to=lambda cycle: cycle.get_absolute_url())  # fmt: skip


def cycle(request, pk):
    """One year: every station with its points and stars."""
    found = get_object_or_404(queries.cycles(request.actor), pk=pk)
    asked = forms.RatingFilter(request.GET, actor=request.actor)
    rows = queries.listed(request.actor, **asked.asked() | {"cycle": found})
    return page(
        request,
        "deputies/star_cycle.html",
        cycle=found,
        asked=asked,
        found=paged(request, rows),
        shows=found.is_announced or queries.sees_points(request.actor),
        follows=policies.follows_stars(request.actor),
        offered=CYCLE.offered(found, request.actor),
        papers=papers_of(found, request.actor),
        export=f"{reverse('congress:export', args=['deputies.ratings'])}?{request.GET.urlencode()}&cycle={found.pk}",
        course=timeline(found, request.actor) if queries.sees_points(request.actor) else None,
    )


def rating(request, pk):
    """One station in one year: item by item what it claims with its pictures, what it is given."""
    found = get_object_or_404(queries.ratings(request.actor), pk=pk)
    actor, state = request.actor, found.state
    return page(
        request,
        "deputies/rating_detail.html",
        rating=found,
        rows=queries.rows_of(found, actor),
        shown=queries.shows_given(found, actor) and state == found.State.COUNTY_RATED,
        may_claim=policies.scores_self(actor, found) and state == found.State.SELF,
        may_give=policies.rates(actor, found) and state == found.State.TOWNSHIP_CHECKED,
        offered=RATING.offered(found, actor),
        papers=papers_of(found, actor),
        history=queries.history(found.station, actor),
        course=timeline(found, actor) if policies.follows_stars(actor) else None,
    )


def _scores(request, pk, policy, form_class, deed, **words):
    found = get_object_or_404(queries.ratings(request.actor), pk=pk)
    allow(request, policy, found)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, rows=queries.rows_of(found, request.actor))
    if form.is_valid() and tried(form, deed, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已保存。")
        return answer_with(request, found.get_absolute_url())
    choose_again(form)
    return page(request, "deputies/rating_scores.html", rating=found, form=form,
                status=422 if form.errors else 200, **words)  # fmt: skip


@filed_once
def claim(request, pk):
    return _scores(request, pk, policies.scores_self, forms.ClaimForm, actions.claim, title="填写自评")


@filed_once
def give(request, pk):
    return _scores(request, pk, policies.rates, forms.GiveForm, actions.give, title="填写评分")
