"""Plants the stations of the county: 21 homes, 62 village stations, some rooms and collection points, and who serves there."""

import datetime

from congress.actions import notices, records
from congress.demo.places import SEAT, TOWNSHIPS
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.models import Membership
from congress.queries import rules

from ..actions import stations as actions
from ..models import Station, StationCost

HOMES, VILLAGE_STATIONS, POINTS = 21, 62, 24
BRANDS = (
    ("板凳议事会", "把板凳搬到田间院坝，代表和群众坐在一起说事、议事、办事。"),
    ("花椒树下", "每逢花椒采收季，代表在晾晒场边收集产业发展的意见。"),
    ("赶集日听您说", "逢集设点，赶集的群众顺路就能找到代表。"),
    ("红马甲接待室", "代表穿红马甲值班，一张桌子、一本台账、一部电话。"),
    ("代表茶座", "每周一壶茶，说说路灯、垃圾、停车这些身边事。"),
    ("老杨说事", "由老代表牵头，邻里纠纷和公共事务一起商量。"),
    ("夜话小院", "农忙时节白天没空，代表晚上到院里坐一坐。"),
)
RULES = (
    "一、代表按排班表到站接待，不能到站的提前请假或者换班。\n"
    "二、群众反映的意见逐件登记，当场能答复的当场答复，不能答复的按程序转办。\n"
    "三、办理结果在十五个工作日内告知反映人，并请反映人评价。\n"
    "四、接待日前三日公告时间、地点和接待代表。"
)
ROOMS = (("接待室", 24, "接待群众"), ("议事室", 42, "小组活动、议事协商"), ("学习室", 30, "学习和资料"))
TRIED = "青崖乡人大代表之家"  # receives people on the day of planting too, so that a visitor finds it open
VILLAGE_DAYS = ("6", "16", "26")
HOURS = ("工作日8:30—17:30", "每逢接待日9:00—11:30", "工作日9:00—17:00，逢集日全天")


def plant(world):
    """Homes opened in the first spring of the term, stations in the two years after it."""
    rng, rows = world.rng("stations"), []
    with rules.remembered(), records.written_together(), notices.silence(), actions.settled_together():
        for place, township in enumerate(TOWNSHIPS):
            rows += _of_township(world, rng, place, township)
    world.stations = [row for row in rows if row]
    world.say(0.13, "联络站点")


def _of_township(world, rng, place, township):
    """One home (the county seat has three), three or four village stations, a point or two."""
    congress, made = world.congresses[township.stem], []
    homes = HOMES - len(TOWNSHIPS) + 1 if township is SEAT else 1
    for n in range(homes):
        where = township.communities[n] if township is SEAT else township.name
        name = f"{township.name}人大代表之家" if n == 0 else f"{where}人大代表之家"
        made.append(_station(world, rng, congress, kind="home", name=name, area=where if n else township.name))
    villages = list(township.villages)
    rng.shuffle(villages)
    extra = VILLAGE_STATIONS - 3 * len(TOWNSHIPS)
    for village in villages[: 3 + (place < extra)]:
        name = f"{village}人大代表联络站"
        made.append(_station(world, rng, congress, kind="station", name=name, area=village, parent=made[0]))
    for village in villages[5 : 6 + (place < POINTS - len(TOWNSHIPS))]:
        made.append(
            _station(world, rng, congress, kind="point", name=f"{village}民意收集点", area=village, parent=made[0])
        )
    return made


def _tried(world, stem):
    logins = {login.login: login.human for login in world.cast.logins}
    return world.deputies[logins["dep01"], "county"], world.deputies[logins["tdep01"], stem]


def _station(world, rng, congress, *, kind, name, area, parent=None):
    township = congress.area
    place = next(one for one in world.areas.values() if one.name == area and one.code.startswith(township.code))
    today, village = world.today, kind == Station.Kind.STATION
    full, brand = rng.random() < 0.75, BRANDS[rng.randrange(len(BRANDS))]
    opened = datetime.date(world.session_days[0].year, 4, 1) + datetime.timedelta(days=rng.randrange(30, 700))
    opened = min(opened, world.today - datetime.timedelta(days=200))
    row = Station(
        congress=congress, kind=kind, name=name, area=place, parent=parent, opened_on=opened,
        address=f"{township.name}{area if area != township.name else '人民路'}{rng.randrange(1, 90)}号",
        phone=f"0930-6{rng.randrange(100000, 999999)}" if full else "",
        opening_hours=HOURS[rng.randrange(3)] if full or kind == "home" else "",
        serves=area if kind != "home" else f"{township.name}全域",
        brand=brand[0] if kind == "station" and full else "", brand_text=brand[1] if kind == "station" and full else "",
        days=VILLAGE_DAYS[int(place.code) % 3] if village else tried_days(today) if name == TRIED else "",
        per_day=1 if village else 2,
        rules_text=RULES if kind != "point" and (full or kind == "home") else "",
    )  # fmt: skip
    with world.at(opened, 10):
        actions.keep_station(row, actor=SYSTEM)
        _furnish(world, rng, row, full)
    return row


def tried_days(today):
    """The usual days, today's and that of in three days."""
    days = {6, 16, 26, today.day, (today + datetime.timedelta(days=3)).day}
    return ",".join(map(str, sorted(days)))


def _furnish(world, rng, station, full):
    """Its deputies – of the township and of the county –, its keeper, its rooms, what it cost."""
    township, day = station.congress.area.name, clock.today()
    stem = township[:-1]
    there = [deputy for (_, key), deputy in world.deputies.items() if key == stem]
    above = [world.deputies[human, "county"] for human, key in world.deputies
             if key == "county" and world.cast.human(human).township == township]  # fmt: skip
    if station.kind == Station.Kind.HOME:
        chosen = rng.sample(there, min(8, len(there))) + above[:8]
        if station.name == TRIED:  # those a visitor may be serve here
            chosen = list(dict.fromkeys([*_tried(world, stem), *chosen]))
    else:
        chosen = rng.sample(there, min(5, len(there))) + rng.sample(above, min(1, len(above)))
    if station.kind != Station.Kind.POINT:
        actions.assign(station, chosen, actor=SYSTEM, since=day)
    keeper = world.holders("STA", f"tc-{stem}")[0]
    actions.entrust(station, Membership.objects.get(pk=keeper.membership_id), actor=SYSTEM, since=day)
    if station.kind == Station.Kind.HOME or (full and rng.random() < 0.4 and station.kind == Station.Kind.STATION):
        rooms = ROOMS if station.kind == Station.Kind.HOME else ROOMS[:1]
        rows = [{"title": title, "size": size + rng.randrange(0, 12), "use": use} for title, size, use in rooms]
        actions.arrange_rooms(station, rows, actor=SYSTEM)
        amount = rng.randrange(40, 90) * 100 if station.kind == Station.Kind.STATION else rng.randrange(60, 120) * 500
        cost = StationCost(
            station=station, year=day.year, purpose="building", amount=amount, note="场所建设和设施购置"
        )
        actions.enter_cost(cost, actor=SYSTEM)


STATIONS = kinds.Demo(key="deputies.stations", order=22, plant=plant)
