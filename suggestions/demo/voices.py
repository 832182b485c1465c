"""Suggestions that began with what somebody said at a station: every stage of the way, up to what he says of the answer."""

import datetime
from dataclasses import dataclass, field

from congress.demo.places import TOWNSHIPS
from congress.frame import clock
from congress.frame.address import address
from deputies.actions import opinion_clock, triage, voice
from deputies.models import Opinion, Station
from deputies.queries.wording import theme_of

from .fate import Fate
from .life import LONG, Life
from .showpieces import EARLY

WORDS = {  # matter: as people say it
    "street-lamps": "{v}的路灯一半不亮了，晚上老人孩子出门看不见路，盼着早点修。",
    "canal": "{v}的水渠好几处漏水，浇到下游就没有水了，今年玉米又旱了一片。",
    "village-rubbish": "{v}的垃圾池满了没人拉，夏天臭得很，风一刮塑料袋满地跑。",
    "passing-place": "到{v}的公路太窄，两车碰头只能倒着让，冬天结冰很危险。",
    "weak-bridge": "{v}的桥裂了缝，大车一过桥就抖，娃娃上学天天要走。",
    "village-sewage": "{v}的污水直接流到沟里，夏天气味大、蚊子多。",
    "low-voltage": "{v}电压低，磨面机一开灯就暗，秋收时候最要紧。",
    "village-doctor": "{v}卫生室常常没人，感冒都要跑到镇上去看。",
    "elder-canteen": "{v}留守老人多，一个人做饭凑合着吃，盼着村里办个老年食堂。",
    "school-canteen": "{v}的学校食堂饭菜到孩子碗里已经凉了，能不能添个保温设备。",
}


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One matter that somebody spoke of ``days`` ago and more: how far it has come, and his mark on the answer."""

    days: int
    theme: str
    stop: str = ""
    mark: str = ""
    why: str = ""
    lead: str = ""
    source: str = "web"
    fate: dict = field(default_factory=dict)


ENDED = {"days_before_due": EARLY, "archived": False, "released": True}
VOICES = (
    Voice(days=1, theme="street-lamps", stop="offered"),
    Voice(days=1, theme="village-sewage", stop="draft", lead="dep02"),
    Voice(days=3, theme="passing-place", stop="review_secretariat", source="walk_in"),
    Voice(days=8, theme="village-rubbish", stop="to_assign"),
    Voice(days=40, theme="canal", stop="in_progress", lead="dep01"),
    Voice(days=112, theme="low-voltage", fate={"days_before_due": -75, "urgings": (1, 2, 3)}),  # the unit is late
    Voice(days=71, theme="village-doctor", stop="feedback_pending", lead="dep01", fate=ENDED),
    Voice(days=105, theme="school-canteen", stop="follow_up", fate={**ENDED, "reply_class": "B"}),
    Voice(
        days=66, theme="street-lamps", fate={**ENDED, "days_before_due": 55}, source="walk_in"
    ),  # answered, not rated
    Voice(days=50, theme="elder-canteen", mark="explained", fate={"review": "not_filed", "gate": "dac"}),
    Voice(days=170, theme="weak-bridge", mark="solved", lead="dep01", fate=ENDED),
    Voice(
        days=260,
        theme="village-rubbish",
        mark="mostly",
        source="walk_in",
        fate={**ENDED, "archived": True, "released": False},
    ),
    Voice(days=205, theme="canal", mark="partly", why="上游修好了，下游还有两处漏水。", fate=ENDED),
    Voice(days=420, theme="street-lamps", mark="solved", fate={**ENDED, "archived": True}),
)


def lives(world, office, teller):
    """Each with its own chance; said at the home of the township."""
    stations = {}
    for station in Station.objects.filter(kind="home").select_related("area", "congress__area").order_by("pk"):
        stations.setdefault(station.congress.area.name, station)
    for at, told in enumerate(VOICES):
        rng, day = world.rng(f"voice of people {at}"), world.today - datetime.timedelta(days=told.days)
        login = next((row.human for row in world.cast.logins if row.login == told.lead), None)
        home = world.cast.human(login).township if login else rng.choice(sorted(stations))
        township = next(one for one in TOWNSHIPS if one.name == home)
        lead = world.deputies[login, "county"] if login else office.author(township, rng)
        story = teller.tell(day, township=township, themes=(told.theme,))
        turns = {"reply_class": story.classes[0], **told.fate}
        if turns["reply_class"] not in story.classes:
            turns["reply_class"] = story.classes[-1]
        yield Heard(told, stations[home], office, story, Fate(stop=told.stop, **turns), lead, rng=rng, submit_on=day)


class Heard(Life):
    """Said at a station, taken up by a deputy, handled, answered – and marked by whoever said it."""

    def __init__(self, told, station, *parts, **more):
        super().__init__(*parts, **more)
        self.told, self.station, self.opinion = told, station, None

    @property
    def secretary(self):
        stem = next(one.stem for one in TOWNSHIPS if one.name == self.station.congress.area.name)
        return self.office.world.secretary_of(stem)

    def prompted(self):
        """Somebody speaks; the township's secretary asks the deputy whether it is worth a suggestion."""
        yield self.at(self.submit_on - datetime.timedelta(days=self.rng.randint(11, 13)), self.rng.randint(9, 19))
        by_hand = self.told.source != "web"
        words = WORDS[self.told.theme].format(v=self.story.slots["v"])
        self.opinion, _ = voice.receive(
            actor=self.secretary if by_hand else voice.citizen(),
            once=f"heard {self.story.number}",
            area=self.station.congress.area,
            place=self.story.slots["v"],
            text=words,
            theme=theme_of(words),
            station=self.station,
            source=self.told.source,
            entered_by_id=self.secretary.person_id if by_hand else None,
        )
        yield self.after(1, 2)
        reason = "几个村都有同样的问题，请代表研究能否提出建议"
        self.opinion = triage.offer(self.opinion, actor=self.secretary, deputy=self.lead, reason=reason)
        self.reach("offered")
        self.source, self.said = address(self.opinion), f"群众在联络站反映：{words}\n"
        self.office.timeline.enter(self.listen())

    def listen(self):
        """The clock sees that the suggestion is over; then the citizen speaks, and what is left is seen to."""
        waiting = (Opinion.State.OFFERED, Opinion.State.DRAFTED, Opinion.State.SUGGESTION)
        while self.opinion.state in waiting:
            yield self.at(clock.today() + datetime.timedelta(days=LONG // 2), 22)
            opinion_clock.conclude_followed(clock.now())
            self.opinion.refresh_from_db()
        if not self.told.mark:
            return
        yield self.after(2, 8)
        self.opinion = voice.mark(self.opinion, actor=voice.citizen(), mark=self.told.mark, reason=self.told.why)
        if self.opinion.state == Opinion.State.REOPENED:
            yield from self.again()

    def again(self):
        """What is left is given to the unit at once."""
        unit = self.office.unit(self.congress, self.story)
        yield self.after(1, 2)
        self.opinion = triage.assign_unit(
            self.opinion, actor=self.commission, unit=unit, reason="群众认为没有全部解决"
        )
        yield self.after(5, 12)
        done = f"{unit.short_name}再次到{self.story.slots['v']}核实，剩下的部分已经补修。"
        self.opinion = triage.handle(self.opinion, actor=self.office.clerk(unit), result=done)
        yield self.after(1, 2)
        self.opinion = triage.reply(self.opinion, actor=self.commission, reply=done)
        yield self.after(1, 8)
        self.opinion = voice.mark(self.opinion, actor=voice.citizen(), mark="solved")
