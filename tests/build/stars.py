"""The stars of stations on their way – standard, cycle, claimed, checked, rated, announced – through the actions."""

from datetime import date
from decimal import Decimal

from deputies.actions import stars
from deputies.models import StarCycle, StationRating

SELF_BY = date(2026, 4, 30)


def standard(cast, *, enforced=True):
    """The county's first standard: the nine as they are proposed."""
    sheet = stars.draw_up(actor=cast.dac)
    return stars.enforce(sheet, actor=cast.dac) if enforced else sheet


def cycle(cast, year=2026):
    """A year's rating of the stations that are there."""
    if not cast.congress.standard_sheets.filter(state="in_force").exists():
        standard(cast)
    return stars.open_cycle(StarCycle(congress=cast.congress, year=year, self_by=SELF_BY), actor=cast.dac)


def of(found, station):
    rows = StationRating.objects.select_related("cycle__sheet", "station__congress__parent")
    return rows.get(cycle=found, station=station)


def points(row, name, less="0", words="words"):
    """Answers for every item: its full marks less so much."""
    return {
        one.item_id: {name: max(one.item.most - Decimal(less), Decimal(0)), words: "已达到，照片附后"}
        for one in row.scores.select_related("item")
    }


def handed(row, town, less="0"):
    row = stars.claim(row, actor=town.actor("tsec"), values=points(row, "own", less, "evidence"))
    return stars.hand_in(row, actor=town.actor("tsec"))


def checked(row, town, less="0"):
    return stars.check(handed(row, town, less), actor=town.actor("tch"), opinion="情况属实")


def rated(cast, row, town, less="0"):
    row = stars.give(checked(row, town, less), actor=cast.dac, values=points(row, "given", less, "comment"))
    return stars.rate(row, actor=cast.dac, remark="活动正常，台账齐全")
