"""Plants themed campaigns: the activity months with what the townships made of them, one that runs now, one of a township."""

import datetime

from congress.actions import notices, records
from congress.demo.places import TOWNSHIPS
from congress.frame import kinds
from congress.frame.dates import ONE_DAY
from congress.queries import rules
from congress.queries.calendar import remembered

from ..actions import campaigns as actions
from ..actions.held import Held, enter_all
from ..models import Campaign
from ..queries import campaigns as queries
from ..workflow.campaigns import CAMPAIGN
from .activities import BACK, activity, roll, workday

TASKS = "走访选民，听取意见\n进站接待群众，协调解决一批具体问题\n视察一项民生实事\n代表小组至少活动一次"
THEMES = ("代表进站接待日", "“代表回家”走访选民", "视察民生实事项目", "代表接待日暨政策宣讲")
TEXTS = (
    "组织代表进站接待{n}人次，走访选民{m}户，收集意见{k}条，当场答复和协调解决的已公示，其余已转有关单位。",
    "各代表小组分片走访{m}户，接待群众{n}人次；针对群众反映的路灯、排水和垃圾清运，会同乡镇政府现场办理。",
    "以“听民声、解民忧”为主线，走访{m}户，收集意见{k}条，形成代表建议线索两件。",
)
LATE, SILENT = (6, 13), 9  # who handed in late, who not at all


def plant(world):
    """The months of the last years are summed up; this year's runs or is drawn up."""
    with remembered(), rules.remembered(), records.written_together(), notices.silence():
        month = queries.month(world.congress.pk)
        for year in range(world.today.year - 2, world.today.year + 1):
            first = datetime.date(year, month, 1)
            last = datetime.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
            if last > world.today - BACK * ONE_DAY:
                _campaign(world, f"{year}年代表活动月", first, last, last + 5 * ONE_DAY, n=year)
        since, until = world.today - 40 * ONE_DAY, world.today + 30 * ONE_DAY
        _campaign(world, "“百名代表进万家”主题活动", since, until, world.today + 20 * ONE_DAY, n=3, some=3)
        _own(world)
        _visits(world)
    world.say(0.14, "主题活动")


def _campaign(world, title, since, until, returns_by, *, n, some=1):
    """Drawn up a fortnight before, begun a week before; every so many townships have done something so far."""
    office = world.first("DAC")
    row = Campaign(congress=world.congress, title=title, since=since, until=until, returns_by=returns_by, tasks=TASKS)
    with world.at(min(since - 14 * ONE_DAY, world.today), 9):
        row = actions.keep_campaign(row, actor=office)
    if since - 7 * ONE_DAY > world.today:
        return
    with world.at(since - 7 * ONE_DAY, 9):
        row = CAMPAIGN.deeds["begin"](row, actor=office)
    for place, township in enumerate(TOWNSHIPS):
        day = workday(world, since + (place * 5 + n) % 22 * ONE_DAY)
        if place % some == 0 and day < world.today:
            _take_part(world, row, place, township, day)
    if until + 20 * ONE_DAY < world.today:
        with world.at(until + 20 * ONE_DAY, 16):
            words = f"各乡镇共组织活动{sum(line.activities for line in queries.board(row))}次，推动解决了一批群众身边的具体问题。"
            CAMPAIGN.deeds["close"](row, actor=office, summary=words)


def _take_part(world, campaign, place, township, day):
    """One activity with two thirds of its deputies, and what the township hands in."""
    rng, secretary = world.rng(f"{campaign.title} {township.stem}"), world.secretary_of(township.stem)
    members = [one for (_, key), one in world.deputies.items() if key == township.stem]
    with world.at(min(day + 2 * ONE_DAY, world.today), 8):
        row = activity(world, township.stem, world.bodies[f"presidium-{township.stem}"], "theme",
                       f"{township.name}{THEMES[place % len(THEMES)]}", day, campaign=campaign, place="人大代表之家",
                       summary="代表分组接待、走访，意见已登记。")  # fmt: skip
        enter_all([Held(row, roll(rng, [one for at, one in enumerate(members) if at % 3]))], actor=secretary)
    on = campaign.returns_by + (3 * ONE_DAY if place in LATE else -(place % 7 + 1) * ONE_DAY)
    if campaign.returns_by > world.today:  # the quick ones have handed in already
        on = world.today - ONE_DAY if place % 2 == 0 and day < world.today - 3 * ONE_DAY else world.today
    if on < world.today and place != SILENT:
        words = TEXTS[place % len(TEXTS)].format(n=rng.randint(30, 160), m=rng.randint(40, 200), k=rng.randint(8, 40))
        with world.at(on, 15):
            handed = queries.return_of(campaign, world.congresses[township.stem].pk)
            handed.text, handed.problems = words, rng.randint(1, 12)
            actions.hand_in(handed, actor=secretary)


def _own(world):
    """A township runs one of its own."""
    secretary, day = world.secretary_of("青崖"), world.today - 25 * ONE_DAY
    row = Campaign(congress=world.congresses["青崖"], title="“代表在行动”人居环境整治", since=day, until=day + 60 * ONE_DAY,
                   returns_by=day + 60 * ONE_DAY, tasks="每名代表包联一段路或一条渠\n每月集中整治一次")  # fmt: skip
    with world.at(day - 5 * ONE_DAY, 9):
        CAMPAIGN.deeds["begin"](actions.keep_campaign(row, actor=secretary), actor=secretary)


def _visits(world):
    """The yearly visits of the committee's members to deputies: last year's summed up, this year's under way."""
    office = world.first("DAC")
    for year in (world.today.year - 1, world.today.year):
        first = datetime.date(year, 1, 1)
        row = Campaign(congress=world.congress, title=f"{year}年常委会组成人员走访代表", since=first,
                       until=datetime.date(year, 12, 31),
                       tasks="每名常委会组成人员一年内当面走访所联系的每名代表一次\n听取代表履职情况和意见，走访后登记联系记录")  # fmt: skip
        with world.at(min(first + 20 * ONE_DAY, world.today), 9):
            row = CAMPAIGN.deeds["begin"](actions.keep_visits(row, actor=office), actor=office)
        if year < world.today.year:
            with world.at(min(row.until + 12 * ONE_DAY, world.today), 16):
                CAMPAIGN.deeds["close"](
                    row, actor=office, summary="常委会组成人员按安排走访代表，听取的意见已转有关单位。"
                )


CAMPAIGNS = kinds.Demo(key="deputies.campaigns", order=77, plant=plant)
