"""Plants duty reports to electors: sessions of the last two years in every township, counted and filed; this year's plan."""

import datetime

from congress.demo.places import TOWNSHIPS
from congress.frame import kinds
from congress.queries.actors import actor_in

from ..actions import duty_reports as actions
from ..models import DutyReportSession
from ..queries import duty_reports as queries

COUNTY_SESSIONS = (560, 380, 200, 60)  # days ago
TEXT = (
    "一、依法参加会议情况\n任期以来，我出席了历次代表大会会议，参加了代表团审议和小组活动，对政府工作报告提出了意见。\n"
    "二、联系群众情况\n我坚持到村组走访，到联络站接待群众，收集道路、饮水、产业等方面的意见，能答复的当场答复，不能答复的向有关部门反映。\n"
    "三、提出建议情况\n围绕群众反映集中的问题提出建议，跟踪办理进度，推动部分问题得到解决。\n"
    "四、存在的不足\n学习还不够系统，走访面还不够宽，今后将认真改进，请各位选民监督。"
)
OPINIONS = (
    ("村道硬化以后没有人养护，坑洼处又多了。", "已向交通运输部门反映，列入今年养护计划。"),
    ("希望多到村里走走，开会通知早一点。", "今后每季度到选区走访一次，提前三天通知。"),
    ("花椒价格低，盼着有冷库。", "已同两名代表联名提出建议，办理结果及时告诉大家。"),
)


def plant(world):
    """The county's deputies report in their townships, a township's own in turn; a few sessions still wait."""
    rng = world.rng("duty reports")
    for place, township in enumerate(TOWNSHIPS):
        congress = world.congresses[township.stem]
        keepers = [world.first(role, f"presidium-{township.stem}") for role in ("TCH", "TSEC")]
        above = [deputy for (human, key), deputy in world.deputies.items()
                 if key == "county" and world.cast.human(human).township == township.name]  # fmt: skip
        own = [deputy for (_, key), deputy in world.deputies.items() if key == township.stem]
        village = township.villages[place % len(township.villages)]
        days = [world.today - datetime.timedelta(days=ago + place) for ago in COUNTY_SESSIONS]
        office = world.holders("DAC")[:2]
        _session(world, rng, world.congress, office, days[1], congress.area, village, above[:4])
        _session(world, rng, congress, keepers, days[place % 2 * 2], congress.area, village, own[:8])
        if place % 3 == 0:
            _session(
                world, rng, congress, keepers, days[3], congress.area, township.villages[0], own[8:12], step="held"
            )
        if place % 4 == 0 and above[4:6]:
            ahead = world.today + datetime.timedelta(days=9 + place)
            _session(world, rng, world.congress, office, ahead, congress.area, village, above[4:6], step="notified")
    world.say(0.15, "代表述职")


def _session(world, rng, congress, keepers, day, area, village, deputies, step="filed"):
    """One session as far as it has come."""
    first, second = keepers
    deputies = [deputy for deputy in deputies if deputy.person_id not in (first.person_id, second.person_id)]
    if not deputies:
        return
    entered = min(day, world.today) - datetime.timedelta(days=20)
    with world.at(entered, 9):
        row = DutyReportSession(congress=congress, on=day, area=area, place=f"{village}党群服务中心")
        row = actions.notify(actions.keep_session(row, actor=first, deputies=deputies), actor=first)
    if step == "notified":
        return
    with world.at(day, 16):
        electors = rng.randint(38, 90)
        row = actions.hold(row, actor=first, electors=electors, villagers=electors // 2, chaired_by=first.name)
    if step == "held":
        return
    with world.at(day, 17):
        returned = electors - rng.randint(0, 3)
        lines = {report.pk: _marks(rng, returned) for report in queries.reports_of(row)}
        for actor in (first, second):
            row, _ = actions.count_ballots(row, actor=actor, issued=electors, returned=returned, lines=lines)
    with world.at(day + datetime.timedelta(days=3), 10):
        row = actions.give_back(row, actor=first)
        for report in queries.reports_of(row):
            own = actor_in(report.deputy.membership)
            actions.write_report(report, actor=own if rng.random() < 0.6 else first, text=TEXT)
        title, answer = rng.choice(OPINIONS)
        actions.keep_opinions(report, [{"title": title, "answer": answer}], actor=own)
        actions.file(row, actor=first, released=True)


def _marks(rng, returned):
    """Mostly satisfied."""
    fairly, not_so, abstained = rng.randint(1, 7), rng.randint(0, 2), rng.randint(0, 2)
    return {"satisfied": returned - fairly - not_so - abstained, "fairly": fairly, "dissatisfied": not_so,
            "abstained": abstained, "invalid": 0}  # fmt: skip


DUTY_REPORTS = kinds.Demo(key="deputies.duty_reports", order=76, plant=plant)
