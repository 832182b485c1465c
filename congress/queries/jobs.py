"""Background work as people look at it, and whose rights it runs with."""

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Delivery, Job
from .actors import actor_in
from .sight import seen


def asker(job):
    """The Actor who asked, with the rights of today; refused when that post is no longer held."""
    if job.membership is None:
        return SYSTEM
    if not job.membership.in_force_on(clock.today()) or (job.account is not None and not job.account.is_active):
        raise Refused(f"{job.asked_by}已不在这个职务上，任务停止。")
    return actor_in(job.membership, account_id=job.account_id, via="job")


def jobs_of(actor):
    """One's own and, for those who look after them, the county's; newest first."""
    return Job.objects.visible_to(actor).select_related("congress")


def names_for(jobs, actor):
    """{pk: what the job is called before this person}: of a matter he does not see only what kind of work it is."""
    known = seen([job.target for job in jobs], actor)
    return {
        job.pk: job.label if job.membership_id == actor.membership_id or job.target in known else _kind_of(job)
        for job in jobs
    }


def _kind_of(job):
    return kinds.jobs[job.kind].label if job.kind in kinds.jobs else job.kind


def failed_deliveries(actor):
    """Messages that did not go out; ``subjects_for`` says what they were about."""
    rows = Delivery.objects.visible_to(actor).filter(state=Delivery.State.FAILED)
    return rows.select_related("notice__person").order_by("-pk")


def subjects_for(deliveries, actor):
    """{pk: the subject of the message}, of those only that are this person's own or about what he sees himself."""
    known = seen([row.notice.target for row in deliveries], actor)
    return {
        row.pk: row.notice.subject
        for row in deliveries
        if row.notice.person_id == actor.person_id or row.notice.target in known
    }


def downloadable(actor):
    """Jobs whose file this person may fetch: he asked for them, in the post he acts in now."""
    return (
        Job.objects.filter(person=actor.person_id, membership=actor.membership_id, state=Job.State.DONE)
        if actor.person_id
        else Job.objects.none()
    )
