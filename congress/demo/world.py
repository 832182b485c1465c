"""What the planters of all apps share: the day it is, the seed, the people, and whatever has been planted so far."""

import datetime
import random
from dataclasses import dataclass, field
from functools import cached_property

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.queries.actors import actor_in

from . import people

SEED = 628823
CYCLE = 2022  # first sessions of the county congresses fell into this year, and fall into every fifth year after it
YEARS = 5
APART = 45  # days between the yearly session and an extra one
FIRST_TERM = 18  # the number of the term that opened in CYCLE


@dataclass
class World:
    """One planting. ``seed`` and ``today`` decide everything; ``scale`` makes a small county for tests."""

    today: datetime.date
    seed: int = SEED
    scale: float = 1.0
    report: object = None  # called with (share done, what is being planted)
    congress: object = None
    term: object = None
    sessions: list = field(default_factory=list)
    sitting: object = None  # the session that sits today, so that a visitor meets all three reviews
    areas: dict = field(default_factory=dict)  # name or code -> Area
    bodies: dict = field(default_factory=dict)  # key -> Organization
    congresses: dict = field(default_factory=dict)  # "county" or township stem -> Congress
    terms: dict = field(default_factory=dict)
    persons: dict = field(default_factory=dict)  # human key -> Person
    posts: dict = field(default_factory=dict)  # (human key, body key, role) -> Membership
    deputies: dict = field(default_factory=dict)  # (human key, congress key) -> Deputy

    def rng(self, what):
        """A generator of its own for each purpose, so that a change in one place does not stir all others."""
        return random.Random(f"{self.seed}:{what}")

    @cached_property
    def session_days(self):
        """Opening days of this term's sessions so far: one each January, the last of them in the past."""
        last = (
            self.today.year
            if self.today >= _opening(self.today.year) + datetime.timedelta(days=3)
            else self.today.year - 1
        )
        first = CYCLE + (last - 2 - CYCLE) // YEARS * YEARS
        first = first if last - first < YEARS else last - YEARS + 1
        return [_opening(year) for year in range(first, last + 1)]

    @property
    def sits_today(self):
        """An extra session around today, unless the yearly one is near."""
        return (self.today - self.session_days[-1]).days > APART

    @property
    def term_number(self):
        return FIRST_TERM + (self.session_days[0].year - CYCLE) // YEARS

    @cached_property
    def cast(self):
        return people.cast(self.rng("people"), self.session_days[0].year)

    def actor(self, human, role, body=None):
        """The Actor of a human in the post of this role (in this body, if he holds several)."""
        for (held, where, what), membership in self._by_human.get(human, ()):
            if held == human and what == role and body in (None, where):
                return actor_in(membership, via="page")
        raise KeyError(f"{human} holds no post as {role} in {body}")

    @cached_property
    def _by_human(self):
        found = {}
        for key, membership in self.posts.items():
            found.setdefault(key[0], []).append((key, membership))
        return found

    def holders(self, role, body=None):
        """Actors of all who hold a role (in a body), in the order of the registers."""
        return [
            actor_in(membership)
            for (_, where, what), membership in self.posts.items()
            if what == role and body in (None, where)
        ]

    def secretary_of(self, stem):
        """The secretary of a township's presidium."""
        return self.first("TSEC", f"presidium-{stem}")

    def first(self, role, body=None):
        found = self.holders(role, body)
        if not found:
            raise Refused(f"演示县里没有人担任{role}。")
        return found[0]

    def say(self, share, what):
        """How far the planting is, from 0 to 1."""
        if self.report:
            self.report(share, what)

    def at(self, day, hour=9, minute=0):
        """The clock stands at this moment until the block ends."""
        return clock.frozen(clock.moment(day, hour, minute))


def _opening(year):
    """The Tuesday after the first full week of January."""
    day = datetime.date(year, 1, 8)
    return day + datetime.timedelta(days=(1 - day.weekday()) % 7)
