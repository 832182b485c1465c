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
from ..models import AssignmentPlan, Suggestion
from ..queries import tables
from .assigning import assign_planned, check_units
from .telling import name

AT_ONCE = 30  # decisions applied while somebody waits for the page
NAMED = 5  # suggestions that a refusal calls by their names


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


class LookAgain(Refused):
    """What was looked through is not what stands now: ``changed`` are the suggestions whose plans were written anew or
    taken back meanwhile."""

    def __init__(self, changed, actor):
        self.changed = changed
        rows = list(Suggestion.objects.visible_to(actor).filter(pk__in=changed).order_by("session", "number", "pk"))
        words = "、".join(name(row) for row in rows[:NAMED]) + (
            f"等{len(changed)}件" if len(changed) > len(rows[:NAMED]) else ""
        )
        super().__init__(f"{words}的方案在您核对以后改过、撤下或者已经交办，请重新核对。本次一件也没有交办。")


@transaction.atomic
def apply(seen, *, actor):
    """Assign what was looked through, {suggestion: stamp of its plan}: the suggestions assigned or, where that takes
    longer than a page may, the Job. LookAgain when one of them is no longer what was seen."""
    plans = _as_seen(seen, actor)
    if len(plans) <= AT_ONCE:
        return assign_planned(plans, actor=actor)
    return jobs.submit("suggestions.assign_planned", actor=actor, label=f"交办建议{len(plans)}件", seen=seen)


def _as_seen(seen, actor):
    """The plans, held until the deed is done, if each is still the one that was seen."""
    list(AssignmentPlan.objects.select_for_update().filter(suggestion__in=seen).order_by("pk").values_list("pk"))
    plans = list(tables.plans_for(actor, seen))
    stand = {plan.suggestion_id: plan.stamp for plan in plans}
    if changed := {pk for pk, stamp in seen.items() if stand.get(pk) != stamp}:
        raise LookAgain(changed, actor)
    return plans


def run(job, progress):
    """In the background; done again after a break it finds the decisions applied and nothing left to do."""
    actor = asker(job)
    if not policies.assigns(actor):
        raise Refused(f"只有{policies.assigns.__doc__}可以交办。")
    seen = {int(pk): stamp for pk, stamp in job.args["seen"].items()}
    with transaction.atomic():
        plans = _as_seen(seen, actor) if job.attempts == 1 or tables.plans_for(actor, seen).exists() else []
        done = assign_planned(plans, actor=actor)
    progress(len(done), len(done))
    return {
        "done": len(done),
        "url": reverse("congress:outbox"),
        "label": f"已交办{len(done)}件，去核对、发出交办通知",
    }


ASSIGN_PLANNED = JobKind(key="suggestions.assign_planned", label="交办拟定的建议", run=run)
