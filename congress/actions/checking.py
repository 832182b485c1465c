"""Running the self-checks in the background; what they found stays with the job."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from congress.frame.kinds import JobKind

from ..policies.checking import looks_at_checks
from ..queries.checking import CHECK, by_congress, everywhere, in_order
from . import jobs


def check_all(*, actor):
    """Have everything compared with everything; returns the Job."""
    if not looks_at_checks(actor):
        raise PermissionDenied(f"只有{looks_at_checks.__doc__}可以自查。")
    return jobs.submit(CHECK, actor=actor)


def run(job, progress):
    """One rule after the other; the findings are kept by congress, and each reader sees those of his own."""
    total, found = len(in_order()), {}
    progress(0, total)
    for result in everywhere():
        found[result.check.key] = by_congress(result)
        progress(len(found), total)
    return {"found": found, "label": "查看自查结果", "url": reverse("congress:checks")}


SELF_CHECK = JobKind(key=CHECK, label="自查", run=run)
