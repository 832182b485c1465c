"""Doors for the workers: an id comes in, an action does the work."""

from celery import shared_task

from .actions import delivery, jobs, sweeping, ticking


@shared_task(name="congress.deliver")
def deliver(pk):
    delivery.deliver(pk)


@shared_task(name="congress.run_job")
def run_job(pk):
    jobs.run(pk)


@shared_task(name="congress.sweep")
def sweep():
    sweeping.sweep()


@shared_task(name="congress.tick", soft_time_limit=540, time_limit=570)
def tick():
    ticking.tick()
