"""People entered twice: who they may be, what would move, the deed, and taking it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.views.deeds import allow, paged, tried
from congress.views.institution import form_page
from congress.views.once import answer_with, filed_once

from ..actions import merging as actions
from ..forms import merging as forms
from ..policies import merging as policies
from ..queries import merging as queries


def merging(request):
    """Who may be entered twice, who sits in two congresses, and what was merged."""
    allow(request, policies.merges_people)
    return page(
        request,
        "deputies/merge_list.html",
        doubles=paged(request, queries.doubles(request.actor)),
        unrelated=queries.unrelated_seats(request.actor),
        merges=queries.merges(request.actor)[:50],
    )


@filed_once
def merge_two(request):
    """Both side by side with whatever would move; then the deed."""
    allow(request, policies.merges_people)
    pair = forms.PairForm(request.GET or None, actor=request.actor)
    chosen = pair.cleaned_data if pair.is_valid() else {}
    form = forms.ReasonForm(request.POST or None)
    if chosen and form.is_valid():
        kept, dropped = chosen["kept"], chosen["dropped"]
        if row := tried(form, actions.merge, kept, dropped, actor=request.actor, **form.cleaned_data):
            messages.success(request, "已合并。")
            return answer_with(request, row.get_absolute_url())
    return page(
        request,
        "deputies/merge_two.html",
        pair=pair,
        form=form,
        chosen=chosen,
        here=request.get_full_path(),
        sides=queries.side_by_side(**chosen, actor=request.actor) if chosen else (),
        moving=queries.preview(**chosen) if chosen else (),
        sealed=queries.said_of_sealed(chosen["dropped"]) if chosen else "",
        accounts=queries.said_of_accounts(**chosen) if chosen else "",
        obstacles=queries.obstacles(**chosen) if chosen else (),
        status=422 if form.errors else 200,
    )


def merge(request, pk):
    allow(request, policies.merges_people)
    row = get_object_or_404(queries.merges(request.actor), pk=pk)
    return page(request, "deputies/merge_detail.html", merge=row, touched=queries.touched(row))


@filed_once
def undo(request, pk):
    allow(request, policies.merges_people)
    row = get_object_or_404(queries.merges(request.actor), pk=pk)
    if request.method != "POST" and (hindered := queries.hindered(row)):
        messages.error(request, hindered)
        return answer_with(request, row.get_absolute_url())
    return form_page(
        request, forms.ReasonForm(request.POST or None), actions.undo, row, title=f"撤销合并：{row}",
        note="合并后移来的登记如果又改过，就不能撤销；合并后封存的投票名册不再改动。", back=reverse("deputies:merge", args=[pk]), done="已撤销合并。",
    )  # fmt: skip
