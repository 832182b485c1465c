"""Plants what deputies of the county and the townships did together in the last two years: inspections, research, study,
groups, training of the whole term, sitting in – and what became of the findings that were passed on."""

import datetime

from congress.actions import notices, records
from congress.demo.places import TOWNSHIPS
from congress.frame import kinds
from congress.frame.dates import ONE_DAY
from congress.models import Meeting, Organization
from congress.queries import rules
from congress.queries.calendar import calendar_of, remembered

from ..actions import activities as actions
from ..actions import training
from ..actions.held import Held, enter_all
from ..models import Activity, GroupMember, TrainingYear
from ..queries import sit_ins
from ..workflow.activities import REPORT

BACK = 730  # days
HALL = "县人大机关会议中心"
COUNTY = (  # month, kind, body, title, place, unit, what was found
    (3, "inspection", "agri-com", "视察春季农业生产和农资供应", "双河镇、石峡镇、红土乡", "agri",
     "两处育苗点没有备用水源，农资价格公示不全。"),
    (5, "research", "social-com", "调研农村养老服务", "白杨镇、高庙乡、云台乡", "civil",
     "六处互助幸福院冬季没有供暖，助餐点只有三处正常开放。"),
    (6, "inspection", "dac", "视察重点民生实事项目", "浥阳镇、青崖乡、柳林乡", "housing",
     "城区雨污分流改造一个标段进度滞后，施工围挡影响两所学校门前通行。"),
    (7, "law_check", "legal", "检查《中华人民共和国食品安全法》实施情况", "城区农贸市场和学校周边", "market",
     "校园周边小餐饮登记率不高，快检室每周只开放两天。"),
    (8, "research", "agri-com", "调研花椒产业发展", "青崖乡、三岔乡、南坡乡", "agri", "冷库不足，采摘用工难，品牌包装各做各的。"),
    (10, "inspection", "finance-com", "视察县乡公路养护", "麻池乡、铁炉乡、回龙乡", "transport",
     "三条乡道排水沟淤塞，两座小桥没有限载标志。"),
    (11, "inspection", "culture-com", "视察农村寄宿制学校", "黑松乡、木掌乡、桦树乡", "edu", "两所学校宿舍没有热水，食堂留样记录不全。"),
    (12, "study", "dac", "集中学习代表法和监督法", HALL, "", ""),
)  # fmt: skip
LATELY = (  # days ago, the same, then days until it was answered and told (None: not yet)
    (131, "research", "agri-com", "调研农村饮水安全", "大坪乡、沙坝乡、桦树乡", "water",
     "四组高处农户夏季水压不足，一处水源地没有围栏。", None, None),
    (48, "inspection", "social-com", "视察电梯和燃气安全", "浥阳镇三个小区", "housing", "两个小区电梯超期未检，燃气报警器安装率不到七成。", 30, None),
    (21, "inspection", "finance-com", "视察农村客运班线和校车停靠点", "三岔乡、铁炉乡、麻池乡", "transport",
     "两条班线周末停开，七处校车停靠点没有标牌和护栏。", None, None),
)  # fmt: skip
TOWN = (  # month, kind, title, who of its deputies: every so many
    (2, "study", "学习县人代会精神", 1),
    (4, "inspection", "视察春耕备耕和{stream}河道管护", 3),
    (5, "training", "{town}代表履职培训", 0),
    (9, "research", "调研{village}集体经济", 4),
    (10, "inspection", "视察{road}养护和{school}安全", 3),
)
GROUP = ("走访慰问困难户", "察看村道养护", "集中学习并讨论小组工作", "察看人居环境整治", "调研花椒采收和销路", "察看饮水工程",
         "走访合作社和企业", "议一议村级公益事业")  # fmt: skip
OPINIONS = (
    "建议把养护经费列入年初预算。",
    "请主管部门公布热线，方便群众报修。",
    "建议明年复查一次。",
    "希望多听村民小组长的意见。",
)
WHY = ("住院", "外出务工", "参加县里会议", "家中有事", "农忙")
CLASSES = ((4, "代表履职能力培训班（第一期）"), (9, "代表履职能力培训班（第二期）"))
PLACES = 52  # a class of the county's


def plant(world):
    """Quarter after quarter, as the offices kept it on paper; the findings on their own days."""
    quiet = notices.silence()
    with remembered(), rules.remembered(), records.written_together(), quiet:
        seats = {key: [one for (_, where), one in world.deputies.items() if where == key] for key in world.congresses}
        held = [*_county(world, seats["county"]), *_townships(world, seats), *_groups(world)]
        _enter(world, held)
        _sat_in(world)
        _plan(world)
        _findings(world)
    world.say(0.14, "代表活动")


def activity(world, key, body, kind, title, on, **columns):
    """An activity not yet saved, told five days before."""
    columns = {"until": on, "notified_on": on - 5 * ONE_DAY} | columns
    return Activity(congress=world.congresses[key], body=body, kind=kind, title=title, since=on, **columns)


def roll(rng, deputies, *, speak=0.0):
    """Most came."""
    found = {}
    for one in deputies:
        luck = rng.random()
        if luck < 0.9:
            found[one] = ("present", rng.choice(OPINIONS) if rng.random() < speak else "")
        else:
            found[one] = ("excused", rng.choice(WHY)) if luck < 0.965 else ("absent", "")
    return found


def workday(world, day):
    return calendar_of(world.congress.pk).next_workday(day - ONE_DAY)


def _months(world, rows, back):
    """The rows of each year with their days, of those that lie within so many days."""
    for year in range(world.today.year - back // 365 - 1, world.today.year + 1):
        for place, row in enumerate(rows):
            day = workday(world, datetime.date(year, row[0], 5 + (place * 7 + year) % 20))
            if world.today - datetime.timedelta(days=back) <= day < world.today - 25 * ONE_DAY:
                yield place, day, row


def _county(world, deputies):
    rng = world.rng("county activities")
    rows = [(day, row[1:]) for _, day, row in _months(world, COUNTY, BACK)]
    rows += [(workday(world, world.today - row[0] * ONE_DAY), row[1:7]) for row in LATELY]
    for day, (kind, body, title, place, unit, found) in rows:
        who = deputies if kind == "study" else rng.sample(deputies, min(26, len(deputies)))
        row = activity(world, "county", world.bodies[body], kind, title, day, place=place,
                       content="先实地察看，再座谈听取有关单位汇报。" if unit else "", summary=_summary(place, found))  # fmt: skip
        yield Held(row, roll(rng, who, speak=0.3 if unit else 0))
    yield from _classes(world, rng, deputies)


def _summary(place, found):
    return (
        f"实地察看{place}，听取有关单位汇报并座谈。发现的问题：{found}"
        if found
        else "集中学习，分组讨论，三名代表作交流发言。"
    )


def _classes(world, rng, deputies):
    """Two classes a year since the term began, for whoever has not been at one; a tenth never comes."""
    since = (world.today - world.session_days[0]).days
    fit, turn = [one for place, one in enumerate(deputies) if place % 11 != 5], 0
    for _, day, (_, title) in _months(world, CLASSES, since):
        who = [fit[(turn + n) % len(fit)] for n in range(min(PLACES, len(fit)))]
        turn += len(who)
        row = activity(world, "county", world.bodies["dac"], "training", f"{day.year}年{title}", day, place="县委党校",
                       until=day + ONE_DAY, hours=16, summary="专题授课四讲，现场教学一次，分组研讨。")  # fmt: skip
        yield Held(row, roll(rng, who))


def _townships(world, seats):
    since = (world.today - world.session_days[0]).days
    for place, township in enumerate(TOWNSHIPS):
        rng, members = world.rng(f"activities {township.stem}"), seats[township.stem]
        words = {"stream": township.stream, "road": township.road, "school": township.school, "town": township.name,
                 "village": township.villages[place % len(township.villages)]}  # fmt: skip
        for n, day, (_, kind, title, every) in _months(world, TOWN, since):
            if kind != "training" and (world.today - day).days > BACK:
                continue
            day = workday(world, day + place % 5 * ONE_DAY)
            fit = [one for at, one in enumerate(members) if at % 11 != 6]
            who = fit[day.year % 2 :: 2] if kind == "training" else members[(n + day.year) % every :: every]
            row = activity(world, township.stem, world.bodies[f"presidium-{township.stem}"], kind, title.format(**words),
                           day, place=f"{township.name}{'政府会议室' if kind in ('study', 'training') else '各有关村'}",
                           hours=8 if kind == "training" else None, summary="按计划进行，情况已向主席团报告。")  # fmt: skip
            yield Held(row, roll(rng, who, speak=0.1))


def _groups(world):
    """Every quarter, but for some; last year the presidiums still wrote the names of the groups down themselves."""
    bodies = Organization.objects.filter(kind="deputy_group", congress__parent=world.congress).order_by("order", "pk")
    members = {}
    for one in GroupMember.objects.select_related("deputy__membership", "group"):
        members.setdefault(one.group.organization_id, []).append(one.deputy)
    stems = {congress.pk: key for key, congress in world.congresses.items()}
    rows = [(month,) for month in (2, 5, 8, 11)]
    for place, body in enumerate(bodies.select_related("congress")):
        rng, stem = world.rng(f"group {body.name}"), stems[body.congress_id]
        for n, day, _ in _months(world, rows, BACK):
            if rng.random() < 0.07 or not members.get(body.pk):
                continue
            day = workday(world, day + place % 11 * ONE_DAY)
            holds = body if day >= body.since else world.bodies[f"presidium-{stem}"]
            row = activity(world, stem, holds, "group", f"{body.short_name}{GROUP[(place + n + day.year) % len(GROUP)]}", day,
                           place="人大代表之家" if n % 2 else "各有关村", ends="am", summary="小组成员边看边议，意见已交主席团。")  # fmt: skip
            yield Held(row, roll(rng, members[body.pk]))


def _enter(world, held):
    """Quarter by quarter, a few days after it – or this morning."""
    by_quarter = {}
    for one in held:
        by_quarter.setdefault((one.activity.since.year, (one.activity.since.month + 2) // 3), []).append(one)
    keepers = {congress.pk: world.first("DAC") if key == "county" else world.secretary_of(key)
               for key, congress in world.congresses.items()}  # fmt: skip
    for _, group in sorted(by_quarter.items()):
        last = max(one.activity.until for one in group)
        with world.at(min(last + 3 * ONE_DAY, world.today), 8):
            for congress_id, keeper in keepers.items():
                mine = [one for one in group if one.activity.congress_id == congress_id]
                if mine:
                    enter_all(mine, actor=keeper)


def _sat_in(world):
    """Eight deputies by fair turns at each meeting of the standing committee; the visitor's turn comes as late as it may."""
    own = world.deputies[next(one.human for one in world.cast.logins if one.login == "dep01"), "county"]
    rng, keeper = world.rng("sit-ins"), world.first("DAC")
    since = world.today - BACK * ONE_DAY
    rows = Meeting.objects.held().filter(kind="standing_committee", term=world.term, opens_on__gte=since)
    for meeting in rows.select_related("term__congress").order_by("opens_on"):
        with world.at(meeting.closes_on + ONE_DAY, 9):
            row = sit_ins.batch_of(meeting, world.bodies["dac"])
            row.notified_on, row.summary = meeting.opens_on - 7 * ONE_DAY, "列席代表听取了报告，并在分组审议时发言。"
            waiting = sorted(sit_ins.turns(keeper, meeting.opens_on), key=lambda turn: turn.deputy.pk == own.pk)
            turns = sit_ins.rotation(waiting, 8)
            enter_all([Held(row, roll(rng, [turn.deputy for turn in turns], speak=0.6))], actor=keeper)


def _plan(world):
    """The five-year plan of the county, and of the township a visitor may be the secretary of."""
    first = world.session_days[0]
    leaders, chairs, upper = {"leaders": (1, 25)}, {"chairs": (1, 19)}, {"upper": (1, 30)}
    for key, actor, lines in (
        ("county", world.first("DAC"), leaders | chairs | upper | {"county": (len(CLASSES), PLACES * len(CLASSES))}),
        ("青崖", world.secretary_of("青崖"), {"township": (1, 22)}),
    ):
        with world.at(max(world.terms[key].starts_on, first) + 30 * ONE_DAY, 10):
            for year in range(first.year, first.year + 5):
                content = (
                    "4月　履职能力培训班（第一期）\n6月　乡镇人大主席业务培训\n9月　履职能力培训班（第二期）"
                    if key == "county"
                    else "5月　乡人大代表履职培训"
                )
                row = TrainingYear(congress=world.congresses[key], year=year, content=content)
                training.keep_year(row, actor=actor, lines=lines)


def _findings(world):
    """What the county found goes to the unit concerned: mostly answered within the time, once late, once not at all."""
    keeper, told = world.first("DAC"), {row[3]: row for row in LATELY}
    findings = {row[3]: row for row in COUNTY if row[5]}
    rows = Activity.objects.filter(congress=world.congress, kind__in=("inspection", "research", "law_check"))
    for place, row in enumerate(rows.order_by("since")):
        unit, found, *days = (told.get(row.title) or findings[row.title])[5:]
        answered, read = days or ((104 if place == 3 else 40 + place * 3), 8)
        passed = row.until + 6 * ONE_DAY
        with world.at(passed, 10):
            report = actions.pass_on(row, actor=keeper, title=f"关于{row.title}的情况和建议", unit=world.bodies[unit],
                                     text=f"{found}\n请研究处理，并将处理情况向参加活动的代表反馈。")  # fmt: skip
        for name, wait, who in (("answer", answered, ("UNIT", unit)), ("tell", read, ("DAC", "dac"))):
            passed += (wait or 9999) * ONE_DAY
            if wait is None or passed >= world.today:
                break
            said = (
                {"answer": "已逐项研究：能马上办的三项已办结，其余列入下半年计划，明确了责任人和时限。"}
                if name == "answer"
                else {}
            )
            with world.at(passed, 15):
                report = REPORT.deeds[name](report, actor=world.first(*who), **said)
        if report.state == "passed_on" and report.due_on < world.today - 14 * ONE_DAY:
            with world.at(report.due_on + 7 * ONE_DAY, 10):
                actions.urge(report, actor=keeper, level=2, answer_by=report.due_on + 21 * ONE_DAY,
                             text="代表在视察中反映的问题群众关心，请主要负责人过问，逐项说明处理意见。")  # fmt: skip


ACTIVITIES = kinds.Demo(key="deputies.activities", order=77, plant=plant)
