"""自查: what contradicts what."""

from datetime import timedelta

from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from congress.frame import clock
from congress.frame.pages import page

from ..actions import checking as actions
from ..policies.checking import checks_read_by, looks_at_checks
from ..queries.checking import last_run, results_for
from .deeds import allow
from .once import filed_once

NEW = timedelta(days=1)  # what has been found since then is marked as new


@require_safe
def check_list(request):
    """What the last run found and what to do about it; in words only for those who know the business."""
    allow(request, looks_at_checks)
    run = last_run()
    results = results_for(request.actor, run, checks_read_by(request.actor))
    return page(
        request,
        "congress/check_list.html",
        run=run,
        found=[result for result in results if result.count],
        well=[result for result in results if not result.count and not result.new],
        new=[result for result in results if result.new],
        must=sum(result.must for result in results),
        since=clock.now() - NEW,
    )


@require_POST
@filed_once
def check_now(request):
    allow(request, looks_at_checks)
    return redirect("congress:job", pk=actions.check_all(actor=request.actor).pk)
