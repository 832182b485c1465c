"""Plants allowances: who has no fixed income, what was paid for last year, sheets on their way."""

import datetime
from decimal import Decimal

from congress.actions import records
from congress.demo.places import TOWNSHIPS
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Refused
from congress.queries import rules

from ..actions import allowances as actions
from ..workflow.allowances import ALLOWANCE

FARMERS = ("农民", "工人", "其他劳动者")
NEXT = {"check_county": 3, "check_township": 3, "check": 7, "pay": 12}  # days after the end of the time it is for


def plant(world):
    """The county and each township: last year paid, this year as far as it has come; one sheet was void."""
    last_year, new_year = datetime.date(world.today.year - 1, 1, 1), datetime.date(world.today.year, 1, 1)
    lately = max(world.today - 12 * ONE_DAY, new_year)
    with rules.remembered(), records.written_together():
        for place, key in enumerate(["county", *(township.stem for township in TOWNSHIPS)]):
            keeper = world.first("DAC") if key == "county" else world.secretary_of(key)
            chair = None if key == "county" else world.first("TCH", f"presidium-{key}")
            with world.at(max(last_year, world.terms[key].starts_on) + 20 * ONE_DAY, 9):
                actions.mark_income(_farmers(world, key), actor=keeper, congress_id=keeper.congress_id)
            if place % 3 == 0:
                _sheet(world, key, keeper, chair, last_year, new_year - ONE_DAY, steps=3)
            steps = 0 if key == "青崖" else place % 4
            _sheet(world, key, keeper, chair, new_year, lately, steps=steps, void=place == 2)
    world.say(0.14, "代表补助")


def _farmers(world, key):
    return [one for (human, where), one in world.deputies.items()
            if where == key and world.cast.human(human).occupation in FARMERS]  # fmt: skip


def _sheet(world, key, keeper, chair, since, until, *, steps, void=False):
    """Made two days after the time, then so many of its steps: checked, checked by the commission, paid."""
    congress, commission = world.congresses[key], world.first("DAC")

    def made():
        return actions.generate(actor=keeper, congress=congress, since=since, until=until)

    if until >= world.today:
        return
    with world.at(until + ONE_DAY, 9):
        try:
            sheet = made()
        except Refused:  # nothing was held in that time
            return
        if void:
            ALLOWANCE.deeds["void"](sheet, actor=keeper, reason="漏登一次小组活动的签到，补登后重新生成")
            sheet = made()
    if key == "county":
        _receipts(sheet, keeper, until)
        moves = [("check_county", commission, {}), ("pay", commission, {})]
    else:
        moves = [("check_township", chair, {}), ("check", commission, {}), ("pay", keeper, {})]
    for name, actor, said in moves[:steps]:
        day = until + NEXT[name] * ONE_DAY
        if day > world.today:
            return
        with world.at(min(day, world.today), 8):
            ALLOWANCE.deeds[name](sheet, actor=actor, **({"paid_on": clock.today()} if name == "pay" else said))


def _receipts(sheet, keeper, until):
    """Two deputies came from far."""
    for line in sheet.lines.select_related("deputy__person", "sheet").order_by("order")[:2]:
        line.travel, line.lodging, line.receipts = Decimal(64), Decimal(180), "住宿发票1张、客运票4张"
        with clock.frozen(clock.moment(until + ONE_DAY, 10)):
            actions.keep_line(line, actor=keeper)


ALLOWANCES = kinds.Demo(key="deputies.allowances", order=78, plant=plant)
