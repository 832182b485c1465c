"""Checking the log: every chain from its first row to its last."""

from django.core.exceptions import PermissionDenied

from congress.frame.kinds import JobKind
from congress.frame.workflow import Refused

from ..models import Congress
from ..policies.records import reads_audit
from . import jobs, records


def verify_audit(*, actor):
    """Have every chain checked in the background; returns the Job."""
    if not reads_audit(actor):
        raise PermissionDenied(f"只有{reads_audit.__doc__}可以核验。")
    records.record("congress.audit.verify", actor=actor, text=f"{actor.name}核验审计记录")
    return jobs.submit("congress.verify_audit", actor=actor)


def run(job, progress):
    """Read all chains again; a broken one makes the job fail with its name and row."""
    names = dict(Congress.objects.values_list("pk", "short_name"))
    broken, checked = [], 0
    for chain, count, _, wrong in records.verify(progress):
        checked += count
        if wrong:
            broken.append(f"{names.get(chain, '不属于任何人大')}：{wrong}")
    if broken:
        raise Refused("审计链不完整。" + "".join(broken))
    return {"rows": checked, "label": f"共 {checked} 条，链条完整"}


VERIFY = JobKind(key="congress.verify_audit", label="核验审计记录", run=run)
