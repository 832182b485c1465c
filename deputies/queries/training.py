"""Training: what the five-year plan asks of each year and each class of trainees and what was held; who has not been
trained yet."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef

from congress.frame import clock
from congress.frame.prose import share
from congress.frame.together import gathered
from congress.models import Congress, Membership

from ..models import Activity, Deputy, Participation, TrainingLine, TrainingYear
from .presence import term_of

Audience = TrainingLine.Audience
HELD = {"activity__kind": "training", "activity__state__in": ("finished", "summarised")}
TRAINED = {"state": "present", **HELD}
BY_POST = {Audience.LEADERS: ("LEAD", "SCM"), Audience.CHAIRS: ("TCH",)}


def audiences(congress):
    """The classes of trainees a congress plans for: the county for all, a township for its own."""
    return [*Audience] if congress.level == Congress.Level.COUNTY else [Audience.CHAIRS, Audience.TOWNSHIP]


@dataclass(frozen=True, kw_only=True)
class PlannedLine:
    """One class of trainees in one year: what the plan asks and how many were trained."""

    audience: str
    label: str
    classes: int | None = None
    places: int | None = None
    people: int = 0


@dataclass(frozen=True, kw_only=True)
class PlannedYear:
    year: int
    plan: TrainingYear | None = None
    held: int = 0
    people: int = 0
    lines: list = field(default_factory=list)

    @property
    def title(self):
        return f"{self.year}年"


def plan_and_coverage(actor, congress):
    """(the years of the plan, coverage by delegation, by class of trainees, by township) of a congress: read together."""
    readers = (years_of, coverage, coverage_by_class, coverage_by_township)
    return gathered([reader(actor, congress) for reader in readers])


def years_of(actor, congress):
    """A reader of the years of the running term, five at least."""
    term = term_of(congress.pk, clock.today())
    if term is None:
        return []
    first, now = term.starts_on.year, clock.today().year
    held = Activity.objects.visible_to(actor).held().filter(congress=congress.pk, kind="training")
    held = held.filter(since__gte=term.starts_on).order_by()
    came = Participation.objects.filter(activity__in=held, state="present").order_by()
    plans, classes, people, *times = yield [
        TrainingYear.objects.visible_to(actor).filter(congress=congress.pk, term=term).prefetch_related("lines"),
        held.values_list("since__year").annotate(n=Count("pk")),
        came.values_list("activity__since__year").annotate(n=Count("pk")),
        *(_person_times(actor, congress, one, came) for one in audiences(congress)),
    ]
    plans, classes, people = {row.year: row for row in plans}, dict(classes), dict(people)
    by_class = dict(zip(audiences(congress), map(dict, times), strict=True))
    return [
        PlannedYear(
            year=year,
            plan=plans.get(year),
            held=classes.get(year, 0),
            people=people.get(year, 0),
            lines=_lines(plans.get(year), year, by_class),
        )
        for year in range(first, max(first + 4, now) + 1)
    ]


def _person_times(actor, congress, audience, came):
    seats = seats_of(actor, congress, audience).order_by()
    rows = came.filter(deputy__person__in=seats.values("person"), deputy__level__in=_levels(audience))
    return rows.values_list("activity__since__year").annotate(n=Count("pk"))


def _levels(audience):
    """Seats in which somebody counts for a class: whoever is one by his post, in any seat."""
    if audience in BY_POST:
        return Deputy.Level.values
    return Deputy.UPPER if audience == Audience.UPPER else (audience,)


def _lines(plan, year, by_class):
    asked = {line.audience: line for line in plan.lines.all()} if plan else {}
    return [
        PlannedLine(
            audience=one.value,
            label=one.label,
            classes=asked[one].classes if one in asked else None,
            places=asked[one].places if one in asked else None,
            people=done.get(year, 0),
        )
        for one, done in by_class.items()
        if one in asked or done.get(year)
    ]


def seats_of(actor, congress, audience):
    """Deputies in office who belong to a class of trainees of a congress; each person once."""
    rows = Deputy.objects.visible_to(actor).in_office()
    if audience in BY_POST:
        posts = Membership.objects.in_office().filter(role__in=BY_POST[audience], person=OuterRef("person"))
        rows = rows.filter(Exists(posts.filter(congress=OuterRef("congress"))), level__in=Deputy.OWN)
    if audience == Audience.UPPER:
        first = rows.filter(level__in=Deputy.UPPER, congress=congress.pk).order_by("person", "pk")
        mine = first.filter(person=OuterRef("person")).values("pk")[:1]
        return rows.filter(congress=congress.pk, level__in=Deputy.UPPER, pk=mine)
    if audience in (Audience.LEADERS, Audience.COUNTY) or congress.level == Congress.Level.TOWNSHIP:
        return rows.of(congress.pk)
    return rows.of_level(Deputy.Level.TOWNSHIP).filter(congress__parent=congress.pk)


def _knowing(rows):
    """Each seat knowing whether its holder was trained, in whatever seat, since he took it."""
    came = Participation.objects.filter(
        deputy__person=OuterRef("person"), activity__since__gte=OuterRef("membership__since"), **TRAINED
    )
    return rows.annotate(trained=Exists(came))


def untrained(actor, congress, audience=None):
    """Who has not been trained yet in this term – of the congress itself, or of one class of trainees: one query."""
    rows = (
        seats_of(actor, congress, audience)
        if audience
        else Deputy.objects.visible_to(actor).of(congress.pk).in_office()
    )
    rows = _knowing(rows).filter(trained=False).select_related("person", "delegation", "membership", "congress")
    return rows.order_by("congress__area__code", "delegation__order", "person__name_pinyin", "pk")


def coverage(actor, congress):
    """A reader of [(delegation, deputies, trained, share)] with the whole last: each deputy once."""
    rows = _knowing(Deputy.objects.visible_to(actor).of(congress.pk).in_office()).order_by()
    rows = rows.values("delegation__name", "delegation__order", "trained")
    yield [counts := rows.annotate(n=Count("pk")).order_by("delegation__order")]
    found = {}
    for row in counts:
        whole, trained = found.get(row["delegation__name"] or "未编团", (0, 0))
        found[row["delegation__name"] or "未编团"] = whole + row["n"], trained + row["n"] * row["trained"]
    lines = [(name, whole, trained, share(trained, whole)) for name, (whole, trained) in found.items()]
    whole, trained = sum(line[1] for line in lines), sum(line[2] for line in lines)
    return [*lines, ("合计", whole, trained, share(trained, whole))] if lines else []


@dataclass(frozen=True, kw_only=True)
class Covered:
    """How many of one class of trainees were trained at least once in the term."""

    audience: str
    label: str
    deputies: int
    trained: int

    @property
    def missing(self):
        return self.deputies - self.trained

    @property
    def share(self):
        return share(self.trained, self.deputies)


def coverage_by_class(actor, congress):
    """A reader of [Covered] of the classes of trainees that a congress has."""
    seats = {one: _knowing(seats_of(actor, congress, one)).order_by() for one in audiences(congress)}
    read = yield [rows.values_list("trained").annotate(n=Count("pk")) for rows in seats.values()]
    found = []
    for one, counts in zip(seats, map(dict, read), strict=True):
        if counts:
            total = sum(counts.values())
            found.append(Covered(audience=one.value, label=one.label, deputies=total, trained=counts.get(True, 0)))
    return found


def coverage_by_township(actor, county):
    """A reader of [(congress, deputies, trained, share)] of each township's own deputies; none for a township."""
    towns = Congress.objects.visible_to(actor).filter(parent=county.pk).select_related("area").order_by("area__code")
    rows = (
        Deputy.objects.visible_to(actor).of_level(Deputy.Level.TOWNSHIP).in_office().filter(congress__parent=county.pk)
    )
    counts = _knowing(rows).order_by().values_list("congress", "trained").annotate(n=Count("pk"))
    yield [towns, counts]
    found = {}
    for congress, trained, number in counts:
        found.setdefault(congress, {})[trained] = number
    lines = []
    for town in towns:
        trained = found.get(town.pk, {}).get(True, 0)
        whole = trained + found.get(town.pk, {}).get(False, 0)
        lines.append((town, whole, trained, share(trained, whole)))
    return lines


def open_classes(actor):
    """The trainings one may still invite to."""
    rows = Activity.objects.visible_to(actor).filter(congress=actor.congress_id, kind="training")
    return rows.filter(state__in=("planned", "notified", "signup"), until__gte=clock.today()).order_by(
        F("since"), "pk"
    )
