"""Reading yearly plans: the list with how far each has come, one plan by its months."""

from django.db.models import Count, Q

from congress.frame import clock

from ..models import Meeting, Plan, PlanItem


def with_case(actor):
    return Plan.objects.visible_to(actor).select_related("congress__area", "adopted_at__term")


def listed(actor):
    """The plans this person sees, the newest year first, with how many of their items are done."""
    counts = {"planned": Count("items"), "done": Count("items", filter=Q(items__done_on__isnull=False))}
    return with_case(actor).annotate(**counts).order_by("-year", "congress__area__code", "kind")


def in_order(plan):
    return list(plan.items.order_by("order"))


def by_month(plan):
    """The items in the order of their months, each knowing whether it is late."""
    today, rows = clock.today(), sorted(in_order(plan), key=lambda item: (item.month, item.order))
    for item in rows:
        item.plan = plan
        item.late = item.is_late(today)
    return rows


def item_of(actor, pk):
    rows = PlanItem.objects.filter(plan__in=Plan.objects.visible_to(actor), pk=pk)
    return rows.select_related("plan__congress").first()


def adopting_meetings(plan):
    """The meetings of a congress at which a plan may have been adopted: those held about its year."""
    rows = Meeting.objects.held().filter(
        term__congress=plan.congress_id, opens_on__year__range=(plan.year - 1, plan.year)
    )
    return rows.select_related("term").order_by("-opens_on")
