"""Random draws: the register, one of them, its pool – and what anybody may read, download and check."""

from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import check_draw
from congress.frame.pages import page
from congress.queries import papers
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, paged, tried
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import draws as actions
from ..forms import draws as forms
from ..models import Draw
from ..policies import draws as policies
from ..queries import draws as queries
from ..workflow import DRAW

draw_move = move_view(DRAW, queries.with_case, back="supervision:draw")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def draws(request):
    """The register, by words, kind, year and state."""
    allow(request, policies.reads_draws)
    opened = listing.opened(request, "supervision.draws")
    asked = forms.DrawFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    may_add = policies.keeps_draws(request.actor)
    return page(request, "supervision/draw_list.html", opened=opened, asked=asked, found=found, may_add=may_add)


@filed_once
def add(request):
    allow(request, policies.keeps_draws)
    form = forms.DrawForm(request.POST or None, instance=Draw(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_draw, form), title="准备随机抽取",
                     back=reverse("supervision:draws"), to=lambda row: row.get_absolute_url(), done="已保存，请登记抽取池。")  # fmt: skip


@filed_once
def change(request, pk):
    draw = found_or_404(request, pk)
    allow(request, policies.keeps_draws, draw)
    form = forms.DrawForm(request.POST or None, instance=draw)
    return form_page(request, form, on_row(actions.keep_draw, form), title=f"修改：{draw}",
                     back=draw.get_absolute_url(), done="已保存。")  # fmt: skip


@require_POST
@filed_once
def discard(request, pk):
    actions.discard(found_or_404(request, pk), actor=request.actor)
    messages.success(request, "已删除。")
    return answer_with(request, reverse("supervision:draws"))


@filed_once
def pool(request, pk):
    draw = found_or_404(request, pk)
    allow(request, policies.keeps_draws, draw)
    form = forms.PoolForm(request.POST or None, draw=draw)
    return form_page(request, form, actions.fill_pool, draw, title=f"抽取池：{draw}", back=draw.get_absolute_url(),
                     done="已保存抽取池。")  # fmt: skip


@require_POST
@filed_once
def pool_from(request, pk, source):
    draw = found_or_404(request, pk)
    allow(request, policies.keeps_draws, draw)
    if draw.kind == Draw.Kind.CASES or (source not in queries.SOURCES and not draw.matter_id):
        raise Http404(source)
    actions.fill_from(draw, actor=request.actor, source=source)
    messages.success(request, "已从登记册取抽取池。")
    return answer_with(request, draw.get_absolute_url())


@filed_once
def shares(request, pk):
    draw = found_or_404(request, pk)
    allow(request, policies.keeps_draws, draw)
    form = forms.SharesForm(request.POST or None, parts=queries.shares_of(draw))
    if form.is_valid() and tried(form, actions.arrange_shares, draw, form.rows(), actor=request.actor):
        messages.success(request, "已保存分组。")
        return answer_with(request, draw.get_absolute_url())
    return page(request, "congress/register_rows.html", of=draw, title="抽取分组", form=form,
                status=422 if form.errors else 200)  # fmt: skip


def draw(request, pk):
    """One draw: where it stands, its pool, its result, its papers and course."""
    found, actor = found_or_404(request, pk), request.actor
    may_keep = policies.keeps_draws(actor, found)
    return page(
        request,
        "supervision/draw_detail.html",
        draw=found,
        entries=paged(request, found.entries.order_by("order", "pk"), size=50),
        result=queries.result_of(found),
        shares=queries.shares_of(found),
        sources=[]
        if found.matter_id or found.kind == Draw.Kind.CASES
        else [(key, label) for key, (label, _) in queries.SOURCES.items()],
        may_keep=may_keep,
        offered=DRAW.offered(found, actor),
        papers=papers.papers_of(found, actor),
        course=timeline(found, actor) if may_keep else (),
    )


# What anybody may read.


@login_not_required
def public_list(request):
    return page(request, "supervision/draw_public_list.html", found=paged(request, queries.public_list()))


@login_not_required
def public_one(request, pk):
    """The commitment, the pool, the word, the result and the seed: each as soon as there is one."""
    found = get_object_or_404(queries.public_list(), pk=pk)
    return page(
        request,
        "supervision/draw_public.html",
        draw=found,
        said=found.committed,
        entries=paged(request, found.entries.order_by("order", "pk"), size=100),
        result=queries.result_of(found),
        shares=queries.shares_of(found),
    )


@login_not_required
def public_data(request, pk):
    """What the script reads: draw.json."""
    found = get_object_or_404(queries.public_list(), pk=pk)
    answer = JsonResponse(queries.published(found), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="draw-{found.pk}.json"'
    return answer


@login_not_required
def public_script(request):
    """The script that recomputes a draw with nothing but Python."""
    return FileResponse(Path(check_draw.__file__).open("rb"), as_attachment=True, filename="check_draw.py",
                        content_type="text/x-python; charset=utf-8")  # fmt: skip
