"""Everybody and every list that the handling of suggestions needs, looked up once."""

import datetime
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property

from congress.actions import notices, records
from congress.demo.bodies import TOPICS
from congress.demo.timeline import Timeline
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.queries.actors import actor_in
from congress.queries.calendar import calendar_of

from .. import actions
from ..models import AssignmentPlan, ReplyClass, Suggestion, Topic
from ..queries import any_reply_sent

MEETING_AFTER = 17  # days from a session's close to the assignment meeting (交办会)
PAPERS_SINCE = datetime.timedelta(days=6)
MESSAGES_SINCE = datetime.timedelta(days=30)
STAND_INS = ("transport", "housing", "agri", "natres", "dev", "emergency")  # who gets what is not theirs


@dataclass(frozen=True)
class Seat:
    """A deputy with the key of the human who he is."""

    human: str
    deputy: object


class Office:
    """The people of the planted county by what they do for suggestions."""

    def __init__(self, world):
        self.world, self.rng = world, world.rng("office")
        self.timeline = Timeline(clock.moment(world.today, 8, 20), self._long_ago, records.write_waiting)
        self._keys = {world.bodies[key].pk: key for key in world.bodies}
        self._told = {}  # matter -> the case told last, for merging
        self._lists()

    @contextmanager
    def _long_ago(self, when):
        """Papers are made for what happened lately, messages for a little longer; the rest is told by the records."""
        age = self.world.today - when.date()
        with ExitStack() as stack:
            if age > PAPERS_SINCE:
                stack.enter_context(actions.papers.withheld())
            if age > MESSAGES_SINCE:
                stack.enter_context(notices.silence())
            yield

    def is_recent(self, day):
        """Of the last year: told with every step; what lies longer back, in outline."""
        return (self.world.today - day).days < 330

    def _lists(self):
        topics = [label for _, label, _ in TOPICS]
        for key, congress in self.world.congresses.items():
            with self.world.at(self.world.terms[key].starts_on, 10):
                actions.codes.begin_lists(congress, actor=SYSTEM, topics=topics)
        self._topics = {(topic.congress_id, topic.name): topic for topic in Topic.objects.all()}
        self._classes = {(row.congress_id, row.code): row for row in ReplyClass.objects.all()}

    def congress(self, key):
        return self.world.congresses[key]

    def topic(self, key, name):
        return self._topics[self.congress(key).pk, name]

    def reply_class(self, key, code):
        return self._classes[self.congress(key).pk, code]

    # People

    def deputy_actor(self, deputy):
        return actor_in(deputy.membership)

    @cached_property
    def authors(self):
        """County deputies who write: not those who review, nor the heads of government. Township name -> deputies."""
        kept = {
            h.human
            for h in self.world.cast.holdings
            if h.role in ("LEAD", "DAC", "GO", "COM") or h.body == "government"
        }
        found = {}
        for (human, congress), deputy in self.world.deputies.items():
            if congress == "county" and human not in kept:
                found.setdefault(self.world.cast.human(human).township, []).append(Seat(human, deputy))
        return found

    def author(self, township, rng):
        """Some deputies write much, most a little."""
        seats = self.authors[township.name]
        return rng.choices(seats, [3 if at % 4 == 0 else 1 for at in range(len(seats))])[0].deputy

    def neighbours(self, lead, count, rng, wished=()):
        """Co-signers, of the same delegation first."""
        seats = [seat.deputy for township in self.authors.values() for seat in township]
        near = [d for d in seats if d.pk != lead.pk and d.delegation_id == lead.delegation_id and d not in wished]
        return [*wished, *rng.sample(near, min(count - len(wished), len(near)))]

    def commission(self, key):
        return self._dac if key == "county" else self.world.first("TCH", f"presidium-{key}")

    @cached_property
    def _dac(self):
        return self.world.first("DAC", "dac")

    def typist(self, key, *, rates=False):
        """Who types for deputies; paper ratings are the commission's alone."""
        if key == "county":
            return self.world.holders("DAC", "dac")[2]
        return self.commission(key) if rates else self.world.first("TSEC", f"presidium-{key}")

    def secretariat(self, key):
        if key != "county":
            return self.commission(key)
        return self.rng.choice([*self.world.holders("GO", "go")[:3], *self.world.holders("DAC", "dac")[1:4]])

    def archivist(self, key):
        return self.world.first("GO", "go") if key == "county" else self.commission(key)

    @cached_property
    def supervision(self):
        return self.world.first("GOV", "supervision")

    def delegation_head(self, deputy):
        return self.world.first("DHEAD", self._keys[deputy.delegation_id])

    def pressing_leader(self, rng):
        """Three in four with the leader whom a visitor can be."""
        vices = self.world.holders("LEAD", "sc")[1:]
        return f"副主任 {vices[0 if rng.random() < 0.75 else rng.randrange(len(vices))].name}"

    @cached_property
    def leader_name(self):
        return self.world.first("LEAD", "sc").name

    @cached_property
    def _vice_heads(self):
        held = [self.world.persons[h.human].name for h in self.world.cast.holdings if h.title == "副县长"]
        return [f"副县长 {name}" for name in held]

    def clerk(self, unit):
        return self._staff(unit, "UNIT")

    def head(self, unit):
        return self._staff(unit, "UNITL")

    def _staff(self, unit, role):
        known = self.__dict__.setdefault("_known_staff", {})
        if (unit.pk, role) not in known:
            known[unit.pk, role] = self.world.first(role, self._keys[unit.pk])
        return known[unit.pk, role]

    @cached_property
    def _phones(self):
        return {person.pk: person.phone for person in self.world.persons.values()}

    def phone(self, actor):
        return self._phones[actor.person_id]

    # Units

    def unit(self, key, story):
        """Whose duty it is."""
        if key != "county":
            return self.world.bodies[f"own-{key}"]
        return self.world.bodies[story.lead]

    def contact_of(self, unit):
        """(who leads it, who enters its line of the contact list): its own clerk, or the government's office for it."""
        key = self._keys[unit.pk]
        head = [*self.world.holders("UNITL", key), *self.world.holders("MEMBER", key)][0]
        return head, [*self.world.holders("UNIT", key), self.supervision][0]

    def committee(self, story):
        return self.world.bodies[story.committee]

    def is_wrong(self, life, unit):
        return unit.pk != self.unit(life.congress, life.story).pk

    def units_for(self, life):
        """The decision of the assignment: who leads, who joins, who answers apart; half a year for the hard ones."""
        story, fate = life.story, life.fate
        lead = self.unit(life.congress, story)
        joint = [self.world.bodies[key] for key in story.joint] if life.congress == "county" else []
        chosen = {
            "is_hard": fate.is_hard,
            "matching_committee": self.committee(story) if life.congress == "county" else None,
        }
        if life.congress == "county" and (fate.is_key or fate.is_hard):
            chosen |= {
                "leading_leader": life.rng.choice(self._vice_heads),
                "pressing_leader": self.pressing_leader(life.rng),
            }
        if fate.separate and joint:
            return {**chosen, "separate": [lead, *joint]}
        if fate.wrong_unit and life.congress == "county":
            taken = {lead.pk, *(unit.pk for unit in joint)}
            lead = next(self.world.bodies[key] for key in STAND_INS if self.world.bodies[key].pk not in taken)
        return {**chosen, "lead": lead, "joint": joint}

    @staticmethod
    def in_words(units):
        words = [f"{units['lead'].short_name}主办"] if units.get("lead") else []
        words += [f"{unit.short_name}会办" for unit in units.get("joint", ())]
        return "、".join([*words, *(f"{unit.short_name}分办" for unit in units.get("separate", ()))])

    def meeting_of(self, case):
        """The day of the assignment meeting for what was handed in at a session."""
        if case.session_id is None or case.congress_id != self.world.congress.pk:
            return None
        session = next(session for session in self.world.sessions if session.pk == case.session_id)
        day = session.closes_on + datetime.timedelta(days=MEETING_AFTER)
        day = calendar_of(case.congress_id).next_workday(day)
        return day if day > clock.today() else None

    def hold_meeting(self):
        """All prepared decisions at once; whoever comes first opens the meeting, the others find it done."""
        plans = AssignmentPlan.objects.filter(
            suggestion__state=Suggestion.State.TO_ASSIGN, suggestion__session__isnull=False
        )
        plans = list(
            plans.select_related("suggestion__congress", "lead", "matching_committee").order_by("suggestion__number")
        )
        actions.assigning.assign_planned(plans, actor=self._dac)

    def filed(self, life):
        if not life.fate.withdraws:
            self._told[life.story.key] = life.case

    def same_matter(self, life):
        """An earlier case of the same matter that is still under way, to be merged into."""
        into = self._told.get(life.story.key)
        if into is None or into.congress_id != life.case.congress_id:
            return None
        into.refresh_from_db()
        return into if into.state in ("to_assign", "handling") and not any_reply_sent(into) else None
