"""Filling a quarterly report."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from congress.frame.pages import page

from ..actions import reports as actions
from ..forms.reports import FillForm
from ..models import QuarterReport
from ..policies import reports as policies
from ..queries import reports as queries
from .deeds import allow, tried
from .once import answer_with, filed_once


@filed_once
def fill(request, pk):
    """The county's form with what the system knows; saved as often as one likes until the chair signs."""
    report = get_object_or_404(QuarterReport.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.fills, report)
    form = FillForm(request.POST or None, sheet=queries.sheet(report, request.actor), report=report)
    if form.is_valid() and tried(
        form, actions.fill, report, actor=request.actor, values=form.values(), revision=form.cleaned_data["revision"]
    ):
        messages.success(request, "已保存。")
        return answer_with(request, report.get_absolute_url())
    return page(request, "congress/report_fill.html", report=report, form=form, status=422 if form.errors else 200)
