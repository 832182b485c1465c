"""One livelihood project as it is carried out: its plan and curve, reports, changes by decision, visits, acceptance."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect

from congress.frame.pages import page
from congress.queries.papers import papers_and_course
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import livelihood as actions
from ..forms import livelihood as forms
from ..forms.progress import MonthsForm
from ..models import LivelihoodAdjustment, LivelihoodReport, LivelihoodVisit
from ..policies import livelihood as policies
from ..queries import chosen, progress, ratings
from ..queries import livelihood as queries
from ..queries.topics import running_clock
from ..workflow import ADJUSTMENT, LIVELIHOOD

LONGEST = 36  # months that are planned one by one

project_move = move_view(LIVELIHOOD, queries.projects, back="supervision:livelihood_project")
adjustment_move = move_view(ADJUSTMENT, queries.adjustments, back=lambda row: row.get_absolute_url())


def projects(request):
    """All projects this person sees, each in its colour."""
    allow(request, policies.reads_livelihood)
    opened = listing.opened(request, "supervision.livelihood")
    asked = forms.LivelihoodFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/livelihood_projects.html", opened=opened, asked=asked, found=found,
                rows=[{"project": row, "lamp": lamp} for row, lamp in queries.lit(found.object_list)])  # fmt: skip


def found_or_404(request, pk):
    return get_object_or_404(queries.projects(request.actor), pk=pk)


def project(request, pk):
    """One project: what was voted on, how far it is against its plan, who has said what."""
    row, actor = found_or_404(request, pk), request.actor
    [(_, lamp)] = queries.lit(ratings.with_tallies(chosen.with_origins([row])))
    reports, months, adjustments = queries.reports_of(row), progress.months_of(row), queries.adjustments_of(row)
    words, visits = ratings.words_of(row), queries.visits_to(row)
    ideas = queries.ideas(actor).filter(project=row).order_by("pk")
    papers, course = papers_and_course(row, actor, beside=[reports, months, adjustments, words, visits, ideas])
    carries = row.is_under_way and policies.carries_out(actor, row)
    return page(
        request,
        "supervision/livelihood_project.html",
        project=row,
        lamp=lamp,
        words=words,
        curves=progress.curves(months, reports),
        reports=queries.with_files(reports),
        accepted=queries.files_of(row),
        adjustments=[(one, ADJUSTMENT.offered(one, actor)) for one in adjustments],
        visits=queries.visits_of(row, visits),
        ideas=ideas,
        clock=running_clock(row),
        may_plan=carries and not months,
        may_replan=carries and bool(months) and queries.may_replan(row),
        may_report=carries,
        may_ask=row.is_under_way and policies.asks_to_adjust(actor, row),
        may_visit=row.is_adopted and policies.notes_visits(actor, row),
        may_change=row.state == "candidate" and not row.round.is_prepared and policies.draws_up(actor, row),
        offered=LIVELIHOOD.offered(row, actor),
        moves_url=row.get_absolute_url(),
        papers=papers,
        course=course if policies.follows_livelihood(actor) else None,
    )


@filed_once
def plan(request, pk):
    """The unit plans its months."""
    row = found_or_404(request, pk)
    allow(request, policies.carries_out, row)
    form = MonthsForm(request.POST or None, planned=progress.months_of(row), gaps=True,
                      months=progress.months_between(row.starts_on, row.ends_on)[:LONGEST])  # fmt: skip
    return form_page(request, form, actions.plan_project, row, title=f"排定进度计划：{row}", done="已排定。",
                     back=row.get_absolute_url(), template="supervision/progress_plan.html",
                     note="每格填到当月底的累计数；没有变化的月份可以空着。")  # fmt: skip


@filed_once
def report(request, pk):
    """The unit says how far it is."""
    row = found_or_404(request, pk)
    allow(request, policies.carries_out, row)
    form = forms.ReportForm(request.POST or None, request.FILES or None, instance=LivelihoodReport(project=row))
    return form_page(request, form, with_files(actions.report, form), title=f"更新进展：{row}", done="已更新。",
                     back=row.get_absolute_url())  # fmt: skip


def with_files(deed, form):
    """A deed on the row a model form has built, with the files that came along."""
    return lambda *, actor, **_: deed(form.instance, actor=actor, files=form.cleaned_data["files"])


@filed_once
def adjust(request, pk):
    """Ask for a change of what was voted on."""
    row = found_or_404(request, pk)
    allow(request, policies.asks_to_adjust, row)
    form = forms.AdjustmentForm(request.POST or None, instance=LivelihoodAdjustment(project=row))
    return form_page(request, form, on_row(actions.ask_to_adjust, form), title=f"申请调整：{row}", done="已提出，等待决定。",
                     back=row.get_absolute_url(), note="票决确定的项目，只有常委会（乡镇为主席团或者大会）作出决定才能调整。")  # fmt: skip


def adjustment(request, pk):
    """Where a change stands: on the page of its project."""
    return redirect(get_object_or_404(queries.adjustments(request.actor), pk=pk))


@filed_once
def visit(request, pk):
    """Deputies have been to see it."""
    row = found_or_404(request, pk)
    allow(request, policies.notes_visits, row)
    form = forms.VisitForm(request.POST or None, request.FILES or None, instance=LivelihoodVisit(project=row),
                           own=not policies.notes_for_others(request.actor, row))  # fmt: skip
    return form_page(
        request,
        form,
        partial(actions.note_visit, form.instance),
        title=f"登记视察：{row}",
        done="已登记，记入代表履职档案。",
        back=row.get_absolute_url(),
    )
