"""Plants two consultations on drafts: one reported last spring with what was taken up, one that stations now ask about."""

from congress.actions import notices, records
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.queries import calendar, rules

from ..actions import consultations as actions
from ..models import Consultation, Station
from ..queries import consultations as queries

ASKED = 12  # stations
WATER = (
    "第一条　为了加强农村供水管理，保障农村居民饮水安全，促进乡村振兴，根据有关法律法规，结合本省实际，制定本条例。\n"
    "第二条　农村供水坚持政府主导、分级负责、建管并重、保障供给的原则。\n"
    "第三条　县级人民政府是农村供水的责任主体，应当明确管护单位，落实管护人员和经费。\n"
    "第四条　农村供水实行计量收费，水价的确定应当听取用水户的意见，并向社会公布。\n"
    "第五条　供水单位应当定期检测水质，检测结果应当在村务公开栏公布。\n"
    "第六条　供水单位因检修停止供水的，应当提前二十四小时告知用水户。"
)
ELDERLY = (
    "第一条　为了发展养老服务，满足老年人多层次、多样化的养老服务需求，制定本条例。\n"
    "第二条　县级人民政府应当把农村互助养老设施建设纳入乡村建设规划。\n"
    "第三条　乡镇人民政府应当建立独居、空巢老年人巡访制度，每周至少巡访一次。\n"
    "第四条　村民委员会可以利用闲置校舍、村部开办老年幸福食堂，所需经费由财政给予补助。\n"
    "第五条　鼓励低龄健康老年人为高龄老年人提供互助服务，实行服务时间储蓄。"
)
SAID = {
    "第三条": (("管水员一年才一千多块钱，没人愿意干，建议写明报酬最低标准", "石坪村管水员"),
               ("建议写明损坏管道谁来修、多少天修好", "柳沟村村民")),
    "第四条": (("水价不能一刀切，山区提水成本高，建议允许财政补差", "乡镇水管站职工"),
               ("建议按季度收费，老人不会用手机的可以交现金", "六十八岁村民")),
    "第五条": (("水质检测结果村里人看不懂，建议写明合格不合格", "村医"), ("建议学校、卫生院的水质每季度检测", "乡村教师")),
    "第六条": (("停水通知要通知到户，光发微信群不够", "养殖户"),),
    "": (("总体赞成，条例符合农村实际", "县人大代表"),),
}  # fmt: skip
SUMMARY = (
    "各站点通过院坝会、入户、赶集日设点等方式听取了群众意见。群众普遍赞成制定条例，认为管护责任和经费是关键。\n"
    "意见集中在三个方面：一是明确管水员报酬和管道维修时限；二是水价听取意见、允许财政补差，保留现金交费；三是水质检测结果写明是否合格，停水通知到户。"
)
ABOUT = {  # what stations say of the draft on care for the elderly
    "第二条": ("建议写明多大的村建一处互助幸福院，闲置的怎么盘活", "村民小组长"),
    "第三条": ("巡访可以委托邻居、网格员，给一点补助", "村干部"),
    "第四条": ("老年食堂最难的是长期的伙食补助，建议写明标准", "幸福院老人"),
    "第五条": ("时间储蓄怎么记、怎么兑换，跨村认不认，要写清楚", "退休教师"),
}
TAKEN = {  # what became of what was said of each article
    "第三条": ("adopted", "修改稿第三条写明管护报酬标准和维修时限"),
    "第四条": ("partly", "修改稿第四条写明兼顾成本和承受能力，收费方式由当地确定"),
    "第五条": ("adopted", "修改稿第五条要求写明是否合格"),
    "第六条": ("not", "通知方式由实施细则规定"),
    "": ("", ""),
}
SHOWN = ("三岔乡", "青崖乡")  # whose keepers a visitor may be: their stations are asked and have not answered yet


def plant(world):
    rng, commission = world.rng("consultations"), world.first("DAC")
    rows = Station.objects.filter(kind__in=("home", "station"), congress__parent=world.congress, closed_on=None)
    stations = list(rows.select_related("congress__area").order_by("name"))
    shown = [one for one in stations if one.congress.area.name in SHOWN]
    others = [one for one in stations if one not in shown]
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        _reported(world, rng, commission, others[:ASKED])
        _running(world, rng, commission, [*others[ASKED : 2 * ASKED - len(shown)], *shown])
    world.say(0.15, "立法意见征求")


def _begun(commission, stations, **columns):
    row = Consultation(congress_id=commission.congress_id, due_on=clock.today() + 30 * ONE_DAY, **columns)
    return actions.begin(actions.keep_consultation(row, actor=commission, stations=stations), actor=commission)


def _reported(world, rng, commission, stations):
    first = world.today - 150 * ONE_DAY
    with world.at(first, 9):
        row = _begun(commission, stations, title="甘肃省农村供水管理条例（草案）", text=WATER, ask="管护责任、水价和水质公开",
                     asked_by="省人大常委会法制工作委员会")  # fmt: skip
    with world.at(first + 24 * ONE_DAY, 10):
        for one in queries.returns_of(SYSTEM, row)[:-1]:
            _answered(rng, one, 3)
    with world.at(first + 33 * ONE_DAY, 10):
        row = actions.summarise(row, actor=commission, summary=SUMMARY)
    with world.at(first + 36 * ONE_DAY, 15):
        row = actions.report(row, actor=commission, reported_to=row.asked_by, reported_on=clock.today())
    with world.at(first + 96 * ONE_DAY, 10):
        outcomes = {
            opinion.pk: dict(zip(("outcome", "outcome_note"), TAKEN[opinion.article], strict=True))
            for opinion in queries.opinions_of(row)
        }
        actions.note_outcomes(row, outcomes, actor=commission)


def _running(world, rng, commission, stations):
    with world.at(world.today - 16 * ONE_DAY, 9):
        row = _begun(commission, stations, title="养老服务条例（修订草案）", text=ELDERLY, ask="农村互助养老、老年食堂、独居老人巡访",
                     asked_by="市人大常委会法制工作委员会")  # fmt: skip
    with world.at(world.today - 3 * ONE_DAY, 16):
        asked = [one for one in queries.returns_of(SYSTEM, row) if one.station.congress.area.name not in SHOWN]
        for one in asked[:4]:
            article = rng.choice(sorted(ABOUT))
            text, who = ABOUT[article]
            line = {"article": article, "text": text, "said_by": who}
            actions.answer(one, [line], actor=SYSTEM, people=rng.randrange(8, 40), how="院坝会一次")


def _answered(rng, one, most):
    every = [
        {"article": article, "text": text, "said_by": who} for article, said in SAID.items() for text, who in said
    ]
    lines = rng.sample(every, rng.randrange(1, most + 1))
    how = rng.choice(("院坝会一次，入户十二户", "赶集日设点半天", "接待日征求", "村民代表会一次"))
    actions.answer(one, lines, actor=SYSTEM, people=rng.randrange(10, 60), how=how)


CONSULTATIONS = kinds.Demo(key="deputies.consultations", order=78, plant=plant)
