"""The ledger of promises: reports of the units, the deputy's own eyes, the commission's last word."""

from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import FoundOnce, allow
from congress.views.once import filed_once

from .. import forms, policies
from ..actions import following as actions
from ..filters import CommitmentFilter
from ..queries import finding, tables
from .asking import asked
from .task_page import PromiseLine


def commitment_list(request):
    """承诺事项台账: every promise this person may see, over the years."""
    allow(request, policies.keeps_ledger)
    opened = listing.opened(request, "suggestions.commitments")
    asked_for = CommitmentFilter(opened.query, queryset=tables.ledger(request.actor), request=request)
    found = opened.paged(request, asked_for.qs, by=FoundOnce)
    rows = [PromiseLine(row, row.assignment, request.actor) for row in found]
    return page(request, "suggestions/commitment_list.html", opened=opened, asked=asked_for, found=found, rows=rows)


def place(promise):
    return f"{promise.assignment.get_absolute_url()}#task-{promise.assignment_id}"


@filed_once
def report(request, pk):
    """The unit says how far it has come."""
    promise = get_object_or_404(finding.commitments_for(request.actor), pk=pk)
    allow(request, policies.reports_promise, promise)
    title = "报告承诺进展"
    return asked(
        request, forms.CommitmentReportForm, promise, actions.report_commitment, title=title, back=place(promise)
    )


@filed_once
def settle(request, pk):
    """The commission closes one line of the ledger."""
    promise = get_object_or_404(finding.commitments_for(request.actor), pk=pk)
    allow(request, policies.settles_promise, promise)
    title = "认定承诺结果"
    return asked(request, forms.SettleForm, promise, actions.settle_commitment, title=title, back=place(promise))


@filed_once
def mark(request, pk):
    """The lead deputy says whether the promise was kept."""
    found = get_object_or_404(finding.reports_for(request.actor), pk=pk)
    allow(request, policies.marks_report, found)
    back = place(found.commitment)
    return asked(request, forms.MarkReportForm, found, actions.mark_report, title="认定承诺是否兑现", back=back)
