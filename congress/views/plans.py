"""Yearly plans: the list, one plan by its months, drawing it up, ticking off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import plans as actions
from ..forms import plans as forms
from ..policies import plans as policies
from ..queries import plans as queries
from ..queries.records import timeline
from ..workflow import PLAN
from .deeds import allow, paged, tried
from .institution import form_page
from .moves import move_view
from .once import answer_with, filed_once

plan_move = move_view(PLAN, queries.with_case, back="congress:plan")


def plans(request):
    allow(request, policies.reads_plans)
    found = paged(request, queries.listed(request.actor))
    return page(request, "congress/plan_list.html", plans=found, may_add=policies.keeps_plans(request.actor))


@filed_once
def add_plan(request):
    allow(request, policies.keeps_plans)
    form = forms.OpenForm(request.POST or None, kinds=policies.kinds_kept(request.actor))
    return form_page(request, form, actions.open_plan, title="建立年度计划", back=reverse("congress:plans"),
                     to=lambda plan: plan.get_absolute_url(), done="已建立，请列出事项。")  # fmt: skip


def plan(request, pk):
    """One plan by its months: what is done, what is late, what can be done now."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    may_keep = policies.keeps_plans(request.actor, found)
    return page(
        request,
        "congress/plan_detail.html",
        plan=found,
        items=queries.by_month(found),
        may_keep=may_keep,
        may_write=may_keep and found.state == found.State.DRAFT,
        offered=PLAN.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        course=timeline(found, request.actor),
    )


@filed_once
def change_plan(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.keeps_plans, found)
    form = forms.PlanForm(request.POST or None, instance=found)
    return form_page(request, form, lambda *, actor, **_: actions.keep_plan(form.instance, actor=actor),
                     title=f"总体要求：{found}", back=found.get_absolute_url(), done="已保存。")  # fmt: skip


@filed_once
def plan_items(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.keeps_plans, found)
    form = forms.PlanItemsForm(request.POST or None, parts=queries.in_order(found))
    if form.is_valid() and tried(form, actions.arrange_items, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存事项。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="编排事项", form=form,
                status=422 if form.errors else 200)  # fmt: skip


@filed_once
def finish_item(request, pk):
    item = queries.item_of(request.actor, pk)
    if item is None:
        raise Http404
    allow(request, policies.keeps_plans, item.plan)
    given = {"done_on": item.done_on or clock.today(), "result": item.result}
    return form_page(request, forms.FinishForm(request.POST or None, initial=given), actions.finish_item, item,
                     title=f"登记完成：{item}", back=item.plan.get_absolute_url(), done="已登记完成。")  # fmt: skip
