"""Plants the pool of experts, what they were asked for, and three random draws in each state."""

from django.db.models import Max

from congress.actions import notices
from congress.frame import kinds
from congress.frame.dates import ONE_DAY

from ..actions import draws, experts
from ..models import Draw, Expert, ExpertMatter

PEOPLE = """
林正　某大学法学院　教授　law justice
罗明清　某律师事务所　律师　law
高洁　某师范学院　副教授　law education
钟守义　市中级人民法院（退休）　退休法官　justice law
谢思远　市人民检察院（退休）　退休检察官　justice law
方慧敏　某律师事务所　律师　law justice
许会成　某会计师事务所　注册会计师　budget audit
沈立本　财政局　高级会计师　budget
田国账　某财经学院　教授　budget economy
崔审言　审计局　高级审计师　audit budget
邵正源　某税务师事务所　税务师　budget audit
贺新图　某规划设计院　注册规划师　planning
姚建宏　某工程咨询公司　造价工程师　engineering
陆青山　市环境科学研究所　高级工程师　environment
苏水清　某水利设计院　高级工程师　environment engineering
金丰年　市农业科学院　研究员　agriculture
梁育才　某中学　正高级教师　education
白仁心　市人民医院　主任医师　health
尹安民　某职业学院　副教授　welfare economy
尚智联　某信息技术公司　高级工程师　information
"""
HOMES = {"财政局": "finance", "审计局": "audit"}
CASES = ("司法案件评查抽取案件", "执行案件评查抽取案件", "行政案件评查抽取案件")
UNITS = ("工作评议抽取单位", "回头看抽取单位", "预算绩效评价抽取单位")
WORDS = (
    "黄河之水天上来",
    "三七二十一",
    "春种一粒粟",
    "七月流火",
    "一步一个脚印",
    "2026080",
    "山高人为峰",
    "众人拾柴火焰高",
    "日出江花红胜火",
)
WITNESS = "王秀兰（县人大代表）、陈向前（村民代表）"


BACK, LEAST_BACK = 120, 30  # days


def plant(world):
    """Experts two years ago."""
    with notices.silence():
        _experts(world, world.first("GO"))
    world.say(0.03, "专家库")


def plant_draws(world):
    """After the draws of judicial reviews, so that numbers and days run together: a matter settled by draw, then draws at every
    stage up to today."""
    office = world.first("GO")
    with notices.silence():
        since = _since(world)
        _matter(world, office, since)
        wanted = [(_day(world, since, at, place), at, place) for at in range(len(STEPS)) for place in range(3)]
        for day, at, place in sorted(wanted):
            _draw(world, office, day, at, place)
    world.say(0.03, "随机抽取")


def _since(world):
    """The day from which on these draws lie: after the last one there is, a good while ago."""
    last = Draw.objects.exclude(number=None).aggregate(day=Max("committed_at"))["day"]
    earliest = world.today - BACK * ONE_DAY
    return max(earliest, min(last.date() + ONE_DAY, world.today - LEAST_BACK * ONE_DAY)) if last else earliest


def _experts(world, office):
    appointed = world.today - 400 * ONE_DAY
    for place, line in enumerate(PEOPLE.strip().split("\n")):
        name, employer, title, fields = line.split("　")
        body = world.bodies.get(HOMES.get(employer))
        with world.at(appointed + place * ONE_DAY, 10):
            row = Expert(congress=world.congress, name=name, employer=body.name if body else employer, organization=body, title=title,
                         phone=f"1390000{place:04}", introduction=f"长期从事{title}工作，熟悉有关法律法规和政策。")  # fmt: skip
            row = experts.keep_expert(row, actor=office, disciplines=fields.split())
            if place < 18:
                row = experts.appoint(row, actor=office, since=appointed, until=world.today + (330 + place) * ONE_DAY)
            if place == 17:
                row = experts.end(row, actor=office, reason="工作调动，本人提出不再担任。")
        if place in (2, 6):
            with world.at(appointed + 30 * ONE_DAY, 15):
                experts.declare(
                    row, actor=office, organization=world.bodies["finance"], because="近三年承接过该单位的项目"
                )


def _matter(world, office, day):
    """The review of the final accounts: one is drawn, and what he did is written down."""
    with world.at(day, 9):
        row = ExpertMatter(congress=world.congress, title="决算草案审查", discipline="budget", unit=world.bodies["finance"], wanted=1,
                           on=day + 10 * ONE_DAY, purpose="对决算草案提出审查意见。")  # fmt: skip
        row = experts.keep_matter(row, actor=office)
        draw = draws.commit(experts.prepare_draw(row, actor=office), actor=office)
    with world.at(day + ONE_DAY, 15):
        draws.reveal(draws.take(draw, actor=office, word="瑞雪兆丰年", witness=WITNESS), actor=office)
    with world.at(day + 20 * ONE_DAY, 15):
        experts.record_work(
            row.works.get(), actor=office, text="审阅决算草案和部门决算，提出书面意见。", opinions=8, adopted=5, days=3
        )


STEPS = ("prepared", "committed", "drawn", "revealed", "voided")


def _day(world, since, at, place):
    """When it was begun: what is over lies weeks back – evenly after the first one –, what is under way days."""
    over = {4: 2 * place, 3: 2 * place + 1}
    if at not in over:
        return world.today - (3 - place) * ONE_DAY
    return since + ((world.today - since).days - 4) * (over[at] + 1) // 7 * ONE_DAY


def _draw(world, office, day, at, place):
    """One that has come as far as this step."""
    kind = Draw.Kind.CASES if at % 2 else Draw.Kind.UNITS
    title = f"{day.year}年{(CASES if at % 2 else UNITS)[place]}"
    with world.at(day, 9, place):
        row = Draw(congress=world.congress, kind=kind, title=title, count=5, purpose="根据年度监督工作计划抽取。")
        row = draws.keep_draw(row, actor=office)
        if at % 2:
            draws.fill_pool(row, actor=office, rows=[
                {"key": f"（{day.year - 1}）浥法{'民执行'[place]}字{number}号", "name": f"{'民执行'[place]}字{number}号案件", "note": "", "share": "",
                 "left_out": ""} for number in range(1, 41)
            ])  # fmt: skip
        else:
            draws.fill_from(row, actor=office, source="units")
        if at >= 1:
            row = draws.commit(row, actor=office)
    if at >= 2:
        with world.at(day, 15, place):
            row = draws.take(row, actor=office, word=WORDS[(at * 3 + place) % len(WORDS)], witness=WITNESS)
    if at >= 3:
        with world.at(day, 16, place):
            row = draws.reveal(row, actor=office)
    if at == 4:
        with world.at(day, 17, place):
            draws.void(row, actor=office, reason="抽取池漏登对象，补齐后重新抽取。")


EXPERTS = kinds.Demo(key="supervision.experts", order=85, plant=plant)
DRAWS = kinds.Demo(key="supervision.draws", order=88, plant=plant_draws)
