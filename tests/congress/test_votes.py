"""The arithmetic of votes, read like the law: who counts as the whole, how much is enough, what happens at the edges."""

from dataclasses import replace

import pytest

from congress.frame import vote_results, votes
from congress.frame import vote_rules as law
from congress.frame.vote_results import Fate
from congress.frame.votes import ABSTAIN, HALF, NO, YES, Base, Count, Form, Share, VoteRule

TWO_THIRDS = Share(2, 3, inclusive=True)
A_THIRD = Share(1, 3, inclusive=True)


@pytest.mark.parametrize(
    ("share", "whole", "needed"),
    [
        (HALF, 29, 15),
        (HALF, 28, 15),
        (HALF, 30, 16),
        (HALF, 146, 74),
        (HALF, 145, 73),
        (HALF, 1, 1),
        (HALF, 2, 2),
        (HALF, 0, 1),  # of nobody no vote is enough
        (TWO_THIRDS, 146, 98),
        (TWO_THIRDS, 9, 6),
        (TWO_THIRDS, 10, 7),
        (TWO_THIRDS, 3, 2),
        (A_THIRD, 300, 100),
        (A_THIRD, 301, 101),
        (Share(4, 5, inclusive=True), 26, 21),
        (Share(3, 5, inclusive=True), 25, 15),
        (Share(1, 3), 300, 101),
    ],
)
def test_what_is_needed_is_the_least_whole_number_that_fulfils_the_share(share, whole, needed):
    assert share.needed(whole) == needed
    if whole:
        assert needed * share.denominator >= whole * share.numerator
        assert (needed - 1) * share.denominator < whole * share.numerator + (not share.inclusive)


# One item: yes, no, abstained; the absent and the silent count against it.

ITEM = {"1": "关于批准2026年县级预算调整方案的决议"}


def decided(rule, members, present, yes, no=0, abstain=0, invalid=0, unreturned=0):
    returned = yes + no + abstain + invalid
    count = Count(members=members, present=present, issued=returned + unreturned, returned=returned, invalid=invalid,
                  marks={"1": {YES: yes, NO: no, ABSTAIN: abstain}})  # fmt: skip
    return vote_results.result(rule, ITEM, count)


@pytest.mark.parametrize(
    ("rule", "members", "present", "cast", "fate"),
    [
        # 常委会29人：须15票，不论到会多少
        (law.COMMITTEE_RESOLUTION, 29, 29, (15, 14, 0), "passed"),
        (law.COMMITTEE_RESOLUTION, 29, 29, (14, 15, 0), "failed"),
        (law.COMMITTEE_RESOLUTION, 29, 29, (14, 0, 15), "failed"),  # 弃权也算没有赞成
        (law.COMMITTEE_RESOLUTION, 29, 16, (14, 1, 1), "failed"),  # 到会的多数，不是全体的过半数
        (law.COMMITTEE_RESOLUTION, 29, 16, (15, 1, 0), "passed"),
        (law.COMMITTEE_RESOLUTION, 29, 15, (15, 0, 0), "passed"),
        (law.COMMITTEE_RESOLUTION, 29, 15, (14, 0, 1), "failed"),
        (law.COMMITTEE_RESOLUTION, 28, 28, (14, 14, 0), "failed"),  # 恰好一半不是过半数
        (law.COMMITTEE_RESOLUTION, 28, 28, (15, 13, 0), "passed"),
        (law.COMMITTEE_APPOINTMENT, 29, 25, (15, 6, 4), "passed"),
        (law.COMMITTEE_APPOINTMENT, 29, 25, (14, 6, 5), "failed"),
        (law.COMMITTEE_DISMISSAL, 29, 29, (15, 10, 4), "passed"),
        (law.COMMITTEE_DISMISSAL, 29, 29, (14, 10, 5), "failed"),
        (law.COMMITTEE_RESIGNATION, 29, 20, (20, 0, 0), "passed"),
        # 大会146人：须74票
        (law.SESSION_RESOLUTION, 146, 146, (74, 72, 0), "passed"),
        (law.SESSION_RESOLUTION, 146, 146, (73, 73, 0), "failed"),
        (law.SESSION_RESOLUTION, 146, 98, (74, 20, 4), "passed"),
        (law.SESSION_RESOLUTION, 146, 98, (73, 25, 0), "failed"),
        (law.SESSION_REMOVAL, 146, 120, (73, 40, 7), "failed"),
        (law.SESSION_REMOVAL, 146, 120, (74, 40, 6), "passed"),
        (law.SESSION_RESIGNATION, 146, 98, (98, 0, 0), "passed"),
        # 乡镇大会52人：须27票；主席团9人：须5票
        (law.SESSION_RESOLUTION, 52, 40, (27, 10, 3), "passed"),
        (law.SESSION_RESOLUTION, 52, 40, (26, 10, 4), "failed"),
        (law.PRESIDIUM, 9, 5, (5, 0, 0), "passed"),
        (law.PRESIDIUM, 9, 6, (4, 1, 1), "failed"),
    ],
)
def test_an_item_passes_by_more_than_half_of_all_members(rule, members, present, cast, fate):
    found = decided(rule, members, present, *cast)

    assert (found.void, found.lines[0].fate) == ("", fate)


@pytest.mark.parametrize(
    ("base", "share", "counted", "fate"),
    [
        # 同样的票：赞成8、反对4、弃权3、无效1，到会18人，全体29人
        (Base.MEMBERS, HALF, (8, 4, 3, 1), "failed"),
        (Base.PRESENT, HALF, (8, 4, 3, 1), "failed"),  # 须10票
        (Base.CAST, HALF, (8, 4, 3, 1), "failed"),  # 16张须9票
        (Base.VALID, HALF, (8, 4, 3, 1), "passed"),  # 15张须8票
        (Base.VALID, TWO_THIRDS, (9, 4, 0, 1), "passed"),  # 13张须9票
        (Base.VALID, TWO_THIRDS, (8, 4, 1, 1), "failed"),
        (Base.PRESENT, TWO_THIRDS, (12, 4, 1, 1), "passed"),  # 18人须12票
        (Base.PRESENT, TWO_THIRDS, (11, 4, 2, 1), "failed"),
    ],
)
def test_the_base_decides_whom_the_silent_and_the_invalid_count_against(base, share, counted, fate):
    yes, no, abstain, invalid = counted
    found = decided(
        replace(law.COMMITTEE_RESOLUTION, base=base, share=share), 29, 18, yes, no, abstain, invalid, unreturned=0
    )

    assert found.lines[0].fate == fate


@pytest.mark.parametrize(
    ("rule", "members", "present", "words"),
    [
        (law.SESSION_RESOLUTION, 146, 97, "不足98人"),
        (law.SESSION_RESOLUTION, 146, 0, "不足98人"),
        (law.COMMITTEE_RESOLUTION, 29, 14, "不足15人"),
        (law.COMMITTEE_RESOLUTION, 28, 14, "不足15人"),
        (law.PRESIDIUM, 9, 4, "不足5人"),
        (law.COMMITTEE_RESOLUTION, 0, 0, "没有可以参加投票的人"),
    ],
)
def test_without_a_quorum_nothing_is_decided(rule, members, present, words):
    found = decided(rule, members, present, present)

    assert (words in found.void, found.lines) == (True, ())


@pytest.mark.parametrize(("rule", "members", "present"), [
    (law.SESSION_RESOLUTION, 146, 98), (law.COMMITTEE_RESOLUTION, 29, 15), (law.PRESIDIUM, 9, 5),
])  # fmt: skip
def test_the_quorum_itself_is_enough(rule, members, present):
    assert vote_results.lacks_quorum(rule, members, present) == ""


def test_more_papers_back_than_given_out_void_the_vote_fewer_do_not():
    more = Count(members=29, present=25, issued=25, returned=26, marks={})
    fewer = decided(law.COMMITTEE_APPOINTMENT, 29, 25, 15, unreturned=10)

    found = vote_results.result(law.COMMITTEE_APPOINTMENT, ITEM, more)
    assert found.void == "收回26张，多于发出的25张，这次投票无效，应当重新投票（参照选举法第四十四条）。"
    assert vote_results.next_round(law.COMMITTEE_APPOINTMENT, ITEM, found) == (law.COMMITTEE_APPOINTMENT, ["1"])
    assert fewer.lines[0].fate == Fate.PASSED


def test_the_sentence_names_the_sum_and_the_article():
    found = decided(law.COMMITTEE_APPOINTMENT, 29, 25, 16, 3, 2, invalid=1, unreturned=3)

    assert found.lines[0].sentence == (
        "赞成16票、反对3票、弃权2票。赞成票超过常委会全体组成人员29人的半数（须15票），通过（地方组织法第五十一条）。"
    )
    assert found.steps == (
        "应到29人，实到25人",
        "法定人数为常委会全体组成人员的过半数，即15人，25人符合法定人数",
        "发出25张，收回22张，未收回3张；有效21张，无效1张",
        "常委会全体组成人员29人的过半数：29×1÷2，须15票",
    )


def test_a_failed_sentence_says_so():
    assert decided(law.SESSION_REMOVAL, 146, 120, 73, 40, 7).summary == (
        "赞成73票、反对40票、弃权7票。赞成票没有超过全体代表146人的半数（须74票），罢免案未获通过"
        "（地方组织法第二十五条、第三十一条）。"
    )


# Elections: more candidates than seats, as many as seats, others written in, ties, empty seats.

PERSONS = {"a": "丁一", "b": "王二", "c": "张三", "d": "李四"}


def elected(rule, *yes, members=100, returned=None, write_ins=None, invalid=0, persons=PERSONS):
    """The votes for each person on the paper, in its order; everybody came and gave a paper back unless said."""
    returned = members if returned is None else returned
    valid = returned - invalid
    options = dict(list(persons.items())[: len(yes)])
    marks = {key: {YES: n, NO: valid - n, ABSTAIN: 0} for key, n in zip(options, yes, strict=True)}
    count = Count(members=members, present=members, issued=members, returned=returned, invalid=invalid, marks=marks,
                  write_ins=write_ins or {})  # fmt: skip
    return vote_results.result(rule, options, count)


def vices(seats):
    return replace(law.SESSION_VICES, seats=seats)


@pytest.mark.parametrize(
    ("rule", "yes", "write_ins", "passed", "tied", "open_seats"),
    [
        # 等额：一人一职，过半数当选
        (law.SESSION_HEAD, (51,), {}, ["a"], [], 0),
        (law.SESSION_HEAD, (50,), {}, [], [], 1),
        (law.SESSION_HEAD, (100,), {}, ["a"], [], 0),
        (law.SESSION_HEAD, (0,), {}, [], [], 1),
        # 另选他人也要过半数
        (law.SESSION_HEAD, (40,), {"赵六": 51}, ["赵六"], [], 0),
        (law.SESSION_HEAD, (40,), {"赵六": 50}, [], [], 1),
        (law.SESSION_HEAD, (40,), {"赵六": 30, "钱七": 30}, [], [], 1),
        # 差额：二选一
        (law.SESSION_HEAD, (60, 40), {}, ["a"], [], 0),
        (law.SESSION_HEAD, (45, 55), {}, ["b"], [], 0),
        (law.SESSION_HEAD, (50, 50), {}, [], [], 1),  # 都没有过半数，不是票数相等的问题
        # 三名副职、四名候选人
        (vices(3), (90, 80, 70, 30), {}, ["a", "b", "c"], [], 0),
        (vices(3), (30, 80, 70, 90), {}, ["d", "b", "c"], [], 0),
        (vices(3), (90, 80, 50, 30), {}, ["a", "b"], [], 1),
        (vices(3), (50, 50, 50, 50), {}, [], [], 3),
        (vices(3), (80, 75, 70, 65), {}, ["a", "b", "c"], [], 0),  # 四人都过半数，得票多的当选
        (vices(3), (80, 75, 70, 70), {}, ["a", "b"], ["c", "d"], 0),  # 末位票数相等
        (vices(3), (80, 73, 73, 73), {}, ["a"], ["b", "c", "d"], 0),
        (vices(3), (75, 75, 75, 75), {}, [], ["a", "b", "c", "d"], 0),
        (vices(2), (80, 80, 30, 10), {}, ["a", "b"], [], 0),  # 当选者之间票数相等无妨
        (vices(3), (75, 75, 75, 20), {}, ["a", "b", "c"], [], 0),
        (vices(3), (60, 60, 30, 30), {"赵六": 61}, ["赵六", "a", "b"], [], 0),
        (vices(3), (60, 60, 60, 30), {"赵六": 60}, [], ["a", "b", "c", "赵六"], 0),
    ],
)
def test_whoever_has_more_than_half_and_more_than_others_is_elected(rule, yes, write_ins, passed, tied, open_seats):
    found = elected(rule, *yes, write_ins=write_ins)

    assert (found.keys(Fate.PASSED), found.keys(Fate.TIED), found.open_seats) == (passed, tied, open_seats)


def test_absent_deputies_count_against_a_candidate():
    assert elected(law.SESSION_HEAD, 73, members=146, returned=100).keys(Fate.PASSED) == []
    assert elected(law.SESSION_HEAD, 74, members=146, returned=100).keys(Fate.PASSED) == ["a"]


def test_those_who_tie_stand_again_and_then_more_votes_decide():
    rule, options = vices(3), PERSONS
    first = elected(rule, 80, 73, 73, 73)

    again, standing = vote_results.next_round(rule, options, first)

    assert (again.seats, again.share, again.write_ins, standing) == (2, None, False, ["b", "c", "d"])
    persons = {key: options[key] for key in standing}
    second = elected(again, 40, 45, 15, persons=persons)
    assert (second.keys(Fate.PASSED), second.keys(Fate.FAILED)) == (["c", "b"], ["d"])
    assert second.lines[0].sentence == "赞成45票，当选（地方组织法第二十九条）。"
    third = elected(again, 40, 20, 20, persons=persons)
    assert (third.keys(Fate.PASSED), third.keys(Fate.TIED), third.tied_seats) == (["b"], ["c", "d"], 1)


def test_empty_seats_are_filled_by_a_further_election_in_the_order_of_votes():
    rule = vices(3)
    first = elected(rule, 90, 50, 45, 30)

    again, standing = vote_results.next_round(rule, PERSONS, first)

    assert first.summary == "应选3人，当选1人，缺2人，不足的名额另行选举（地方组织法第二十九条）。"
    assert (again.seats, again.share, standing) == (2, HALF, ["b", "c", "d"])  # 差额至少一人
    second = elected(again, 51, 50, 20, persons={key: PERSONS[key] for key in standing})
    assert (second.keys(Fate.PASSED), second.open_seats) == (["b"], 1)


def test_nothing_follows_a_vote_that_settled_everything():
    for found, rule in ((elected(vices(2), 80, 70, 20), vices(2)), (decided(law.COMMITTEE_APPOINTMENT, 29, 25, 3), law.COMMITTEE_APPOINTMENT)):  # fmt: skip
        assert vote_results.next_round(rule, PERSONS, found) is None


def test_a_tie_is_told_with_its_article():
    found = elected(vices(3), 80, 75, 70, 70)

    assert found.lines[2].sentence == (
        "赞成70票，超过全体代表100人的半数（须51票），与李四票数相等，不能确定，应当就票数相等的再次投票"
        "（地方组织法第二十九条）。"
    )
    assert found.summary == "应选3人，当选2人；2人票数相等，就其中1人再次投票（地方组织法第二十九条）。"


def test_a_majority_that_was_not_enough_is_explained():
    found = elected(vices(3), 80, 75, 70, 65)

    assert found.lines[3].sentence == (
        "赞成65票，超过全体代表100人的半数（须51票），但够票数的多于应选3人，得票较少，未当选（地方组织法第二十九条）。"
    )


@pytest.mark.parametrize(
    ("rule", "returned", "yes", "passed", "void"),
    [
        # 选区1000名选民，须501人参加投票；当选须收回票的过半数
        (law.BY_ELECTION, 600, (301,), ["a"], False),
        (law.BY_ELECTION, 600, (300,), [], False),
        (law.BY_ELECTION, 501, (251,), ["a"], False),
        (law.BY_ELECTION, 500, (500,), [], True),
        # 另行选举：得票多的当选，不少于三分之一
        (replace(law.BY_ELECTION, share=A_THIRD), 600, (200, 199), ["a"], False),
        (replace(law.BY_ELECTION, share=A_THIRD), 600, (199, 198), [], False),
        (replace(law.BY_ELECTION, share=A_THIRD), 601, (200, 100), [], False),
    ],
)
def test_electors_elect_by_the_votes_cast(rule, returned, yes, passed, void):
    options = dict(list(PERSONS.items())[: len(yes)])
    marks = {key: {YES: n, NO: returned - n, ABSTAIN: 0} for key, n in zip(options, yes, strict=True)}
    count = Count(members=1000, present=returned, issued=returned, returned=returned, marks=marks)

    found = vote_results.result(rule, options, count)

    assert (found.keys(Fate.PASSED), bool(found.void)) == (passed, void)


def test_a_further_election_by_electors_needs_a_third():
    found = elected(law.BY_ELECTION, 50, 40)

    again, standing = vote_results.next_round(law.BY_ELECTION, PERSONS, found)

    assert (again.share, standing) == (A_THIRD, ["a"])


@pytest.mark.parametrize(
    ("rule", "seats", "standing", "right"),
    [
        (law.SESSION_HEAD, 1, 1, True),  # 正职可以等额
        (law.SESSION_HEAD, 1, 2, True),
        (law.SESSION_HEAD, 1, 3, False),
        (law.SESSION_VICES, 4, 4, False),  # 副职必须差额，多一至三人
        (law.SESSION_VICES, 4, 5, True),
        (law.SESSION_VICES, 4, 7, True),
        (law.SESSION_VICES, 4, 8, False),
        (law.SESSION_MEMBERS, 20, 21, False),  # 委员多十分之一至五分之一
        (law.SESSION_MEMBERS, 20, 22, True),
        (law.SESSION_MEMBERS, 20, 24, True),
        (law.SESSION_MEMBERS, 20, 25, False),
        (law.SESSION_MEMBERS, 3, 4, True),  # 不足一人按一人
        (law.SESSION_MEMBERS, 3, 5, False),
        (law.DIRECT_ELECTION, 3, 3, False),  # 代表多三分之一至一倍
        (law.DIRECT_ELECTION, 3, 4, True),
        (law.DIRECT_ELECTION, 3, 6, True),
        (law.DIRECT_ELECTION, 3, 7, False),
        (law.BY_ELECTION, 1, 1, True),  # 补选可以等额
        (law.PROJECTS, 10, 11, False),
        (law.PROJECTS, 10, 12, True),
        (law.PROJECTS, 10, 40, True),
        (law.COMMITTEE_APPOINTMENT, 1, 0, False),
    ],
)
def test_how_many_candidates_stand_for_so_many_seats(rule, seats, standing, right):
    assert (vote_results.candidates_fault(replace(rule, seats=seats), standing) == "") is right


def test_too_few_candidates_are_named_with_the_article():
    assert vote_results.candidates_fault(vices(4), 4) == "应选4人，应当有5至7人候选，现有4人（地方组织法第二十七条）。"


# Livelihood projects: the k with most votes among those with more than half; ties at the cut.

PROJECTS = {key: f"项目{key}" for key in "abcde"}


@pytest.mark.parametrize(
    ("ties", "yes", "passed", "tied", "open_seats"),
    [
        ("again", (90, 80, 70, 60, 20), ["a", "b", "c"], [], 0),
        ("again", (90, 80, 70, 70, 20), ["a", "b"], ["c", "d"], 0),
        ("all", (90, 80, 70, 70, 20), ["a", "b", "c", "d"], [], 0),
        ("again", (90, 80, 50, 50, 20), ["a", "b"], [], 1),  # 没有过半数的不列入，票数相等无关
        ("all", (90, 80, 50, 50, 20), ["a", "b"], [], 1),
        ("again", (60, 60, 60, 60, 60), [], list("abcde"), 0),
        ("all", (60, 60, 60, 60, 60), list("abcde"), [], 0),
        ("again", (0, 0, 0, 0, 0), [], [], 3),
    ],
)
def test_the_projects_with_most_votes_are_taken(ties, yes, passed, tied, open_seats):
    rule = replace(law.PROJECTS, seats=3, most=5, ties=ties)
    marks = {key: {YES: n} for key, n in zip(PROJECTS, yes, strict=True)}
    count = Count(members=100, present=100, issued=100, returned=100, marks=marks)

    found = vote_results.result(rule, PROJECTS, count)

    assert (found.keys(Fate.PASSED), found.keys(Fate.TIED), found.open_seats) == (passed, tied, open_seats)


def test_equals_share_a_place():
    rule = replace(law.PROJECTS, seats=3, most=5)
    count = Count(members=100, present=100, issued=100, returned=100,
                  marks={key: {YES: n} for key, n in zip(PROJECTS, (90, 70, 70, 60, 20), strict=True)})  # fmt: skip

    assert [line.rank for line in vote_results.result(rule, PROJECTS, count).lines] == [1, 2, 2, 4, 5]


# Satisfaction: bands, of all members or of valid papers; the last ones.


@pytest.mark.parametrize(
    ("rule", "given", "invalid", "grade"),
    [
        # 常委会29人：满意须15票，满意加基本满意须15票
        (law.SATISFACTION, (15, 5, 5), 0, "满意"),
        (law.SATISFACTION, (14, 11, 0), 0, "基本满意"),
        (law.SATISFACTION, (10, 5, 10), 0, "基本满意"),
        (law.SATISFACTION, (10, 4, 11), 0, "不满意"),
        (law.SATISFACTION, (14, 0, 0), 0, "不满意"),  # 其余没有评价，等于没有满意
        (law.SATISFACTION, (0, 0, 0), 0, "不满意"),
        (law.SATISFACTION, (0, 15, 0), 0, "基本满意"),
        # 按有效票：满意八成，两项合计六成
        (law.SATISFACTION_BY_SHARE, (20, 3, 2), 0, "满意"),
        (law.SATISFACTION_BY_SHARE, (19, 4, 2), 0, "基本满意"),
        (law.SATISFACTION_BY_SHARE, (10, 5, 10), 0, "基本满意"),
        (law.SATISFACTION_BY_SHARE, (10, 4, 11), 0, "不满意"),
        (law.SATISFACTION_BY_SHARE, (16, 2, 2), 5, "满意"),  # 无效票不在有效票之内
        (law.SATISFACTION_BY_SHARE, (0, 0, 0), 25, "不满意"),
    ],
)
def test_a_department_gets_the_first_grade_its_votes_reach(rule, given, invalid, grade):
    marks = {"1": dict(zip(("1", "2", "3"), given, strict=True))}
    count = Count(members=29, present=25, issued=25, returned=25, invalid=invalid, marks=marks)

    found = vote_results.result(rule, {"1": "县交通运输局"}, count)

    assert found.lines[0].grade == grade


@pytest.mark.parametrize(
    ("firsts", "last"),
    [
        ((90, 80, 70, 60, 50), ["c", "d", "e"]),
        ((90, 70, 70, 60, 50), ["b", "c", "d", "e"]),  # 末位线上票数相等的一并列入
        ((70, 70, 70, 70, 70), []),  # 全部相等，没有末位
        ((90, 90, 90, 60, 50), ["d", "e"]),  # 第一名不会是末位
        ((90, 90, 90, 90, 50), ["e"]),
        ((90, 70, 70, 70, 70), ["b", "c", "d", "e"]),
        ((90, 80, 50, 50, 50), ["c", "d", "e"]),
    ],
)
def test_the_last_three_include_all_who_tie_with_the_third_from_last(firsts, last):
    marks = {key: {"1": n, "2": 100 - n, "3": 0} for key, n in zip(PROJECTS, firsts, strict=True)}
    count = Count(members=100, present=100, issued=100, returned=100, marks=marks)

    found = vote_results.result(law.SESSION_SATISFACTION, PROJECTS, count)

    assert [line.key for line in found.lines if line.at_bottom] == last


def test_a_grade_is_explained():
    count = Count(members=29, present=25, issued=25, returned=25, marks={"1": {"1": 12, "2": 5, "3": 8}})

    found = vote_results.result(law.SATISFACTION, {"1": "县交通运输局"}, count)

    assert found.lines[0].sentence == (
        "满意12票、基本满意5票、不满意8票。满意和基本满意合计17票，超过常委会全体组成人员29人的半数（须15票），"
        "为“基本满意”（本级满意度测评办法）。"
    )


SCALE = "满意100、基本满意60、不满意0"


def test_who_is_level_at_the_last_places_may_be_left_out():
    rule = law.graded(law.SATISFACTION, scale="满意100、不满意0", bottom=2, ties="left_out")
    marks = {key: {"1": votes, "2": 20 - votes} for key, votes in zip("abcd", (20, 15, 15, 9), strict=True)}
    count = Count(members=20, present=20, issued=20, returned=20, marks=marks)

    found = vote_results.result(rule, {key: f"{key}局" for key in marks}, count)

    assert [line.key for line in found.lines if line.at_bottom] == ["d"]
    assert found.summary.endswith("末2位为d局（末位票数相等的不列入）。")


BY_POINTS = law.graded(law.SATISFACTION, scale=SCALE, bottom=3)


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (SCALE, (("满意", 100), ("基本满意", 60), ("不满意", 0))),
        ("好90、中60、差30、很差0", (("好", 90), ("中", 60), ("差", 30), ("很差", 0))),
        ("满意100", ()),  # 只有一个等次
        ("满意100、满意60", ()),
        ("满意60、不满意100", ()),  # 越往后分越低
        ("满意100、不满意100", ()),
        ("满意101、不满意0", ()),
        ("满意、不满意", ()),
        ("满意100,不满意0", ()),
        ("满意100、", ()),
        ("", ()),
    ],
)
def test_a_local_scale_is_read_or_refused(text, grades):
    assert law.scale_of(text) == grades


@pytest.mark.parametrize(
    ("members", "present", "given", "grade", "score"),
    [
        (29, 29, (29, 0, 0), "满意", 10000),
        (29, 25, (15, 5, 5), "满意", 6207),  # (1500+300)÷29=62.068…，没有到会的也在分母里
        (29, 25, (14, 6, 5), "基本满意", 6069),
        (28, 28, (14, 0, 14), "不满意", 5000),  # 恰好一半不是过半数
        (28, 28, (0, 14, 14), "不满意", 3000),
        (28, 28, (0, 15, 13), "基本满意", 3214),
        (30, 16, (16, 0, 0), "满意", 5333),
        (30, 16, (0, 0, 0), "不满意", 0),  # 收回的票都没有评价
        (16, 16, (1, 0, 15), "不满意", 625),
        (32, 32, (1, 0, 31), "不满意", 313),  # 3.125分，半分进一
    ],
)
def test_points_are_exact_and_the_absent_count_against(members, present, given, grade, score):
    marks = {"1": dict(zip(("1", "2", "3"), given, strict=True))}
    count = Count(members=members, present=present, issued=present, returned=present, marks=marks)

    (line,) = vote_results.result(BY_POINTS, {"1": "县交通运输局"}, count).lines

    assert (line.grade, line.score, line.rank, line.at_bottom) == (grade, score, 1, False)


@pytest.mark.parametrize(
    ("given", "ranks", "last", "said"),
    [
        # 26人到会；满意、基本满意票数，其余不满意
        (((26, 0), (20, 6), (15, 5), (10, 10), (5, 5)), [1, 2, 3, 4, 5], "cde", "末3位为丙局、丁局、戊局"),
        (((26, 0), (20, 0), (14, 10), (10, 0), (5, 5)), [1, 2, 2, 4, 5], "bcde",
         "末3位为乙局、丙局、丁局、戊局（末位票数相等的一并列入）"),  # 20×100=14×100+10×60
        (((10, 5),) * 5, [1] * 5, "", "各对象并列，没有末位"),
        (((0, 0),) * 5, [1] * 5, "", "各对象并列，没有末位"),
        (((26, 0),) * 3 + ((5, 5),) * 2, [1, 1, 1, 4, 4], "de", "末3位为丁局、戊局"),
    ],
)  # fmt: skip
def test_many_objects_are_ranked_by_their_points_and_ties_at_the_cut_come_in(given, ranks, last, said):
    names = dict(zip("abcde", ("甲局", "乙局", "丙局", "丁局", "戊局"), strict=True))
    marks = {
        key: {"1": first, "2": second, "3": 26 - first - second}
        for key, (first, second) in zip(names, given, strict=True)
    }
    count = Count(members=29, present=26, issued=26, returned=26, marks=marks)

    found = vote_results.result(BY_POINTS, names, count)

    assert [line.rank for line in found.lines] == ranks
    assert "".join(line.key for line in found.lines if line.at_bottom) == last
    assert found.summary.endswith(f"；{said}。")


def test_thirty_objects_under_a_share_of_valid_papers():
    shares = (Share(80, 100, inclusive=True), Share(60, 100, inclusive=True))
    rule = law.graded(law.SESSION_SATISFACTION, scale="好100、较好80、一般60、差0", shares=shares, bottom=3)
    names = {str(n): f"{n}局" for n in range(1, 31)}
    marks = {key: {"1": 120 - int(key), "2": int(key) // 2, "3": 0, "4": int(key) - int(key) // 2} for key in names}
    count = Count(members=146, present=130, issued=130, returned=125, invalid=5, marks=marks)

    found = vote_results.result(rule, names, count)

    assert [line.grade for line in found.lines] == ["好"] * 24 + ["较好"] * 6  # 120张有效票的八成是96张
    assert [line.key for line in found.lines if line.at_bottom] == ["28", "29", "30"]
    assert found.lines[29].score == (90 * 100 + 15 * 80) * 100 // 120
    assert VoteRule.of_data(rule.as_data()) == rule


# Papers and counts that cannot be right.


@pytest.mark.parametrize(
    ("rule", "marks", "write_ins", "fault"),
    [
        (vices(2), {"a": YES, "b": YES}, (), ""),
        (vices(2), {"a": YES, "b": NO}, (), ""),
        (vices(2), {}, (), ""),  # 空白票是弃权，不是无效票
        (vices(2), {"a": YES, "b": YES, "c": YES}, (), "多于应选"),
        (vices(2), {"a": YES, "b": YES}, ("赵六",), "多于应选"),
        (vices(2), {"a": YES, "b": NO}, ("赵六",), ""),
        (vices(2), {"a": NO}, ("王二",), "已经在票上"),
        (vices(2), {}, ("赵六", "赵六"), "已经在票上"),
        (vices(2), {"x": YES}, (), "不认识"),
        (vices(2), {"a": "maybe"}, (), "不认识"),
        (law.COMMITTEE_APPOINTMENT, {"a": YES}, ("赵六",), "不能另选他人"),
        (replace(law.PROJECTS, seats=2, least=2), {"a": YES}, (), "至少要选2"),
        (replace(law.PROJECTS, seats=2, least=2), {"a": YES, "b": YES}, (), ""),
        (replace(law.PROJECTS, seats=2, most=3), {"a": YES, "b": YES, "c": YES}, (), ""),
        (law.SATISFACTION, {"a": "1", "b": "2", "c": "3"}, (), "还没有评价：李四"),
        (law.SATISFACTION, {"a": "1", "b": "2", "c": "3", "d": "1"}, (), ""),
        (law.SATISFACTION, {"a": "4"}, (), "不认识"),
    ],
)
def test_what_makes_a_paper_invalid(rule, marks, write_ins, fault):
    found = votes.paper_fault(rule, PERSONS, marks, write_ins)

    assert (fault in found, bool(found)) == (True, bool(fault))


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ({}, []),
        ({"present": 30}, ["实到30人，多于应到29人。"]),
        ({"issued": 26}, ["发出26张，多于实到25人。"]),
        ({"invalid": 26}, ["无效票26张，多于收回的25张。"]),
        ({"invalid": 1}, ["“丁一”各项合计25票，有效票是24张。"]),
        ({"returned": 24}, ["“丁一”各项合计25票，有效票是24张。"]),
        ({"invalid": -1}, ["票数不能是负数。"]),
        ({"write_ins": {"赵六": 1}}, ["这次投票不能另选他人。"]),
    ],
)
def test_a_count_whose_sums_do_not_agree_is_refused(numbers, fault):
    right = {"members": 29, "present": 25, "issued": 25, "returned": 25, "marks": {"a": {YES: 15, NO: 6, ABSTAIN: 4}}}

    assert votes.faults(law.COMMITTEE_APPOINTMENT, {"a": "丁一"}, Count(**right | numbers)) == fault


def test_more_marks_than_the_papers_can_bear_are_refused():
    count = Count(members=10, present=10, issued=10, returned=10, marks={key: {YES: 9} for key in "abc"})

    assert votes.faults(replace(law.PROJECTS, seats=2), {key: key for key in "abc"}, count) == [
        "共选出27票，有效票10张最多能选20票。"
    ]
    with pytest.raises(ValueError, match="最多能选20票"):
        vote_results.result(replace(law.PROJECTS, seats=2), {key: key for key in "abc"}, count)


def test_papers_add_up_to_a_count_whatever_their_order():
    papers = [({"a": YES, "b": NO}, ("赵六",)), ({"a": YES}, ()), ({}, ("赵六",)), ({"b": YES}, ("钱七",))]
    options = {"a": "丁一", "b": "王二"}

    counted = votes.tally(vices(2), options, papers)

    assert counted == votes.tally(vices(2), options, papers[::-1])
    assert counted == (
        {"a": {YES: 2, NO: 0, ABSTAIN: 2}, "b": {YES: 1, NO: 1, ABSTAIN: 2}},
        {"赵六": 2, "钱七": 1},
    )


def test_quorum_and_surplus_papers_are_cited_by_their_own_articles():
    lacking = vote_results.lacks_quorum(law.SESSION_RESOLUTION, 146, 97)
    assert lacking == (
        "应到146人，实到97人，不足98人，没有达到法定人数，不能投票（地方组织法第十四条：代表的三分之二以上出席）。"
    )
    count = Count(members=300, present=200, issued=200, returned=201, marks={"a": {YES: 120, NO: 80, ABSTAIN: 1}})
    found = vote_results.result(replace(law.DIRECT_ELECTION, seats=1), {"a": "张三"}, count)
    assert found.void == "收回201张，多于发出的200张，这次投票无效，应当重新投票（选举法第四十四条）。"


RULES = [value for value in vars(law).values() if isinstance(value, VoteRule)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.form}-{rule.law}")
def test_a_rule_comes_back_from_what_a_ballot_keeps(rule):
    assert VoteRule.of_data(rule.as_data()) == rule
    assert rule.law
    assert rule.whole
    assert rule.form != Form.GRADE or rule.grades
