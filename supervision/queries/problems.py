"""Reading the four lists: of one topic, of one unit, and how far both have come."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, Sum

from congress.frame import clock
from congress.models import Organization

from ..models import Measure, Problem
from ..models.topic import UNITS

State = Problem.State
MARKS = ("satisfied", "basically", "not")


def problems(actor):
    rows = Problem.objects.visible_to(actor)
    return rows.select_related("topic__congress", "topic__committee", "topic__unit", "unit")


def listed(actor, *, q="", state="", unit=None, topic=None, year=None, late=False, since=None, until=None):
    rows = problems(actor)
    if q and q.strip():
        rows = rows.filter(Q(text__contains=q.strip()) | Q(topic__title__contains=q.strip()))
    if late:
        rows = rows.late()
    asked = {"state": state, "unit": unit, "topic": topic, "topic__year": year}
    asked |= {"listed_on__gte": since, "listed_on__lte": until}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "-topic__year", "topic__order", "topic", "order"
    )


def with_measures(rows):
    return rows.prefetch_related(Prefetch("measures", Measure.objects.order_by("order")))


def of_topic(actor, topic):
    """The four lists of one topic, as far as this person sees them: two statements."""
    return with_measures(problems(actor).filter(topic=topic)).order_by("order")


def in_topic(topic):
    """All of them, for papers."""
    return list(with_measures(Problem.objects.filter(topic=topic).select_related("unit")).order_by("order"))


def has_measures(problem):
    return problem.measures.exists()


def unreported_of(topic):
    """How many problems their units have not reported on. No actor: guards ask."""
    return sum(row.state in Problem.AT_UNIT for row in topic.problems.all())


def money_of(rows):
    """(sum found, sum put right) of these problems, in 万元; None where no problem names an amount."""
    found = rows.order_by().aggregate(found=Sum("amount"), settled=Sum("settled"))
    return found["found"], found["settled"]


def open_of(topic):
    return sum(row.state != State.CLOSED for row in topic.problems.all())


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the problems of a topic or a unit have come."""

    name: str
    url: str
    found: int
    measured: int
    reported: int
    closed: int
    late: int

    @property
    def share(self):
        return round(100 * self.closed / self.found) if self.found else 0


COUNTS = {
    "found": Count("pk"),
    "measured": Count("pk", filter=~Q(state=State.LISTED)),
    "reported": Count("pk", filter=Q(state__in=(State.REPORTED, State.CLOSED))),
    "closed": Count("pk", filter=Q(state=State.CLOSED)),
}


def by_unit(rows, url):
    """[Progress] of each unit, those with late ones first: one statement. ``url(unit)`` opens its list."""
    late = Count("pk", filter=Q(state__in=Problem.AT_UNIT, due_on__lt=clock.today()))
    counted = rows.order_by().values("unit", "unit__short_name").annotate(**COUNTS, late=late)
    found = [
        Progress(name=row["unit__short_name"], url=url(row["unit"]), **{name: row[name] for name in (*COUNTS, "late")})
        for row in counted
    ]
    return sorted(found, key=lambda one: (-one.late, -(one.found - one.closed), one.name))


def progress_of(rows, name="", url=""):
    """One Progress of these rows: one statement."""
    late = Count("pk", filter=Q(state__in=Problem.AT_UNIT, due_on__lt=clock.today()))
    return Progress(name=name, url=url, **rows.order_by().aggregate(**COUNTS, late=late))


def progress_in(rows):
    """The same of problems that have been read."""
    states = Counter(row.state for row in rows)
    return Progress(
        name="",
        url="",
        found=len(rows),
        measured=len(rows) - states[State.LISTED],
        reported=states[State.REPORTED] + states[State.CLOSED],
        closed=states[State.CLOSED],
        late=sum(row.is_late for row in rows),
    )


def units_with(actor):
    """Units that have problems this person sees."""
    rows = Organization.objects.filter(pk__in=Problem.objects.visible_to(actor).values("unit"))
    return rows.order_by("order", "name")


def waiting(actor):
    """Problems whose next step is this person's, the first due first."""
    rows = problems(actor).open()
    if actor.is_any(*UNITS):
        return rows.filter(unit=actor.organization_id, state__in=Problem.AT_UNIT).order_by("due_on", "pk")
    if actor.is_any("COM", "DAC"):
        return rows.filter(topic__committee=actor.organization_id, state=State.REPORTED).order_by("reported_on", "pk")
    return rows.none()


def late_ones(actor):
    """Overdue rectification, for the leaders."""
    return problems(actor).late().order_by("due_on", "pk")


def next_order(topic):
    last = topic.problems.order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1
