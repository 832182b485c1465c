"""Old rows of the log that the law no longer asks for are taken out; the chain is proved across the gaps they leave.

What was done to a case stays as long as the case: its page tells its course from these rows. What goes is the log of
going in and out, of looks, refusals and exports – after ``AUDIT_KEEP_DAYS``, and the database itself lets none go that
is younger than 184 days.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F, Max, Min, Q

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import AuditEvent, AuditGap, AuditHead
from ..models.audit import SHORTEST
from . import records

PASSING = (
    "congress.account.signed_in",
    "congress.account.signed_out",
    "congress.account.sign_in_failed",
    "congress.account.post_chosen",
    "congress.export",
    "congress.job.repeat",
    "congress.job.retry",
)


def _due(days):
    """The rows whose time is over, sealed ones only."""
    if days < SHORTEST:
        raise Refused(f"审计记录至少留存{SHORTEST}天（网络安全法第二十三条），不能少于这个天数。")
    passing = ~Q(result=AuditEvent.Result.DONE) | Q(kind__endswith=".look") | Q(kind__in=PASSING)
    return AuditEvent.objects.filter(passing, at__lt=clock.now() - timedelta(days=days), seq__isnull=False)


def would_go(days):
    """[{congress, rows, first, last}] of what a purge would take out now; changes nothing."""
    tally = {"rows": Count("pk"), "first": Min("at"), "last": Max("at")}
    return list(_due(days).order_by("congress").values("congress", "congress__short_name").annotate(**tally))


def purge(days):
    """Take the rows out, one chain after the other; returns how many."""
    return sum(_purge(found["congress"], days) for found in would_go(days))


@transaction.atomic
def _purge(congress_id, days):
    chain = congress_id or 0
    AuditHead.objects.filter(chain=chain).update(seq=F("seq"))  # a rival purge waits here
    due = _due(days).filter(congress=congress_id)
    gaps, rows = [], 0
    for seq, prev_hash, digest in due.order_by("seq").values_list("seq", "prev_hash", "hash").iterator():
        rows += 1
        if gaps and gaps[-1].last == seq - 1:
            gaps[-1].last, gaps[-1].hash = seq, digest
        else:
            gaps.append(AuditGap(chain=chain, first=seq, last=seq, prev_hash=prev_hash, hash=digest))
    if not gaps:
        return 0
    digest = records.gaps_digest(gaps)
    for gap in gaps:
        gap.digest = digest
    AuditGap.objects.bulk_create(gaps, batch_size=records.BATCH)
    due._raw_delete(due.db)
    records.record(
        records.PURGED,
        actor=SYSTEM.through("console"),
        congress_id=congress_id,
        text=f"清理{days}天以前的登录、查看、被拒和导出记录{rows}条",
        after={"校验码": digest},
    )
    return rows
