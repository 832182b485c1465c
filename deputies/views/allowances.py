"""Allowances: the sheets, one of them with its lines, making one, who has no fixed income, a deputy's own."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, paged, tried
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import allowances as actions
from ..forms import allowances as forms
from ..models import AllowanceSheet
from ..policies import allowances as policies
from ..queries import allowances as queries
from ..workflow.allowances import ALLOWANCE
from .activities import own_congress

allowance_move = move_view(ALLOWANCE, queries.with_case, back="deputies:allowance")


def allowances(request):
    allow(request, policies.reads_allowances)
    found = paged(request, queries.listed(request.actor))
    return page(request, "deputies/allowance_list.html", found=found, may_keep=policies.draws_up(request.actor))


def mine(request):
    """What a deputy has been reckoned and paid."""
    allow(request, policies.has_own)
    return page(request, "deputies/allowance_mine.html", found=paged(request, queries.own_lines(request.actor)))


def allowance(request, pk):
    """One sheet with its lines, sums and next steps."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    may_keep = policies.draws_up(request.actor, found)
    return page(
        request,
        "deputies/allowance_detail.html",
        sheet=found,
        lines=queries.lines_of(found),
        totals=queries.totals(found),
        may_write=may_keep and found.state == AllowanceSheet.State.GENERATED,
        offered=ALLOWANCE.offered(found, request.actor),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor),
    )


@filed_once
def generate(request):
    allow(request, policies.draws_up)
    own = own_congress(request)
    form = forms.GenerateForm(request.POST or None)
    return form_page(request, form, actions.generate, congress=own, title="生成补助发放表",
                     back=reverse("deputies:allowances"), done="已生成，请核对。", to=lambda row: row.get_absolute_url(),
                     note=f"按活动签到和代表大会出席情况计算，只列无固定工资收入的代表；现行标准{queries.rate_of(own, None)}元/天。")  # fmt: skip


@filed_once
def line(request, pk, line):
    sheet = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.draws_up, sheet)
    row = get_object_or_404(sheet.lines.select_related("deputy__person", "sheet"), pk=line)
    form = forms.LineForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_line, form), title=f"{row}", back=sheet.get_absolute_url(),
                     note="活动天数按签到计算，不能修改。", done="已保存。")  # fmt: skip


@filed_once
def income(request):
    """Who of this congress has no fixed income."""
    allow(request, policies.draws_up)
    rows = queries.without_income(request.actor)
    form = forms.IncomeForm(request.POST or None, rows=rows)
    if form.is_valid() and tried(form, actions.mark_income, form.cleaned_data["deputies"], actor=request.actor,
                                 congress_id=request.actor.congress_id):  # fmt: skip
        messages.success(request, "已保存。")
        return answer_with(request, reverse("deputies:allowances"))
    return page(request, "deputies/allowance_income.html", rows=rows, form=form, status=422 if form.errors else 200)
