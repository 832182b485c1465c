"""What waits today: cases for the next meeting of the standing committee, each at another step."""

from congress.demo import committee
from congress.frame import kinds
from congress.frame.dates import ONE_DAY

from ..actions import cases
from .cases import beside, received, with_papers
from .register import Strangers
from .stories import RUNNING

ROAD = ("pass_check", "agree", "put_on_agenda")
ASIDE = {
    "hold_over": ("pass_check",),
    "ask_supplement": (),
    "receive": (),
}  # by which steps it came to where it was left


def plant(world):
    meeting, office = committee.coming(world), world.first("APPT")
    if meeting is None:
        return
    strangers = Strangers(world, "today")
    for days, last, organ, lines, why in RUNNING:
        day = world.today - days * ONE_DAY
        with world.at(day, 10):
            case = received(world, organ, meeting, lines, strangers)
            if last not in ("ask_supplement", "receive"):
                with_papers(case, office)
        with world.at(day + ONE_DAY if days > 1 else day, 15):
            for step in ASIDE.get(last) or ROAD[: ROAD.index(last) + 1 if last in ROAD else 0]:
                asked = {"on": day + ONE_DAY} if step == "agree" else {}
                case = getattr(cases, step)(case, actor=office, **asked)
            if why:
                getattr(cases, last)(case, actor=office, reason=why)
    world.say(0.86, "人事任免案和宪法宣誓")


CASES = kinds.Demo(key="appointments.cases", order=86, plant=plant, beside=beside)
