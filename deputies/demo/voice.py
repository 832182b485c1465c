"""Plants two years of what people said: scanned, spoken at stations, on visits and on the telephone, with what came of it."""

from datetime import timedelta

from congress.actions import notices, records
from congress.demo.places import TOWNSHIPS
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.queries import rules
from congress.queries.actors import actor_in
from congress.queries.calendar import calendar_of, remembered

from ..actions import opinion_clock, opinions, photos, triage, voice
from ..models import ContactLog, DutyDay, DutyTurn, Opinion, Station, TopicLead
from ..queries.photos import photos_of
from ..queries.voice import DEMO_ONCE
from .pictures import FACES, street

MANY = 240
BACK = 700  # days
SHOWN = "三岔乡"
PICTURED = 3  # the one whose receipt everybody may try: it came with a photograph
ASKED = 4  # the one that the deputy of the demonstration is asked to take up
# theme, what is said ({village}, {family}), the county's unit that could do it, what is answered
STORIES = (
    ("roads", "{village}通村路过了汛期塌了一截，三轮车过不去，往外运粮要绕四里地，盼着早点补上。", "highway", "塌方处已清理，新砌挡墙十二米，路面恢复通行。"),
    ("roads", "{village}村口的路灯有七八盏不亮，晚上接孩子放学看不清路。", "urban", "损坏的八盏路灯已全部更换，并明确专人每月检查。"),
    ("roads", "到{village}的班车改了点，早上赶不上去县医院看病的时间，希望往前提半小时。", "transport", "从下月起早班车提前到六点四十发车。"),
    ("roads", "学校门口没有减速带，货车开得快，放学时很危险。", "police", "已加装减速带两道、警示牌四块，上下学时段有人值守。"),
    ("water", "{village}三社吃水困难，夏天两三天才来一次水，家家都在拉水。", "water", "更换加压泵一台，分片供水改为每日供水。"),
    ("water", "自来水放出来发黄，有一股铁锈味，不敢给娃娃喝。", "water", "老旧管网一百八十米已更换，水质检测合格，结果贴在村务公开栏。"),
    ("water", "{village}电压低，磨面机一开灯就暗，秋收时候最要紧。", "power", "新增变压器一台，电压恢复正常。"),
    ("farming", "{village}的水渠好几处漏水，浇到下游地里就没水了，今年玉米旱了一片。", "agri", "渠道防渗修补三百米，列入今年高标准农田项目。"),
    ("farming", "花椒价格一天一个样，收购点压价，想请农技员和供销社帮着找销路。", "coop", "供销社在村里设了收购点，按当日市场价挂牌。"),
    ("farming", "牛得了病找不到兽医，镇上的防疫员两个月没来过{village}。", "livestock", "已调整包村兽医，每月十日、二十五日到村。"),
    ("housing", "安置小区的电梯坏了快一个月，六楼的老人下不来，物业说没钱修。", "housing", "已启用应急维修资金更换部件，电梯恢复运行。"),
    ("housing", "房顶漏雨，报了几次没人来看，家里只有两个老人。", "housing", "入户鉴定后列入危房改造，补助资金已拨付。"),
    ("school", "{village}小学食堂的饭菜到孩子碗里已经凉了，能不能添个保温设备。", "edu", "保温柜已到位，每周公布食谱。"),
    ("school", "校车只到岔路口，娃娃还要走两里多山路，冬天黑得早。", "edu", "校车线路已延到村口。"),
    ("health", "村卫生室常常没人，感冒都要跑到镇上去。", "health", "卫生室每周一、三、五有人坐诊，时间和电话已公布。"),
    ("health", "外地住院的医保报销手续跑了三趟还没办下来。", "medins", "已代办，报销款到账，并在便民点增设代办员。"),
    ("welfare", "家里老人瘫痪三年，想问护理补贴怎么申请。", "civil", "符合条件，从本月起按月发放护理补贴。"),
    ("welfare", "在工地干了四个月，老板拖着一万二千元工资不给。", "hrss", "经协调，工资已全部结清。"),
    ("clean", "{village}垃圾池满了没人拉，夏天苍蝇多、气味大。", "urban", "垃圾池已清运消毒，改为两天一清。"),
    ("clean", "河边有人偷倒建筑垃圾，一下雨就冲到河里。", "env", "建筑垃圾已清理，装了监控，并对当事人作了处罚。"),
    ("clean", "夜里两点还有工地打桩，睡不成觉。", "env", "已责令夜间停工。"),
    ("order", "村口鱼塘没有护栏，去年掉下去过一个孩子。", "emergency", "已装护栏六十米、警示牌三块。"),
    ("order", "最近冒充社保局打电话骗老人钱的多，希望来村里讲一讲。", "police", "派出所到村讲了两场，入户发了明白纸。"),
    ("service", "办一个证明在镇上跑了三个窗口，都说不归他管。", "service", "便民大厅实行一窗受理，已向您致歉并办结。"),
    ("other", "老年活动室一直锁着，想打开让大家冬天有个坐处。", "civil", "活动室每天上午九点到下午五点开放。"),
)  # fmt: skip
REASONS = ("超出乡镇职权，请县上协调", "需要县直部门出资金、出技术", "涉及多个乡镇")
LONGER = ("要等天气转暖才能施工。", "需要先请专业机构鉴定。", "材料已经订货，到货后马上安装。")
UNSOLVED = ("只修了一半，剩下的还是老样子。", "修好没几天又坏了。", "到现在没有人来看过。")
PLACES = ("一社", "二社", "三社", "村委会旁边", "小学门口", "老街", "")
AGAIN = ("我也来反映，", "我们几户都盼着解决，")
TWICE = 4  # one in so many of those a township handles is spoken of by others too
FAMILIES = "王李张刘陈杨赵黄周吴"


def plant(world):
    """Each opinion is a life of its own; the last days are left as they are on an ordinary morning."""
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    rng, many = world.rng("voice"), max(6, int(MANY * world.scale))
    held = _receptions(world)
    stations = list(Station.objects.select_related("area", "congress").order_by("pk"))
    with remembered(), rules.remembered(), records.written_together(), notices.silence():
        for n in range(many):
            back = (
                0 if n < 3 else 5 if n == ASKED else rng.randrange(1, 21) if n < many // 12 else rng.randrange(1, BACK)
            )
            station = rng.choice(stations)
            if n == 0:  # one waits this morning for the keeper whom a visitor may be
                station = next((one for one in stations if one.congress.area.name == SHOWN), station)
            timeline.enter(_life(world, world.rng(f"voice {n}"), station, n, back, held))
        timeline.enter(_clerk(world))
        timeline.run()
        _after_a_contact(world)
    world.say(0.8, "社情民意")


def _after_a_contact(world):
    """What the deputy of the demonstration heard on his last visit, reported the same evening."""
    seat = _deputy(world, None, ASKED)
    rows = (
        ContactLog.objects.standing()
        .filter(by=seat.membership_id, assignment__counterpart__isnull=False)
        .exclude(said="")
    )
    if (log := rows.select_related("assignment__counterpart__area").first()) is None:
        return
    place, day = log.assignment.counterpart, max(log.on, world.today - timedelta(days=20))
    with world.at(day, 19):
        opinions.enter(actor=actor_in(seat.membership), once="", source="visit", area=place.area, place=place.place, text=log.said,
                       received_on=log.on, received_by=seat, contact_log=log)  # fmt: skip


def _clerk(world):
    """Once a month the clock closes what nobody has rated."""
    for back in range(BACK, 0, -30):
        yield clock.moment(world.today - timedelta(days=back), 23)
        opinion_clock.close_silent(clock.now())
    yield clock.moment(world.today, 7)
    opinion_clock.close_silent(clock.now())


def _receptions(world):
    """{station: [(day, DutyDay, seat of who came)]}: some of what people say is said on a day of reception."""
    found, since = {}, world.today - timedelta(days=BACK)
    rows = DutyTurn.objects.filter(came_at__isnull=False, day__state=DutyDay.State.HELD, on__gte=since)
    rows = rows.order_by("on", "pk")
    for station, *rest in rows.values_list("day__station", "on", "day", "deputy"):
        found.setdefault(station, []).append(rest)
    return found


def _workday(world, day):
    return calendar_of(world.congress.pk).next_workday(day)


def _life(world, rng, station, n, back, held):
    """Received; sorted in a day or three; answered by the township, a unit or at once; rated or not."""
    theme, words, unit, reply = STORIES[(n * 7 + rng.randrange(3)) % len(STORIES)]
    township = next(one for one in TOWNSHIPS if one.name == station.congress.area.name)
    day = max(world.today - timedelta(days=back), station.opened_on)
    reception = rng.choice(held[station.pk]) if n % 5 == 3 and n > ASKED and station.pk in held else None
    day = reception[0] if reception else day
    when = clock.moment(day, 8 if back == 0 else 9 + n % 9, n % 60 if back else 5)
    yield when
    row = _received(
        world, rng, station, theme, words.format(village=rng.choice(township.villages), family=rng.choice(FAMILIES)), n,
        reception,
    )  # fmt: skip
    actor, dac = world.secretary_of(township.stem), world.first("DAC")
    yield clock.moment(_workday(world, day + timedelta(days=1 + n % 3)), 10, n % 60)
    for photo in photos_of(row) if n == PICTURED else ():
        photos.cover(row, photo.file, actor=actor, cells=FACES)
    way = 0.85 if n == ASKED else rng.random()
    if way < 0.22:
        row = triage.answer_on_spot(row, actor=actor, reply=reply)
    elif way < 0.50:
        row = triage.assign_township(row, actor=actor)
        if n % TWICE == 1:
            yield _later(world, rng, 0, 1)
            _others(world, rng, station, theme, row, n, actor=actor)
        yield _later(world, rng, 3, 16)
        row = triage.reply(row, actor=actor, reply=reply)
    elif way < 0.82:
        row = triage.report_county(row, actor=actor, reason=rng.choice(REASONS))
        yield _later(world, rng, 1, 3)
        row = triage.assign_unit(row, actor=dac, unit=world.bodies[unit], reason="按职责交办")
        if n % 9 == 0:
            row = opinions.extend(row, actor=dac, days=rng.randint(5, 10), reason=rng.choice(LONGER))
        yield _later(world, rng, 4, 18)
        row = triage.handle(row, actor=world.first("UNIT", unit), result=reply)
        yield _later(world, rng, 1, 3)
        row = triage.reply(row, actor=dac, reply=reply)
    else:
        row = _seldom(world, rng, row, actor, way, asked=_deputy(world, rng, n))
        if row.state == Opinion.State.OFFERED and n != ASKED:
            yield _later(world, rng, 2, 5)
            row = triage.decline(row, actor=actor_in(row.offered_to.membership), reason="乡镇就能办好，不必写成建议")
            row = triage.assign_township(row, actor=actor, reason="代表建议由乡镇直接办理")
            yield _later(world, rng, 2, 6)
            row = triage.reply(row, actor=actor, reply=reply)
    if row.state != Opinion.State.REPLIED or rng.random() < 0.3:
        return
    yield _later(world, rng, 1, 12)
    row = _rated(rng, row)
    if row.state == Opinion.State.REOPENED:
        yield _later(world, rng, 3, 9)
        if row.desk == Opinion.Desk.UNIT:
            row = triage.handle(row, actor=world.first("UNIT", unit), result=f"再次到现场办理。{reply}")
        who = actor if row.desk == Opinion.Desk.TOWNSHIP else dac
        row = triage.reply(row, actor=who, reply=f"再次办理后答复如下：{reply}")
        yield _later(world, rng, 1, 10)
        voice.mark(row, actor=voice.citizen(), mark="solved")


def _others(world, rng, station, theme, row, n, *, actor):
    """One or two neighbours say the same, each with his own receipt; they are told the same."""
    for at, again in enumerate(AGAIN[: 1 + n % 2]):
        other = _received(world, rng, station, theme, f"{again}{row.text}", n, None, once=f" again {at}")
        triage.merge(other, actor=actor, into=row)


def _received(world, rng, station, theme, text, n, reception, once=""):
    """By whichever way; on visits and at stations a deputy listens and the secretary or keeper types."""
    source = (
        "walk_in" if reception else rng.choices(("web", "walk_in", "visit", "phone", "letter"), (50, 22, 14, 10, 4))[0]
    )
    keeper = world.secretary_of(next(one.stem for one in TOWNSHIPS if one.name == station.congress.area.name))
    typed = {} if source == "web" else {"entered_by_id": keeper.person_id}
    if reception:
        _, typed["duty_day_id"], typed["received_by_id"] = reception
    elif source in ("walk_in", "visit"):
        assigned = station.deputies.order_by("pk").first()
        typed["received_by"] = assigned and assigned.deputy
    named = rng.random() < 0.6
    row, _ = voice.receive(
        actor=voice.citizen() if source == "web" else keeper,
        once=DEMO_ONCE if n == PICTURED and not once else f"demo {world.seed} {n}{once}",
        area=station.congress.area,
        place=f"{station.area.name if station.area_id != station.congress.area_id else ''}{rng.choice(PLACES)}",
        text=text,
        theme=theme,
        station=station,
        source=source,
        name=f"{rng.choice(FAMILIES)}先生" if named else "",
        phone=f"1390000{rng.randrange(1000, 9999)}" if named else "",
        share_contact=rng.random() < 0.4,
        files=street() if n == PICTURED and not once else (),
        **typed,
    )
    return row


def _deputy(world, rng, n):
    """A deputy of the county; the one whose account is shown at sign-in for one of them."""
    shown = next(login.human for login in world.cast.logins if login.login == "dep01")
    chosen = [deputy for (_, key), deputy in world.deputies.items() if key == "county"]
    return world.deputies[shown, "county"] if n == ASKED else rng.choice(chosen)


def _seldom(world, rng, row, actor, way, asked):
    """What goes elsewhere: to a deputy, to supervision, to the petition office, or nowhere."""
    if way < 0.88:
        return triage.offer(row, actor=actor, deputy=asked, reason="多人反映，建议代表研究提出建议")
    if way < 0.93:
        title = f"{row.get_theme_display()}方面群众反映集中的问题"
        lead = TopicLead.objects.filter(title=title).first()
        return triage.to_topic(
            row, actor=actor, lead=lead, title=title, words="近来多个村群众反映，建议列为监督议题。"
        )
    if way < 0.97:
        return triage.to_petition(
            row, actor=actor, reason="您反映的属于信访事项，请到县群众来访接待中心登记，我们已同时转送。"
        )
    return triage.not_accept(
        row, actor=actor, reason="这件事法院正在审理，请通过诉讼程序主张权利，法律援助电话12348。"
    )


def _rated(rng, row):
    mark = rng.choices(("solved", "mostly", "explained", "partly", "unsolved"), (55, 22, 8, 9, 6))[0]
    return voice.mark(
        row, actor=voice.citizen(), mark=mark, reason=rng.choice(UNSOLVED) if mark in ("partly", "unsolved") else ""
    )


def _later(world, rng, least, most):
    return clock.moment(
        _workday(world, clock.today() + timedelta(days=rng.randrange(least, most + 1))),
        10 + rng.randrange(7),
        rng.randrange(60),
    )


VOICE = kinds.Demo(key="deputies.voice", order=80, plant=plant)
