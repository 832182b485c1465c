"""Reading the yearly assessment: the years, one township's items, who came how far, and the ranking with its ties."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q

from congress.frame import kinds

from ..models import Assessment, ScoreItem, ScoreSheet
from .figures import source_of

About, State = ScoreItem.About, Assessment.State


def sheets(actor):
    """The years this person sees, the latest first, each with how many townships have been scored."""
    counts = {"towns": Count("assessments"), "scored": Count("assessments", filter=Q(assessments__state=State.SCORED))}
    return ScoreSheet.objects.visible_to(actor).select_related("congress__area").annotate(**counts).order_by("-year")


def assessments(actor):
    return Assessment.objects.visible_to(actor).select_related("sheet__congress", "congress__area")


def items_of(sheet):
    return list(sheet.items.order_by("order"))


def figures():
    """What a township can be scored by without anybody's judgement."""
    return [figure for figure in kinds.figures if figure.level in ("", "township")]


def span(sheet):
    return date(sheet.year, 1, 1), date(sheet.year, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One item as this reader sees it; what the county gave is hidden from the township until it is published."""

    item: ScoreItem
    score: object
    url: str
    shows_given: bool

    @property
    def given(self):
        return self.score.given if self.shows_given else None

    @property
    def comment(self):
        return self.score.comment if self.shows_given else ""

    @property
    def by_system(self):
        return bool(self.item.figure)


def shows_given(assessment, actor):
    return actor.congress_id != assessment.congress_id or assessment.sheet.is_published


def rows_of(assessment, actor):
    """Every item of a township's assessment: one statement."""
    shown, days, rows = shows_given(assessment, actor), span(assessment.sheet), []
    for score in assessment.scores.select_related("item").order_by("item__order"):
        rows.append(
            Row(
                item=score.item,
                score=score,
                shows_given=shown,
                url=source_of(score.item, assessment.congress_id, *days, actor),
            )
        )
    return rows


def totals(rows, name):
    """(of the township, of its chair): the sums of ``own`` or ``given`` of these scores."""
    sums = dict.fromkeys(About, Decimal(0))
    for score in rows:
        sums[About(score.item.about)] += getattr(score, name) or 0
    return sums[About.TOWNSHIP], sums[About.CHAIR]


def lacking(assessment, name):
    """How many items have no ``own`` or ``given`` score yet."""
    return assessment.scores.filter(**{name: None}).count()


def unscored(sheet):
    """The townships that are not scored yet, by name. No actor: asked by the guard of the county's own deed."""
    rows = sheet.assessments.exclude(state=State.SCORED).order_by("congress__area__code")
    return list(rows.values_list("congress__area__name", flat=True))


def ranks(totals):
    """{key: rank} of {key: total}, the highest first; who has as much shares a rank and the next one is left out."""
    ordered = sorted(totals.values(), reverse=True)
    return {key: ordered.index(total) + 1 for key, total in totals.items()}


@dataclass(frozen=True, kw_only=True)
class Result:
    """One township in the table of a year; ``rank`` and ``chair_rank`` None where it is not scored."""

    row: Assessment
    rank: int | None
    chair_rank: int | None


def results(actor, sheet):
    """The table of a year as this person sees it, by rank and then as the townships are listed. A township sees the
    others once it is published."""
    whole = sheet.is_published or actor.is_system
    rows = Assessment.objects.filter(sheet=sheet) if whole else assessments(actor).filter(sheet=sheet)
    rows = list(rows.select_related("sheet", "congress__area").order_by("congress__area__code"))
    if actor.congress_id != sheet.congress_id and not whole:
        return [Result(row=row, rank=None, chair_rank=None) for row in rows]
    scored = [row for row in rows if row.state == State.SCORED]
    towns, chairs = (ranks({row.pk: getattr(row, name) for row in scored}) for name in ("total", "chair_total"))
    found = [Result(row=row, rank=towns.get(row.pk), chair_rank=chairs.get(row.pk)) for row in rows]
    return sorted(found, key=lambda result: result.rank or len(rows) + 1)


def to_do(actor):
    """The assessments that wait for this person: a township's for its own words, the commission's for its points."""
    waits = State.HANDED if actor.is_any("DAC") else State.SELF
    return assessments(actor).filter(state=waits).order_by("-sheet__year", "congress__area__code")


def listed(actor, *, sheet=None):
    """The assessments as a file has them: the highest total first."""
    rows = assessments(actor).filter(Q(sheet=sheet) if sheet else Q())
    return rows.order_by("-sheet__year", F("total").desc(nulls_last=True), "congress__area__code")
