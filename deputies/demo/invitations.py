"""Plants what is on and to come: an activity of this morning with some signed in, invitations to answer, leave asked for, a
class with room, sitting in, what still has to be told, summed up or was cancelled."""

from congress.actions import meetings, records
from congress.demo.places import TOWNSHIPS
from congress.frame import kinds
from congress.frame.dates import ONE_DAY
from congress.models import Meeting
from congress.queries import rules
from congress.queries.actors import actor_in
from congress.queries.calendar import remembered
from congress.queries.meetings import next_number

from ..actions import activities as actions
from ..actions import presence, sit_ins
from ..actions.held import Held, enter_all
from ..queries import activities as queries
from ..queries import sit_ins as turns
from ..queries import training
from ..workflow.activities import ACTIVITY, PARTICIPATION
from .activities import HALL, activity, roll, workday

FEVER, HARVEST = "发烧就医，医生嘱咐休息", "当天要到市里参加合作社培训"
FIRST_WORDS = "请事先走访本选区群众，带着问题来。"


def plant(world):
    """The deputies whom a visitor may be are asked to all of it."""
    own = {login.login: login.human for login in world.cast.logins}
    dep = world.deputies[own["dep01"], "county"]
    tdep = world.deputies[own["tdep01"], "青崖"]
    county = [one for (_, key), one in world.deputies.items() if key == "county" and one.pk != dep.pk]
    here = [one for (_, key), one in world.deputies.items() if key == "青崖" and one.pk != tdep.pk]
    with remembered(), rules.remembered(), records.written_together():
        _today(world, [dep, tdep, *county[20:34]])
        _class(world, dep)
        _to_sit_in(world, dep)
        _at_home(world, [tdep, dep, *here[8:19]])
        _loose_ends(world, county, own["dhead01"])
    world.say(0.14, "活动邀请")


def _told(world, row, deputies, *, keeper, ago):
    """Entered, its deputies invited and told so many days ago."""
    row.notified_on = None
    with world.at(world.today - ago * ONE_DAY, 9):
        row = actions.keep_activity(row, actor=keeper)
        actions.invite(row, deputies, actor=keeper)
        return actions.notify(row, actor=keeper)


def _answer(world, row, move, deputies, *, ago=2, **said):
    wanted = {one.pk for one in deputies}
    with world.at(world.today - ago * ONE_DAY, 12):
        for line in queries.roll(row).filter(deputy__in=wanted):
            PARTICIPATION.deeds[move](line, actor=actor_in(line.deputy.membership), **said)


def _today(world, deputies):
    """This morning: some have signed in, one is excused, one asks for leave; the visitor has still to sign in."""
    keeper = world.first("DAC")
    row = activity(world, "county", world.bodies["dac"], "research", "调研农村学校食堂和宿舍", world.today, place="青崖乡中心小学",
                   content=FIRST_WORDS, themes="食堂供餐、宿舍取暖、校车接送")  # fmt: skip
    row = _told(world, row, deputies, keeper=keeper, ago=12)
    _answer(world, row, "come", deputies[2:10], ago=9)
    _answer(world, row, "ask_leave", deputies[10:11], ago=3, leave_because=HARVEST)
    for line in queries.roll(row).filter(state="leave"):
        with world.at(world.today - 2 * ONE_DAY, 10):
            PARTICIPATION.deeds["grant"](line, actor=keeper)
    _answer(world, row, "ask_leave", deputies[11:12], ago=1, leave_because=FEVER)
    with world.at(world.today, 8):
        row = ACTIVITY.deeds["start"](row, actor=keeper)
        lines = list(queries.roll(row).filter(state="coming"))[:6]
        presence.take_arrivals(row, [(line.pk, None, f"demo-{line.pk}") for line in lines], actor=keeper)


def _class(world, dep):
    """A class of two days for whoever has not been trained yet, and some others; sign-up runs."""
    keeper, day = world.first("DAC"), workday(world, world.today + 10 * ONE_DAY)
    row = activity(world, "county", world.bodies["dac"], "training", "新修改的代表法专题培训班", day, until=day + ONE_DAY,
                   place="县委党校", hours=16, capacity=40, answer_by=world.today + 5 * ONE_DAY,
                   content="授课：代表法修改的主要内容；建议怎样写、怎样督办。食宿统一安排。")  # fmt: skip
    rows = [dep, *training.untrained(keeper, world.congress)[:36]]
    row = _told(world, row, rows, keeper=keeper, ago=6)
    _answer(world, row, "come", rows[3:12], ago=4)


def _to_sit_in(world, dep):
    """Two meetings of the standing committee to come; the next has its batch, the other still waits for one."""
    office, keeper = world.first("GO"), world.first("DAC")
    for days in (12, 44):
        day = workday(world, world.today + days * ONE_DAY)
        kind = Meeting.Kind.STANDING_COMMITTEE
        with world.at(world.today - 5 * ONE_DAY, 9):
            row = Meeting(term=world.term, kind=kind, number=next_number(world.term, kind), opens_on=day, closes_on=day,
                          place="县人大常委会会议室")  # fmt: skip
            row = meetings.keep_meeting(row, actor=office)
            if days == 12:
                waiting = sorted(turns.turns(keeper, day), key=lambda turn: turn.deputy.pk != dep.pk)
                sit_ins.invite(row, [turn.deputy for turn in turns.rotation(waiting, 8)], actor=keeper)


def _at_home(world, deputies):
    """The township's own: one asks for leave, which its secretary has to decide."""
    keeper, day = world.secretary_of("青崖"), workday(world, world.today + 4 * ONE_DAY)
    row = activity(world, "青崖", world.bodies["presidium-青崖"], "inspection", "视察村级饮水和入户管网", day, ends="am",
                   place="乡政府集合，乘车前往各村", content=FIRST_WORDS)  # fmt: skip
    row = _told(world, row, deputies, keeper=keeper, ago=6)
    _answer(world, row, "come", deputies[2:6], ago=4)
    _answer(world, row, "ask_leave", deputies[7:8], ago=1, leave_because=FEVER)
    for place, township in enumerate(TOWNSHIPS[4::4]):
        secretary = world.secretary_of(township.stem)
        own = [one for (_, key), one in world.deputies.items() if key == township.stem][: 9 + place]
        row = activity(world, township.stem, world.bodies[f"presidium-{township.stem}"], "inspection",
                       f"视察{township.road}养护", workday(world, day + place * ONE_DAY), place=f"{township.name}各有关村")  # fmt: skip
        _told(world, row, own, keeper=secretary, ago=3)


def _loose_ends(world, county, dhead):
    """One not yet told, one not yet summed up, one cancelled; a delegation's own plan."""
    keeper, last = world.first("DAC"), workday(world, world.today - 13 * ONE_DAY)
    day = workday(world, world.today + 17 * ONE_DAY)
    with world.at(world.today - ONE_DAY, 9):
        row = activity(
            world,
            "county",
            world.bodies["dac"],
            "inspection",
            "视察高标准农田建设",
            day,
            place="双河镇、红土乡",
            notified_on=None,
        )
        actions.invite(actions.keep_activity(row, actor=keeper), county[40:58], actor=keeper)
        row = activity(world, "county", world.bodies["delegation-青柳"], "group", "青柳代表团小组学习讨论",
                       workday(world, world.today + 11 * ONE_DAY), place="青崖乡人大代表之家", notified_on=None)  # fmt: skip
        actions.keep_activity(row, actor=world.actor(dhead, "DHEAD"))
    with world.at(world.today - 3 * ONE_DAY, 9):
        row = activity(
            world, "county", world.bodies["dac"], "study", "代表讲堂：怎样写好代表建议", last, begins="pm", place=HALL
        )
        enter_all([Held(row, roll(world.rng("lecture"), county[60:90]))], actor=keeper)
    row = activity(world, "county", world.bodies["dac"], "inspection", "视察城区停车场建设",
                   workday(world, world.today - 9 * ONE_DAY), place="浥阳镇")  # fmt: skip
    row = _told(world, row, county[90:104], keeper=keeper, ago=24)
    with world.at(world.today - 13 * ONE_DAY, 9):
        ACTIVITY.deeds["cancel"](row, actor=keeper, reason="与县人大常委会会议时间冲突，另行安排")


INVITATIONS = kinds.Demo(key="deputies.invitations", order=77, plant=plant)
