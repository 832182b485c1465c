"""Reading the route of a visit, and the activity of the deputies that it is."""

from deputies.models import Activity


def route_of(topic):
    return list(topic.stops.order_by("order"))


def has_route(topic):
    return topic.stops.exists()


def activities_for(topic):
    """The inspections among the deputies' activities that no other visit has named, the newest first. No actor: those who
    conduct the visit choose."""
    rows = Activity.objects.filter(congress=topic.congress_id, kind=Activity.Kind.INSPECTION, visit=None)
    return rows.exclude(state=Activity.State.CANCELLED).order_by("-since", "-pk")


def activity_of(topic):
    """The activity a visit is, with how many came: (activity, present) or None."""
    if topic.activity_id is None:
        return None
    return topic.activity, topic.activity.participations.filter(state="present").count()
