"""Training: what the five-year plan asks of each year and what was held; who of a congress has not been trained this term."""

from django.db.models import Count, Exists, F, OuterRef, Q

from congress.frame import clock
from congress.frame.prose import share

from ..models import Activity, Deputy, Participation, TrainingYear
from .presence import term_of

TRAINED = {"state": "present", "activity__kind": "training", "activity__state__in": ("finished", "summarised")}


def years_of(actor, congress_id):
    """The years of the running term: (TrainingYear or None, year, classes held, person-times) each."""
    term = term_of(congress_id, clock.today())
    if term is None:
        return []
    first, now = term.starts_on.year, clock.today().year
    plans = {row.year: row for row in TrainingYear.objects.visible_to(actor).filter(congress=congress_id, term=term)}
    held = (
        Activity.objects.visible_to(actor)
        .held()
        .filter(congress=congress_id, kind="training", since__gte=term.starts_on)
    )
    present = Count("participations", filter=Q(participations__state="present"))
    done = {}
    for year, persons in held.annotate(came=present).order_by().values_list("since__year", "came"):
        classes, people = done.get(year, (0, 0))
        done[year] = classes + 1, people + persons
    return [(plans.get(year), year, *done.get(year, (0, 0))) for year in range(first, max(first + 4, now) + 1)]


def _seated(actor, congress_id):
    """Deputies in office of a congress, each knowing whether he has been trained in his time in the post."""
    rows = Participation.objects.filter(
        deputy=OuterRef("pk"), activity__since__gte=OuterRef("membership__since"), **TRAINED
    )
    return Deputy.objects.visible_to(actor).of(congress_id).in_office().annotate(trained=Exists(rows))


def untrained(actor, congress_id):
    """Who has not been trained yet in this term: one query."""
    rows = (
        _seated(actor, congress_id)
        .filter(trained=False)
        .select_related("person", "delegation", "membership", "congress")
    )
    return rows.order_by("delegation__order", "person__name_pinyin", "pk")


def coverage(actor, congress_id):
    """[(delegation, deputies, trained, share)] with the whole last: each deputy once."""
    rows = _seated(actor, congress_id).order_by().values("delegation__name", "delegation__order", "trained")
    found = {}
    for row in rows.annotate(n=Count("pk")).order_by("delegation__order"):
        whole, trained = found.get(row["delegation__name"] or "未编团", (0, 0))
        found[row["delegation__name"] or "未编团"] = whole + row["n"], trained + row["n"] * row["trained"]
    lines = [(name, whole, trained, share(trained, whole)) for name, (whole, trained) in found.items()]
    whole, trained = sum(line[1] for line in lines), sum(line[2] for line in lines)
    return [*lines, ("合计", whole, trained, share(trained, whole))] if lines else []


def open_classes(actor):
    """The trainings one may still invite to."""
    rows = Activity.objects.visible_to(actor).filter(congress=actor.congress_id, kind="training")
    return rows.filter(state__in=("planned", "notified", "signup"), until__gte=clock.today()).order_by(
        F("since"), "pk"
    )
