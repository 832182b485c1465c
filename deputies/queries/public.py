"""What anybody may read without an account: stations that are open, deputies in office, the plan that was published.

No actor: nothing here depends on who asks. Never a private number, never a home address.
"""

from django.db.models import Count, Prefetch, Q

from congress.frame import clock, kinds
from congress.models import Congress, Membership, Plan
from congress.queries.institution import by_name

from ..models import Deputy, DutyDay, DutyReport, DutyReportSession, PublicProfile, Station, StationDeputy
from . import dossier
from .stations import in_force, photos_of

D = DutyDay.State
SHOWN = 3  # reports to electors on a deputy's page


def townships():
    return Congress.objects.filter(level="township").select_related("area")


def stations(*, q="", congress=None, kind=""):
    """Open stations: by name, place, brand, township."""
    rows = Station.objects.open().select_related("congress__area", "area")
    if word := q.strip():
        rows = rows.filter(Q(name__contains=word) | Q(brand__contains=word) | Q(serves__contains=word)
                           | Q(area__name__contains=word) | Q(address__contains=word))  # fmt: skip
    asked = {"congress": congress, "kind": kind}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "congress__area__code", "kind", "area__code", "pk"
    )


def deputies(*, q="", congress=None, level=""):
    """Deputies in office: by name (characters, pinyin, initials), station or district; of a township: its own, and all who
    serve at its stations."""
    rows = Deputy.objects.in_office().select_related("person", "congress__area", "delegation", "district")
    if word := q.strip():
        there = StationDeputy.objects.on(clock.today()).filter(station__name__contains=word)
        rows = rows.filter(
            by_name(word, "person__") | Q(district__name__contains=word) | Q(pk__in=there.values("deputy"))
        )
    if congress:
        there = StationDeputy.objects.on(clock.today()).filter(station__congress=congress)
        rows = rows.filter(Q(congress=congress) | Q(pk__in=there.values("deputy")))
    rows = rows.filter(level=level) if level else rows
    return rows.order_by("congress__area__code", "level", "person__name_pinyin", "pk")


def seats():
    """The memberships of all deputies in office."""
    return Membership.objects.filter(pk__in=Deputy.objects.in_office().values("membership"))


def station_by(code):
    """The station of a public code, open or closed, or None."""
    rows = Station.objects.select_related("congress__area", "area", "parent")
    return rows.filter(public_code=code.upper()).first()


def deputy_by(code):
    rows = Deputy.objects.select_related("person", "congress__area", "delegation", "district", "membership")
    return rows.filter(public_code=code.upper()).first()


def at_station(station):
    """Who serves there, the days of reception to come that were announced or called off, the small pictures."""
    people = Deputy.objects.in_office().filter(pk__in=station.deputies.on(clock.today()).values("deputy"))
    days = station.duty_days.filter(on__gte=clock.today(), state__in=(D.NOTICED, D.CANCELLED)).order_by("on")[:6]
    turns = Prefetch("turns__deputy__person")
    return {
        "deputies": people.select_related("person", "congress").order_by("level", "person__name_pinyin", "pk"),
        "days": days.prefetch_related(turns),
        "photos": photos_of(station)[1][:3],
    }


def stations_of(deputy):
    held = StationDeputy.objects.filter(in_force(clock.today()), deputy=deputy)
    return Station.objects.open().filter(pk__in=held.values("station")).select_related("area")


def profile_of(deputy):
    """The approved version, or None."""
    return PublicProfile.objects.filter(deputy=deputy, state=PublicProfile.State.APPROVED).first()


def year_before(today=None):
    return (today or clock.today()).year - 1


def figures_of(deputy):
    """[(what, how often, unit)] of the last whole year, as his dossier counts it: within his days in office, without what was
    decided not to count and what he missed. A part of the dossier is one figure, in which one matter is counted once though
    it has two lines (a visit at which help was given); where its lines are counted in several units, each has a figure of
    its own, named by what it counts."""
    counts, told = {}, {}
    for line in dossier.lines([deputy], *dossier.span(year_before()))[deputy.pk]:
        if line.counts and line.part != kinds.MISSED:
            matter = (line.part, line.source.unit, line.fact.target or id(line))
            if told.setdefault(matter, line.source) is not line.source:
                continue
            units = counts.setdefault(line.part, {})
            found = units.setdefault(line.source.unit, {})
            found[line.source] = found.get(line.source, 0) + line.fact.amount
    figures = []
    for part, name in kinds.DUTY_PARTS:
        units = counts.get(part, {})
        ordered = [(sorted(found, key=lambda one: one.order), unit) for unit, found in units.items()]
        for sources, unit in sorted(ordered, key=lambda one: one[0][0].order):
            what = name if len(units) == 1 else "、".join(source.label for source in sources)
            figures.append((what, sum(units[unit].values()), unit))
    return figures


def duty_reports_of(deputy):
    """The last reports to his electors whose results were released, with the counts of the ballots."""
    rows = DutyReport.objects.filter(
        deputy=deputy, session__released=True, session__state=DutyReportSession.State.FILED
    )
    return rows.select_related("session__area").order_by("-session__on")[:SHOWN]


def plan():
    """The deputies' plan of this year that has been published, else the last one, with its items; (None, [])."""
    rows = Plan.objects.filter(kind=Plan.Kind.DEPUTIES, state=Plan.State.PUBLISHED, year__lte=clock.today().year)
    found = rows.select_related("congress").order_by("-year", "congress").first()
    return found, list(found.items.order_by("month", "order")) if found else []


def counts():
    """How many deputies of each level are in office: [(label, n)]."""
    rows = Deputy.objects.in_office().order_by().values_list("level").annotate(n=Count("pk"))
    found = dict(rows)
    return [(level, found[level]) for level in Deputy.Level if level in found]


# What stands before it is public.


def profiles(actor):
    return PublicProfile.objects.visible_to(actor).select_related("deputy__person", "deputy__congress")


def own_profiles(actor):
    """[(seat, its public profile or None, the one in the making or None)] of one's own seats."""
    seats = Deputy.objects.visible_to(actor).in_office().filter(person=actor.person_id) if actor.person_id else ()
    rows = []
    for seat in seats.select_related("person", "congress") if seats else ():
        mine = list(profiles(actor).filter(deputy=seat, state__in=("approved", "draft", "proposed")))
        public = next((one for one in mine if one.state == "approved"), None)
        rows.append((seat, public, next((one for one in mine if one.state != "approved"), None)))
    return rows


def waiting(actor):
    return profiles(actor).filter(state=PublicProfile.State.PROPOSED).order_by("made_at")
