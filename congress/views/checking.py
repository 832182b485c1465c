"""自查: what contradicts what."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from congress.frame.pages import page

from ..actions import checking as actions
from ..policies.checking import looks_at_checks, reads_findings
from ..queries.checking import last_run, results_for
from .deeds import allow
from .once import filed_once


@require_safe
def check_list(request):
    """What the last run found; the rows by name only for those who know the business."""
    allow(request, looks_at_checks)
    run = last_run()
    results = results_for(request.actor, run) if run else []
    return page(
        request,
        "congress/check_list.html",
        run=run,
        results=results,
        wrong=sum(1 for result in results if result.count),
        reads=reads_findings(request.actor),
    )


@require_POST
@filed_once
def check_now(request):
    allow(request, looks_at_checks)
    return redirect("congress:job", pk=actions.check_all(actor=request.actor).pk)
