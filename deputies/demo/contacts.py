"""Plants contacts: committee members share the deputies out, deputies keep contact with households and enterprises of
their township, and write down what they did and heard."""

import datetime
from decimal import Decimal

from congress.demo import names
from congress.demo.places import TOWNSHIPS
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.models import Membership

from ..actions import committees
from ..actions import contacts as actions
from ..models import ContactLog, Counterpart
from ..queries import committees as committee_queries
from ..queries import contacts as queries

BACK = 430  # days
NEEDS = ("缺劳力，春耕忙不过来", "孩子上学开支大", "花椒销路不稳", "老人长期吃药", "想学养殖技术", "住房漏雨待修",
         "家里人外出务工，老人独居", "果园缺水浇灌")  # fmt: skip
TRADES = ("花椒专业合作社", "苹果种植合作社", "养蜂专业合作社", "肉羊养殖场", "药材加工厂", "农家乐")
TOPICS = (
    ("春耕备耕", "问有没有化肥补贴，村里机耕道太窄，农机进不去。", "已向乡农业农村综合服务中心反映"),
    ("花椒销路", "去年花椒价格低，希望有冷库能存一段时间。", "介绍到合作社统一收购"),
    ("饮水安全", "三组高处的几户夏天水压不够，要半夜接水。", "水管站已到现场查看"),
    ("子女上学", "孩子到镇上上学没有校车，老人接送困难。", "与学校商量调整放学时间"),
    ("看病报销", "慢性病门诊报销手续不清楚，来回跑了几趟。", "陪同到便民服务大厅办理"),
    ("村道路灯", "村口到学校一段没有路灯，晚上不敢走。", "列入村里“一事一议”项目"),
    ("用工需求", "采收季节找不到人，工钱涨得快。", "联系劳务站组织务工人员"),
    ("环境整治", "垃圾清运一周一次，夏天味道大。", "清运改为一周两次"),
)
HELP = (("cash", 500, "助学金"), ("goods", 280, "化肥四袋"), ("deed", 0, "帮助办理残疾证"), ("goods", 160, "米面油"),
        ("deed", 0, "联系农技员上门指导"), ("cash", 1000, "修缮房屋"))  # fmt: skip
WAYS = ("visit", "visit", "phone", "talk")


def plant(world):
    """Assigned a good year ago; everybody but a few has been in touch since."""
    rng, begun = world.rng("contacts"), world.today - datetime.timedelta(days=BACK)
    with world.at(begun, 10):
        rows = _shared_out(world, begun)
        rows += actions.pair_all(_pairs(world, rng), actor=SYSTEM, since=begun)
    with world.at(world.today, 8):
        actions.log_all([log for row in rows for log in _logs(rng, row, begun, world.today)], actor=SYSTEM)
        _matched(world)
    world.say(0.14, "联系结对")


def _matched(world):
    """The committees keep contact with deputies of their fields: half a dozen each."""
    for committee in committee_queries.committees(world.congress.pk):
        words = committee_queries.words_for(committee)
        found = list(committee_queries.proposed(committee, words)[:6]) if words else []
        if found:
            field = committee_queries.field_of(committee)
            committees.match_all(committee, found, actor=SYSTEM, field=field, since=clock.today())


def _shared_out(world, begun):
    members = list(queries.members(world.congress.pk, begun))
    deputies = list(queries.seats(world.congress.pk, begun))
    shares = queries.fair(deputies, members, {})
    return actions.assign_all([(shares[one.pk], one) for one in deputies], actor=SYSTEM, since=begun)


def _pairs(world, rng):
    """Two households each for the county's deputies, an enterprise for some; of the townships' every second deputy."""
    taken, towns = set(), {township.stem: township for township in TOWNSHIPS}
    posts = Membership.objects.in_bulk({deputy.membership_id for deputy in world.deputies.values()})
    for place, ((human, key), deputy) in enumerate(world.deputies.items()):
        if key != "county" and key not in towns:
            continue  # of a congress above the county
        home = world.cast.human(human).township if key == "county" else towns[key].name
        township = next((one for one in TOWNSHIPS if one.name == home), TOWNSHIPS[0])
        many = (2 + place % 3 // 2) if key == "county" else place % 2
        for n in range(many):
            yield posts[deputy.membership_id], _counterpart(rng, deputy.congress_id, world, township, n, taken)


def _counterpart(rng, congress_id, world, township, n, taken):
    village = rng.choice(township.villages)
    works = n == 2
    name = names.full_name(rng, rng.choice(("male", "female")), 1965, taken)
    if works:
        name = f"{village.removesuffix('村')}{rng.choice(TRADES)}（{name[:1]}）"
    return Counterpart(
        congress_id=congress_id, kind="enterprise" if works else "household", name=name,
        area=world.congresses[township.stem].area, place=f"{village}{rng.choice('一二三四')}组",
        members=None if works else rng.randint(1, 6), phone=f"1390938{rng.randrange(1000, 9999)}" if rng.random() < 0.8 else "",
        need="缺技术和订单" if works else rng.choice(NEEDS),
    )  # fmt: skip


def _logs(rng, row, begun, today):
    """Every six to ten weeks; one in eight has been forgotten since last autumn."""
    day, last = begun + datetime.timedelta(days=rng.randint(5, 50)), today - datetime.timedelta(days=1)
    if rng.random() < 0.12:
        last -= datetime.timedelta(days=rng.randint(95, 200))
    while day <= last:
        topic, said, result = rng.choice(TOPICS)
        way = "enterprise" if row.counterpart and row.counterpart.kind == "enterprise" else rng.choice(WAYS)
        log = ContactLog(by=row.by, assignment=row, on=day, way=way, topic=topic, said=said, result=result,
                         households=int(way == "visit" and row.counterpart is not None), people=rng.randint(1, 4))  # fmt: skip
        if row.counterpart and rng.random() < 0.15:
            log.help, worth, log.helped = rng.choice(HELP)
            log.worth = Decimal(worth)
        yield log
        day += datetime.timedelta(days=rng.randint(42, 75))


CONTACTS = kinds.Demo(key="deputies.contacts", order=24, plant=plant)
