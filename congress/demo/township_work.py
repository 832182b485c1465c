"""Plants what the townships have kept of their own work: the money of the last quarters, articles, groups and their tasks."""

import datetime
from decimal import Decimal

from congress.actions import institution, records, township_work
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import chinese
from congress.frame.quarters import Quarter
from congress.models import Fund, FundEntry, GroupTask, Membership, PublicityArticle
from congress.queries import rules

from .places import TOWNSHIPS
from .timeline import Timeline

QUARTERS = 5  # those that have been reported, and the one that runs
GROUPS = 2
SHORT = (4, 9)  # which townships set too little aside
NOT_APART = (9,)  # and which keep no account of its own
PART_TIME = (7, 15)  # whose secretary does other work, too
ARTICLES = (
    ("county", "{county}融媒体中心", "{town}代表小组进村入户听民声"),
    ("municipal", "市日报", "{v}：一件代表建议修通一条路"),
    ("provincial", "省人大杂志", "{town}“抓小组、小组抓代表”的做法"),
    ("county", "{county}融媒体中心", "{town}代表视察{road}养护"),
)
TASKS = (
    (40, "走访选民，收集对政府工作报告的意见"),
    (150, "视察{v}饮水和道路养护"),
    (310, "组织代表向选民述职"),
)


def plant(world):
    """Each township keeps its books up to this morning."""
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), records.written_together():
        for place, township in enumerate(TOWNSHIPS):
            timeline.enter(_money(world, township, place))
            timeline.enter(_groups(world, township, place))
        timeline.run()


def _quarters(world):
    found = [Quarter.of(world.today)]
    while len(found) < QUARTERS:
        found.insert(0, found[0].before)
    return found


def _money(world, township, place):
    """Quarter by quarter: a transfer, what was spent, an article or two."""
    congress, secretary = world.congresses[township.stem], world.secretary_of(township.stem)
    rng, size, funds = world.rng(f"funds {township.stem}"), len(township.villages), {}
    for quarter in _quarters(world):
        yield clock.moment(quarter.first_day + (20 + place % 9) * ONE_DAY, 10)
        if quarter.year not in funds:
            funds[quarter.year] = _year(secretary, congress, quarter.year, place, size)
        fund, today = funds[quarter.year], clock.today()
        received = (fund.allotted / 4).quantize(Decimal(1))
        activity = Decimal(received * rng.randint(40, 55) // 100)
        meeting = Decimal(received * rng.randint(20, 40) // 100)
        said = (("allotment", received, "拨入本季度人大经费"), ("activity", activity, "代表视察、小组活动"),
                ("meeting", meeting, "会议和资料"))  # fmt: skip
        lines = [FundEntry(on=today, purpose=purpose, amount=amount, note=note) for purpose, amount, note in said]
        township_work.enter(fund, lines, actor=secretary)
        _articles(world, secretary, township, quarter, place)


def _year(secretary, congress, year, place, size):
    base = Decimal(880_000 + 40_000 * size)
    share = Decimal("0.04") if place in SHORT else Decimal("0.05")
    return township_work.keep_fund(
        Fund(congress=congress, year=year, base=base, allotted=base * share, separate_account=place not in NOT_APART),
        actor=secretary,
    )


def _articles(world, secretary, township, quarter, place):
    names = {"county": world.congress.area.name, "town": township.name, "road": township.road,
             "v": township.villages[quarter.number % len(township.villages)]}  # fmt: skip
    for n in range(1 + (place + quarter.number) % 5 // 3):
        level, medium, title = (
            text.format(**names) for text in ARTICLES[(place + quarter.number + n) % len(ARTICLES)]
        )
        article = PublicityArticle(
            congress=world.congresses[township.stem], title=title, author=secretary.name, medium=medium, level=level,
            published_on=clock.today(), source=f"{quarter}第{place + n + 1}期",
        )  # fmt: skip
        township_work.keep_article(article, actor=secretary)


def _groups(world, township, place):
    """Two groups, founded with the term; this year's tasks, done as they fall due – but for a few."""
    congress, secretary = world.congresses[township.stem], world.secretary_of(township.stem)
    new_year = datetime.date(world.today.year, 1, 1)
    yield clock.moment(new_year + 12 * ONE_DAY, 9)
    groups = [_group(congress, township, n) for n in range(1, GROUPS + 1)]
    for role in ("TCH", "TSEC"):
        held = Membership.objects.get(pk=world.first(role, f"presidium-{township.stem}").membership_id)
        township_work.keep_staff(held, actor=secretary, full_time=role == "TCH" or place not in PART_TIME)
    tasks = []
    for n, (days, title) in enumerate(TASKS):
        task = GroupTask(
            congress=congress, group=groups[(n + place) % GROUPS], answers=f"{chinese((n + place) % GROUPS + 1)}组组长",
            title=title.format(v=township.villages[0]), due_on=new_year + (days + place) * ONE_DAY,
        )  # fmt: skip
        tasks.append(township_work.keep_task(task, actor=secretary))
    for n, task in enumerate(tasks):
        yield clock.moment(task.due_on - 3 * ONE_DAY, 15)
        if (place + n) % 7:
            township_work.finish_task(task, actor=secretary, done_on=clock.today(), result="按期完成，情况已报主席团")


def _group(congress, township, number):
    name = f"{township.name}第{chinese(number)}代表小组"
    return institution.add_organization(actor=SYSTEM, congress=congress, name=name, short_name=f"第{chinese(number)}小组",
                                        kind="deputy_group", since=clock.today(), order=900 + number)  # fmt: skip


TOWNSHIP_WORK = kinds.Demo(key="congress.township_work", order=72, plant=plant)
