"""Resolutions and decisions: the register, one of them with its execution, and what anybody may read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page

from ..actions import resolutions as actions
from ..forms import resolutions as forms
from ..models import Resolution
from ..policies import resolutions as policies
from ..queries import papers
from ..queries import resolutions as queries
from ..queries.attachments import attachments_of, file_row
from ..queries.records import timeline
from ..workflow import RESOLUTION
from . import listing
from .deeds import allow, choose_again, paged, tried
from .institution import form_page
from .moves import move_view
from .once import answer_with, filed_once

resolution_move = move_view(RESOLUTION, queries.with_case, back="congress:resolution")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def resolutions(request):
    """The register, by words, kind, year, state and body."""
    allow(request, policies.reads_resolutions)
    opened = listing.opened(request, "congress.resolutions")
    asked = forms.ResolutionFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    may_add = policies.keeps_resolutions(request.actor)
    return page(request, "congress/resolution_list.html", opened=opened, asked=asked, found=found, may_add=may_add)


@filed_once
def add_resolution(request):
    allow(request, policies.keeps_resolutions)
    title = queries.title_voted(request.actor, request.GET.get("vote"))
    kind = Resolution.Kind.RESOLUTION if title.endswith("决议") else Resolution.Kind.DECISION
    row = Resolution(congress_id=request.actor.congress_id, title=title, kind=kind)
    return write(request, row, title="起草决议决定", back=reverse("congress:resolutions"))


def write(request, row, *, title, back):
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.ResolutionForm(*sent, instance=row)
    choose_again(form)
    return form_page(request, form, lambda *, actor, files: actions.keep_resolution(form.instance, actor=actor, files=files),
                     title=title, back=back, to=lambda kept: kept.get_absolute_url(), done="已保存。")  # fmt: skip


@filed_once
def change_resolution(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_resolutions, found)
    return write(request, found, title=f"修改：{found}", back=found.get_absolute_url())


@require_POST
@filed_once
def discard_resolution(request, pk):
    actions.discard(found_or_404(request, pk), actor=request.actor)
    messages.success(request, "已删除草稿。")
    return answer_with(request, reverse("congress:resolutions"))


def resolution(request, pk):
    """One resolution: its words, its indicators and reports, what can be done, its papers and course."""
    found, actor = found_or_404(request, pk), request.actor
    reports = queries.reports_of(found)
    files = attachments_of(found, *reports)
    of = {key: [file_row(row) for row in rows] for key, rows in files.items()}
    return page(
        request,
        "congress/resolution_detail.html",
        resolution=found,
        files=of.get(f"congress.resolution:{found.pk}", []),
        indicators=queries.indicators_of(found),
        reports=[(one, of.get(f"congress.executionreport:{one.pk}", [])) for one in reports],
        may_keep=policies.keeps_resolutions(actor, found),
        may_report=policies.reports_on(actor, found),
        offered=RESOLUTION.offered(found, actor),
        papers=papers.papers_of(found, actor),
        course=timeline(found, actor) if policies.keeps_resolutions(actor, found) else (),
    )


@filed_once
def resolution_indicators(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.reports_on, found)
    form = forms.IndicatorsForm(request.POST or None, parts=queries.indicators_of(found))
    if form.is_valid() and tried(form, actions.arrange_indicators, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存执行指标。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="执行指标", form=form,
                status=422 if form.errors else 200)  # fmt: skip


@filed_once
def ask_report(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_resolutions, found)
    return form_page(request, forms.AskForm(request.POST or None), actions.ask_report, found,
                     title=f"布置执行情况报告：{found}", back=found.get_absolute_url(), done="已布置。")  # fmt: skip


def report_or_404(request, pk):
    report = queries.report_of(request.actor, pk)
    if report is None:
        raise Http404
    return report


@filed_once
def hand_in(request, pk):
    report = report_or_404(request, pk)
    allow(request, policies.reports_on, report.resolution)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.HandInForm(*sent)
    choose_again(form)
    return form_page(request, form, actions.hand_in, report, title="报告执行情况", note=str(report),
                     back=report.get_absolute_url(), done="已报告。")  # fmt: skip


@filed_once
def drop_report(request, pk):
    report = report_or_404(request, pk)
    allow(request, policies.keeps_resolutions, report.resolution)
    form = forms.DropForm(request.POST or None)
    back = report.get_absolute_url()
    return form_page(request, form, lambda **said: actions.drop_report(report, **said) or report.resolution,
                     title="撤销报告", note=str(report), back=back, done="已撤销。")  # fmt: skip


# What anybody may read.


@login_not_required
def public_list(request):
    return page(request, "congress/resolution_public_list.html", found=paged(request, queries.public_list()))


@login_not_required
def public_one(request, pk):
    found = get_object_or_404(queries.public_list(), pk=pk)
    indicators = queries.indicators_of(found)
    return page(request, "congress/resolution_public.html", resolution=found, indicators=indicators)
