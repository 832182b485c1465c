"""Plants what dossiers and points are made of: who came to the sessions, rules in force, lines by hand,
an objection that waits, a commendation."""

import datetime
import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from congress.frame import clock, kinds
from congress.frame.uploads import judge
from congress.models import Meeting
from congress.queries.actors import actor_in

from ..actions import attendance, awards, dossier, points
from ..models import AwardNomination, AwardRound, Deputy, DossierEntry
from ..queries import attendance as sessions
from ..queries import awards as commended
from ..queries import dossier as lines
from ..workflow.awards import AWARD
from ..workflow.points import RESULT, SHEET

WHY = ("住院治疗", "参加省里的培训", "家中老人去世", "外出招商")
BY_HAND = (
    ("speech", "在代表团审议政府工作报告时，就农村饮水管护经费发言"),
    ("sit_in", "列席县人大常委会会议，听取农村道路养护情况的报告"),
    ("help", "联系农机合作社，为柳沟村十一户缺劳力的人家代耕代种四十二亩"),
    ("inspection", "随县人大常委会视察城区学校食堂，提出意见三条"),
    ("motion_cosign", "联名提出关于制定花椒产业发展规划的议案"),
)
GROUNDS = (
    "三年来提出建议多件，多数得到解决；每月进站接待群众，所联系的村组有事找得到人。",
    "带领合作社吸收邻村农户务工，常年联系三户困难群众，送种子、教技术，帮助销售花椒。",
    "每次视察前先到村组摸底，所写调研报告两次被有关部门采纳，推动修好水渠一千二百米。",
)


OF_GROUPS = (
    "全年开展小组活动六次，走访选民三百多户，收集的意见件件有登记、有答复。",
    "坚持每月十六日集中学习、接待选民，推动解决村道会车、自来水改造等实事。",
    "年初有计划、年末有总结，小组成员全部向选民述职，测评满意率百分之百。",
)
OF_SUGGESTIONS = "调查扎实，建议具体可行，办理单位采纳后得到落实，群众评价好。"


def plant(world):
    """The county's own and the townships' sessions of the last two years; the rest of the county's deputies alone."""
    office, commission = world.first("GO"), world.first("DAC")
    rng = world.rng("dossiers")
    since = world.today - datetime.timedelta(days=800)
    for meeting in Meeting.objects.held().filter(kind="session", opens_on__gte=since).select_related("term__congress"):
        keeper = office if meeting.congress_id == world.congress.pk else _keeper(world, meeting.congress_id)
        with world.at(min(meeting.closes_on + datetime.timedelta(days=1), world.today), 10):
            if meeting.sittings.exists():
                attendance.take_over(meeting.pk)
            else:
                attendance.enter_attendance(meeting, actor=keeper, due=meeting.days * 2, missed=_missed(rng, meeting))
    first = world.session_days[0]
    with world.at(first + datetime.timedelta(days=40), 10):
        sheet = points.draft_sheet(
            world.congress, actor=commission, basis="县人大常委会主任会议通过的代表履职积分办法"
        )
        SHEET.deeds["enact"](sheet, actor=commission, from_year=first.year)
    deputies = [deputy for (_, key), deputy in world.deputies.items() if key == "county"]
    _by_hand(world, commission, deputies)
    _award(world, commission, deputies)
    _objection(world)
    world.say(0.16, "履职档案和积分")


def fix(world):
    """Last year's points, when everything of that year stands: reckoned again they are the same."""
    if world.session_days[0].year < world.today.year:
        with world.at(datetime.date(world.today.year, 1, 9), 10):
            fixed = points.fix(world.congress, world.today.year - 1, actor=world.first("DAC"))
            RESULT.deeds["share"](fixed, actor=world.first("DAC"))
    world.say(0.99, "履职积分")


def _keeper(world, congress_id):
    stem = next(key for key, congress in world.congresses.items() if congress.pk == congress_id)
    return world.secretary_of(stem)


def _missed(rng, meeting):
    """A few were on leave, now and then one stayed away."""
    due, found = meeting.days * 2, {}
    for deputy in sessions.due_at(meeting):
        luck = rng.random()
        if luck < 0.05:
            found[deputy.pk] = (min(due, rng.randint(1, 3)), 0, rng.choice(WHY))
        elif luck < 0.06:
            found[deputy.pk] = (0, 1, "")
    return found


def _photo():
    """A small picture that any judge takes for one: grey, 8 by 8."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + b"\xbb" * 8 for _ in range(8))
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    upload = SimpleUploadedFile("现场照片.png", BytesIO(content).read())
    return [(upload, judge(upload))]


def _by_hand(world, commission, deputies):
    """Some entered by the office, the last one by a deputy himself: it waits to be confirmed."""
    for place, (kind, text) in enumerate(BY_HAND):
        with world.at(world.today - datetime.timedelta(days=95 - 9 * place), 11):
            row = DossierEntry(deputy=deputies[place * 3], kind=kind, on=clock.today(), text=text)
            dossier.enter_line(row, _photo(), actor=commission)
    own = _demo_deputy(world)
    with world.at(world.today - datetime.timedelta(days=3), 20):
        row = DossierEntry(deputy=own, kind="help", on=clock.today() - datetime.timedelta(days=2),
                           text="带邻村三户到县医院办理慢性病报销手续")  # fmt: skip
        dossier.enter_line(row, _photo(), actor=actor_in(own.membership))


def _demo_deputy(world):
    """The seat of the deputy whom visitors sign in as."""
    human = next(login.human for login in world.cast.logins if login.login == "dep01")
    return Deputy.objects.select_related("membership", "person", "congress").get(pk=world.deputies[human, "county"].pk)


def _award(world, commission, deputies):
    day = world.today - datetime.timedelta(days=70)
    with world.at(day, 10):
        row = AwardRound(
            congress=world.congress,
            year=day.year,
            title="优秀人大代表、先进代表小组和优秀代表建议评选表彰",
            given_by=f"{world.congress.name}常务委员会",
        )
        row = awards.keep_round(row, actor=commission)
        for place, deputy in enumerate(deputies[4:10]):
            grounds = GROUNDS[place % len(GROUNDS)]
            nominated = AwardNomination(round=row, category="deputy", deputy=deputy, grounds=grounds)
            nominated = awards.nominate(nominated, actor=commission)
        awards.drop(nominated, actor=commission, reason="名额已满，留待下次")
        _others(row, commission)
    with world.at(day + datetime.timedelta(days=17), 16):
        said = {"decided_on": clock.today(), "decided_at": "县人大常委会主任会议"}
        row = AWARD.deeds["review"](row, actor=commission)
        row = AWARD.deeds["decide"](row, actor=commission, **said)
        AWARD.deeds["announce"](row, actor=commission)


def _others(row, commission):
    """Groups of townships, and suggestions out of their register."""
    _, groups, _ = commended.may_win(row.congress_id)
    for group, grounds in zip(groups[:3], OF_GROUPS, strict=False):
        awards.nominate(AwardNomination(round=row, category="group", group=group, grounds=grounds), actor=commission)
    for target, _ in commended.merits(row)[-2:]:
        found = AwardNomination(round=row, category="suggestion", target=target, grounds=OF_SUGGESTIONS)
        awards.nominate(found, actor=commission)


def _objection(world):
    """The deputy of the demonstration objects to the newest line of his dossier."""
    own = _demo_deputy(world)
    with world.at(world.today - datetime.timedelta(days=1), 19):
        found = lines.lines([own], own.membership.since, clock.today())[own.pk]
        if found:
            line = found[0]
            words = "这一条的日期不对，应当是前一天，请核对签到表。"
            dossier.raise_dispute(
                own, actor=actor_in(own.membership), words=words, source=line.source.key, target=line.fact.target
            )


DOSSIERS = kinds.Demo(key="deputies.dossiers", order=79, plant=plant)
POINTS = kinds.Demo(key="deputies.points", order=95, plant=fix)
