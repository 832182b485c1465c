"""Key projects: the register, one project with its course, its visits and decisions."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import projects as actions
from ..forms import projects as forms
from ..forms.progress import MonthsForm
from ..models import KeyProject, ProjectReport, ProjectVisit
from ..policies import projects as policies
from ..queries import progress
from ..queries import projects as queries
from ..queries.topics import running_clock
from ..workflow import PROJECT

project_move = move_view(PROJECT, queries.projects, back="supervision:project")


def found_or_404(request, pk):
    return get_object_or_404(queries.projects(request.actor), pk=pk)


def projects(request):
    """The register with the standing of each; grey where nobody has reported in time."""
    allow(request, policies.reads_projects)
    opened = listing.opened(request, "supervision.projects")
    asked = forms.ProjectFilter(opened.query, actor=request.actor)
    rows = queries.listed(request.actor, **asked.asked())
    found = opened.paged(request, rows)
    shown = [
        {"project": one, "planned": planned, "lamp": lamp}
        for one, planned, lamp in queries.with_lamps(found.object_list)
    ]
    return page(request, "supervision/project_list.html", opened=opened, asked=asked, found=found, rows=shown,
                total=queries.total(rows) / 10_000, grey=queries.stale(request.actor).count(),
                may_keep=policies.keeps_projects(request.actor))  # fmt: skip


def project(request, pk):
    row, actor = found_or_404(request, pk), request.actor
    visits = queries.visits_of(row)
    files = attachments_of(row, *visits)
    keeps = policies.keeps_projects(actor, row)
    return page(
        request,
        "supervision/project_detail.html",
        project=row,
        visits=[
            (one, [file_row(file) for file in files.get(f"supervision.projectvisit:{one.pk}", ())]) for one in visits
        ],
        decisions=queries.decisions_of(row),
        files=[file_row(one) for one in files.get(f"supervision.keyproject:{row.pk}", ())],
        offered=PROJECT.offered(row, actor),
        may_change=keeps and row.state == "listed",
        may_visit=keeps,
        may_urge=policies.decides(actor, row) and row.state not in row.OVER,
        past=timeline(row, actor) if keeps else None,
        course=queries.course_of(row),
        may_report=row.state == "building" and policies.reports_progress(actor, row),
        may_plan=row.state == "building" and policies.plans_months(actor, row) and queries.may_replan(row),
    )


@filed_once
def add(request):
    allow(request, policies.keeps_projects)
    form = forms.ProjectForm(request.POST or None, instance=KeyProject(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_project, form), title="登记重点项目", done="已登记。",
                     back=reverse("supervision:projects"), to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.keeps_projects, row)
    form = forms.ProjectForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_project, form), title=f"修改项目：{row}", done="已修改。",
                     back=row.get_absolute_url())  # fmt: skip


@filed_once
def report(request, pk):
    """The unit says how far it has come."""
    row = found_or_404(request, pk)
    allow(request, policies.reports_progress, row)
    form = forms.ReportForm(request.POST or None, request.FILES or None, instance=ProjectReport(project=row))
    return form_page(request, form, lambda **data: actions.report(form.instance, **data), title=f"填报进展：{row}",
                     done="已填报。", back=row.get_absolute_url(), note="完成进度和累计支付都从开工算起。")  # fmt: skip


@filed_once
def months(request, pk):
    """The plan, month by month."""
    row = found_or_404(request, pk)
    allow(request, policies.plans_months, row)
    ends = max([row.ends_on, *(one.month for one in progress.months_of(row))])
    form = MonthsForm(request.POST or None, planned=progress.months_of(row),
                      months=progress.months_between(row.started_on or row.starts_on, ends))  # fmt: skip
    return form_page(request, form, actions.plan, row, title=f"进度计划：{row}", done="已保存计划。", back=row.get_absolute_url(),
                     note="每月底应达到的进度和支付的资金，都从开工算起。", template="supervision/progress_plan.html")  # fmt: skip


@filed_once
def visit(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.keeps_projects, row)
    form = forms.VisitForm(request.POST or None, request.FILES or None, instance=ProjectVisit(project=row))
    return form_page(request, form, lambda **data: actions.visit(form.instance, **data), title=f"登记视察：{row}",
                     done="已登记视察。", back=row.get_absolute_url())  # fmt: skip


@filed_once
def urge(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.decides, row)
    form = forms.UrgeForm(request.POST or None, obj=row, actor=request.actor)
    return form_page(request, form, actions.urge, row, title=f"登记督促决定：{row}", done="已登记，已通知责任单位。",
                     back=row.get_absolute_url())  # fmt: skip


def decision(request, pk):
    """One decision, and what the unit did about it."""
    row = get_object_or_404(queries.decisions(request.actor), pk=pk)
    files = [file_row(one) for rows in attachments_of(row).values() for one in rows]
    return page(request, "supervision/project_decision.html", decision=row, clock=running_clock(row), files=files,
                may_answer=not row.reply and row.due_on is not None and policies.answers_decision(request.actor, row))  # fmt: skip


@filed_once
def answer(request, pk):
    row = get_object_or_404(queries.decisions(request.actor), pk=pk)
    allow(request, policies.answers_decision, row)
    form = forms.AnswerForm(request.POST or None, request.FILES or None)
    return form_page(request, form, actions.answer, row, title=f"报告落实情况：{row}", done="已报告。", back=row.get_absolute_url())  # fmt: skip
