"""Plants two years of receptions at the deputy homes – this quarter day by day, those before from the sheets – and at the
village stations, a few public cards of deputies, and the deputies' plan of the year."""

from collections import defaultdict
from datetime import date

from congress.actions import notices, plans, records
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.frame.quarters import Quarter
from congress.models import Plan
from congress.queries import calendar, rules

from ..actions import held, public
from ..actions import rosters as actions
from ..models import DutyDay, DutyTurn, PublicProfile, Station, StationDeputy
from ..queries import rosters as queries

TRIED = "青崖"  # the township whose home receives people today, with those a visitor may be on duty
QUARTERS = 7  # before this one
NOTES = (
    "反映村道路灯不亮两件，已当场联系村委会。",
    "两户询问低保申请条件，代表当场解答。",
    "反映灌溉渠渗漏，登记后转乡镇办理。",
    "询问花椒烘干房补贴，约定下次接待日答复。",
    "反映校车停靠点太远，登记转办。",
    "群众来站了解代表建议办理进展。",
)
EXCUSES = ("外出参加培训", "住院", "农忙抢收", "家中有事")
A_YEAR = (  # month, what, how
    (2, "组织代表参加县人民代表大会会议，提出议案和建议", "会议"),
    (4, "视察春耕生产和高标准农田建设", "视察"),
    (5, "代表小组到联络站集中接待群众", "接待"),
    (6, "县人大代表履职学习培训班", "培训"),
    (8, "调研农村饮水安全和村道管护", "调研"),
    (9, "督办重点代表建议", "督办"),
    (11, "代表向原选区选民报告履职情况", "述职"),
    (12, "总结全年代表活动，公布履职情况", "总结"),
)
WORDS = (
    "我是土生土长的农村代表，种花椒二十多年。当代表这几年，提过村道、饮水、冷库几件建议，大多有了着落。"
    "乡亲们有事请到联络站找我，能办的我跑，不能办的我说清楚。",
    "我在乡镇工作多年，熟悉水利和道路。每逢接待日我都在站里，欢迎大家来坐一坐、说一说。",
    "我是一名教师，关心孩子上学路上的安全和寄宿条件。您反映的每一件事，我都会给个回音。",
)


def plant(world):
    """Two years. The quarters that are over come from the sheets; this one of the homes day by day as it went: drawn up a
    week before the quarter, announced three days before, most came. The village stations, one day a month, come from the
    sheets up to yesterday and are drawn up from today on."""
    rng, now = world.rng("rosters"), Quarter.of(world.today)
    rows = Station.objects.filter(kind__in=("home", "station"), congress__parent=world.congress, closed_on=None)
    rows = list(rows.select_related("congress").order_by("kind", "pk"))
    homes = [one for one in rows if one.kind == Station.Kind.HOME]
    villages = [one for one in rows if one.kind == Station.Kind.STATION]
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        _past(world, rows, now)
        with world.at(now.first_day - 7 * ONE_DAY, 10):
            drawn = _drawn(world, [one for one in homes if one.opened_on < clock.today()], now)
        _villages(world, villages, now)
        with world.at(world.today - ONE_DAY, 10):
            drawn += actions.draw_up_each(villages, now, actor=SYSTEM)
            drawn += _to_come(world, homes, now)
        for roster in drawn:
            _live(world, rng, roster)
    _profiles(world)
    _plan(world)
    world.say(0.14, "接待排班")


def _drawn(world, homes, quarter):
    """The rosters of the homes; first that of the home to be tried, where the visitor's deputies are on duty today and
    in three days."""
    tried = next(one for one in homes if one.congress_id == world.congresses[TRIED].pk)
    first = actions.draw_up(tried, quarter, actor=SYSTEM)
    logins = {login.login: login.human for login in world.cast.logins}
    wanted = [world.deputies[logins["dep01"], "county"], world.deputies[logins["tdep01"], TRIED]]
    for day in first.days.filter(on__in=(world.today, world.today + 3 * ONE_DAY)):
        turns = list(day.turns.select_related("day__station__congress", "deputy__person"))
        free = [turn for turn in turns if turn.deputy not in wanted]
        there = {turn.deputy_id for turn in turns}
        for turn, deputy in zip(free, [one for one in wanted if one.pk not in there], strict=False):
            actions.put(turn, deputy, actor=SYSTEM)
    return [first, *actions.draw_up_each([one for one in homes if one != tried], quarter, actor=SYSTEM)]


def _to_come(world, homes, now):
    """Near the end of a quarter the first days of the next one are drawn up already."""
    if (world.today + 3 * ONE_DAY) <= now.last_day:
        return []
    return _drawn(world, homes, now.next)


def _villages(world, stations, now):
    """This quarter up to yesterday at the village stations; who was on duty at a home that day was not there."""
    rng, busy = world.rng("village rosters"), defaultdict(set)
    turns = DutyTurn.objects.filter(on__gte=now.first_day, called_off=False)
    for on, person in turns.order_by().values_list("on", "deputy__person"):
        busy[on].add(person)
    serving = _serving(stations)
    receptions = [
        one for station in stations
        for one in _sheets(rng, station, serving[station.pk], (now.first_day, world.today - ONE_DAY), busy)
    ]  # fmt: skip
    with world.at(world.today, 8):
        held.enter_receptions(receptions, actor=SYSTEM)


def _serving(stations):
    rows = StationDeputy.objects.filter(station__in=stations).select_related("deputy__person")
    serving = {station.pk: [] for station in stations}
    for row in rows.order_by("pk"):
        serving[row.station_id].append(row)
    return serving


def _past(world, stations, now):
    """The quarters before this one: fair turns, of which most were kept."""
    rng, first = world.rng("past rosters"), now
    for _ in range(QUARTERS):
        first = first.before
    serving, busy = _serving(stations), defaultdict(set)
    span = first.first_day, now.first_day - ONE_DAY
    receptions = [one for station in stations for one in _sheets(rng, station, serving[station.pk], span, busy)]
    with world.at(now.first_day, 8):
        held.enter_receptions(receptions, actor=SYSTEM)


def _sheets(rng, station, serving, span, busy):
    since = max(span[0], station.opened_on + 10 * ONE_DAY)
    days = [one.on for one in queries.occasions_between(station, since, span[1])]
    people = {row.deputy_id: row.deputy.person for row in serving}
    there = [queries.Record(deputy_id=pk, name=one.name_pinyin, person_id=one.pk) for pk, one in people.items()]
    for on, turns in queries.fair_turns(days, there, station.per_day, busy).items():
        busy[on] |= {people[pk].pk for pk in turns}
        if not turns:
            continue
        fate = rng.random()
        roll = {pk: True if fate > 0.03 and rng.random() < 0.9 else _missing(rng) for pk in turns}
        yield held.Reception(station, on, roll, visitors=rng.randrange(1, 12), note=rng.choice(NOTES))


def _missing(rng):
    return rng.choice(EXCUSES) if rng.random() < 0.5 else False


def _live(world, rng, roster):
    for day in roster.days.filter(state=DutyDay.State.PLANNED).select_related("station__congress").order_by("on"):
        announced = queries.last_notice_day(day)
        if announced > world.today:
            return
        with world.at(announced, 8):
            actions.announce(day, actor=SYSTEM)
        if day.on >= world.today:
            continue
        with world.at(day.on, 11):
            _receive(rng, day)


def _receive(rng, day):
    turns, fate = list(day.turns.select_related("deputy__person", "day__station__congress")), rng.random()
    came = [turn.pk for turn in turns if fate > 0.04 and rng.random() < 0.9]
    actions.tick_all([day], came, actor=SYSTEM)
    for turn in turns:
        if turn.pk not in came and rng.random() < 0.5:
            actions.excuse(turn, actor=SYSTEM, because=rng.choice(EXCUSES))
    if came:
        actions.hold(day, actor=SYSTEM, visitors=rng.randrange(1, 12), note=rng.choice(NOTES))
    else:
        actions.miss(day, actor=SYSTEM)


def _plan(world):
    """The deputies' plan of this year, or of the last one while this one is young, open to everybody."""
    year, dac = world.today.year - (world.today.month == 1), world.first("DAC")
    with world.at(date(year, 1, 20), 10), notices.silence():
        plan = plans.open_plan(actor=dac, kind=Plan.Kind.DEPUTIES, year=year)
        rows = [
            {"month": month, "title": title, "form": form, "body": "代表工委", "leader": ""}
            for month, title, form in A_YEAR
        ]
        plan = plans.arrange_items(plan, rows, actor=dac)
        plans.publish(plans.adopt(plan, actor=dac, adopted_on=clock.today()), actor=dac)


def _profiles(world):
    """Some county deputies have written their cards; one waits for the commission."""
    logins = {login.login: login.human for login in world.cast.logins}
    humans = [logins[name] for name in ("dep01", "dep02", "dep03")]
    with notices.silence():
        for place, (human, words) in enumerate(zip(humans, WORDS, strict=True)):
            deputy, actor = world.deputies[human, "county"], world.actor(human, "DEP", "congress")
            with world.at(world.today - (40 - 9 * place) * ONE_DAY, 20):
                row = public.keep_profile(
                    PublicProfile(deputy=deputy, words=words, shows_workplace=place != 1), actor=actor
                )
                row = public.propose(row, actor=actor)
            if place < len(humans) - 1:
                with world.at(world.today - (38 - 9 * place) * ONE_DAY, 10):
                    public.approve(row, actor=world.first("DAC"))


ROSTERS = kinds.Demo(key="deputies.rosters", order=74, plant=plant)
