"""Tells stories: what one deputy asks on one day, and everything that can be said in handling it.

Everything is a function of the seed: the same random generator, days and places give the same words. No database here.
"""

import datetime
import random
from dataclasses import dataclass, field

from congress.demo import names
from congress.demo.bodies import BY_KEY, TOPICS
from congress.demo.places import ESTATES, SEAT, STREETS, TOWN_SCHOOLS, TOWNSHIPS

from .corpus import phrases, themes
from .language import bigrams, likeness, say

CROPS = ("花椒", "核桃", "苹果", "党参", "当归", "高原夏菜", "马铃薯", "黄芪", "油菜", "食用菌")
GROUPS = ("一组", "二组", "三组", "四组", "五组", "上庄组", "下庄组", "阳洼组", "沟口组", "后山组", "坪上组", "河滩组")
DISASTERS = ("暴雨", "冰雹", "霜冻", "伏旱")
WHEN = ("前", "后", "时", "期间", "以来")  # how a clause ends that only says when
WHOM = ("对", "由")  # how one begins that only says to whom, or by whom
CHINESE = "一二三四五六七八九十"
TOPIC_NAMES = {code: label for code, label, _ in TOPICS}
SHORT = 330  # characters; a text that comes out shorter is told a little more fully
ALIKE = 0.55  # share of character pairs; above it another matter is taken up
TRIES = 14  # drafts thrown away in favour of the one least like its predecessors
HANDLING_TOWNS = tuple(t for t in TOWNSHIPS if BY_KEY[f"gov-{t.stem}"].handles)


@dataclass(frozen=True)
class Promise:
    """One line for the ledger of promises."""

    text: str
    due_on: datetime.date
    money: float | None


@dataclass(frozen=True)
class ReplyText:
    """An answer with what it promises."""

    code: str
    text: str
    promises: tuple = ()


@dataclass(frozen=True)
class Node:
    """A dated step of a handling plan."""

    title: str
    after_days: int
    money: float | None


@dataclass(frozen=True, eq=False)
class Story:
    """One suggestion. The text is fixed; what is said in handling it depends on the day it is said."""

    number: int
    theme: object
    on: datetime.date
    township: object
    subject: str
    facts: str
    proposals: str
    asks: tuple
    lead: str
    joint: tuple
    slots: dict = field(repr=False)
    seed: str = field(repr=False)

    @property
    def key(self):
        return self.theme.key

    @property
    def topic(self):
        return TOPIC_NAMES[self.theme.topic]

    @property
    def committee(self):
        return next(committee for code, _, committee in TOPICS if code == self.theme.topic)

    @property
    def text(self):
        return f"{self.facts}\n{self.proposals}"

    @property
    def classes(self):
        """Which classes of reply this suggestion can honestly get."""
        found = []
        if all(ask.done for ask in self.asks):
            found.append("A")
        if any(ask.planned for ask in self.asks):
            found.append("B")
        if self.asks[0].hard and all(ask.hard or ask.done for ask in self.asks):
            found.append("C")
        return tuple(found) or ("B",)

    def _rng(self, what):
        return random.Random(f"{self.seed}:{what}")

    def _slots(self, on, rng, **more):
        """The story's own slots and those of the day on which something is said."""
        done = on - datetime.timedelta(days=rng.randint(6, 45))
        by = _month_end(on, rng.randint(2, 11))
        return {
            **self.slots,
            "done": _short_date(done, on),
            "donem": f"{done.month}月{_part(done)}",
            "by": f"{by.year}年{by.month}月底",
            "by_day": by,
            "y": on.year,
            **more,
        }

    def phrase(self, section, on, what="", **more):
        """One of the common phrases of a section, with this story's words in it."""
        rng = self._rng(f"{section}:{what}:{on}")
        return say(
            rng.choice(phrases()[section]),
            self._slots(on, rng, matter=self.theme.matter, subject=self.subject, **more),
            rng,
        )

    def own(self, sign, on, what=""):
        """One of the matter's own lines, or "" when it has none of this sign."""
        rng = self._rng(f"{sign}:{what}:{on}")
        lines = self.theme.of(sign)
        return say(rng.choice(lines), self._slots(on, rng), rng) if lines else ""

    # In the unit

    def plan(self, on):
        return self.phrase("plan", on)

    def nodes(self, on):
        """Dated steps; the matter's money stands at the step that spends it."""
        rng, steps, at = self._rng(f"nodes:{on}"), [], 0
        for line in self.theme.of("点"):
            title, _, unit = line.partition(" ")
            at += rng.choice((10, 15, 20, 25))
            money = float(self.slots["wan"]) if unit == "wan" and "wan" in self.slots else None
            steps.append(Node(say(title, self._slots(on, rng), rng), at, money))
        return steps

    def contact(self, phase, on):
        """What was said at one contact: before, during, after."""
        said = self.theme.of("见")
        at = {"before": 0, "during": 1, "after": 2}[phase]
        rng = self._rng(f"contact:{phase}")
        return self.phrase(
            f"contact {phase}", on, said=say(said[at], self._slots(on, rng), rng) if at < len(said) else ""
        )

    def joint_opinion(self, on, what=""):
        rng = self._rng(f"joint:{on}:{what}")
        own = self.own("协", on, what)
        return (
            f"{self.phrase('joint', on, what)}{own}" if rng.random() < 0.6 else own or self.phrase("joint", on, what)
        )

    # The answer

    def reply(self, code, on, *, again=0, occasion="县人民代表大会会议期间"):
        """The letter: each proposal answered in turn, as the class says; B promises with dates and money."""
        rng = self._rng(f"reply:{code}:{on}:{again}")
        slots = self._slots(
            on, rng, occasion=occasion, field=self.topic, matter=self.theme.matter, subject=self.subject
        )
        opening = say(rng.choice(phrases()["reply-again" if again else "reply-open"]), slots, rng)
        head, paragraphs, promises = rng.choice(phrases()["reply-head"]), [], []
        for at, ask in enumerate(self.asks):
            words, promised = self._answer(ask, code, on, rng)
            title = say(head, {"n": CHINESE[at], "ask": _short(say(ask.text, self.slots, self._rng(ask.text)))}, rng)
            paragraphs.append(title + words)
            promises += promised
        closing = say(rng.choice(phrases()[f"reply-close {code}"]), slots, rng)
        return ReplyText(code, "\n".join([opening, *paragraphs, closing]), tuple(promises))

    def _answer(self, ask, code, on, rng):
        """One proposal's answer and promises in the spirit of the class; where that is missing, the nearest."""
        order = {"A": ("done", "planned", "hard"), "B": ("planned", "done", "hard"), "C": ("hard", "done", "planned")}[
            code
        ]
        if code == "B" and ask.done and rng.random() < 0.6 and ask is not self._promised_ask():
            order = ("done", "planned", "hard")
        kind = next(kind for kind in order if getattr(ask, kind))
        slots = self._slots(on, rng)
        if kind != "planned":
            return say(rng.choice(getattr(ask, kind)), slots, rng), []
        template, promise = rng.choice(ask.planned)
        money = float(slots["wan"]) if "{wan}" in template else None
        return say(template, slots, rng), [Promise(say(promise, slots, rng), slots["by_day"], money)]

    def _promised_ask(self):
        return next((ask for ask in self.asks if ask.planned), None)

    # The deputy

    def comment(self, mark, on, *, specific=None):
        """What the deputy writes beside his mark."""
        rng = self._rng(f"comment:{mark}:{on}")
        sign = {"satisfied": "好", "not_satisfied": "差"}.get(mark)
        section = {"satisfied": "satisfied", "basically": "basically", "not_satisfied": "not-satisfied"}[mark]
        take_own = rng.random() < 0.65 if specific is None else specific
        own = self.own(sign, on, mark) if sign and take_own else ""
        return own or self.phrase(section, on)

    def progress(self, on, *, state="open", promise=""):
        """A report on a promise: under way, done, or late."""
        section = {"open": "progress", "done": "progress-done", "late": "progress-late"}[state]
        own = self.own("进", on) if state != "done" else ""
        return own + self.phrase(section, on, promise, promise=promise)


class Storyteller:
    """Tells one story after another and takes care that none sounds like an earlier one of the same matter."""

    def __init__(self, rng):
        self.rng = rng
        self.told = {}  # theme key -> sets of character pairs
        self.subjects = set()
        self.count = 0
        self.bag = []

    def tell(self, on, *, township=None, lead=None, themes=None):
        """The next story: written on a day; if wished, from a township, for a unit, or of one of some matters."""
        likest, draft, pairs = self._best_draft(self._next_theme(township, lead, themes), on, township)
        if likest > ALIKE:
            likest, draft, pairs = self._best_draft(self._next_theme(township, lead, themes), on, township)
        self.told.setdefault(draft.key, []).append(pairs)
        self.subjects.add(draft.subject)
        self.count += 1
        return draft

    def _best_draft(self, theme, on, township):
        """Of several drafts the one least like what was told of this matter before, and how like it is."""
        best = None
        for _ in range(TRIES):
            draft = self._draft(theme, on, township)
            pairs = bigrams(draft.text)
            likest = max((likeness(pairs, other) for other in self.told.get(theme.key, ())), default=0)
            likest += draft.subject in self.subjects
            if best is None or likest < best[0]:
                best = (likest, draft, pairs)
            if likest < 0.4:
                break
        return best

    def _next_theme(self, township, lead, keys):
        """Matters come as often as their weight says, well mixed: a bag of all matters, refilled when nothing fits."""
        for _ in range(2):
            for at in range(len(self.bag) - 1, -1, -1):
                if _fits(self.bag[at], township, lead, keys):
                    return self.bag.pop(at)
            more = [theme for theme in themes() for _ in range(max(1, round(theme.weight / 4)))]
            self.rng.shuffle(more)
            self.bag = more + self.bag
        raise LookupError(f"no matter for {township} and {lead}")

    def _draft(self, theme, on, township):
        rng = self.rng
        if township is None:
            township = (
                SEAT
                if theme.scope == "town"
                else rng.choice(HANDLING_TOWNS if theme.scope == "township" else TOWNSHIPS)
            )
        slots = _slots_of_place(theme, on, township, rng)
        asks = tuple(_some(rng, theme.asks, rng.choices((2, 3, 4), (20, 55, 25))[0]))
        facts = _paragraphs(theme, slots, rng)
        seed = f"{self.count}:{rng.random()}"
        proposals = "\n".join(
            f"{CHINESE[at]}、{say(ask.text, slots, random.Random(f'{seed}:{ask.text}'))}"
            for at, ask in enumerate(asks)
        )
        joint = tuple(key for key in theme.joint if rng.random() < 0.6)
        return Story(
            self.count,
            theme,
            on,
            township,
            f"关于{say(rng.choice(theme.of('题')), slots, rng)}的建议",
            facts,
            proposals,
            asks,
            theme.lead,
            joint,
            slots,
            seed,
        )


def _fits(theme, township, lead, keys):
    if (lead and theme.lead != lead) or (keys and theme.key not in keys):
        return False
    if township is None:
        return True
    return {"town": township is SEAT, "township": township in HANDLING_TOWNS}.get(theme.scope, True)


def stories(rng, days, townships=None):
    """One story for each day (and township, if given), in that order."""
    teller = Storyteller(rng)
    for at, day in enumerate(days):
        yield teller.tell(day, township=townships[at] if townships else None)


# Words of place, season and measure


def _slots_of_place(theme, on, township, rng):
    villages = rng.sample(township.villages, 3)
    other = rng.choice([t for t in TOWNSHIPS if t is not township])
    slots = {
        "t": township.name,
        "t2": other.name,
        "v": villages[0],
        "v2": villages[1],
        "v3": villages[2],
        "river": township.stream,
        "road": township.road,
        "school": township.school,
        "clinic": township.clinic,
        "zu": rng.choice(GROUPS),
        "who": _somebody(rng),
        "crop": rng.choice(CROPS),
        "street": rng.choice(STREETS),
        "estate": rng.choice(ESTATES),
        "com": rng.choice(SEAT.communities),
        "tschool": rng.choice(TOWN_SCHOOLS),
        "flood0": rng.choice(DISASTERS),
        "visited": rng.randint(26, 88),
        **_seasons(on, rng),
    }
    for name, (low, high, decimals) in theme.figures.items():
        slots[name] = _figure(rng, low, high, decimals)
    return slots


def _seasons(on, rng):
    """How a person speaks of the seasons on that day."""
    this, last = on.year, on.year - 1
    past = _months_back(on, rng.randint(1, 4))
    return {
        "y": this,
        "ly": rng.choice(("去年", f"{last}年")),
        "y0": f"{this if on.month >= 7 else last}年",
        "flood": "今年汛期" if on.month >= 8 else "去年汛期",
        "spring": "今年春上" if on.month >= 5 else "去年春上",
        "winter": "入冬以来" if on.month >= 11 else "去冬以来" if on.month <= 3 else "去年冬天",
        "lm": f"{past.month}月" if past.year == this else f"去年{past.month}月",
    }


def _figure(rng, low, high, decimals):
    """A number as people give it: large ones rounded."""
    if decimals:
        return round(rng.uniform(low, high), decimals)
    value = rng.randint(int(low), int(high))
    if low > 1900 and high < 2100:  # a year
        return value
    step = 100 if high >= 4000 else 20 if high >= 1200 else 1
    return max(int(low), value // step * step)


def _somebody(rng):
    surname = rng.choices(names.SURNAMES, names.SURNAME_WEIGHTS)[0]
    return (
        f"老{surname}"
        if len(surname) == 1 and rng.random() < 0.45
        else surname + rng.choice(("大爷", "大娘", "师傅", "大哥", "大嫂"))
    )


def _some(rng, items, count):
    chosen = set(rng.sample(range(len(items)), min(count, len(items))))
    return [item for at, item in enumerate(items) if at in chosen]


def _paragraphs(theme, slots, rng):
    """Opening, two or three facts, why it matters; sometimes a closing sentence."""
    scope = "village" if theme.scope == "township" else theme.scope
    facts = [
        say(line, slots, rng)
        for line in rng.sample(theme.of("事"), min(len(theme.of("事")), rng.choices((2, 3, 4), (10, 65, 25))[0]))
    ]
    opening = say(rng.choice(phrases()[f"opening {scope}"]), slots, rng)
    if rng.random() < 0.8:
        ground = say(rng.choice(phrases()[f"ground {theme.topic}"]), slots, rng)
        opening = f"{ground}{opening}" if rng.random() < 0.4 else f"{opening}\n{ground}"
    harm = say(rng.choice(theme.of("害")), slots, rng)
    written = sum(map(len, (opening, *facts, harm)))
    if written < SHORT or rng.random() < 0.3:
        facts.append(say(rng.choice(phrases()[f"more {scope}"]), slots, rng))
    form = rng.random()
    if form < 0.25 and len(facts) > 1:
        paragraphs = [opening, *(f"{CHINESE[at]}是{fact}" for at, fact in enumerate(facts)), harm]
    elif form < 0.6:
        paragraphs = [opening + facts[0], *facts[1:], harm]
    else:
        joins = rng.sample(phrases()["join"], len(facts) - 1)
        joined = [facts[0], *(say(join, slots, rng) + fact for join, fact in zip(joins, facts[1:], strict=True))]
        paragraphs = [opening, *joined[:-1], joined[-1] + harm]
    if rng.random() < 0.35:
        paragraphs.append(say(rng.choice(phrases()["close"]), slots, rng))
    return "\n".join(paragraphs)


def _short(ask):
    """The first clause of a proposal that says what to do, as a heading quotes it."""
    when, comma, rest = ask.rstrip("。；").partition("，")
    if when.endswith(WHEN) or (when.startswith(WHOM) and (len(when) < 8 or when.endswith("的"))):
        return f"{when}{comma}{_short(rest)}"
    for mark in "，。；":
        head = ask.rstrip("。；").split(mark)[0]
        if 6 <= len(head) <= 34:
            return head
    return ask[:34]


def _short_date(day, on):
    return f"{day.month}月{day.day}日" if day.year == on.year else f"{day.year}年{day.month}月{day.day}日"


def _part(day):
    return "上旬" if day.day <= 10 else "中旬" if day.day <= 20 else "下旬"


def _months_back(day, months):
    at = day.year * 12 + day.month - 1 - months
    return datetime.date(at // 12, at % 12 + 1, 1)


def _month_end(day, months):
    at = day.year * 12 + day.month + months
    return datetime.date(at // 12, at % 12 + 1, 1) - datetime.timedelta(days=1)
