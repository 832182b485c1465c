"""The desk where two hundred are assigned in an hour."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.views.deeds import allow
from congress.views.once import answer_with, filed_once

from .. import forms, policies
from ..actions import assigning as actions
from ..models import Suggestion
from ..queries import tables
from .asking import asked


def assigning(request):
    """What waits to be assigned, with what has been prepared: a table, nobody outside sees it."""
    allow(request, policies.assigns)
    rows = list(tables.to_assign(request.actor))
    for row in rows:
        row.plan = getattr(row, "assignment_plan", None)
        row.words = actions.plan_in_words(row.plan) if row.plan else ""
    return page(request, "suggestions/assigning_list.html", rows=rows, planned=[row for row in rows if row.plan])


@filed_once
def prepare(request, pk):
    """Note what is to be decided at the assignment meeting."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_commission, suggestion)
    return asked(request, forms.PrepareForm, suggestion, actions.prepare, title="拟定交办方案", label="保存方案",
                 back=reverse("suggestions:assigning"))  # fmt: skip


def numbers_in(values):
    return [int(value) for value in values if value.isascii() and value.isdigit()]


@filed_once
def assigning_review(request):
    """The decisions once more as a table; confirmed, they are applied in one go – all or none."""
    allow(request, policies.assigns)
    sent = request.POST if request.method == "POST" else request.GET
    plans = list(tables.plans_for(request.actor, None if "all" in sent else numbers_in(sent.getlist("plan"))))
    refusal = apply_plans(request, plans) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return answer_with(request, reverse("suggestions:assigning"))
    rows = [{"plan": plan, "words": actions.plan_in_words(plan)} for plan in plans]
    return page(
        request, "suggestions/assigning_review.html", rows=rows, refusal=refusal, status=409 if refusal else 200
    )


def apply_plans(request, plans):
    """Assign them all; the reason when one of them stood in the way (then none is assigned)."""
    try:
        done = actions.assign_planned(plans, actor=request.actor)
    except Refused as refusal:
        return str(refusal)
    messages.success(request, f"已交办{len(done)}件，各承办单位已收到签收通知。")
    return ""
