"""Background work: asked for in the deed's transaction, done by the worker that claims it, found by the sweep."""

import logging
import random
import uuid
from datetime import timedelta
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q

from congress.frame import clock, kinds
from congress.frame.address import address
from congress.frame.workflow import Refused

from ..models import Job
from ..policies import jobs as policies
from . import records
from .wake import wake

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than the longest step without a word of progress; then others may take over
ATTEMPTS = 5
UNHEARD = timedelta(seconds=30)  # a queued row this old whose hint got no answer is named to the workers again
TRANSIENT = (OperationalError, InterfaceError, ConnectionError, TimeoutError, BlockingIOError)


class LeaseLost(Exception):
    """Somebody else has taken the job over; what this worker still does must not count."""


def submit(kind, *, actor, obj=None, label="", **args):
    """Ask for work of a kind on the shelf; it starts when the present transaction has committed."""
    item = kinds.jobs[kind]
    job = Job.objects.create(
        kind=kind,
        label=(label or item.label)[:120],
        args=records.plain(args),
        target=address(obj) if obj is not None else "",
        congress_id=getattr(obj, "congress_id", None) or actor.congress_id,
        account_id=actor.account_id,
        person_id=actor.person_id,
        membership_id=actor.membership_id,
        asked_by=actor.name[:40],
    )
    transaction.on_commit(lambda: publish(job.pk), robust=True)
    return job


def publish(pk):
    """Tell the workers; the row remembers that they were told."""
    if wake("congress.run_job", pk):
        Job.objects.filter(pk=pk, state=Job.State.QUEUED).update(published_at=clock.now())


def run(pk):
    """Do the work if it is still to be done and nobody is at it; returns the job's state, or None if not ours."""
    job = claim(pk)
    if job is None:
        return None
    try:
        result = kinds.jobs[job.kind].run(job, partial(progress, job)) or {}
    except LeaseLost:
        log.warning("job %s was taken over", pk)
        return None
    except TRANSIENT as error:
        return _later(job, error)
    except SoftTimeLimitExceeded:
        return _fail(job, "超过了允许的时间，已经停下。请缩小范围再试。")
    except Refused as reason:
        return _fail(job, str(reason))
    except Exception as error:  # a job must never end without saying so on its row
        log.exception("job %s failed", pk)
        return _fail(job, f"程序出错（{type(error).__name__}），已记入日志，请联系系统管理员。")
    return _finish(job, Job.State.DONE, result=records.plain(result))


def claim(pk):
    """Take a job that is due and queued, or whose worker has gone silent: one conditional UPDATE decides."""
    now = clock.now()
    free = Q(state=Job.State.QUEUED, due_at__lte=now) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    token = uuid.uuid4()
    taken = Job.objects.filter(free, pk=pk, attempts__lt=ATTEMPTS).update(
        state=Job.State.RUNNING,
        token=token,
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        started_at=now,
        error="",
    )
    return Job.objects.get(pk=pk) if taken else None


def progress(job, done, total=None):
    """So far; renews the lease. Raises LeaseLost when the job has passed to somebody else."""
    total = job.total if total is None else total
    changed = {"done": min(done, total) if total else done, "total": total, "lease_until": clock.now() + LEASE}
    if not _mine(job).update(**changed):
        raise LeaseLost(job.pk)
    job.done, job.total = changed["done"], total


def _mine(job):
    return Job.objects.filter(pk=job.pk, token=job.token, state=Job.State.RUNNING)


def _finish(job, state, **columns):
    """The end counts only while the job is still ours."""
    ended = _mine(job).update(state=state, lease_until=None, finished_at=clock.now(), **columns)
    return state if ended else None


def _fail(job, reason):
    return _finish(job, Job.State.FAILED, error=reason[:300])


def _later(job, error):
    """A passing trouble: again after a while that doubles, give or take a quarter; at the ceiling it has failed."""
    log.warning("job %s, attempt %s: %s", job.pk, job.attempts, error)
    if job.attempts >= ATTEMPTS:
        return _fail(job, f"试了 {job.attempts} 次都没有成功：{error}")
    pause = timedelta(seconds=10 * 2**job.attempts * random.uniform(0.75, 1.25))
    waiting = _mine(job).update(
        state=Job.State.QUEUED,
        token=None,
        lease_until=None,
        due_at=clock.now() + pause,
        error=f"暂时没有成功，稍后再试：{error}"[:300],
    )
    return Job.State.QUEUED if waiting else None


def sweep():
    """Name again what waits unheard, and give up what was broken off too often; the ticker calls this every minute."""
    now = clock.now()
    silent = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now)
    silent.filter(attempts__gte=ATTEMPTS).update(
        state=Job.State.FAILED, lease_until=None, finished_at=now, error=f"中断了 {ATTEMPTS} 次，已经停下。"
    )
    unheard = Q(published_at=None) | Q(published_at__lt=now - UNHEARD)
    queued = Job.objects.filter(unheard, state=Job.State.QUEUED, due_at__lte=now)
    waiting = [*queued.values_list("pk", flat=True)[:500], *silent.values_list("pk", flat=True)[:500]]
    for pk in waiting:
        publish(pk)
    return len(waiting)


@transaction.atomic
def repeat(job, *, actor):
    """Have the same made once more, with the rights of today, when its file is no longer kept; returns the new Job."""
    if not policies.may_repeat(actor, job):
        raise PermissionDenied(f"只有{policies.may_repeat.__doc__}可以重新生成。")
    if not job.has_expired:
        raise Refused("文件还在，不必重新生成。")
    records.record("congress.job.repeat", actor=actor, obj=job, text=f"{actor.name}重新生成“{job.label}”")
    again = submit(job.kind, actor=actor, label=job.label, **job.args)
    Job.objects.filter(pk=again.pk).update(target=job.target, congress=job.congress_id)
    return again


@transaction.atomic
def retry(job, *, actor):
    """Start a failed job anew."""
    if not policies.may_retry(actor, job):
        raise PermissionDenied(f"只有{policies.may_retry.__doc__}可以重试。")
    again = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED,
        attempts=0,
        token=None,
        error="",
        done=0,
        due_at=clock.now(),
        published_at=None,
        finished_at=None,
    )
    if not again:
        raise Refused("这项任务不是“没有完成”，不必重试。")
    records.record("congress.job.retry", actor=actor, obj=job, text=f"{actor.name}重试后台任务“{job.label}”")
    transaction.on_commit(lambda: publish(job.pk), robust=True)
    return job
