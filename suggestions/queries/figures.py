"""How many stand where: the figures above 今天要办."""

from django.db.models import Count, Q

from congress.frame import clock

from ..models import Assignment, Suggestion
from ..models.assignment import OWING
from . import stages

OF_UNITS = ("assigned", "working", "signing", "feedback", "follow_up")
OF_OFFICES = ("review", "to_assign", "assigned", "working", "feedback", "rated")
GOING_ON = ("handling", *(state for key in OF_OFFICES for state in stages.BY_KEY[key].case))


def figures(actor):
    """{"late": n, stage: n, …} in one statement. A unit counts its own tasks, everybody else the cases."""
    if actor.is_any("UNIT", "UNITL"):
        rows = Assignment.objects.visible_to(actor).filter(unit=actor.organization_id)
        wanted = {"late": Q(state__in=OWING, reply_due_on__lt=clock.today())}
        wanted |= {key: Q(state__in=stages.BY_KEY[key].task) for key in OF_UNITS}
    else:
        rows = Suggestion.objects.visible_to(actor).filter(congress=actor.congress_id, state__in=GOING_ON)
        wanted = {"late": Q(state="handling", reply_due_on__lt=clock.today())}
        wanted |= {key: stages.BY_KEY[key].of_cases() for key in OF_OFFICES}
    return rows.order_by().aggregate(**{key: Count("pk", filter=where) for key, where in wanted.items()})
