"""Work asked for in one process is done in another, on whichever database and broker the tests run."""

import pytest

from congress.actions import jobs
from congress.frame.actor import SYSTEM
from congress.models import Job

from ..worker import until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


def asked_for():
    """A job of a kind that nobody offers: the worker that takes it must say so on its row."""
    return Job.objects.create(kind="tests.unknown", label="没有这种任务", asked_by=SYSTEM.name)


def test_what_was_asked_for_while_no_worker_ran_is_done_by_the_next_one(worker):
    job = asked_for()
    jobs.publish(job.pk)

    worker()

    until(lambda: Job.objects.filter(pk=job.pk, state=Job.State.FAILED).exists(), "the job")
    job.refresh_from_db()
    assert (job.attempts, job.finished_at is not None) == (1, True)
    assert "程序出错" in job.error


def test_a_hint_that_got_lost_is_given_again_by_the_sweep(worker):
    job = asked_for()
    worker()

    named = jobs.sweep()

    until(lambda: Job.objects.filter(pk=job.pk, state=Job.State.FAILED).exists(), "the job")
    job.refresh_from_db()
    assert (named, job.attempts) == (1, 1)
