"""The hidden layer before the assignment meeting: two hundred decisions noted as one table, applied in one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from congress.actions import jobs, records
from congress.frame import clock
from congress.frame.kinds import JobKind
from congress.frame.workflow import Refused
from congress.queries.jobs import asker

from .. import policies
from ..models import AssignmentPlan
from ..queries import tables
from .assigning import assign_planned, check_units
from .telling import name

AT_ONCE = 30  # decisions applied while somebody waits for the page


@transaction.atomic
def prepare_all(lines, *, actor):
    """Note many decisions at once, each as queries.preparing.PlanLine says it; one without units is only a note, one that says
    nothing is taken back. All or none, in a number of statements that does not grow. Returns how many were changed."""
    if not policies.assigns(actor):
        raise PermissionDenied(f"只有{policies.assigns.__doc__}可以拟交办。")
    waiting = set(tables.to_assign(actor).filter(pk__in=[line.pk for line in lines]).values_list("pk", flat=True))
    for line in lines:
        if line.pk not in waiting:
            raise Refused(f"{name(line.suggestion)}现在不是待交办。")
        if line.has_units:
            check_units(line.lead, line.joint, line.separate)
    _write([line for line in lines if line.says_something], actor)
    AssignmentPlan.objects.filter(suggestion__in=[line.pk for line in lines if not line.says_something]).delete()
    if lines:
        records.record(
            "suggestions.prepare",
            actor=actor,
            text=f"{actor.name}拟定{len(lines)}件建议的交办方案",
            after={"建议": "、".join(line.suggestion.number_text for line in lines)},
        )
    return len(lines)


def _write(lines, actor):
    now, changed = clock.now(), ("lead", "is_hard", "note", "prepared_by", "prepared_at")
    plans = AssignmentPlan.objects.bulk_create(
        [
            AssignmentPlan(
                suggestion_id=line.pk,
                lead=line.lead,
                is_hard=line.is_hard,
                note=line.note,
                prepared_by=actor.name[:40],
                prepared_at=now,
                **line.slots,
            )
            for line in lines
        ],
        update_conflicts=True,
        unique_fields=["suggestion"],
        update_fields=changed,
    )
    written = dict(
        AssignmentPlan.objects.filter(suggestion__in=[plan.suggestion_id for plan in plans]).values_list(
            "suggestion", "pk"
        )
    )
    for side in ("joint", "separate"):
        through = getattr(AssignmentPlan, side).through
        through.objects.filter(assignmentplan__in=written.values()).delete()
        through.objects.bulk_create(
            through(assignmentplan_id=written[line.pk], organization_id=unit.pk)
            for line in lines
            for unit in getattr(line, side)
        )


def apply(plans, *, actor):
    """Assign what was prepared: the suggestions assigned or, where that takes longer than a page may, the Job."""
    if len(plans) <= AT_ONCE:
        return assign_planned(plans, actor=actor)
    numbers = [plan.pk for plan in plans]
    return jobs.submit("suggestions.assign_planned", actor=actor, label=f"交办建议{len(plans)}件", plans=numbers)


def run(job, progress):
    """In the background; done again after a break it finds the decisions applied and nothing left to do."""
    actor = asker(job)
    if not policies.assigns(actor):
        raise Refused(f"只有{policies.assigns.__doc__}可以交办。")
    plans = list(tables.plans_for(actor, job.args["plans"]))
    done = assign_planned(plans, actor=actor, told=progress)
    return {"done": len(done), "url": reverse("suggestions:assigning"), "label": f"已交办{len(done)}件，回到交办"}


ASSIGN_PLANNED = JobKind(key="suggestions.assign_planned", label="交办拟定的建议", run=run)
