"""What meetings of the demonstration are made of: agendas, rolls, minutes, resolutions and how they are carried out."""

import datetime

from congress.actions import agendas, meetings, minutes, resolutions, sittings
from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import MeetingPaper, Resolution, Sitting
from congress.queries import sittings as sitting_queries

from . import committee

DAY = datetime.timedelta(days=1)
WHY = ("住院治疗", "参加省里的培训", "外出招商", "家中老人去世")
# what is heard, who reports, what came of it, the unit that hands the report in
REPORTS = (
    ("听取和审议县人民政府关于环境状况和环境保护目标完成情况的报告", "县政府副县长", "提出审议意见", "env"),
    ("听取和审议县人民政府关于农村公路养护情况的报告", "县交通运输局局长", "提出审议意见", "transport"),
    ("听取和审议县人民政府关于上年度财政决算的报告", "县财政局局长", "批准决算", "finance"),
    ("听取和审议县人民政府关于审计工作的报告", "县审计局局长", "提出审议意见", "audit"),
    ("听取和审议县人民政府关于林草资源保护情况的报告", "县林业和草原局局长", "作出决定", "forest"),
    ("听取和审议县人民政府关于义务教育均衡发展情况的报告", "县教育局局长", "提出审议意见", "edu"),
    ("听取和审议县人民政府关于城乡供水情况的报告", "县水务局局长", "提出审议意见", "water"),
)
# title, kind, unit, what it says, (indicator, unit, target, actual)
ADOPTED = (
    (
        "关于全面实行封山禁牧的决定", "decision", "forest",
        "为了保护和恢复林草植被，改善生态环境，县人民代表大会常务委员会决定：\n一、全县行政区域内全面实行封山禁牧，舍饲圈养。\n"
        "二、县人民政府应当制定实施办法，明确管护责任，落实饲草料补助。\n三、每年向常务委员会报告一次执行情况。",
        (("封山禁牧面积", "万亩", "35", "34.84"), ("新植树木", "万株", "280", "298"), ("森林覆盖率", "%", "32", "31.84")),
    ),
    ("关于批准上年度县级财政决算的决议", "resolution", "finance",
     "会议审查了县人民政府提出的上年度县级财政决算，同意财政经济工作委员会的审查报告，决定批准上年度县级财政决算。",
     (("审计查出问题整改", "项", "26", "24"),)),
    ("关于加强城乡饮用水水源保护的决定", "decision", "water",
     "为了保障饮用水安全，县人民代表大会常务委员会决定：\n一、划定水源保护区并设立界标。\n二、保护区内的排污口于一年内全部取缔。\n"
     "三、县人民政府每半年报告一次水质监测结果。",
     (("水源保护区界标", "处", "42", "42"), ("取缔排污口", "个", "9", "7"))),
    ("关于开展第九个五年法治宣传教育的决议", "resolution", "justice",
     "会议决定，在全县公民中开展第九个五年法治宣传教育，重点是领导干部、青少年和基层群众。",
     (("村居法律顾问覆盖", "个", "213", "213"),)),
    ("关于推进农村公路养护责任落实的决定", "decision", "transport",
     "会议决定：\n一、按县道县管、乡道乡管、村道村管落实养护责任。\n二、养护经费列入年度预算。",
     (("列养里程", "公里", "1260", "1187"),)),
    ("关于优化营商环境的决定", "decision", "commerce",
     "会议决定：\n一、行政审批事项公开时限。\n二、拖欠中小企业账款于年内清偿。",
     (("清偿拖欠账款", "万元", "8600", "5120"),)),
)  # fmt: skip


def planned(world, meeting, turn):
    """Weeks before: entered, with the reports that it will hear."""
    office = world.first("GO")
    meeting.chaired_by = world.first("LEAD").name
    meeting = meetings.keep_meeting(meeting, actor=office)
    return meetings.arrange_items(meeting, [{**row, "result": ""} for row in _rows(turn)], actor=office)


def called(world, meeting):
    """Nine days before: the agenda is sent out, with what has come onto it since."""
    agendas.publish(meeting, actor=world.first("GO"))


def _rows(turn):
    first, second = REPORTS[turn % len(REPORTS)], REPORTS[(turn + 3) % len(REPORTS)]
    return [
        {"kind": "report", "title": title, "reporter": by, "result": came} for title, by, came, _ in (first, second)
    ]


def kept(meeting, came=None):
    """The items of a meeting as they stand, with what came of each: {title: result}."""
    names = ("pk", "kind", "title", "reporter", "result")
    rows = [{name: getattr(item, name) for name in names} for item in meeting.items.order_by("order")]
    return [{**row, "result": (came or {}).get(row["title"], row["result"])} for row in rows]


def sat(world, meeting, kind, day, *, half=1):
    """The roll of one sitting: most were there, one or two on leave, seldom somebody without."""
    office, rng = world.first("GO"), world.rng(f"roll:{meeting.pk}:{kind}:{day}")
    row = Sitting(meeting=meeting, kind=kind, on=day, half=half, begins_at=datetime.time(9 if half == 1 else 15),
                  place=meeting.place)  # fmt: skip
    row = sittings.call(sittings.keep_sitting(row, actor=office), actor=office)
    lines = list(row.roll.order_by("pk"))
    away = rng.sample(lines, max(1, len(lines) // 25)) if lines else []
    states = {line.pk: "absent" if rng.random() < 0.15 else "leave" for line in away}
    sittings.keep_roll(row, actor=office, states=states, rest_present=True)
    return sittings.close(row, actor=office)


def over(world, meeting, turn):
    """It is entered as held, with what came of each item, and its minutes are signed."""
    office = world.first("GO")
    meeting = meetings.hold(meeting, actor=office)
    came = {row["title"]: row["result"] for row in _rows(turn)}
    return meetings.arrange_items(meeting, kept(meeting, came), actor=office)


def adopted(world, meeting, turn):
    """Every third meeting adopts something; None where it does not."""
    if turn % 3:
        return None
    title, kind, _, text, _ = ADOPTED[turn // 3 % len(ADOPTED)]
    office = world.first("GO")
    row = Resolution(congress=world.congress, kind=kind, title=title, text=text)
    row = resolutions.keep_resolution(row, actor=office)
    return resolutions.adopt(row, actor=office, meeting=meeting, adopted_on=meeting.opens_on, effective_on=meeting.opens_on,
                             item=meeting.items.order_by("order").first(), **by_hand(meeting))  # fmt: skip


def by_hand(meeting):
    """Hands were counted: of those who were there two did not agree."""
    here = sitting_queries.count_of(sitting_queries.counted(meeting)).present
    return {"by": "举手表决", "yes": here - 2, "no": 1, "abstain": 1}


def followed(world, meeting, row, turn):
    """Some days later: the minutes are signed, what was adopted is published and charged to a body."""
    office, leader = world.first("GO"), world.first("LEAD")
    minutes.sign(minutes.begin(meeting, actor=office), actor=leader)
    if row is None:
        return
    _, _, unit, _, indicators = ADOPTED[turn // 3 % len(ADOPTED)]
    row = resolutions.publish(row, actor=office, published_on=clock.today())
    row = resolutions.charge(row, actor=office, organ=world.bodies[unit], required="制定实施办法，按期报告执行情况。",
                             report_by=clock.today() + 170 * DAY)  # fmt: skip
    targets = [{"title": title, "unit": measure, "target": target, "actual": None, "as_of": None}
               for title, measure, target, _ in indicators]  # fmt: skip
    resolutions.arrange_indicators(row, targets, actor=office)


def plant(world):
    """How what was adopted has been carried out until today, and the next meeting of the committee as it is prepared."""
    office = world.first("GO")
    for place, row in enumerate(Resolution.objects.filter(congress=world.congress).order_by("adopted_on", "pk")):
        for report in row.reports.filter(handed_in_on=None, due_on__lt=world.today):
            if (world.today - report.due_on).days > 200 or place % 2 == 0:
                _reported(world, row, report)
    if meeting := committee.coming(world):
        with world.at(world.today, 8):
            _prepared(world, meeting, office)
    world.say(0.94, "会议和决议决定")


def _reported(world, row, report):
    """The body reported some days before its day, with how far it had come."""
    by = next(one for one in ADOPTED if one[0] == row.title)
    actor = world.first("UNITL", by[2])
    with world.at(report.due_on - 6 * DAY, 10):
        done = {title: actual for title, _, _, actual in by[4]}
        rows = [{"pk": one.pk, "title": one.title, "unit": one.unit, "target": one.target, "actual": done[one.title],
                 "as_of": clock.today() - 2 * DAY} for one in row.indicators.order_by("order")]  # fmt: skip
        resolutions.arrange_indicators(row, rows, actor=actor)
        resolutions.hand_in(
            report,
            actor=actor,
            text="已制定实施办法并逐级落实责任，主要指标完成情况见执行指标；下一步对没有完成的继续推进。",
        )
    if (world.today - report.due_on).days > 300:
        with world.at(report.due_on + 20 * DAY, 10):
            resolutions.close(row, actor=world.first("GO"), outcome="执行情况报告已经常委会审议，转入经常性工作。")


def _prepared(world, meeting, office):
    """Its agenda in two versions, papers that are on their way, a leave that waits."""
    reports = [{**row, "result": ""} for row in _rows(2)]
    meetings.arrange_items(meeting, [*reports, *kept(meeting)], actor=office)
    agendas.publish(meeting, actor=office)
    more = {"kind": "decision", "title": "讨论决定县城总体规划修编有关事项", "reporter": "", "result": ""}
    first, *others = kept(meeting)
    meetings.arrange_items(meeting, [first, more, *others], actor=office)
    agendas.publish(meeting, actor=office, because="县人民政府提请增加一项议题。")
    for item in meeting.items.filter(kind="report").order_by("order"):
        unit = next(unit for title, _, _, unit in REPORTS if title == item.title)
        title = f"关于{item.title.partition('关于')[2]}"
        agendas.keep_paper(MeetingPaper(item=item, title=title[:120], organ=world.bodies[unit]), actor=office)
    member = world.holders("SCM")[6]
    try:
        sittings.ask_leave(meeting, actor=member, reason=WHY[1])
    except Refused:  # he has left the committee since
        return


HALLS = kinds.Demo(key="congress.halls", order=94, plant=plant)
