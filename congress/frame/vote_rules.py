"""The votes there are in a county and its townships, each with its article (domain §2.2, §2.6, §2.9, §3.6, §3.7)."""

import re
from dataclasses import replace
from itertools import pairwise

from .votes import HALF, Band, Base, Extra, Form, Share, VoteRule

TWO_THIRDS = Share(2, 3, inclusive=True)
SESSION = {
    "whole": "全体代表",
    "quorum": TWO_THIRDS,
    "quorum_law": "地方组织法第十四条：代表的三分之二以上出席",
}
COMMITTEE = {
    "whole": "常委会全体组成人员",
    "quorum": HALF,
    "quorum_law": "地方组织法第五十一条：常委会全体组成人员过半数出席",
}
ELECTION = {
    "form": Form.ELECT,
    "law": "地方组织法第二十五条",
    "tie_law": "地方组织法第二十九条",
    "short_law": "地方组织法第二十九条",
    "extra_law": "地方组织法第二十七条",
    "write_ins": True,
    "passed": "当选",
    "failed": "未当选",
    "unit": "人",
}

SESSION_RESOLUTION = VoteRule(form=Form.DECIDE, law="地方组织法第二十五条", secret=False, **SESSION)
# 正职一般多一人，提名的候选人只有一人的，也可以等额
SESSION_HEAD = VoteRule(**SESSION, **ELECTION, extra=Extra("0", "1"))
SESSION_VICES = VoteRule(**SESSION, **ELECTION, extra=Extra("1", "3"))
SESSION_MEMBERS = VoteRule(**SESSION, **ELECTION, extra=Extra("1/10", "1/5", of_seats=True))
SESSION_REMOVAL = VoteRule(
    form=Form.DECIDE, law="地方组织法第二十五条、第三十一条", passed="通过罢免", failed="罢免案未获通过", **SESSION
)
SESSION_RESIGNATION = VoteRule(
    form=Form.DECIDE, law="地方组织法第二十五条、第三十二条", passed="接受辞职", failed="不接受辞职", **SESSION
)
COMMITTEE_RESOLUTION = VoteRule(form=Form.DECIDE, law="地方组织法第五十一条", secret=False, **COMMITTEE)
COMMITTEE_APPOINTMENT = VoteRule(form=Form.DECIDE, law="地方组织法第五十一条", **COMMITTEE)
COMMITTEE_DISMISSAL = VoteRule(
    form=Form.DECIDE, law="监督法第六十二条", passed="通过撤职", failed="撤职案未获通过", **COMMITTEE
)
COMMITTEE_RESIGNATION = VoteRule(
    form=Form.DECIDE, law="地方组织法第三十二条、第五十一条", passed="接受辞职", failed="不接受辞职", **COMMITTEE
)
PRESIDIUM = VoteRule(
    form=Form.DECIDE, law="本级主席团议事规则：全体成员的过半数通过", whole="主席团全体成员", secret=False, quorum=HALF,
    quorum_law="本级主席团议事规则：全体成员过半数出席",
)  # fmt: skip
# 民生实事项目人大代表票决：候选多于应选，全体代表过半数，得票多的列入
PROJECTS = VoteRule(
    form=Form.CHOOSE, law="本级民生实事项目票决办法；地方组织法第二十五条", passed="确定为正式项目", failed="未列入",
    unit="个", extra=Extra("1/5", "", of_seats=True), extra_law="本级民生实事项目票决办法",
    tie_law="本级民生实事项目票决办法：票数相等的再次投票", **SESSION,
)  # fmt: skip
GRADES = ("满意", "基本满意", "不满意")
SATISFACTION = VoteRule(
    form=Form.GRADE, law="本级满意度测评办法", grades=GRADES, otherwise="不满意", failed="不满意",
    bands=(Band("满意", 1, HALF), Band("基本满意", 2, HALF)), **COMMITTEE,
)  # fmt: skip
SATISFACTION_BY_SHARE = replace(
    SATISFACTION, base=Base.VALID,
    bands=(Band("满意", 1, Share(4, 5, inclusive=True)), Band("基本满意", 2, Share(3, 5, inclusive=True))),
)  # fmt: skip
SESSION_SATISFACTION = replace(
    SATISFACTION, whole="全体代表", quorum=TWO_THIRDS, quorum_law=SESSION["quorum_law"], bottom=3
)


def scale_of(text: str) -> tuple[tuple[str, int], ...]:
    """The grades of a local scale with their points, best first: "满意100、基本满意60、不满意0"; () when it cannot be read.
    Two to five grades, each named once, each worth less than the one before, of 0 to 100 points."""
    found = re.findall(r"(?:^|、)([^\d、\s]{1,8})(\d{1,3})(?=、|$)", text.strip())
    grades, points = [word for word, _ in found], [int(number) for _, number in found]
    falling = all(first > second for first, second in pairwise(points))
    whole = "、".join(f"{word}{number}" for word, number in found) == text.strip()
    fits = whole and 2 <= len(found) <= 5 and len(set(grades)) == len(grades) and falling and points[0] <= 100
    return tuple(zip(grades, points, strict=True)) if fits else ()


def graded(
    rule: VoteRule, *, scale: str, bottom: int, ties: str = "all", shares: tuple[Share, Share] | None = None
) -> VoteRule:
    """A satisfaction vote under the local scale: the first grade, then the first two, three … must be more than half of all
    members – or, with ``shares`` (good, fair), such a part of the valid papers; the last grade is what is left."""
    words, points = zip(*scale_of(scale), strict=True)
    good, fair = shares or (HALF, HALF)
    bands = tuple(Band(word, place, good if place == 1 else fair) for place, word in enumerate(words[:-1], start=1))
    return replace(
        rule, grades=words, weights=points, bands=bands, otherwise=words[-1], failed=words[-1], bottom=bottom, ties=ties,
        base=Base.VALID if shares else rule.base,
    )  # fmt: skip


# 选民直接选举、补选代表：过半数选民参加投票，获参加投票的选民过半数选票；另行选举不得少于选票的三分之一
DIRECT_ELECTION = VoteRule(
    form=Form.ELECT, law="选举法第四十五条", whole="选区全体选民", base=Base.CAST, quorum=HALF,
    quorum_law="选举法第四十五条：选区全体选民的过半数参加投票", write_ins=True, passed="当选", failed="未当选", unit="人",
    tie_law="选举法第四十五条", short_law="选举法第四十五条", next_share=Share(1, 3, inclusive=True),
    extra=Extra("1/3", "1", of_seats=True), extra_law="选举法第三十一条",
)  # fmt: skip
BY_ELECTION = replace(DIRECT_ELECTION, extra=Extra("0", "1", of_seats=True), extra_law="选举法第五十七条")
