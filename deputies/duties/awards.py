"""Commendations that were decided, by their level; suggestions commended as excellent apart."""

from functools import partial

from congress.frame.kinds import DutyFact, DutySource

from ..models import AwardNomination, AwardRound

Level, Category, State = AwardRound.Level, AwardNomination.Category, AwardRound.State


def given(levels, categories, deputy_ids, since, until):
    rows = AwardNomination.objects.filter(
        deputy__in=deputy_ids,
        chosen=True,
        category__in=categories,
        round__level__in=levels,
        round__state__in=[State.DECIDED, State.ANNOUNCED],
        round__decided_on__range=(since, until),
    )
    for row in rows.select_related("round").order_by("pk"):
        what = f"《{row.subject}》" if row.category == Category.SUGGESTION else ""
        yield DutyFact(
            deputy_id=row.deputy_id,
            on=row.round.decided_on,
            text=f"{row.round.given_by}授予：{row.get_category_display()}{what}（{row.round}）",
            target=f"deputies.awardnomination:{row.pk}",
            url=row.round.get_absolute_url(),
        )


def _source(key, label, levels, categories, order):
    return DutySource(
        key=f"deputies.award.{key}",
        label=label,
        part="awards",
        facts=partial(given, levels, categories),
        unit="项",
        order=order,
    )


ALL = (
    _source("county", "受县乡表彰", (Level.TOWNSHIP, Level.COUNTY), (Category.DEPUTY,), 80),
    _source("city", "受市级表彰", (Level.CITY,), (Category.DEPUTY,), 81),
    _source("province", "受省级以上表彰", (Level.PROVINCE,), (Category.DEPUTY,), 82),
    _source("suggestion", "建议评为优秀", Level.values, (Category.SUGGESTION,), 83),
)
