"""Duty points: facts and a sheet give numbers, the same whenever they are asked for.

The sheet that is in force on the first day of a year rules the whole year; the first sheet that rules a congress at all
also rules the years from the one it names. A year up to the end of a quarter is reckoned like a year that ends there, so that
the caps of the year hold and the quarters add up.
"""

import datetime
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery

from congress.frame import clock, kinds
from congress.frame.numbers import plain
from congress.frame.quarters import Quarter
from congress.frame.together import fill
from congress.queries.assessments import ranks

from ..models import Deputy, PointResult, PointResultSet, PointSheet
from ..models.deputy import READERS
from . import dossier

NOUGHT = Decimal(0)
FIRST_YEAR = 2016


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One line of a sheet: what a unit of a source is worth, the most of a year, and with whom that most is shared."""

    source: str
    points: Decimal
    cap: Decimal | None = None
    joint: str = ""

    @property
    def kind(self):
        if self.source not in kinds.duties:
            return None
        return kinds.duties[self.source]

    @property
    def label(self):
        return self.kind.label if self.kind else f"{self.source}（已停用）"

    @property
    def unit(self):
        return self.kind.unit if self.kind else "次"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What one item gave one deputy: so many units, worth so much, of which so much counts."""

    item: Item
    units: int
    raw: Decimal
    points: Decimal

    @property
    def capped(self):
        return self.points != self.raw


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    cells: tuple[Cell, ...]

    @property
    def total(self):
        return sum((cell.points for cell in self.cells), NOUGHT)


def reckon(units, items):
    """The points of one deputy: ``units`` is {source: number that counts}, ``items`` are in the order of the sheet. What
    has a common cap is filled up in that order. Pure: the same goes in, the same comes out."""
    room = {}
    for item in items:
        if item.joint and item.cap is not None:
            room[item.joint] = min(item.cap, room.get(item.joint, item.cap))
    cells = []
    for item in items:
        n = units.get(item.source, 0)
        if not n:
            cells.append(Cell(item=item, units=0, raw=NOUGHT, points=NOUGHT))
            continue
        raw = points = n * item.points
        if item.points > 0:
            if item.cap is not None:
                points = min(points, item.cap)
            if item.joint in room:
                points = min(points, room[item.joint])
                room[item.joint] -= points
        cells.append(Cell(item=item, units=n, raw=raw, points=points))
    return Score(cells=tuple(cells))


def items_of(sheet):
    """The items of a sheet: as they were fixed, or as they are being drawn up."""
    if sheet is None:
        return []
    if sheet.law is not None:
        return [
            Item(
                source=row["source"],
                points=Decimal(row["points"]),
                cap=Decimal(row["cap"]) if row["cap"] is not None else None,
                joint=row["joint"],
            )
            for row in sheet.law
        ]
    return [
        Item(source=row.source, points=row.points, cap=row.cap, joint=row.joint)
        for row in sheet.items.order_by("order")
    ]


def default(rows):
    """The items of a first sheet, of those sources that stand."""
    known = {kind.key for kind in kinds.duties}
    return [
        Item(source=source, points=Decimal(points), cap=None if cap is None else Decimal(cap), joint=joint)
        for source, points, cap, joint in rows
        if source in known
    ]


def as_law(sheet):
    """The items as they are fixed when the sheet is put in force: plain words for a JSON column."""
    return [
        {
            "source": item.source,
            "points": str(item.points),
            "cap": None if item.cap is None else str(item.cap),
            "joint": item.joint,
        }
        for item in items_of(sheet)
    ]


def sheets(actor):
    """The sheets this person may read, each with the year from which the next one rules."""
    later = PointSheet.objects.filter(congress=OuterRef("congress"), from_year__gt=OuterRef("from_year"))
    later = later.order_by("from_year").values("from_year")[:1]
    return PointSheet.objects.visible_to(actor).select_related("congress__area").annotate(next_year=Subquery(later))


def sheets_over(congress_id):
    """The sheets put in force that may rule a congress: its own, and – for a township's years without one – the county's.
    No actor: the rules decide the same for everybody."""
    own_or_county = Q(congress=congress_id) | Q(congress__townships=congress_id)
    return PointSheet.objects.filter(own_or_county, law__isnull=False).exclude(state="dropped")


def ruling(congress_id, year):
    """The sheet that rules a year of a congress, or None. No actor: the rules decide the same for everybody."""
    return _ruling(congress_id, year).first()


def _ruling(congress_id, year):
    rows = sheets_over(congress_id).filter(from_year__lte=year).select_related("congress")
    return rows.order_by("-congress__level", "-from_year")[:1]  # township before county


def may_begin(sheet):
    """(the first year this draft may rule, why): none that has begun under another sheet, the congress's own or the
    county's. No actor: asked by the deed and its form."""
    over, this = sheets_over(sheet.congress_id), clock.today().year
    last = over.filter(congress=sheet.congress_id).order_by("-from_year").first() or ruling(sheet.congress_id, this)
    if last is None:
        return FIRST_YEAR, "第一版规则可以从本年或者以前的年度起施行，积分从这一年算起。"
    first = this + 1 if last.congress_id != sheet.congress_id else max(this, last.from_year) + 1
    whose = last if last.congress_id == sheet.congress_id else f"{last.congress.short_name}的{last}"
    return first, f"已经开始的年度按{whose}计算，这一版最早从{first}年起施行。"


def span(year, quarter=4):
    """From the first day of the year to the last of the quarter."""
    return datetime.date(year, 1, 1), Quarter(year, quarter).last_day


def units_of(facts, pk):
    """{source: how much counts} of one deputy's Facts."""
    found = Counter()
    for source, fact in facts.of[pk]:
        if fact.kept and (pk, source.key, fact.target) not in facts.struck:
            found[source.key] += fact.amount
    return found


def units_in(rows, since, until):
    """{pk: {source: how much counts}} of these deputies in that time."""
    facts = dossier.facts_of(rows, since, until)
    return {row.pk: units_of(facts, row.pk) for row in rows}


def scores(rows, items, since, until):
    """{pk: Score} of these deputies in that time: one pass over the shelf, however many they are."""
    units = units_in(rows, since, until)
    return {pk: reckon(found, items) for pk, found in units.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """One deputy in a list of dossiers: how many lines, how many points (None: no sheet rules the year)."""

    deputy: Deputy
    lines: int
    total: Decimal | None


def counted(rows, congress_id, year):
    sheet, days = ruling(congress_id, year), span(year)
    items, facts = items_of(sheet), dossier.facts_of(rows, *days)
    return [
        Counted(
            deputy=row,
            lines=len(facts.of[row.pk]),
            total=reckon(units_of(facts, row.pk), items).total if sheet else None,
        )
        for row in rows
    ]


def of_deputy(sheet, lines):
    """(sheet, Score) of one deputy's year from the lines of his page; None where no sheet rules."""
    if sheet is None:
        return None
    units = Counter()
    for line in lines:
        if line.counts:
            units[line.source.key] += line.fact.amount
    return {"sheet": sheet, "score": reckon(units, items_of(sheet))}


# Rankings.


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One deputy in a ranking; who has as much shares a rank and the next one is left out."""

    deputy: Deputy
    rank: int
    total: Decimal
    score: Score | None = None

    @property
    def words(self):
        """领衔提出建议 2件 6分；…"""
        gave = [cell for cell in self.score.cells if cell.units] if self.score else ()
        return "；".join(f"{cell.item.label} {cell.units}{cell.item.unit} {plain(cell.points)}分" for cell in gave)


def sitting(congress_id, since, until):
    """All who sat in a congress in that time. No actor: a rank is one among all, whoever asks for it."""
    rows = dossier.sat_between(Deputy.objects.confirmed().of(congress_id), since, until)
    return rows.select_related("person", "membership", "delegation")


def ranked(congress_id, sheet, year, quarter=4, *, delegation=None):
    """[Place] of everybody who sat in the time, reckoned now, the highest first; of one delegation, ranked in it."""
    days = span(year, quarter)
    rows = list(sitting(congress_id, *days))
    rows = [row for row in rows if row.delegation_id == delegation.pk] if delegation else rows
    found = scores(rows, items_of(sheet), *days)
    by_pk = ranks({pk: score.total for pk, score in found.items()})
    places = [Place(deputy=row, rank=by_pk[row.pk], total=found[row.pk].total, score=found[row.pk]) for row in rows]
    return sorted(places, key=lambda place: (place.rank, place.deputy.person.name_pinyin, place.deputy.pk))


def result_sets(actor):
    return PointResultSet.objects.visible_to(actor).select_related("congress__area", "sheet")


def read_results(actor):
    """The results that are his to read now; the page says of the others that they are not shared yet."""
    return PointResultSet.objects.read_by(actor).select_related("congress__area", "sheet")


def in_force(congress_id, year, quarter=4):
    """The fixed result of a period that stands now, or None. No actor: pages ask who may see it."""
    return _in_force(congress_id, year, quarter).first()


def _in_force(congress_id, year, quarter):
    rows = PointResultSet.objects.filter(congress=congress_id, year=year, quarter=quarter).exclude(state="replaced")
    return rows.select_related("congress__area", "sheet")[:1]


def results_of(result_set, *, delegation=None):
    """The fixed places of a period. No actor: the caller has asked who may see the ranking."""
    rows = PointResult.objects.filter(result_set=result_set).select_related("deputy__person", "deputy__delegation")
    return rows.filter(deputy__delegation=delegation) if delegation else rows


def _told(deputy, year, actor):
    states = PointResultSet.State
    rows = PointResult.objects.visible_to(actor).filter(deputy=deputy, result_set__year=year)
    rows = rows.exclude(result_set__state=states.REPLACED)
    if actor.is_any("DEP", "TDEP", "DHEAD", "FORMER"):
        rows = rows.exclude(result_set__state=states.FIXED)
    return rows.select_related("result_set").order_by("-result_set__quarter")[:1]


def cells_of(score):
    """What is kept of a score: [source, label, units, points]; items that gave nothing are left out."""
    return [[cell.item.source, cell.item.label, cell.units, str(cell.points)] for cell in score.cells if cell.units]


def digest(places):
    """The SHA-256 of a result: who has how many points by what."""
    told = [[place.deputy.pk, place.rank, str(place.total), cells_of(place.score)] for place in places]
    return hashlib.sha256(json.dumps(sorted(told), ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One deputy before and after: under another sheet, or between a fixed result and today's reckoning."""

    deputy: Deputy
    before: Decimal
    after: Decimal
    rank_before: int
    rank_after: int

    @property
    def difference(self):
        return self.after - self.before

    @property
    def risen(self):
        return self.rank_before - self.rank_after


def tried(sheet, year):
    """(the ruling sheet, [Change] of every deputy, [(label, points before, points after)] by item): what a draft would
    have made of a year. Writes nothing; the facts are read once."""
    old, days = ruling(sheet.congress_id, year), span(year)
    rows = list(sitting(sheet.congress_id, *days))
    units = units_in(rows, *days)
    before, after = (
        {pk: reckon(one, items) for pk, one in units.items()} for items in (items_of(old), items_of(sheet))
    )
    ranks_before, ranks_after = (ranks({pk: score.total for pk, score in found.items()}) for found in (before, after))
    changes = [
        Change(
            deputy=row,
            before=before[row.pk].total,
            after=after[row.pk].total,
            rank_before=ranks_before[row.pk],
            rank_after=ranks_after[row.pk],
        )
        for row in rows
    ]
    changes.sort(key=lambda one: (one.rank_after, one.deputy.person.name_pinyin, one.deputy.pk))
    return old, changes, _by_item(before, after)


def _by_item(before, after):
    """[(label, points before, points after)] of everybody together, items in the order of the new sheet."""
    sums, items = {}, {}
    for place, found in enumerate((before, after)):
        for score in found.values():
            for cell in score.cells:
                items[cell.item.source] = cell.item
                sums.setdefault(cell.item.source, [NOUGHT, NOUGHT])[place] += cell.points
    return [(items[source].label, *pair) for source, pair in sums.items()]


def compared(result_set):
    """[Change] between a fixed result and what is reckoned from the facts today: empty when they agree."""
    fixed = {row.deputy_id: row for row in results_of(result_set)}
    now = ranked(result_set.congress_id, result_set.sheet, result_set.year, result_set.quarter)
    differing = [place for place in now if _differs(fixed.get(place.deputy.pk), place)]
    return [
        Change(
            deputy=place.deputy,
            before=fixed[place.deputy.pk].total if place.deputy.pk in fixed else NOUGHT,
            after=place.total,
            rank_before=fixed[place.deputy.pk].rank if place.deputy.pk in fixed else 0,
            rank_after=place.rank,
        )
        for place in differing
    ]


def _differs(row, place):
    return row is None or (row.total, row.rank) != (place.total, place.rank) or row.cells != cells_of(place.score)


# What the pages ask for.


def beside_dossier(deputy, year, actor):
    """What stands beside the lines of a dossier, in one statement: the sheet that rules the year, its fixed result as far as
    it is told, lines that wait for their confirmation, objections."""
    rows = {
        "sheet": _ruling(deputy.congress_id, year or 0),
        "told": _told(deputy, year, actor) if year else PointResult.objects.none(),
        "waiting": dossier.entries(actor).filter(deputy=deputy, state="proposed"),
        "objections": dossier.disputes(actor).filter(deputy=deputy)[:10],
    }
    fill(rows.values())
    return {**rows, "sheet": _first(rows["sheet"]), "told": _first(rows["told"])}


def beside_ranking(actor, congress_id, year, quarter):
    """What stands beside a ranking, in one statement: its fixed result, the sheet that rules it, all sheets and results
    that are his to read."""
    rows = {
        "fixed": _in_force(congress_id, year, quarter),
        "sheet": _ruling(congress_id, year),
        "sheets": sheets(actor).filter(congress=congress_id),
        "results": told_to(actor, congress_id),
    }
    fill(rows.values())
    return {**rows, "fixed": _first(rows["fixed"]), "sheet": _first(rows["sheet"])}


def _first(rows):
    return next(iter(rows), None)


def rows_of(sheet):
    return list(sheet.items.order_by("order"))


def period_name(year, quarter):
    return PointResultSet(year=year, quarter=quarter).when


def may_fix(year, quarter, fixed):
    """Whether a period is over and can be written down."""
    return fixed is None and Quarter(year, quarter).last_day < clock.today()


def places(congress_id, sheet, year, quarter, fixed, delegation):
    """The ranking of a period: as it was fixed – of one delegation ranked anew in it – or as it is now."""
    if fixed is None:
        return ranked(congress_id, sheet, year, quarter, delegation=delegation)
    rows = list(results_of(fixed, delegation=delegation))
    by_pk = ranks({row.deputy_id: row.total for row in rows})
    return [Place(deputy=row.deputy, rank=by_pk[row.deputy_id], total=row.total) for row in rows]


def told_to(actor, congress_id):
    """The fixed results of a congress whose ranking this person may open."""
    rows = result_sets(actor).filter(congress=congress_id).exclude(state="replaced")
    return rows if actor.is_any(*READERS, "TCH", "TSEC", "SYSTEM") else rows.filter(state__in=("shared", "public"))


def public_result(pk):
    """A result that anybody may read, or None. No actor: it is public."""
    rows = PointResultSet.objects.filter(pk=pk, state=PointResultSet.State.PUBLIC)
    return rows.select_related("congress").first()


class Ranking:
    """A ranking for a file, with every item's points: reckoned as a whole."""

    def __init__(self, congress_id, year, quarter=4, delegation=None):
        sheet = ruling(congress_id, year)
        self.places = ranked(congress_id, sheet, year, quarter, delegation=delegation) if sheet else []

    def count(self):
        return len(self.places)

    def iterator(self, size):
        return iter(self.places)
