"""Running the self-checks, every night and when asked; what they find is kept with the day it was first there."""

import hashlib
from collections import Counter
from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.kinds import JobKind, Severity, Ticker

from ..models import CheckFinding, Job, Pulse
from ..policies.checking import looks_at_checks
from ..queries.checking import CHECK, SHOWN, everywhere, in_order
from . import jobs

NIGHTLY = "congress.nightly_check"
FROM = 1  # o'clock in the morning


def check_all(*, actor):
    """Have everything compared with everything; returns the Job."""
    if not looks_at_checks(actor):
        raise PermissionDenied(f"只有{looks_at_checks.__doc__}可以自查。")
    return jobs.submit(CHECK, actor=actor, whole=True)


@transaction.atomic
def check_nightly(now):
    """Ask for tonight's run, once, however many clocks there are. Returns how many were asked for."""
    Pulse.objects.select_for_update().filter(key=NIGHTLY).first()  # the other clocks wait here
    here = now.astimezone(clock.BEIJING)
    midnight = datetime.combine(here.date(), time.min, tzinfo=clock.BEIJING)
    if here.hour < FROM or Job.objects.filter(kind=CHECK, account=None, created_at__gte=midnight).exists():
        return 0
    jobs.submit(CHECK, actor=SYSTEM, label="每夜自查", whole=False)
    return 1


def run(job, progress):
    """One rule after the other; the findings are kept by name, and each reader sees those of his own congress."""
    whole, total, counts = bool(job.args.get("whole")), len(in_order()), {}
    progress(0, total)
    for result in everywhere(whole):
        counts[result.check.key] = keep(result.check, result.found, all_of_it=whole or result.check.sample is None)
        progress(len(counts), total)
    return {"counts": counts, "label": "查看自查结果", "url": reverse("congress:checks")}


@transaction.atomic
def keep(check, found, *, all_of_it=True):
    """Put down what one rule found: what is there for the first time, what still is, and – where all was looked at – what
    is there no more. Returns {congress or "": how many}; only the first of each congress are kept by name."""
    now, marks = clock.now(), {_mark(check, finding): finding for finding in found}
    rows = CheckFinding.objects.open().filter(key=check.key)
    known = dict(rows.values_list("mark", "pk"))
    if all_of_it:
        rows.filter(pk__in=[pk for mark, pk in known.items() if mark not in marks]).update(gone_at=now)
    rows.filter(pk__in=[pk for mark, pk in known.items() if mark in marks]).update(last_seen_at=now)
    counts, new = Counter(), []
    for mark, finding in marks.items():
        place = str(finding.congress_id or "")
        counts[place] += 1
        if mark not in known and counts[place] <= SHOWN:
            new.append(_row(check, mark, finding, now))
    CheckFinding.objects.bulk_create(new)
    return dict(counts)


def _mark(check, finding):
    return hashlib.sha256(f"{check.key}\n{finding.congress_id}\n{finding.target}\n{finding}".encode()).hexdigest()


def _row(check, mark, finding, now):
    return CheckFinding(
        key=check.key,
        mark=mark,
        congress_id=finding.congress_id,
        text=str(finding)[:500],
        target=finding.target,
        must=check.severity == Severity.MUST,
        first_seen_at=now,
        last_seen_at=now,
    )


SELF_CHECK = JobKind(key=CHECK, label="自查", run=run)
CHECK_NIGHTLY = Ticker(key=NIGHTLY, label="每夜自查", run=check_nightly, order=950)
