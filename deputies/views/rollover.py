"""A change of term: announced, results entered, looked at, carried out."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.models import Congress
from congress.views.deeds import allow, paged, tried
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.once import answer_with, filed_once

from ..actions import rollover as actions
from ..forms import rollover as forms
from ..models import ElectionResult, Rollover
from ..policies import rollover as policies
from ..queries import rollover as queries


def rollovers(request):
    allow(request, policies.rolls_over)
    return page(request, "deputies/rollover_list.html", found=paged(request, queries.rollovers(request.actor)))


@filed_once
def add(request):
    allow(request, policies.rolls_over)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    term = queries.running(congress)
    row = Rollover(congress=congress, number=term.number + 1 if term else 1, deputy_seats=term and term.deputy_seats)
    form = forms.RolloverForm(request.POST or None, instance=row)
    return form_page(
        request, form, on_row(actions.prepare, form), title="登记换届", back=reverse("deputies:rollovers"),
        done="已登记换届，请录入选举结果。", to=lambda one: one.get_absolute_url(),
    )  # fmt: skip


@filed_once
def change(request, pk):
    """Another day, another number of seats: what was entered stays."""
    row = kept(request, pk)
    form = forms.RolloverForm(request.POST or None, instance=row)
    return form_page(
        request,
        form,
        on_row(actions.prepare, form),
        title=f"修改换届：{row}",
        back=row.get_absolute_url(),
        done="已修改。",
    )


def kept(request, pk):
    """A change of term this person carries out."""
    row = get_object_or_404(queries.rollovers(request.actor), pk=pk)
    allow(request, policies.rolls_over, row)
    return row


def rollover(request, pk):
    """Before the deed what it would do, after it what it did."""
    row = get_object_or_404(queries.rollovers(request.actor), pk=pk)
    return page(
        request,
        "deputies/rollover_detail.html",
        rollover=row,
        preview=None if row.done_on else queries.preview(row),
        results=paged(request, queries.results_of(row), size=100),
        may_keep=policies.rolls_over(request.actor, row) and not row.done_on,
        own=row.congress_id == request.actor.congress_id,
        steps=queries.next_steps(row) if row.done_on else (),
        export=export_url(request, "deputies.results", rollover=row.pk),
    )


@require_POST
@filed_once
def clear(request, pk):
    """Throw the results entered so far away."""
    row = actions.clear_results(kept(request, pk), actor=request.actor)
    messages.success(request, "已清空选举结果，可以重新录入或者导入。")
    return answer_with(request, row.get_absolute_url())


@filed_once
def results(request, pk):
    row = kept(request, pk)
    return form_page(
        request, forms.ResultsForm(request.POST or None), lambda *, actor, rows: actions.enter_results(row, rows, actor=actor),
        title=f"录入选举结果：{row}", note="再次录入会替换以前录入的全部结果。", back=row.get_absolute_url(),
        done="已录入，请核对下面的预览。",
    )  # fmt: skip


@filed_once
def result(request, pk, result):
    """One line put right, all its columns and who it is."""
    row = kept(request, pk)
    one = get_object_or_404(row.results.select_related("rollover__congress", "person"), pk=result)
    form = forms.ResultForm(request.POST or None, instance=one, actor=request.actor)
    return form_page(
        request, form, on_row(actions.keep_result, form), title=f"更正第{one.line}行：{one.name}",
        back=row.get_absolute_url(), done="已更正。", template="deputies/rollover_result.html",
    )  # fmt: skip


@filed_once
def add_result(request, pk):
    row = kept(request, pk)
    form = forms.ResultForm(request.POST or None, instance=ElectionResult(rollover=row), actor=request.actor)
    return form_page(
        request, form, on_row(actions.keep_result, form), title=f"登记一名当选代表：{row}",
        back=row.get_absolute_url(), done="已登记。",
    )  # fmt: skip


@require_POST
@filed_once
def drop_result(request, pk, result):
    row = kept(request, pk)
    actions.drop_result(
        get_object_or_404(row.results.select_related("rollover__congress"), pk=result), actor=request.actor
    )
    messages.success(request, "已删去这一行。")
    return answer_with(request, row.get_absolute_url())


@filed_once
def carry_out(request, pk):
    """The dry run, whom it touches by name; below it the deed, once nothing stands against it."""
    row = kept(request, pk)
    if row.done_on:
        return redirect(row)
    found = queries.preview(row)
    form = forms.CarryOutForm(request.POST or None, rollover=row, preview=found)
    if request.method == "POST" and form.is_valid() and tried(
        form, actions.carry_out, row, actor=request.actor, **form.deed_data()
    ):  # fmt: skip
        messages.success(request, f"换届已办理：{found.said.partition('：')[2]}。")
        return answer_with(request, row.get_absolute_url())
    return page(
        request, "deputies/rollover_carry_out.html", rollover=row, preview=found, form=form,
        foreseen=queries.foresee(row, found), status=422 if request.method == "POST" else 200,
    )  # fmt: skip
