"""The duty dossier: what deputies did, read from the rows in which they did it – nothing in it is typed a second time."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from congress.frame import clock, kinds
from congress.frame.numbers import plain
from congress.frame.together import beside, fill, gathered
from congress.models import Congress, Membership, Organization
from congress.queries.institution import by_name
from congress.queries.rules import rule

from ..models import Deputy, DossierCorrection, DossierEntry, DutyDispute, Participation, SessionAttendance

PARTS = dict(kinds.DUTY_PARTS)
FOREVER = datetime.date.max


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One fact with its source, whether it was decided that it does not count, and the latest objection to it."""

    fact: kinds.DutyFact
    source: kinds.DutySource
    correction: DossierCorrection | None = None
    dispute: DutyDispute | None = None

    @property
    def part(self):
        return self.fact.part or self.source.part

    @property
    def counts(self):
        return self.fact.kept and self.correction is None

    @property
    def when(self):
        """The day; of a sealed fact the year alone."""
        return f"{self.fact.on.year}年" if self.fact.sealed else self.fact.on

    @property
    def placed(self):
        """The day by which lines are ordered: a sealed one stands at the beginning of its year, so that its neighbours do
        not tell it."""
        return self.fact.on.replace(month=1, day=1) if self.fact.sealed else self.fact.on

    @property
    def url(self):
        return "" if self.fact.sealed else self.fact.url

    @property
    def disputed(self):
        return self.dispute is not None and self.dispute.state == DutyDispute.State.RAISED


def deputies(actor):
    """Those whose dossier this person reads."""
    rows = Deputy.objects.with_dossier_for(actor)
    return rows.select_related("person", "congress__area", "term__congress", "delegation", "district", "membership")


def nearest(rows):
    """Of these seats the one held today, else the one held last, else the one that begins first; None without any."""
    today = clock.today()

    def rank(row):
        since, until = row.membership.since, row.membership.until or FOREVER
        if since > today:
            return 2, since.toordinal(), row.congress.level, row.pk
        return int(until < today), -since.toordinal(), row.congress.level, row.pk

    return min(rows, key=rank, default=None)


def sat_between(rows, since, until):
    """Those who sat on at least one day of that time."""
    held = Q(membership__until=None) | Q(membership__until__gte=since)
    return rows.filter(held, membership__since__lte=until)


def found(actor, *, congress, year, delegation=None, words=""):
    """The deputies of a congress who sat in that year, as their list has them."""
    rows = sat_between(deputies(actor), datetime.date(year, 1, 1), datetime.date(year, 12, 31)).of(congress)
    if words.strip():
        rows = rows.filter(by_name(words, "person__") | Q(card_no=words.strip()))
    rows = rows.filter(delegation=delegation) if delegation else rows
    return rows.order_by("delegation__order", "person__name_pinyin", "pk")


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What deputies did in a time: {pk of the deputy: [(source, fact)]} in the order of the sources, nothing from outside
    his days in office; and which of it does not count or is disputed: {(deputy, source, target): row}."""

    of: dict
    struck: dict
    disputes: dict


def facts_of(rows, since, until):
    """The Facts of these deputies: the whole shelf in one statement, however many deputies there are."""
    days = {row.pk: (max(since, row.membership.since), min(until, row.membership.until or FOREVER)) for row in rows}
    read, struck, disputes = gathered([_read(list(days), since, until), _struck(days), _disputes(days)])
    found = {pk: [] for pk in days}
    for source, facts in read:
        for fact in facts:
            first, last = days[fact.deputy_id]
            if first <= fact.on <= last:
                found[fact.deputy_id].append((source, fact))
    return Facts(of=found, struck=struck, disputes=disputes)


def _read(deputy_ids, since, until):
    """[(source, its facts)] of the whole shelf in its order; what several sources share is read once."""
    shelf = sorted(kinds.duties, key=lambda one: one.order)
    readings = list(dict.fromkeys(source.shared or source.reads for source in shelf))
    found = yield from beside(reading(deputy_ids, since, until) for reading in readings)
    told, shared = dict(zip(readings, found, strict=True)), defaultdict(list)
    for reading in {source.shared for source in shelf if source.shared}:
        for key, fact in told[reading]:
            shared[key].append(fact)
    return [(source, shared[source.key] if source.shared else told[source.reads]) for source in shelf]


def _struck(deputy_ids):
    yield [rows := DossierCorrection.objects.filter(deputy__in=deputy_ids, lifted_on=None)]
    return {(row.deputy_id, row.source, row.target): row for row in rows}


def _disputes(deputy_ids):
    yield [rows := DutyDispute.objects.filter(deputy__in=deputy_ids).exclude(state="withdrawn").order_by("pk")]
    return {(row.deputy_id, row.source, row.target): row for row in rows}


def lines(rows, since, until):
    """{pk of the deputy: [Line]} of these deputies in that time, the latest first."""
    facts = facts_of(rows, since, until)
    found = {}
    for pk, pairs in facts.of.items():
        keyed = ((source, fact, (pk, source.key, fact.target)) for source, fact in pairs)
        mine = [
            Line(fact=fact, source=source, correction=facts.struck.get(key), dispute=facts.disputes.get(key))
            for source, fact, key in keyed
        ]
        found[pk] = sorted(mine, key=lambda line: (line.placed, line.source.order), reverse=True)
    return found


def open_to(actor, found):
    """The addresses among these lines' rows that this person may open."""
    wanted = defaultdict(set)
    for line in found:
        label, _, pk = line.fact.target.partition(":")
        wanted[label].add(int(pk))
    tables = {label: apps.get_model(label).objects for label in wanted}
    seen = {
        label: rows.visible_to(actor).filter(pk__in=wanted[label]).values_list("pk", flat=True)
        for label, rows in tables.items()
        if hasattr(rows, "visible_to")
    }
    fill(seen.values())
    return {f"{label}:{pk}" for label, pks in seen.items() for pk in pks}


def by_part(found):
    """[(title, [Line])] of one deputy's lines, in the printed order; parts without a line are left out."""
    parts = defaultdict(list)
    for line in found:
        parts[line.part].append(line)
    return [(title, parts[key]) for key, title in kinds.DUTY_PARTS if parts[key]]


def line_of(deputy, source, target):
    """The line of one fact, or None; from his whole time in office."""
    until = deputy.membership.until or clock.today()
    here = lines([deputy], deputy.membership.since, until)[deputy.pk]
    return next((line for line in here if (line.source.key, line.fact.target) == (source, target)), None)


def years_of(deputy):
    """The years in which he has sat, the latest first; none of a seat that begins in a later year."""
    last = min(deputy.membership.until or clock.today(), clock.today())
    return list(range(last.year, deputy.membership.since.year - 1, -1))


def span(year, deputy=None):
    """The days of a year – of his whole time where none is asked."""
    if year:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return deputy.membership.since, deputy.membership.until or clock.today()


def duty_days(deputy, year):
    """In words: the days of a year on which he was at activities and sessions, beside those the congress secures him; ""
    above the county. No actor: the caller has shown the dossier."""
    if deputy.level not in Deputy.OWN:
        return ""
    days, mine = span(year, deputy), {"deputy": OuterRef("pk")}
    came = Participation.objects.filter(state=Participation.State.PRESENT, activity__since__range=days, **mine)
    sat = SessionAttendance.objects.filter(meeting__opens_on__range=days, **mine)
    sums = [
        rows.order_by().values("deputy").annotate(half=Sum(half)).values("half")
        for rows, half in ((came, F("half_days")), (sat, F("due") - F("leave") - F("absent")))
    ]
    halves = Deputy.objects.filter(pk=deputy.pk).values_list(*(Coalesce(Subquery(one), 0) for one in sums)).get()
    secured = rule(deputy.congress_id, f"deputy.duty_days_{deputy.level}", on=min(days[1], clock.today()))
    return f"{plain(Decimal(sum(halves)) / 2)}天" + (f"（本级规定每年保障{secured}天）" if year else "")


def entries(actor):
    rows = DossierEntry.objects.visible_to(actor)
    return rows.select_related("deputy__person", "deputy__congress", "deputy__membership")


def disputes(actor):
    rows = DutyDispute.objects.visible_to(actor)
    return rows.select_related("deputy__person", "deputy__congress", "deputy__membership")


def waiting(rows, actor, state):
    """What waits for the commission of its congress – and for the county's, what concerns a township's chair himself –,
    the oldest first; one's own is for others."""
    mine = Q(deputy__congress=actor.congress_id)
    if actor.is_any("DAC"):
        chairs = Membership.objects.in_office().filter(
            role="TCH", congress=OuterRef("deputy__congress"), person=OuterRef("deputy__person")
        )
        mine |= Q(deputy__congress__parent=actor.congress_id) & Exists(chairs)
    return rows.filter(mine, state=state).exclude(deputy__person=actor.person_id).order_by("pk")


def delegations(actor, congress_id):
    return Organization.objects.visible_to(actor).filter(kind="delegation", congress=congress_id)


def sources():
    """[(key, label)] of everything a dossier is read from."""
    return [(source.key, source.label) for source in sorted(kinds.duties, key=lambda one: one.order)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line in the file of all dossiers."""

    deputy: Deputy
    line: Line


class Lines:
    """The lines of all these deputies in a year, for a file: read a piece of the deputies at a time."""

    def __init__(self, actor, **asked):
        self.rows, self.days = found(actor, **asked), span(asked["year"])

    def count(self):
        return sum(1 for _ in self.iterator(500))

    def iterator(self, size):
        keys = list(self.rows.values_list("pk", flat=True))
        for start in range(0, len(keys), size):
            piece = list(self.rows.filter(pk__in=keys[start : start + size]))
            here = lines(piece, *self.days)
            yield from (Row(deputy=deputy, line=line) for deputy in piece for line in here[deputy.pk])


def readable_congress(actor, wanted=""):
    """The congress asked for by its number where this person reads its dossiers, else his own."""
    reads_all = actor.congress_id == actor.county_id
    rows = Congress.objects.visible_to(actor)
    found = rows.filter(pk=wanted).first() if wanted.isdecimal() and reads_all else None
    return found.pk if found else actor.congress_id
