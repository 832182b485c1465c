"""What is known of somebody in office from the suggestions of deputies: how his body handled them while he was there."""

from django.db.models import Count, Q

from congress.frame import clock
from congress.frame.kinds import Facet

from .models import Assignment


def handled(actor, seats):
    """One line for each of his bodies that answers suggestions (办理情况)."""
    found = []
    for seat in seats:
        until = seat.until or clock.today()
        rows = Assignment.objects.visible_to(actor).in_force().answering()
        rows = rows.filter(unit=seat.organization_id, assigned_on__range=(seat.since, until))
        told = rows.aggregate(
            all=Count("pk", distinct=True),
            answered=Count("pk", distinct=True, filter=Q(replies__replied_on__isnull=False)),
            late=Count("pk", distinct=True, filter=Q(replies__on_time=False)),
        )
        if told["all"]:
            words = f"{seat.organization}主办、分办代表建议{told['all']}件，已答复{told['answered']}件，其中超期{told['late']}件"
            found.append((None, words, f"/suggestions/?unit={seat.organization_id}"))
    return found


ALL = (Facet(key="suggestions.handled", title="代表建议办理", lines=handled, order=30),)
