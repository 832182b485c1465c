"""Rules of votes as data, one paper, one count: whole numbers only. Knows no database.

A rule says who counts as the whole (``base``), what share of it is needed, what makes a paper invalid, how ties are
settled and what a further round is held under. Nothing here rounds: what is needed is the least whole number that fulfils
the share. What became of a vote is told by vote_results.
"""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from fractions import Fraction

from .numbers import chinese

YES, NO, ABSTAIN = "yes", "no", "abstain"
WORDS = {YES: "赞成", NO: "反对", ABSTAIN: "弃权"}


class Form(StrEnum):
    DECIDE = "decide"  # each item is passed or not
    ELECT = "elect"  # so many of several persons, each voted for, against or abstained on
    CHOOSE = "choose"  # so many of several things, marked or not
    GRADE = "grade"  # each object gets one of several grades


class Base(StrEnum):
    MEMBERS = "members"  # all members, whether they came or not
    PRESENT = "present"
    CAST = "cast"  # the papers that came back, invalid ones too
    VALID = "valid"


@dataclass(frozen=True)
class Share:
    """More than (or, ``inclusive``, at least) so many parts of a whole."""

    numerator: int
    denominator: int
    inclusive: bool = False

    def needed(self, whole: int) -> int:
        """The least number that fulfils it: more than 1/2 of 29 is 15, at least 2/3 of 10 is 7."""
        parts = whole * self.numerator
        return -(-parts // self.denominator) if self.inclusive else parts // self.denominator + 1

    @property
    def words(self):
        half = (self.numerator, self.denominator) == (1, 2)
        of = "百" if self.denominator == 100 else chinese(self.denominator)
        part = "半数" if half else f"{of}分之{chinese(self.numerator)}"
        return ("达到", part) if self.inclusive else ("超过", part)

    @property
    def short(self):
        _, part = self.words
        return f"{part}以上" if self.inclusive else "过半数" if part == "半数" else f"超过{part}"


HALF = Share(1, 2)


@dataclass(frozen=True)
class Band:
    """A grade is reached when the votes for the first ``grades`` grades together are a share of the base."""

    label: str
    grades: int
    share: Share


@dataclass(frozen=True)
class Extra:
    """How many candidates more than seats: whole numbers, or shares of the seats ("1/10"); "" has no end."""

    low: str
    high: str
    of_seats: bool = False

    def bounds(self, seats: int) -> tuple[int, int | None]:
        """(least, most) candidates; a share gives at least one more than seats."""
        if not self.of_seats:
            return seats + int(self.low), seats + int(self.high) if self.high else None
        least = max(1, -(-Fraction(self.low) * seats // 1)) if Fraction(self.low) else 0
        most = max(least, Fraction(self.high) * seats // 1) if self.high else None
        return seats + least, None if most is None else seats + most


LEFT_OUT = "left_out"  # those level at the cut


@dataclass(frozen=True, kw_only=True)
class VoteRule:
    """The law of one vote. ``share`` None: whoever has more votes; ``ties`` at the cut: again, or all come in; among the
    last of a satisfaction vote all come in unless they are LEFT_OUT."""

    form: Form
    law: str
    whole: str = "全体代表"  # the members, as the sentence calls them
    base: Base = Base.MEMBERS
    share: Share | None = HALF
    quorum: Share | None = None
    quorum_law: str = ""
    seats: int = 1
    most: int = 0  # marks on one paper; 0: as many as seats
    least: int = 0
    write_ins: bool = False
    ties: str = "again"
    passed: str = "通过"
    failed: str = "未获通过"
    unit: str = "名"
    secret: bool = True
    tie_law: str = ""
    short_law: str = ""
    next_share: Share | None = None  # of a further election for empty seats, where it differs
    extra: Extra | None = None
    extra_law: str = ""
    grades: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    otherwise: str = ""
    weights: tuple[int, ...] = ()  # the points of each grade; without them the first grades decide the rank
    bottom: int = 0  # so many of the last are named

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What can be marked beside one option: (key, word)."""
        if self.form == Form.GRADE:
            return tuple((str(place), word) for place, word in enumerate(self.grades, start=1))
        if self.form == Form.CHOOSE:
            return ((YES, "选择"),)
        return tuple(WORDS.items())

    @property
    def most_marks(self) -> int:
        return self.most or self.seats

    def base_words(self):
        return {
            Base.MEMBERS: self.whole,
            Base.PRESENT: "到会人员",
            Base.CAST: "收回的票",
            Base.VALID: "有效票",
        }[self.base]

    def as_data(self) -> dict:
        return asdict(self)

    @classmethod
    def of_data(cls, data: dict):
        """The rule a ballot has kept."""

        def share(kept):
            return Share(**kept) if kept else None

        data = dict(data)
        for name in ("share", "quorum", "next_share"):
            data[name] = share(data[name])
        data["extra"] = Extra(**data["extra"]) if data["extra"] else None
        data["bands"] = tuple(Band(one["label"], one["grades"], share(one["share"])) for one in data["bands"])
        kept = {"form": Form(data["form"]), "base": Base(data["base"])}
        return cls(**data | kept | {name: tuple(data.get(name, ())) for name in ("grades", "weights")})


@dataclass(frozen=True, kw_only=True)
class Count:
    """What was counted. ``marks``: option -> {mark: votes}; ``write_ins``: name -> votes."""

    members: int
    present: int
    issued: int
    returned: int
    invalid: int = 0
    marks: dict = field(default_factory=dict)
    write_ins: dict = field(default_factory=dict)

    @property
    def valid(self):
        return self.returned - self.invalid

    def base(self, rule: VoteRule) -> int:
        return {
            Base.MEMBERS: self.members,
            Base.PRESENT: self.present,
            Base.CAST: self.returned,
            Base.VALID: self.valid,
        }[rule.base]


# One paper.


def paper_fault(rule: VoteRule, options: dict, marks: dict, write_ins: tuple = ()) -> str:
    """Why one paper is invalid, or "". ``options``: key -> name; an option without a mark is abstained on."""
    known = {key for key, _ in rule.marks}
    if set(marks) - set(options) or set(marks.values()) - known:
        return "票上有不认识的项目或符号。"
    if write_ins and not rule.write_ins:
        return "这次投票不能另选他人。"
    if len(set(write_ins)) < len(write_ins) or set(write_ins) & set(options.values()):
        return "另选的人已经在票上，请直接在其姓名处填写。"
    if rule.form == Form.GRADE:
        missing = [name for key, name in options.items() if key not in marks]
        return f"还没有评价：{'、'.join(missing)}。" if missing else ""
    if rule.form == Form.DECIDE:
        return ""
    chosen = sum(mark == YES for mark in marks.values()) + len(write_ins)
    if chosen > rule.most_marks:
        return f"选了{chosen}{rule.unit}，多于应选的{rule.most_marks}{rule.unit}，这样的票无效。"
    if chosen < rule.least:
        return f"只选了{chosen}{rule.unit}，至少要选{rule.least}{rule.unit}。"
    return ""


def tally(rule: VoteRule, options: dict, papers) -> tuple[dict, dict]:
    """(marks, write-ins) of valid papers, each (marks, write_ins)."""
    marks = {key: dict.fromkeys((mark for mark, _ in rule.marks), 0) for key in options}
    names = Counter()
    unmarked = ABSTAIN if rule.form in (Form.DECIDE, Form.ELECT) else None
    for paper, written in papers:
        for key in options:
            if mark := paper.get(key, unmarked):
                marks[key][mark] += 1
        names.update(written)
    return marks, dict(sorted(names.items(), key=lambda one: (-one[1], one[0])))


def faults(rule: VoteRule, options: dict, count: Count) -> list[str]:
    """What cannot be right about a count, in words."""
    numbers = [count.members, count.present, count.issued, count.returned, count.invalid, *count.write_ins.values()]
    numbers += [votes for marks in count.marks.values() for votes in marks.values()]
    if any(number < 0 for number in numbers):
        return ["票数不能是负数。"]
    wrong = []
    if count.present > count.members:
        wrong.append(f"实到{count.present}人，多于应到{count.members}人。")
    if count.issued > count.present:
        wrong.append(f"发出{count.issued}张，多于实到{count.present}人。")
    if count.invalid > count.returned:
        wrong.append(f"无效票{count.invalid}张，多于收回的{count.returned}张。")
    if count.returned > count.issued or wrong:
        return wrong  # the vote is void; its papers are not counted
    for key, name in options.items():
        total = sum(count.marks.get(key, {}).values())
        exact = rule.form in (Form.DECIDE, Form.ELECT)
        if total > count.valid or (exact and total != count.valid):
            wrong.append(f"“{name}”各项合计{total}票，有效票是{count.valid}张。")
    if rule.form in (Form.ELECT, Form.CHOOSE):
        chosen = sum(marks.get(YES, 0) for marks in count.marks.values()) + sum(count.write_ins.values())
        if chosen > rule.most_marks * count.valid:
            wrong.append(f"共选出{chosen}票，有效票{count.valid}张最多能选{rule.most_marks * count.valid}票。")
        if chosen < rule.least * count.valid:
            wrong.append(f"共选出{chosen}票，有效票{count.valid}张至少要选{rule.least * count.valid}票。")
    if count.write_ins and not rule.write_ins:
        wrong.append("这次投票不能另选他人。")
    return wrong
