"""Tables to work through: what waits to be assigned, the ledger of promises."""

from django.db.models import Case, Count, Prefetch, Q, When

from ..models import AssignmentPlan, Commitment, CommitmentReport, Suggestion


def to_assign(actor):
    """Filed and not yet given to units, by number; each with what has been prepared for it."""
    plans = AssignmentPlan.objects.select_related("lead").prefetch_related("joint", "separate")
    rows = Suggestion.objects.visible_to(actor).filter(state="to_assign", congress=actor.congress_id)
    rows = rows.select_related("lead__person", "lead__delegation", "topic", "wished_unit", "session__term", "term")
    return rows.prefetch_related(Prefetch("assignment_plan", plans)).order_by("session", "number", "pk")


def without_units(rows):
    """Of those that wait, the ones for which nobody has named a unit yet."""
    return rows.exclude(pk__in=AssignmentPlan.objects.whole().values("suggestion"))


def assigning_in_numbers(actor):
    """How many wait, and for how many of them units are named."""
    rows = Suggestion.objects.visible_to(actor).filter(state="to_assign", congress=actor.congress_id)
    whole = Q(pk__in=AssignmentPlan.objects.whole().values("suggestion"))
    found = rows.aggregate(waiting=Count("pk"), planned=Count("pk", filter=whole))
    return found | {"gaps": found["waiting"] - found["planned"]}


def plans_for(actor, pks=None):
    """Prepared decisions of this congress that can be applied; those for these suggestions only, if any are named."""
    rows = AssignmentPlan.objects.visible_to(actor).filter(suggestion__in=Suggestion.objects.visible_to(actor))
    rows = rows.whole().filter(suggestion__state="to_assign", suggestion__congress=actor.congress_id)
    rows = rows.filter(suggestion__in=pks) if pks is not None else rows
    rows = rows.select_related("suggestion__lead__person", "suggestion__congress", "lead", "matching_committee")
    return rows.prefetch_related("joint", "separate").order_by("suggestion__session", "suggestion__number", "pk")


def _in_reach(actor):
    """Whose promises they can be at all: the search begins with these cases instead of with all promises there are. It
    grants nothing, ``visible_to`` does."""
    if actor.is_any("UNIT", "UNITL"):
        return Q(assignment__unit=actor.organization_id)
    if actor.is_any("GOV"):
        return Q(assignment__suggestion__congress=actor.congress_id)
    return Q() if actor.is_system else Q(assignment__suggestion__in=Suggestion.objects.visible_to(actor))


def ledger(actor):
    """The promises this reader may see, each with its reports: what is owed first, the next one due before all others,
    then what is settled, the newest first."""
    reports = CommitmentReport.objects.order_by("on", "pk")
    owed = Case(When(state__in=["open", "reported"], then="due_on"))
    return (
        Commitment.objects.visible_to(actor)
        .filter(_in_reach(actor), reply__replied_on__isnull=False)
        .select_related("assignment__unit", "assignment__suggestion__congress", "assignment__suggestion__lead__person")
        .prefetch_related(Prefetch("reports", reports))
        .order_by(owed.asc(nulls_last=True), "-due_on", "pk")
    )
