"""Plants the stars of the stations: last year's, announced in December, and this year's half-way; and consultations."""

import datetime
from decimal import Decimal

from congress.actions import notices, records
from congress.frame import kinds
from congress.frame.dates import ONE_DAY
from congress.queries import calendar, rules

from ..actions import stars as actions
from ..models import StarCycle, StationRating

SAID = ("接待室四十平方米，在便民大厅旁", "统一挂牌，公开代表名单和电话", "桌椅、资料柜、电脑齐全", "五项制度上墙",
        "管理员一名，按排班到站", "逢六接待，全年活动九次", "运行经费列入镇财政预算", "一站一档，台账完整", "推动解决饮水、路灯等问题")  # fmt: skip
REMARKS = ("活动正常，台账齐全，群众认可。", "接待日到站情况好，转办意见有回音。", "资料完整，品牌活动要继续做深。")
LOWERED = "抽查发现两次接待日无人到站而台账登记为正常接待"
RATED = 8  # of this year's stations: one in so many has been scored by now


def plant(world):
    """Two years back nobody had stars; the first cycle was announced in December of last year."""
    commission, year = world.first("DAC"), world.today.year - 1
    township = _Townships(world)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        with world.at(datetime.date(year, 9, 3), 9):
            actions.enforce(actions.draw_up(actor=commission), actor=commission)
        with world.at(datetime.date(year, 10, 9), 9):
            cycle = _opened(commission, year, datetime.date(year, 10, 31))
        rows = _rows(cycle)
        with world.at(datetime.date(year, 10, 24), 10):
            rows = [_checked(row, place, township) for place, row in enumerate(rows)]
        with world.at(datetime.date(year, 12, 4), 15):
            rows = [_rated(row, place, commission) for place, row in enumerate(rows)]
            cycle = actions.announce(cycle, actor=commission)
        lowered = next(row for row in rows if row.stars and row.stars > 2)
        with world.at(datetime.date(year, 12, 22), 10):
            actions.lower(lowered, actor=commission, reason=LOWERED)
        _this_year(world, commission, township)
    world.say(0.15, "站点星级")


class _Townships:
    """Who scores and who checks in each township: its presidium's secretary and chair."""

    def __init__(self, world):
        stems = {row.pk: stem for stem, row in world.congresses.items() if stem != "county"}
        self.secretary = {pk: world.secretary_of(stem) for pk, stem in stems.items()}
        self.chair = {pk: world.first("TCH", f"presidium-{stem}") for pk, stem in stems.items()}


def _this_year(world, commission, township):
    began = world.today - 21 * ONE_DAY
    if began.year != world.today.year:
        return
    with world.at(began, 9):
        cycle = _opened(commission, world.today.year, world.today + 12 * ONE_DAY)
    with world.at(world.today - 4 * ONE_DAY, 10):
        for place, row in enumerate(_rows(cycle)):
            if place % RATED == 0:
                _claimed(row, place, township)
            elif place % RATED == 1:
                _checked(row, place, township)


def _opened(commission, year, self_by):
    cycle = StarCycle(congress_id=commission.congress_id, year=year, self_by=self_by)
    return actions.open_cycle(cycle, actor=commission)


def _rows(cycle):
    rows = StationRating.objects.filter(cycle=cycle).select_related("cycle__sheet", "station__congress")
    return list(rows.order_by("station__congress__area__code", "station"))


def _claimed(row, place, township):
    secretary = township.secretary[row.station.congress_id]
    row = actions.claim(row, actor=secretary, values=_points(row, place, "own", "evidence"))
    return actions.hand_in(row, actor=secretary)


def _checked(row, place, township):
    chair = township.chair[row.station.congress_id]
    return actions.check(
        _claimed(row, place, township), actor=chair, opinion="" if place % 5 else "情况属实，同意报送。"
    )


def _rated(row, place, commission):
    row = actions.give(row, actor=commission, values=_points(row, place + 3, "given", "comment"))
    return actions.rate(row, actor=commission, remark=REMARKS[place % 3] if place % 2 else "")


def _points(row, place, points, words):
    """A little less than full marks, from none to some twenty points in all: the less of a station is furnished, the
    fewer."""
    few = max(0, 95 - row.station.completeness) // 5 + place % 3
    return {
        score.item_id: {
            points: score.item.most - Decimal((few + score.item.order * 5) % (1 + few) % 4) / (1 if few > 6 else 2),
            words: SAID[(score.item.order - 1) % len(SAID)] if words == "evidence" else "",
        }
        for score in row.scores.select_related("item")
    }


STARS = kinds.Demo(key="deputies.stars", order=77, plant=plant)
