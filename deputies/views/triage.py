"""The steps of an opinion, and putting doubles together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from congress.frame.workflow import Refused
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.moves import form_for, move_view
from congress.views.once import answer_with, filed_once

from ..actions import triage as actions
from ..forms import triage as forms
from ..policies import opinions as policies
from ..queries import opinions as queries
from ..workflow.opinion import OPINION

AT_ONCE = ("assign_unit", "assign_township", "report_county")  # taken by one press, with the usual reason
MERGED = "已并入，每位反映人都能查到同样的进展和答复。"
opinion_move = move_view(OPINION, queries.with_case, back="deputies:opinion")


def split(row, actor, offered):
    """The steps that need one press, each with its form filled in as usual, and the others."""
    now = [(move, form_for(move)(obj=row, actor=actor, auto_id=f"{move.name}_%s")) for move, reason in offered
           if move.name in AT_ONCE and not reason]  # fmt: skip
    names = {move.name for move, _ in now}
    return now, [(move, reason) for move, reason in offered if move.name not in names]


def following(row, actor):
    """The next one to be sorted, once this one is."""
    return queries.next_to_sort(actor) if row.screened_on and policies.sorts(actor, row) else None


def next_one(request):
    """The oldest opinion that waits to be sorted; the list when none does."""
    if not policies.reads_opinions(request.actor):
        raise PermissionDenied(f"这里只对{policies.reads_opinions.__doc__}开放。")
    row = queries.next_to_sort(request.actor)
    if row is None:
        messages.info(request, "没有等待初审的民意。")
    return redirect(row) if row else redirect("deputies:opinions")


@filed_once
def merge_by_number(request, pk):
    """Put together with the one of a receipt, which nobody but the reader found alike."""
    row = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.sends_on, row)
    form = forms.MergeForm(request.POST or None, actor=request.actor)
    return form_page(
        request, form, actions.merge, row, title="并入另一件民意", label="并入", back=row.get_absolute_url(), done=MERGED,
        note=f"{row}：{row.subject}。并入后，每位反映人都凭自己的回执查到同样的进展和答复；答复以前可以分开。",
    )  # fmt: skip


@filed_once
@require_POST
def merge(request, pk, into):
    """Put together with one that means the same."""
    row = get_object_or_404(queries.with_case(request.actor), pk=pk)
    other = get_object_or_404(queries.with_case(request.actor), pk=into)
    try:
        actions.merge(row, actor=request.actor, into=other)
        messages.success(request, MERGED)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, row.get_absolute_url())
