"""A worker that is killed in the middle: nothing is lost, and nothing counts twice."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from congress.actions import exporting, jobs
from congress.frame import clock
from congress.models import AuditEvent, Job

from ..worker import until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
JOBS = 20


def over():
    jobs.sweep()  # the clock does this every few seconds
    return Job.objects.filter(state=Job.State.DONE).count()


def test_of_twenty_jobs_none_is_lost_and_none_counts_twice_when_the_worker_is_killed(cast, worker):
    columns = {"congress": cast.congress, "person_name": "甲", "kind": "congress.test", "text": "一件事"}
    AuditEvent.objects.bulk_create(AuditEvent(**columns) for _ in range(1500))
    asked = [exporting.export("congress.audit", actor=cast.aud, filters={}) for _ in range(JOBS)]

    first = worker()
    until(lambda: over() >= 2, "the first two jobs")
    first.kill()
    done, broken_off = over(), Job.objects.filter(state=Job.State.RUNNING).count()
    Job.objects.filter(state=Job.State.RUNNING).update(lease_until=clock.now() - timedelta(days=365))  # a while later
    worker()
    Job.objects.filter(state=Job.State.QUEUED).update(published_at=None)

    until(lambda: over() == JOBS, "the rest of the jobs")
    rows = Job.objects.filter(pk__in=[job.pk for job in asked])
    assert done < JOBS
    assert all(row.attempts <= 2 for row in rows)
    assert sum(row.attempts for row in rows) == JOBS + broken_off
    assert all((Path(settings.MEDIA_ROOT) / row.result["file"]).is_file() for row in rows)
    assert len({row.result["file"] for row in rows}) == JOBS
