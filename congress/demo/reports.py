"""Plants the quarterly reports of the last year: the county's form, four rounds, and what the townships said in them."""

import datetime
from contextlib import ExitStack, contextmanager
from decimal import Decimal

from congress.actions import notices, records, reminders, report_forms, reports
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import chinese
from congress.frame.quarters import Quarter
from congress.models import Meeting, QuarterReport, ReportRound
from congress.queries import rules
from congress.queries.calendar import calendar_of, remembered
from congress.queries.report_checks import Entry, findings

from .places import TOWNSHIPS
from .timeline import Timeline, remind

ROUNDS = 4
MESSAGES_SINCE = datetime.timedelta(days=30)
RETURNED = "青崖"  # whose chair and secretary a visitor may be
LATE, OWED = TOWNSHIPS[5].stem, TOWNSHIPS[11].stem  # of the newest round: handed in too late, not handed in
WAITING = tuple(township.stem for township in TOWNSHIPS[13:16])  # of the newest round: still to be judged
JUDGED_ON, LOCKED_ON = 20, 27  # of the month


def plant(world):
    """The county and each township live beside one another, up to this morning."""
    quarters = [Quarter.of(world.today).before]
    while len(quarters) < ROUNDS:
        quarters.insert(0, quarters[0].before)
    timeline = Timeline(clock.moment(world.today, 8, 30), lambda when: _long_ago(world, when), records.write_waiting)
    with remembered(), rules.remembered(), records.written_together():
        timeline.enter(_county(world, quarters))
        for township in TOWNSHIPS:
            timeline.enter(_township(world, township, quarters))
        timeline.run()
        reminders.plan_what_runs()
    remind(world, lambda when: _long_ago(world, when))


@contextmanager
def _long_ago(world, when):
    """What lies further back is told by the records alone."""
    with ExitStack() as stack:
        if world.today - when.date() > MESSAGES_SINCE:
            stack.enter_context(notices.silence())
        yield


# The county.


def _county(world, quarters):
    commission, calendar = world.first("DAC"), calendar_of(world.congress.pk)
    yield clock.moment(calendar.next_workday(quarters[0].first_day + 9 * ONE_DAY), 9)
    form = report_forms.draft_form(
        actor=commission, year=quarters[0].year, quarter=quarters[0].number, note="按季度报告的十个部分编制。"
    )
    report_forms.publish_form(form, actor=commission)
    for quarter in quarters:
        opens = quarter.next.first_day
        yield clock.moment(opens, 7)
        reports.open_round(world.congress, quarter)
        is_newest = quarter == quarters[-1]
        yield clock.moment(calendar.next_workday(opens.replace(day=JUDGED_ON)), 10)
        reports.accept_many(_to_judge(world, quarter, but=(RETURNED, *WAITING) if is_newest else ()), actor=commission)
        if not is_newest:
            yield clock.moment(calendar.next_workday(opens.replace(day=LOCKED_ON)), 15)
            reports.lock_many(_of(quarter).filter(state="accepted"), actor=commission)
    lately = max(clock.today(), calendar.previous_workday(world.today - 2 * ONE_DAY))
    yield clock.moment(lately, 11)
    for report in _of(quarters[-1]).filter(state="submitted", congress=world.congresses[RETURNED]):
        reason = "“代表活动”部分的收到意见数与联络站台账不一致，请核对后重新报送。"
        reports.return_report(report, actor=commission, reason=reason)


def _of(quarter):
    rows = QuarterReport.objects.filter(round__year=quarter.year, round__quarter=quarter.number).with_case()
    return rows.order_by("congress__area__code")


def _to_judge(world, quarter, but):
    return _of(quarter).filter(state="submitted").exclude(congress__in=[world.congresses[stem] for stem in but])


# A township.


def _township(world, township, quarters):
    """Its secretary fills, its chair signs, and it is handed in – mostly in time."""
    home, calendar = f"presidium-{township.stem}", calendar_of(world.congress.pk)
    secretary, chair = world.first("TSEC", home), world.first("TCH", home)
    last = {}
    for quarter in quarters:
        is_newest = quarter == quarters[-1]
        rng = world.rng(f"report {township.stem} {quarter}")
        opens = quarter.next.first_day
        yield clock.moment(opens, 7, 30)
        due_on = ReportRound.objects.get(year=quarter.year, quarter=quarter.number).due_on
        day = min(calendar.next_workday(opens + rng.randint(1, 8) * ONE_DAY), due_on)
        if is_newest and township.stem == LATE:
            day = calendar.next_workday(due_on + 3 * ONE_DAY)
        yield clock.moment(day, rng.randint(9, 11), rng.randrange(60))
        report = _of(quarter).get(congress=world.congresses[township.stem])
        said = _said(world, township, quarter, report, rng)
        report = reports.fill(report, actor=secretary, values=_values(report, said, last))
        last = said
        if is_newest and township.stem == OWED:
            return
        yield clock.moment(day, rng.randint(14, 16), rng.randrange(60))
        report = reports.sign(report, actor=chair)
        yield clock.moment(day, 17, rng.randrange(50))
        reports.submit(report, actor=secretary)


ANSWERS = {
    "received": "集中接待选民活动安排的季度不同，已与接待登记核对。",
    "opinions": "与接待次数相应变动，已与台账核对。",
    "trained": "集中培训不是每季度都安排，已与签到表核对。",
    "spent": "代表活动补助按实际活动发放，已与账目核对。",
}


def _values(report, said, last):
    """What is filled in, with an answer to each warning."""
    items = list(report.round.form.items.all())
    entries = {
        item.key: Entry(number=said[item.key]) if item.is_number else Entry(text=said.get(item.key, ""))
        for item in items
    }
    warned = {found.key for found in findings(items, entries, {k: v for k, v in last.items() if v != ""})}
    return {
        item.pk: {
            "number": entries[item.key].number,
            "text": entries[item.key].text,
            "answer": ANSWERS.get(item.key, "") if item.key in warned else "",
        }
        for item in items
    }


def _said(world, township, quarter, report, rng):
    """{key: number or words}: what the system has counted, and beside it what only the township knows."""
    size = len(township.villages)
    counted = {value.item.key: value.counted for value in report.values.select_related("item")}
    numbers = {**_supervision(rng), **_activities(rng, size), **_money(rng, size), **_projects(rng, quarter, size)}
    numbers |= _reports_and_training(rng, quarter, size)
    said = {key: Decimal(number) for key, number in numbers.items()}
    said |= {key: number for key, number in counted.items() if number is not None}
    return said | _agreeing(said) | _words(world, township, quarter, rng, said)


def _agreeing(said):
    """What hangs together with what the system has counted."""
    opinions, solved = said["opinions"], said["opinions"] * 7 // 10
    return {
        "supervision": said["law_checks"] + said["visits"] + said["research"],
        "opinions_solved": solved,
        "opinions_open": opinions - solved,
        "duty_satisfied": min(said["duty_satisfied"], said["duty_reports"]),
    }


def _supervision(rng):
    law_checks, visits, research = rng.randint(0, 1), rng.randint(1, 2), rng.randint(0, 1)
    found = (law_checks + visits + research) * rng.randint(2, 3)
    return {
        "reports_heard": rng.randint(1, 2),
        "supervision": law_checks + visits + research,
        "law_checks": law_checks,
        "visits": visits,
        "research": research,
        "problems_found": found,
        "problems_mended": found - rng.randint(0, min(2, found)),
    }


def _activities(rng, size):
    groups = rng.randint(2, 4)
    due = groups * (6 + size // 2)
    received = 16 + 3 * size + rng.randint(-8, 8)
    opinions = received // 3 + rng.randint(0, 3)
    solved = opinions * rng.randint(6, 9) // 10
    return {
        "group_activities": groups,
        "activity_due": due,
        "activity_present": due - rng.randint(0, due // 8),
        "station_days": rng.choice((3, 3, 6)),
        "received": received,
        "opinions": opinions,
        "opinions_solved": solved,
        "opinions_open": opinions - solved,
    }


def _reports_and_training(rng, quarter, size):
    told = size // 2 + rng.randint(1, 3) if quarter.number in (2, 4) else rng.randint(0, 2)
    trainings = int(quarter.number in (1, 3) or rng.random() < 0.4)
    return {
        "duty_reports": told,
        "duty_satisfied": told - (told > 4 and rng.random() < 0.5),
        "trainings": trainings,
        "trained": trainings * rng.randint(31, 42),
        "articles": rng.randint(1, 5),
    }


def _money(rng, size):
    deputies = 5200 + 240 * size + 100 * rng.randint(-12, 12)
    otherwise = 2600 + 100 * rng.randint(0, 18)
    return {
        "allotted": 12_000 + 500 * (size // 2),
        "spent": deputies + otherwise,
        "spent_on_deputies": deputies,
        "spent_otherwise": otherwise,
    }


def _projects(rng, quarter, size):
    projects = 3 + size % 3
    done = (0, projects // 4, projects * 3 // 5, projects - rng.randint(0, 1))[quarter.number - 1]
    return {"projects": projects, "projects_done": done}


PROBLEMS = (
    "{v}等村外出务工的代表较多，小组活动人员不易到齐，部分代表用电话参加讨论。",
    "{stream}沿线群众反映的护岸加固问题需要县级部门立项，乡镇无力单独解决，答复后群众仍有意见。",
    "人大专职工作人员只有一名，同时承担其他工作，代表履职档案的整理不够及时。",
    "部分新任代表撰写建议的质量不高，{v}、{w}两村的建议与乡镇职权不相符，需要加强培训。",
    "{v}联络站设在村委会，接待日遇农忙时来访群众较少，拟调整到逢集日。",
    "{road}养护责任不明确，代表视察后两个部门意见不一，整改进度偏慢。",
)
REQUESTS = (
    "请协调交通运输部门明确{road}的养护责任。",
    "请协调水务部门将{stream}{v}段护岸加固列入明年计划。",
    "请县人大组织一次乡镇人大秘书业务培训。",
    "",
    "",
    "",
)
PROJECTS = (
    "{v}饮水管网改造",
    "{w}通组道路硬化",
    "{stream}河道清淤",
    "{school}食堂改造",
    "{clinic}医疗设备更新",
    "{v}文化广场建设",
)
PLANS = {
    1: "一月底前制定年度工作计划；二月组织代表走访选民；三月底前召开人民代表大会第一次会议，票决民生实事项目。",
    2: "四月组织代表视察{v}民生实事项目；五月开展代表向选民述职；六月召开主席团会议，听取上半年建议办理情况。",
    3: "七月组织代表视察防汛和{road}养护；八月开展代表培训；九月底前召开人民代表大会第二次会议。",
    4: "十月开展民生实事项目满意度测评；十一月督办未办结的建议；十二月组织述职评议，整理代表履职档案。",
}


def _words(world, township, quarter, rng, numbers):
    v, w = rng.sample(township.villages, 2)
    names = {"v": v, "w": w, "stream": township.stream, "road": township.road, "school": township.school,
             "clinic": township.clinic}  # fmt: skip
    projects, done = int(numbers["projects"]), int(numbers["projects_done"])
    named = "、".join(one.format(**names) for one in PROJECTS[:2])
    if not projects:
        progress = "还没有票决。"
    elif done == projects:
        progress = "全部完工，正在组织代表验收。"
    elif done:
        progress = f"已完工{done}个，其余{projects - done}个正在施工，其中{named}进度达到计划要求。"
    else:
        progress = f"{named}等已完成设计和招标，其余项目正在做前期工作。"
    return {
        "meetings_told": _meetings(world, township, quarter),
        "projects_told": f"{chinese(projects)}个民生实事项目{progress}"
        if projects
        else f"本年度民生实事项目{progress}",
        "problems": rng.choice(PROBLEMS).format(**names),
        "requests": rng.choice(REQUESTS).format(**names),
        "next_plan": PLANS[quarter.next.number].format(**names),
    }


def _meetings(world, township, quarter):
    days = (quarter.first_day, quarter.last_day)
    held = Meeting.objects.held().filter(term=world.terms[township.stem], opens_on__range=days)
    told = [
        f"{meeting.opens_on:%-m月%-d日}召开{meeting}" for meeting in held.select_related("term").order_by("opens_on")
    ]
    return f"{'；'.join(told)}。" if told else "本季度没有召开会议，主席团会议已安排在下季度第一个月。"


REPORTS = kinds.Demo(key="congress.quarter_reports", order=90, plant=plant)
