"""Reading the stars of stations: the standards, the cycles, one station's items and history, who holds how many stars."""

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, Sum, prefetch_related_objects

from congress.queries.attachments import attachments_of, file_row
from congress.queries.rules import rule

from ..models import DutyDay, RatingScore, StandardItem, StandardSheet, StarCycle, Station, StationRating
from ..models.star import MOST_STARS, OFFICES

MISSED = "station.missed_days_off"  # the rule: how many days of a year without anybody on duty cost a star
PHOTO = "proof"  # purpose of the pictures that prove an item: "proof-<item>"
State = StationRating.State


def sheets(actor):
    rows = StandardSheet.objects.visible_to(actor).select_related("congress__area")
    return rows.annotate(worth=Sum("items__most")).order_by("-version")


def sheet_in_force(congress_id):
    """No actor: asked by the deeds of the county's own office."""
    return StandardSheet.objects.filter(congress=congress_id, state=StandardSheet.State.IN_FORCE).first()


def items_of(sheet):
    return list(sheet.items.order_by("order"))


def cycles(actor):
    """The years this person sees, the latest first, each with how many stations have been rated."""
    counts = {"stations": Count("ratings"), "rated": Count("ratings", filter=Q(ratings__state=State.COUNTY_RATED))}
    rows = StarCycle.objects.visible_to(actor).select_related("congress__area", "sheet")
    return rows.annotate(**counts).order_by("-year")


def ratings(actor):
    rows = StationRating.objects.visible_to(actor)
    return rows.select_related(
        "cycle__congress", "cycle__sheet", "station__congress__area", "station__congress__parent"
    )


def listed(actor, *, cycle=None, congress=None, state="", stars=None):
    """The stations of a cycle by township; with stars asked for, only where they may be read."""
    asked = {"cycle": cycle, "station__congress": congress, "state": state}
    rows = ratings(actor).filter(**{name: value for name, value in asked.items() if value})
    if stars is not None:
        rows = rows.filter(Q() if sees_points(actor) else Q(cycle__state="announced"), stars=stars)
    return rows.order_by("-cycle__year", "station__congress__area__code", "station__kind", "station", "pk")


def sees_points(actor):
    """The county's offices see its points before they are announced."""
    return actor.is_system or (actor.is_any(*OFFICES) and actor.congress_id == actor.county_id)


def shows_given(rating, actor):
    return rating.cycle.is_announced or sees_points(actor)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One item of a station as this reader sees it, with the pictures that prove it."""

    item: StandardItem
    score: object
    photos: tuple
    shown: bool
    by_system = False  # every item is judged by people

    @property
    def given(self):
        return self.score.given if self.shown else None

    @property
    def comment(self):
        return self.score.comment if self.shown else ""


def rows_of(rating, actor):
    """Every item of a station's rating: two statements."""
    shown, photos = shows_given(rating, actor), {}
    for file in attachments_of(rating).get(f"deputies.stationrating:{rating.pk}", []):
        photos.setdefault(file.purpose, []).append(file_row(file))
    prefetch_related_objects(
        [rating], Prefetch("scores", RatingScore.objects.select_related("item").order_by("item__order"))
    )
    return [
        Row(item=one.item, score=one, photos=tuple(photos.get(f"{PHOTO}-{one.item_id}", ())), shown=shown)
        for one in rating.scores.all()
    ]


def total(rating, name):
    """The sum of ``own`` or ``given``."""
    return rating.scores.aggregate(sum=Sum(name, default=0))["sum"]


def lacking(rating, name):
    """How many items have no such score yet; the page of a rating has read them all."""
    return sum(getattr(one, name) is None for one in rating.scores.all())


def unrated(cycle):
    """How many stations that are still there are not rated yet. No actor: asked by the guard of the county's own deed."""
    return cycle.ratings.exclude(state=State.COUNTY_RATED).filter(station__closed_on=None).count()


def most_missed(congress_id):
    return rule(congress_id, MISSED)


def missed_days(station_ids, year):
    """{station: days of the year on which nobody came}: one statement."""
    rows = DutyDay.objects.filter(station__in=station_ids, state=DutyDay.State.MISSED, on__year=year)
    return dict(rows.order_by().values_list("station").annotate(n=Count("pk")))


def to_rate(cycle):
    """Stations that a cycle rates: open ones that people keep; collection points are part of theirs."""
    rows = Station.objects.open().filter(Q(congress=cycle.congress_id) | Q(congress__parent=cycle.congress_id))
    return rows.exclude(kind=Station.Kind.POINT)


def history(station, actor):
    """What this station was given year by year, as far as it is announced."""
    return list(ratings(actor).filter(station=station, cycle__state="announced").order_by("-cycle__year"))


def latest(station_id):
    """The last announced rating of a station, which says its stars. No actor: asked by the deeds."""
    rows = StationRating.objects.filter(station=station_id, cycle__state="announced")
    return rows.order_by("-cycle__year").first()


def by_township(actor):
    """[(congress, [(stars, n)], without, n)]: the stations that are open, by stars."""
    rows = Station.objects.visible_to(actor).open().exclude(kind=Station.Kind.POINT).order_by()
    counts = rows.values("congress", "congress__area__name", "stars").annotate(n=Count("pk"))
    found = {}
    for row in counts.order_by("congress__area__code"):
        key = row["congress"], row["congress__area__name"]
        found.setdefault(key, {})[row["stars"] or 0] = found.get(key, {}).get(row["stars"] or 0, 0) + row["n"]
    return [
        (pk, name, [(n, has.get(n, 0)) for n in range(MOST_STARS, 0, -1)], has.get(0, 0), sum(has.values()))
        for (pk, name), has in found.items()
    ]


def results(cycle):
    """The announced ratings for the table: most stars and points first. No actor: the paper is asked for by deeds."""
    rows = cycle.ratings.filter(state=State.COUNTY_RATED).select_related("station__congress__area")
    return rows.order_by("-stars", F("total").desc(nulls_last=True), "station__congress__area__code", "pk")


def to_do(actor):
    """The stations that wait for this person: the keeper's words, the chair's check, the county's points."""
    rows = ratings(actor).filter(cycle__state="open").order_by("-cycle__year", "station__congress__area__code", "pk")
    if actor.is_any("DAC"):
        own = Q(state=State.SELF_SCORED, station__congress=actor.congress_id)
        return rows.filter(Q(state=State.TOWNSHIP_CHECKED) | own)
    if actor.is_any("TCH"):
        return rows.filter(state=State.SELF_SCORED, station__congress=actor.congress_id)
    return rows.filter(state=State.SELF)
