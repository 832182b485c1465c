"""Reading rosters: whose turn it is and why, who came, who did not, and the share of them (domain §6: 进站率)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Count, Prefetch, Q, Sum

from congress.frame import clock
from congress.frame.prose import share_of
from congress.models import Membership
from congress.queries.calendar import calendar_of
from congress.queries.rules import rule

from ..models import Deputy, DutyDay, DutySwap, DutyTurn, Roster, Station, StationDeputy
from . import recurrence
from .stations import in_force, stations_kept_by

D = DutyDay.State
OVER = (D.HELD, D.MISSED)
FURTHEST_NOTICE = timedelta(days=31)  # the longest notice the rule may ask for
DAYS, NOTICE_DAYS, ROLL = "station.days_of_month", "station.notice_days", "station.roll_forward"


# Which days.


def recurrence_of(station):
    """The rule by which a station receives: its own, else that of its township or county."""
    return recurrence.read(station.days or rule(station.congress_id, DAYS))


def rolls(station):
    return station.roll == Station.Roll.NEXT if station.roll else rule(station.congress_id, ROLL)


def occasions(station, quarter, today):
    """The days of a quarter on which a station receives, those to come."""
    return [
        one for one in occasions_between(station, max(quarter.first_day, today), quarter.last_day) if one.on > today
    ]


def occasions_between(station, since, until):
    """The days on which a station receives by its rule in a time, past ones too."""
    calendar = calendar_of(station.congress_id)
    return recurrence.occasions(recurrence_of(station), since, until, calendar, rolled=rolls(station))


def notice_days(station):
    return rule(station.congress_id, NOTICE_DAYS)


def last_notice_day(day):
    """The last day on which a reception may still be announced in time."""
    return recurrence.ahead(day.on, notice_days(day.station))


# Whose turn.


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a deputy has done at a station so far this year."""

    deputy_id: int
    name: str
    person_id: int | None = None
    turns: int = 0
    last: date | None = None


def fair_turns(days, records, per_day, busy=None):
    """{day: [deputy_id]}: on each day those with the fewest turns, of these whose last was longest ago, then by name;
    nobody who is ``busy`` that day ({day: persons}) – he cannot be at two stations on one morning –, and nobody twice
    for two seats. Pure: nobody has two turns more than another who was free all the time."""
    counts = {one.deputy_id: one.turns for one in records}
    last = {one.deputy_id: one.last or date.min for one in records}
    found = {}
    for day in sorted(days):
        away, found[day] = set((busy or {}).get(day, ())), []
        for one in sorted(
            records, key=lambda one: (counts[one.deputy_id], last[one.deputy_id], one.name, one.deputy_id)
        ):
            who = one.person_id or (one.deputy_id,)
            if who in away or len(found[day]) == per_day:
                continue
            away.add(who)
            found[day].append(one.deputy_id)
            counts[one.deputy_id] += 1
            last[one.deputy_id] = day
    return found


def busy_on(days, records):
    """{day: persons} of those records who are on duty somewhere, in whichever seat."""
    rows = DutyTurn.objects.filter(
        on__in=days, called_off=False, deputy__person__in=[one.person_id for one in records]
    )
    found = defaultdict(set)
    for on, person in rows.order_by().values_list("on", "deputy__person"):
        found[on].add(person)
    return found


def records_of(station, day):
    """[Record] of everybody who serves at a station on a day: his turns of that year there."""
    held = StationDeputy.objects.filter(station=station).filter(in_force(day))
    there = Deputy.objects.filter(pk__in=held.values("deputy")).acting().on(day).select_related("person")
    turns = DutyTurn.objects.filter(day__station=station, on__year=day.year).exclude(day__state=D.CANCELLED)
    counts, last = Counter(), {}
    for pk, on in turns.order_by("on").values_list("deputy", "on"):
        counts[pk] += 1
        last[pk] = on
    return [
        Record(
            deputy_id=one.pk,
            name=one.person.name_pinyin,
            person_id=one.person_id,
            turns=counts[one.pk],
            last=last.get(one.pk),
        )
        for one in there
    ]


def explanation(records, chosen, short=0):
    """Why the turns fell so, in words: each with his turns before and now, and how many could not be filled."""
    more = Counter(pk for day in chosen.values() for pk in day)
    names = dict(Deputy.objects.filter(pk__in=more).values_list("pk", "person__name"))
    said = [f"{names[one.deputy_id]}{one.turns}+{more[one.deputy_id]}次" for one in records if more[one.deputy_id]]
    text = f"本年值班次数少的先排，次数相同的按上次值班先后。此前次数+本次：{'，'.join(said)}。"
    return text + (f"有{short}人次因代表当天都在别的站点值班没有排上，请补排。" if short else "")


# Lists and pages.


def rosters(actor):
    return Roster.objects.visible_to(actor).select_related("station__congress__area")


def days(actor):
    """Days of reception with what their pages show."""
    rows = DutyDay.objects.visible_to(actor).select_related("station__congress__area", "station__area", "roster")
    turns = DutyTurn.objects.select_related("deputy__person", "deputy__congress", "instead_of__person").order_by("pk")
    return rows.prefetch_related(Prefetch("turns", turns))


LATE_EXCUSE = 30  # days after which leave is no longer entered


def takes_arrivals(day):
    """Whether somebody may still check in: on an announced day, and until its evening on one that has been entered."""
    return day.state == D.NOTICED or (day.state == D.HELD and day.on == clock.today())


def opens_at(day):
    """The hour at which a reception opens, in Beijing; nine where its hours cannot be read."""
    hours = clock.span(day.hours)
    return time.fromisoformat(hours[0]) if hours else time(9)


def is_late_entry(turn):
    """Whether an arrival entered now is entered for a day that has passed."""
    return turn.on < clock.today()


def with_excuses(actor, turns):
    """These turns, each marked with whether this person may enter leave for it: of a station he keeps, not too long ago.
    One statement."""
    kept = set(stations_kept_by(actor).values_list("pk", flat=True))
    for turn in turns:
        late = (clock.today() - turn.on).days > LATE_EXCUSE
        turn.may_excuse = turn.day.station_id in kept and not late and not turn.came_at
    return turns


def open_day(station, on):
    """The announced or held day of reception of a station on a date, or None."""
    return DutyDay.objects.filter(station=station, on=on, state__in=(D.NOTICED, D.HELD)).first() if station else None


def as_opinion(actor, pk):
    """Where and when something was said on a day of reception this person sees; {} without one."""
    day = days(actor).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if day is None:
        return {}
    area = day.station.congress.area_id if day.station.congress.parent_id else day.station.area_id
    return {"source": "walk_in", "received_on": day.on, "station": day.station_id, "area": area}


def days_of(roster, actor):
    return list(days(actor).filter(roster=roster).order_by("on"))


def listed(actor, *, congress=None, station=None, state="", since=None, until=None, vacant=False, mine=False):
    """Days of reception, the next ones first."""
    rows = days(actor).filter(lacking()) if vacant else days(actor)
    if mine:
        rows = rows.filter(station__in=stations_kept_by(actor))
    asked = {"station__congress": congress, "station": station, "state": state, "on__gte": since, "on__lte": until}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("on", "station", "pk")


def seats_of(actor):
    """The seats in which somebody is a deputy today: he serves at stations in any of them."""
    rows = Deputy.objects.visible_to(actor).in_office()
    return rows.filter(person=actor.person_id) if actor.person_id else rows.none()


def turns_of(actor):
    """A deputy's own turns with their days."""
    rows = DutyTurn.objects.visible_to(actor).filter(deputy__in=seats_of(actor))
    return rows.select_related("day__station__congress", "day__station__area", "deputy__person")


def coming(actor):
    """His turns from today on."""
    rows = turns_of(actor).filter(on__gte=clock.today()).exclude(day__state=D.CANCELLED)
    return rows.order_by("on", "pk")


def past(actor):
    return turns_of(actor).filter(on__lt=clock.today(), day__state__in=OVER).order_by("-on", "-pk")


def to_sit(actor):
    """His turns to come that he has neither come to nor been excused from."""
    return coming(actor).filter(came_at=None, excused_because="")


def asked_of(actor):
    """Swaps that wait for this deputy's word."""
    rows = DutySwap.objects.visible_to(actor).filter(with_deputy__in=seats_of(actor), state=DutySwap.State.ASKED)
    return rows.select_related("turn__day__station", "turn__deputy__person", "their_turn__day")


def may_take(turn):
    """Deputies of the station who are not on duty that day, here or elsewhere."""
    return may_serve_on(turn.day)


def may_serve_on(day):
    """Deputies who serve at the station on a day, may act and are not on duty yet, here or elsewhere."""
    held = StationDeputy.objects.filter(station=day.station_id).filter(in_force(day.on))
    busy = DutyTurn.objects.filter(on=day.on, called_off=False).values("deputy__person")
    rows = Deputy.objects.filter(pk__in=held.values("deputy")).acting().on(day.on).exclude(person__in=busy)
    return rows.select_related("person", "congress")


def lacking():
    """Days to come on which a turn is to be filled."""
    return Q(vacant__gt=0, on__gte=clock.today(), state__in=(D.PLANNED, D.NOTICED))


def vacancies(actor):
    """How many days of the stations one keeps lack a deputy."""
    return DutyDay.objects.filter(lacking(), station__in=stations_kept_by(actor)).count()


def posts_of(deputies):
    """The memberships of some deputies, to be told something."""
    return Membership.objects.filter(deputy__in=deputies).select_related("person")


def keepers_posts(station):
    return Membership.objects.filter(stations__in=station.keepers.on(clock.today())).select_related("person")


def to_notice(today):
    """Planned days whose notice is due by the rule of their congress: [DutyDay]."""
    rows = DutyDay.objects.filter(state=D.PLANNED, on__range=(today, today + FURTHEST_NOTICE))
    return [day for day in rows.select_related("station__congress").order_by("on") if last_notice_day(day) <= today]


def to_close(today):
    """Announced days that are over and not yet entered."""
    return list(DutyDay.objects.filter(state=D.NOTICED, on__lt=today).order_by("pk"))


# Figures.


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Of one station, township or deputy in a time."""

    label: str
    pk: int
    assigned: int = 0
    present: int = 0  # deputies who came at least once
    turns: int = 0
    came: int = 0
    excused: int = 0

    @property
    def missed(self):
        return self.turns - self.came - self.excused

    @property
    def station_rate(self):
        """进站率: deputies who came at least once of those assigned."""
        return share_of(self.present, self.assigned)

    @property
    def turn_rate(self):
        """次率: check-ins of scheduled turns."""
        return share_of(self.came, self.turns)


def _turns(actor, since, until):
    rows = DutyTurn.objects.visible_to(actor).filter(on__range=(since, until), day__state__in=OVER)
    return rows.order_by()


COUNTS = {
    "turns": Count("pk"),
    "came": Count("pk", filter=Q(came_at__isnull=False)),
    "excused": Count("pk", filter=~Q(excused_because="")),
    "present": Count("deputy", filter=Q(came_at__isnull=False), distinct=True),
}


def by_station(actor, since, until, *, congress=None):
    """[(Station, Attendance)] of those that are open: 进站率 = who came at least once / who is assigned."""
    stations = Station.objects.visible_to(actor).on(until).exclude(kind=Station.Kind.POINT)
    stations = stations.filter(congress=congress) if congress else stations
    stations = stations.select_related("congress__area").annotate(
        assigned=Count("deputies", filter=in_force(until, "deputies__"))
    )
    found = {
        row.pop("day__station"): row for row in _turns(actor, since, until).values("day__station").annotate(**COUNTS)
    }
    return [
        (one, Attendance(label=one.name, pk=one.pk, assigned=one.assigned, **found.get(one.pk, {})))
        for one in stations.order_by("congress__area__code", "kind", "area__code", "pk")
    ]


def by_township(rows):
    """[Attendance] of the townships of ``by_station``: sums; who serves at two stations counts at each."""
    sums = {}
    for station, one in rows:
        congress = station.congress
        total = sums.setdefault(congress.pk, {"label": congress.area.name, "pk": congress.pk})
        for name in ("assigned", "present", "turns", "came", "excused"):
            total[name] = total.get(name, 0) + getattr(one, name)
    return [Attendance(**total) for total in sums.values()]


def missed_turns(actor, since, until, *, station=None, congress=None):
    """Who did not come and had not asked for leave, the latest first."""
    rows = DutyTurn.objects.visible_to(actor).filter(on__range=(since, until), day__state__in=OVER)
    rows = rows.filter(came_at=None, excused_because="")
    asked = {"day__station": station, "day__station__congress": congress}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return rows.select_related("deputy__person", "deputy__congress", "day__station__congress").order_by("-on", "-pk")


def missed_days(station_id, year):
    """How many days of a year nobody came to a station."""
    return DutyDay.objects.filter(station=station_id, state=D.MISSED, on__year=year).count()


def check_ins(deputy_ids, since, until):
    """(turn pk, deputy_id, day, station name, day pk) of everybody who came: one statement."""
    rows = DutyTurn.objects.filter(deputy__in=deputy_ids, on__range=(since, until), came_at__isnull=False)
    return rows.order_by("on", "pk").values_list("pk", "deputy_id", "on", "day__station__name", "day_id")


def receptions(congress_ids, since, until):
    """{congress: days on which people were received} in a time."""
    rows = DutyDay.objects.filter(station__congress__in=congress_ids, on__range=(since, until), state=D.HELD)
    return dict(
        rows.order_by().values("station__congress").annotate(n=Count("pk")).values_list("station__congress", "n")
    )


def visitors(congress_ids, since, until):
    """{congress: people received at its stations} in a time."""
    rows = DutyDay.objects.filter(station__congress__in=congress_ids, on__range=(since, until), state=D.HELD)
    return dict(rows.order_by().values_list("station__congress").annotate(n=Sum("visitors", default=0)))


def came(congress_ids, since, until):
    """{congress: turns in which a deputy came}."""
    rows = DutyTurn.objects.filter(day__station__congress__in=congress_ids, on__range=(since, until))
    rows = rows.filter(came_at__isnull=False).order_by().values("day__station__congress")
    return dict(rows.annotate(n=Count("pk")).values_list("day__station__congress", "n"))


def anybody_came(day):
    return DutyTurn.objects.filter(day=day.pk, came_at__isnull=False).exists()


def turns_to_get(turn):
    """Turns of others at the same station, still to come, on days on which this deputy is free."""
    own = DutyTurn.objects.filter(deputy__person=turn.deputy.person_id, called_off=False).values("on")
    rows = DutyTurn.objects.filter(day__station=turn.day.station_id, on__gt=clock.today(), came_at=None)
    rows = rows.filter(day__state__in=(D.PLANNED, D.NOTICED)).exclude(on__in=own)
    return rows.select_related("deputy__person").order_by("on", "pk")


def waiting(actor):
    """Days of the stations one keeps that want something: today's, those over that nobody has entered, and those to come
    that lack a deputy."""
    due = Q(on__lte=clock.today(), state__in=(D.PLANNED, D.NOTICED))
    rows = DutyDay.objects.filter(due | lacking(), station__in=stations_kept_by(actor))
    return rows.select_related("station").order_by("on", "pk")
