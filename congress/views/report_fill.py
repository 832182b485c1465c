"""Filling a quarterly report."""

import re

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import drafts
from ..actions import reports as actions
from ..forms.reports import FillForm
from ..models import QuarterReport
from ..policies import reports as policies
from ..queries import reports as queries
from ..queries.drafts import writing_now
from .deeds import allow, choose_again
from .drafts import autosave
from .once import answer_with, filed_once

PLACES = r"congress\.report\.(\d{1,15})"


def own_report(request, pk):
    report = get_object_or_404(QuarterReport.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.fills, report)
    return report


@filed_once
def fill(request, pk):
    """The county's form with what the system knows; saved as often as one likes until the chair signs."""
    report = own_report(request, pk)
    if request.method == "GET" and report.state not in QuarterReport.OPEN:
        messages.info(request, f"报告{report.get_state_display()}，现在不能填报。")
        return answer_with(request, report.get_absolute_url())
    key = f"congress.report.{report.pk}"
    unsent, version = drafts.kept(request.user.pk, key)
    form = FillForm(
        request.POST or None, request.FILES or None, sheet=queries.sheet(report, request.actor), unsent=unsent
    )
    if form.is_valid():
        try:
            actions.fill(report, actor=request.actor, **form.deed_data())
        except actions.Conflict:
            form = form.read_anew(queries.sheet(report, request.actor))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user.pk, key)
            return saved(request, report)
    choose_again(form)
    return page(
        request,
        "congress/report_fill.html",
        status=409 if form.is_bound and form.rivals else 422 if form.errors else 200,
        report=report,
        form=form,
        draft_key=f"{request.user.pk}.{key}",
        draft_url=reverse("congress:report_autosave", args=[key]),
        draft_version=version,
        busy=writing_now(key, request.user.pk),
    )


def saved(request, report):
    """On to the report, or to the first field of which something has still to be said."""
    asked = [found for found in queries.sheet(report).against if found.rule != "missing"]
    if not asked:
        messages.success(request, "已保存。")
        return answer_with(request, report.get_absolute_url())
    messages.warning(request, f"已保存。有{len(asked)}处要核对：请改正，或在提示下面说明。")
    return answer_with(request, f"{reverse('congress:report_fill', args=[report.pk])}#id_n-{asked[0].key}")


def form_of(request, key):
    """The form whose fields a draft may have, for whoever fills the report."""
    report = own_report(request, int(re.fullmatch(PLACES, key)[1]))
    return FillForm(sheet=queries.sheet(report))


autosaved = autosave(form_of, places=PLACES)
