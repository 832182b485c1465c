"""The yearly plan of supervision: its versions, its lines, its adjustment – and what the public reads."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.forms.base import ReasonForm
from congress.frame.pages import page
from congress.models import Congress
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import plans as actions
from ..forms import plans as forms
from ..models import PlanLine, SupervisionPlan
from ..policies import plans as policies
from ..queries import plans as queries
from ..workflow import PLAN

plan_move = move_view(PLAN, queries.plans, back="supervision:plan")


def plans(request):
    allow(request, policies.reads_plans)
    return page(request, "supervision/plan_list.html", plans=paged(request, queries.plans(request.actor)),
                may_keep=policies.keeps_plan(request.actor))  # fmt: skip


def found_or_404(request, pk):
    return get_object_or_404(queries.plans(request.actor), pk=pk)


@filed_once
def add(request):
    allow(request, policies.keeps_plan)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = forms.PlanForm(request.POST or None, instance=SupervisionPlan(congress=congress))
    return form_page(request, form, on_row(actions.open_plan, form), title="建立年度监督工作计划", done="已建立，请列入议题。",
                     back=reverse("supervision:plans"), to=lambda plan: plan.get_absolute_url())  # fmt: skip


def plan(request, pk):
    """One version by its months, with what it changes in the one before."""
    found = found_or_404(request, pk)
    earlier, lines = queries.before(found), queries.lines_of(found)
    keeps = policies.keeps_plan(request.actor, found)
    return page(
        request,
        "supervision/plan_detail.html",
        plan=found,
        lines=lines,
        inquiries=queries.inquiries_of(found, lines),
        earlier=earlier,
        changes=queries.differences(queries.lines_of(earlier), lines) if earlier else [],
        may_write=keeps and found.state == SupervisionPlan.State.DRAFT,
        may_adjust=keeps and found.state == SupervisionPlan.State.PUBLISHED,
        offered=PLAN.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor) if keeps else None,
    )


@filed_once
def change(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_plan, found)
    form = forms.PlanForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.keep_plan, form), title=f"总体要求：{found}", done="已保存。",
                     back=found.get_absolute_url())  # fmt: skip


def _line(request, row, **words):
    allow(request, policies.keeps_plan, row.plan)
    form = forms.LineForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_line, form), back=row.plan.get_absolute_url(), **words)


@filed_once
def add_line(request, pk):
    return _line(request, PlanLine(plan=found_or_404(request, pk), order=0), title="列入议题", done="已列入。")


@filed_once
def change_line(request, pk):
    return _line(request, get_object_or_404(queries.lines(request.actor), pk=pk), title="修改议题", done="已修改。")


@filed_once
def remove_line(request, pk):
    row = get_object_or_404(queries.lines(request.actor), pk=pk)
    allow(request, policies.keeps_plan, row.plan)
    form = ReasonForm(request.POST or None, obj=row, actor=request.actor)
    return form_page(request, form, actions.remove_line, row, title=f"去掉议题：{row}", done="已去掉。",
                     back=row.plan.get_absolute_url())  # fmt: skip


@filed_once
def adjust(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_plan, found)
    return form_page(request, forms.AdjustForm(request.POST or None), actions.adjust, found, title=f"调整：{found}",
                     done="已建立调整方案，请修改议题，再按程序通过、公布。", back=found.get_absolute_url(),
                     to=lambda plan: plan.get_absolute_url())  # fmt: skip


@filed_once
def discard(request, pk):
    """Give up an adjustment that is still a draft."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_plan, found)
    form = ReasonForm(request.POST or None, obj=found, actor=request.actor)
    return form_page(request, form, actions.discard, found, title=f"放弃：{found}", done="已放弃调整。",
                     back=found.get_absolute_url(), to=lambda before: before.get_absolute_url())  # fmt: skip


@login_not_required
def public_plan(request):
    """The plan in force, for everybody (监督法第十条、第六十三条)."""
    asked = request.GET.get("year", "")
    found, lines, years = queries.public_plan(
        int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else None
    )
    return page(request, "supervision/public_plan.html", plan=found, lines=lines, years=years)


@login_not_required
def public_topic(request, pk):
    """What is published of a topic: the report, the opinions, what was done about them."""
    found = queries.public_topic(pk)
    if found is None:
        return page(request, "supervision/public_unknown.html", status=404)
    return page(request, "supervision/public_topic.html", topic=found, opened=queries.opened(found))
