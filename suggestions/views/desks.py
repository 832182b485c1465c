"""The desk where two hundred are assigned in an hour."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.models import Job
from congress.views.deeds import allow, paged
from congress.views.once import answer_with, filed_once

from .. import forms, policies
from ..actions import assigning as actions
from ..actions import preparing
from ..forms.preparing import MOST, LastLook, PlanTable
from ..models import Suggestion
from ..queries import tables
from .asking import asked


@filed_once
def assigning(request):
    """What waits to be assigned, with what has been prepared: one table to write in, nobody outside sees it."""
    allow(request, policies.assigns)
    rows = tables.to_assign(request.actor)
    shown = paged(request, tables.without_units(rows) if "gaps" in request.GET else rows, MOST)
    table = PlanTable(shown, congress_id=request.actor.congress_id, sent=request.POST if request.POST else None)
    if request.method == "POST" and table.is_valid:
        return saved(request, table)
    numbers = tables.assigning_in_numbers(request.actor)
    return page(request, "suggestions/assigning_list.html", table=table, found=shown, numbers=numbers,
                gaps="gaps" in request.GET, status=422 if request.method == "POST" else 200)  # fmt: skip


def saved(request, table):
    """Keep what was written, say so, and go on: to the table again, or to the last look before all is assigned."""
    changed = preparing.prepare_all(table.changed, actor=request.actor)
    messages.success(request, f"已保存{changed}件的方案。" if changed else "没有改动。")
    to_review = "review" in request.POST
    return answer_with(request, reverse("suggestions:assigning_review") if to_review else request.get_full_path())


@filed_once
def prepare(request, pk):
    """Note what is to be decided at the assignment meeting."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_commission, suggestion)
    return asked(request, forms.PrepareForm, suggestion, actions.prepare, title="拟定交办方案", label="保存方案",
                 back=reverse("suggestions:assigning"))  # fmt: skip


@filed_once
def assigning_review(request):
    """The decisions once more as a table; confirmed, they are applied in one go as they were seen – all or none."""
    allow(request, policies.assigns)
    seen, refusal = LastLook(request.POST).seen, None
    if request.method == "POST":
        try:
            return answer_with(request, apply_plans(request, seen))
        except Refused as reason:
            refusal = reason
    changed = getattr(refusal, "changed", ())
    rows = [
        {
            "plan": plan,
            "words": actions.plan_in_words(plan),
            "ticked": not refusal or plan.suggestion_id in seen,
            "changed": plan.suggestion_id in changed,
        }
        for plan in tables.plans_for(request.actor)
    ]
    return page(request, "suggestions/assigning_review.html", rows=rows, refusal=refusal,
                numbers=tables.assigning_in_numbers(request.actor), status=409 if refusal else 200)  # fmt: skip


def apply_plans(request, seen):
    """Where to go on, once they are assigned or on their way."""
    if not seen:
        raise Refused("请至少勾选一件。")
    done = preparing.apply(seen, actor=request.actor)
    if isinstance(done, Job):
        return reverse("congress:job", args=[done.pk])
    messages.success(request, f"已交办{len(done)}件，各承办单位已收到签收提醒；交办通知在待发函件，核对后发出。")
    return reverse("suggestions:assigning")
