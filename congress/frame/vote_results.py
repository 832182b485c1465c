"""What became of a vote: the fate of every option, with its sentence and article, and the round that must follow."""

from collections import Counter
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from .votes import LEFT_OUT, WORDS, YES, Base, Count, Form, VoteRule, faults


class Fate(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    TIED = "tied"  # to be voted on again


@dataclass(frozen=True)
class Line:
    """What became of one option."""

    key: str
    name: str
    marks: dict
    fate: Fate
    sentence: str
    grade: str = ""
    score: int = 0  # hundredths of a point
    rank: int = 0
    at_bottom: bool = False
    written_in: bool = False


@dataclass(frozen=True)
class Result:
    """``void`` says why the vote does not count at all; ``open_seats`` were not filled; ``steps`` explain the sums."""

    void: str = ""
    needed: int = 0
    lines: tuple[Line, ...] = ()
    open_seats: int = 0
    tied_seats: int = 0
    steps: tuple[str, ...] = ()
    summary: str = ""

    def as_data(self) -> dict:
        return asdict(self)

    @classmethod
    def of_data(cls, data: dict):
        """The result a ballot has kept."""
        lines = tuple(Line(**line | {"fate": Fate(line["fate"])}) for line in data["lines"])
        return cls(**data | {"lines": lines, "steps": tuple(data["steps"])})

    def keys(self, fate) -> list[str]:
        return [line.key for line in self.lines if line.fate == fate]


# The whole vote.


def lacks_quorum(rule: VoteRule, members: int, present: int) -> str:
    """Why a vote may not be held with so many present, with the sum; "" when it may."""
    if members < 1:
        return "没有可以参加投票的人。"
    if rule.quorum is None or present >= (needed := rule.quorum.needed(members)):
        return ""
    return f"应到{members}人，实到{present}人，不足{needed}人，没有达到法定人数，不能投票（{rule.quorum_law}）。"


def result(rule: VoteRule, options: dict, count: Count) -> Result:
    """The fate of every option, with its sentence; raises ValueError for a count that cannot be right."""
    if wrong := faults(rule, options, count):
        raise ValueError("".join(wrong))
    if void := lacks_quorum(rule, count.members, count.present) or _overfull(rule, count):
        return Result(void=void, summary=void)
    whole = count.base(rule)
    needed = rule.share.needed(whole) if rule.share else 1
    make = _graded if rule.form == Form.GRADE else _decided if rule.form == Form.DECIDE else _elected
    return replace(make(rule, options, count, needed), needed=needed, steps=_steps(rule, count, needed))


def _overfull(rule, count):
    """Elections of deputies are void by law; of the other votes the law is silent, they follow it."""
    if count.returned <= count.issued:
        return ""
    law = "选举法第四十四条" if rule.law.startswith("选举法") else "参照选举法第四十四条"
    return f"收回{count.returned}张，多于发出的{count.issued}张，这次投票无效，应当重新投票（{law}）。"


def _steps(rule, count, needed):
    steps = [f"应到{count.members}人，实到{count.present}人"]
    if rule.quorum:
        least = rule.quorum.needed(count.members)
        steps.append(f"法定人数为{rule.whole}的{rule.quorum.short}，即{least}人，{count.present}人符合法定人数")
    steps.append(
        f"发出{count.issued}张，收回{count.returned}张，未收回{count.issued - count.returned}张；"
        f"有效{count.valid}张，无效{count.invalid}张"
    )
    if rule.share and rule.form != Form.GRADE:
        whole = count.base(rule)
        unit = "人" if rule.base in (Base.MEMBERS, Base.PRESENT) else "张"
        sum_of = f"{whole}×{rule.share.numerator}÷{rule.share.denominator}"
        steps.append(f"{rule.base_words()}{whole}{unit}的{rule.share.short}：{sum_of}，须{needed}票")
    return tuple(steps)


def _reached(rule, count, votes, needed):
    """超过全体代表146人的半数（须74票）"""
    verb, part = rule.share.words
    unit = "人" if rule.base in (Base.MEMBERS, Base.PRESENT) else "张"
    not_ = "" if votes >= needed else "没有"
    return f"{not_}{verb}{rule.base_words()}{count.base(rule)}{unit}的{part}（须{needed}票）"


def _decided(rule, options, count, needed):
    lines = []
    for key, name in options.items():
        marks = count.marks[key]
        told = "、".join(f"{word}{marks.get(mark, 0)}票" for mark, word in WORDS.items())
        fate = Fate.PASSED if marks[YES] >= needed else Fate.FAILED
        word = rule.passed if fate == Fate.PASSED else rule.failed
        lines.append(
            Line(
                key,
                name,
                marks,
                fate,
                f"{told}。赞成票{_reached(rule, count, marks[YES], needed)}，{word}（{rule.law}）。",
            )
        )
    passed = sum(line.fate == Fate.PASSED for line in lines)
    summary = lines[0].sentence if len(lines) == 1 else f"共{len(lines)}项，{rule.passed}{passed}项。"
    return Result(lines=tuple(lines), summary=summary)


def _ranks(scores: dict) -> dict:
    """Places with equals sharing one: 1, 2, 2, 4."""
    return {key: 1 + sum(other > score for other in scores.values()) for key, score in scores.items()}


def _elected(rule, options, count, needed):
    votes = {key: count.marks[key].get(YES, 0) for key in options} | count.write_ins
    names = options | {name: name for name in count.write_ins}
    order = sorted(votes, key=lambda key: -votes[key])  # stable: equals stay in the order of the paper
    able = [key for key in order if votes[key] >= needed]
    ranks, cut = _ranks(votes), len(able) > rule.seats
    bar = votes[able[rule.seats - 1]] if cut else 0
    level = [key for key in able if votes[key] == bar] if cut and votes[able[rule.seats]] == bar else []
    above = [key for key in able if votes[key] > bar] if level else able[: rule.seats]
    elected = [*above, *level] if rule.ties == "all" else above
    tied = [] if rule.ties == "all" else level
    lines = []
    for key in order:
        fate = Fate.TIED if key in tied else Fate.PASSED if key in elected else Fate.FAILED
        said = _said_of(rule, count, votes[key], needed, fate, key in able)
        if fate == Fate.TIED:
            said += f"，与{'、'.join(names[other] for other in tied if other != key)}票数相等，不能确定，应当就票数相等的再次投票"
        elif key in level:
            said += "，末位票数相等的一并列入"
        law = rule.tie_law if (fate == Fate.TIED or (cut and fate == Fate.FAILED and key in able)) else rule.law
        marks = count.marks.get(key, {YES: votes[key]})
        lines.append(Line(key, names[key], marks, fate, f"{said}（{law or rule.law}）。", rank=ranks[key],
                          written_in=key in count.write_ins))  # fmt: skip
    tied_seats = rule.seats - len(above) if tied else 0
    return Result(
        lines=tuple(lines),
        open_seats=max(0, rule.seats - len(elected) - tied_seats),
        tied_seats=tied_seats,
        summary=_elected_summary(rule, elected, tied, tied_seats),
    )


def _said_of(rule, count, votes, needed, fate, able):
    word = "赞成" if rule.form == Form.ELECT else "得"
    said = f"{word}{votes}票"
    if rule.share:
        said += f"，{_reached(rule, count, votes, needed)}"
    if fate == Fate.PASSED:
        return f"{said}，{rule.passed}"
    if fate == Fate.FAILED:
        less = f"，但够票数的多于应选{rule.seats}{rule.unit}，得票较少" if able and rule.share else ""
        less = less or ("" if rule.share else "，得票较少")
        return f"{said}{less}，{rule.failed}"
    return said


def _elected_summary(rule, elected, tied, tied_seats):
    said = f"应选{rule.seats}{rule.unit}，{rule.passed}{len(elected)}{rule.unit}"
    if tied:
        return f"{said}；{len(tied)}{rule.unit}票数相等，就其中{tied_seats}{rule.unit}再次投票（{rule.tie_law or rule.law}）。"
    if (short := rule.seats - len(elected)) > 0 and rule.short_law:
        return f"{said}，缺{short}{rule.unit}，不足的名额另行选举（{rule.short_law}）。"
    return f"{said}。"


def _graded(rule, options, count, needed):
    whole, lines, worth = count.base(rule), [], {}
    for key in options:
        given = [count.marks[key].get(mark, 0) for mark, _ in rule.marks]
        worth[key] = _worth(rule, given)
    ranks = _ranks(worth)
    last, level = _last_places(rule, worth)
    for key, name in options.items():
        marks = count.marks[key]
        given = [marks.get(mark, 0) for mark, _ in rule.marks]
        told = "、".join(f"{word}{votes}票" for word, votes in zip(rule.grades, given, strict=True))
        grade, why = _band(rule, given, whole)
        fate = Fate.FAILED if grade == rule.otherwise else Fate.PASSED
        at_bottom = worth[key] in last and ranks[key] > 1
        score = hundredths(worth[key][0], whole) if rule.weights else 0
        points = f"得分{score // 100}.{score % 100:02d}，" if rule.weights else ""
        place = f"{points}第{ranks[key]}名。" if len(options) > 1 else ""
        said = f"{told}。{why}，为“{grade}”（{rule.law}）。{place}"
        lines.append(
            Line(key, name, marks, fate, said, grade=grade, score=score, rank=ranks[key], at_bottom=at_bottom)
        )
    counted = Counter(line.grade for line in lines)
    labels = [*(band.label for band in rule.bands), rule.otherwise]
    summary = "，".join(f"“{label}”{counted[label]}个" for label in labels)
    if rule.bottom and len(options) > 1:
        bottom = [line.name for line in lines if line.at_bottom]
        summary += f"；末{rule.bottom}位为{'、'.join(bottom)}" if bottom else "；各对象并列，没有末位"
        told = len(bottom) > rule.bottom or (bottom and level == "不")
        summary += f"（末位票数相等的{level}列入）" if told else ""
    return Result(lines=tuple(lines), summary=f"{summary}。")


def _last_places(rule, worth):
    """(what the last places are worth, what becomes of those level at the cut, where more are than there are places)."""
    order = sorted(worth.values())
    last, beyond = order[: rule.bottom], order[rule.bottom :]
    if not last or last[-1] not in beyond:
        return last, ""
    if rule.ties == LEFT_OUT:
        return [one for one in last if one != last[-1]], "不"
    return last, "一并"


def _worth(rule, given):
    """What decides the rank: the points of all marks, or how many gave the first grade, the first two, and so on."""
    if rule.weights:
        return (sum(points * votes for points, votes in zip(rule.weights, given, strict=True)),)
    return tuple(sum(given[: place + 1]) for place in range(len(given) - 1))


def hundredths(points, whole):
    """The mean points in hundredths, halves upwards: 2551 over 30 is 8503 (85.03). Whole numbers only."""
    return (200 * points + whole) // (2 * whole) if whole else 0


def _band(rule, given, whole):
    """(the grade reached, why in words): the first band whose votes are enough."""
    base = f"{rule.base_words()}{whole}{'人' if rule.base in (Base.MEMBERS, Base.PRESENT) else '张'}"
    why = ""
    for band in rule.bands:
        votes, least = sum(given[: band.grades]), band.share.needed(whole)
        verb, part = band.share.words
        names = "和".join(rule.grades[: band.grades])
        enough = votes >= least and whole > 0
        why = f"{names}{'合计' if band.grades > 1 else ''}{votes}票，{'' if enough else '没有'}{verb}{base}的{part}（须{least}票）"
        if enough:
            return band.label, why
    return rule.otherwise, why


# What comes after.


def next_round(rule: VoteRule, options: dict, found: Result) -> tuple[VoteRule, list[str]] | None:
    """(the rule of the round that must follow, the options that stand in it); None when none must."""
    if found.void:
        return rule, list(options)
    if tied := found.keys(Fate.TIED):
        return replace(rule, seats=found.tied_seats, most=min(rule.most, found.tied_seats), least=0, share=None,
                       write_ins=False, extra=None, law=rule.tie_law or rule.law), tied  # fmt: skip
    if not (found.open_seats and rule.short_law):
        return None
    left = found.keys(Fate.FAILED)
    least = rule.extra.bounds(found.open_seats)[0] if rule.extra else found.open_seats
    again = replace(rule, seats=found.open_seats, share=rule.next_share or rule.share, law=rule.short_law)
    return again, left[: max(least, found.open_seats)]


def candidates_fault(rule: VoteRule, standing: int) -> str:
    """Why so many candidates are too few or too many for the seats, with its article; "" when they are right."""
    if rule.form not in (Form.ELECT, Form.CHOOSE):
        return "" if standing else "还没有列出表决的事项。"
    least, most = rule.extra.bounds(rule.seats) if rule.extra else (1, None)
    least = max(1, least)
    if standing >= least and (most is None or standing <= most):
        return ""
    wanted = f"{least}" if least == most else f"至少{least}" if most is None else f"{least}至{most}"
    return f"应选{rule.seats}{rule.unit}，应当有{wanted}{rule.unit}候选，现有{standing}{rule.unit}（{rule.extra_law or rule.law}）。"
