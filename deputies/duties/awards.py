"""Commendations that were decided, by their level; suggestions commended as excellent apart."""

from congress.frame.kinds import DutyFact, DutySource

from ..models import AwardNomination, AwardRound

Level, Category, State = AwardRound.Level, AwardNomination.Category, AwardRound.State


def read(deputy_ids, since, until):
    rows = AwardNomination.objects.filter(
        deputy__in=deputy_ids,
        chosen=True,
        round__state__in=[State.DECIDED, State.ANNOUNCED],
        round__decided_on__range=(since, until),
    )
    yield [given := rows.select_related("round").order_by("pk")]
    return [(key, _fact(row)) for row in given if (key := _key(row))]


def _key(row):
    """The source of a nomination, None where none counts it."""
    return next((key for key, _, levels, categories, _ in SOURCES
                 if row.round.level in levels and row.category in categories), None)  # fmt: skip


def _fact(row):
    return DutyFact(
        deputy_id=row.deputy_id,
        on=row.round.decided_on,
        text=f"{row.round.given_by}授予：{row.get_category_display()}{row.subject}（{row.round}）",
        target=f"deputies.awardnomination:{row.pk}",
        url=row.round.get_absolute_url(),
    )


SOURCES = (
    ("deputies.award.county", "受县乡表彰", (Level.TOWNSHIP, Level.COUNTY), (Category.DEPUTY,), 80),
    ("deputies.award.city", "受市级表彰", (Level.CITY,), (Category.DEPUTY,), 81),
    ("deputies.award.province", "受省级以上表彰", (Level.PROVINCE,), (Category.DEPUTY,), 82),
    ("deputies.award.suggestion", "建议评为优秀", Level.values, (Category.SUGGESTION,), 83),
)
ALL = tuple(
    DutySource(key=key, label=label, part="awards", shared=read, unit="项", order=order)
    for key, label, _, _, order in SOURCES
)
