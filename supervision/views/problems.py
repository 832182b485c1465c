"""The four lists: all problems a person sees, one problem through its lists, measures and judgement."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.forms.base import ReasonForm
from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, tried
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import problems as actions
from ..forms import problems as forms
from ..models import Problem
from ..policies import problems as policies
from ..queries import problems as queries
from ..queries.topics import running_clock
from ..workflow import PROBLEM
from .topics import found_or_404 as topic_or_404

problem_move = move_view(PROBLEM, queries.problems, back="supervision:problem")


def found_or_404(request, pk):
    return get_object_or_404(queries.problems(request.actor), pk=pk)


def problems(request):
    """All problems this person sees, with the progress of each unit."""
    allow(request, policies.reads_problems)
    opened = listing.opened(request, "supervision.problems")
    asked = forms.ProblemFilter(opened.query, actor=request.actor)
    rows = queries.listed(request.actor, **asked.asked())
    return page(request, "supervision/problem_list.html", opened=opened, asked=asked, found=opened.paged(request, rows),
                progress=queries.progress_of(rows), by_unit=queries.by_unit(rows, _of_unit),
                export=export_url(request, "supervision.problems"))  # fmt: skip


def _of_unit(unit):
    return f"{reverse('supervision:problems')}?unit={unit}"


def problem(request, pk):
    """One problem: what it is, what is done about it, what came of it, how it was judged."""
    row, actor = found_or_404(request, pk), request.actor
    at_unit = row.state in Problem.AT_UNIT
    return page(
        request,
        "supervision/problem_detail.html",
        problem=row,
        measures=list(row.measures.order_by("order")),
        files=[file_row(one) for rows in attachments_of(row).values() for one in rows],
        clock=running_clock(row),
        may_measure=at_unit and policies.puts_right(actor, row),
        may_change=row.state == Problem.State.LISTED and policies.lists_problems(actor, row),
        offered=PROBLEM.offered(row, actor),
        moves_url=row.get_absolute_url(),
        course=timeline(row, actor),
    )


@filed_once
def add(request, pk):
    """A problem found on a topic."""
    topic = topic_or_404(request, pk)
    row = Problem(topic=topic)
    allow(request, policies.lists_problems, row)
    form = forms.ProblemForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.list_problem, form), title=f"列出问题：{topic}", done="已列入问题清单，已通知责任单位。",
                     back=reverse("supervision:four_lists", args=[pk]))  # fmt: skip


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.lists_problems, row)
    form = forms.ProblemForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.list_problem, form), title="修改问题", done="已修改。",
                     back=row.get_absolute_url())  # fmt: skip


@filed_once
def withdraw(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.lists_problems, row)
    form = ReasonForm(request.POST or None, obj=row, actor=request.actor)
    back = reverse("supervision:four_lists", args=[row.topic_id])
    return form_page(
        request, form, actions.withdraw_problem, row, title=f"撤下问题：{row}", done="已撤下。", back=back
    )


@filed_once
def measures(request, pk):
    """A unit writes its measures."""
    row = found_or_404(request, pk)
    allow(request, policies.puts_right, row)
    form = forms.MeasuresForm(request.POST or None, parts=list(row.measures.order_by("order")))
    if form.is_valid() and tried(form, actions.keep_measures, row, form.rows(), actor=request.actor):
        messages.success(request, "已保存对策，填写齐全后请报送。")
        return answer_with(request, row.get_absolute_url())
    return page(request, "congress/register_rows.html", of=row, title="填写对策清单", form=form,
                status=422 if form.errors else 200)  # fmt: skip
