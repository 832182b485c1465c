"""Cases on their way: the road, what is missing, the vote, the announcement that alone changes who holds what."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import announcing, cases, elections, items, polls
from appointments.models import Case, Item, Office
from appointments.queries import cases as queries
from appointments.queries import readiness
from congress.actions import ballots
from congress.actions.institution import appoint, set_rule
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Ballot, Deadline, Membership, Notice, Person
from tests.build import appointments as build
from tests.build import ballots as voting
from tests.build.appointments import SECRET
from tests.build.county import TODAY, reading

pytestmark = pytest.mark.django_db


def in_office(post):
    return [(row.person.name, row.since) for row in Membership.objects.in_office().filter(post=post).order_by("since")]


def test_a_case_runs_from_the_proposal_to_the_notice(cast):
    later = TODAY + timedelta(days=20)
    row = build.received(cast, received_on=TODAY, meeting=build.meeting(cast, 52, later))
    item = build.coming(cast, row, gender="male", party="中共党员")
    assert str(row) == "人事任免案〔2026〕1号"
    assert (str(item), item.sentence) == ("人事任免事项（一）", f"决定任命{SECRET}为西平样县教育局局长")
    assert Deadline.objects.open().get(key="appointments.papers").legal_due_on == later - timedelta(days=10)
    row = build.brought(cast, row, "hand_out")
    assert (row.agenda_item.title, Deadline.objects.open().filter(key="appointments.papers").exists()) == (
        str(row),
        False,
    )
    with pytest.raises(ValidationError, match="日期须在会议期间"):
        build.step(cast, row, "explain")

    with clock.frozen(later):
        for name in ("explain", "deliberate"):
            row = build.step(cast, row, name)
        row = build.announced(cast, row)
        item = row.items.get()
        assert (row.state, item.state, item.effective_on) == ("announced", "passed", later)
        assert item.result.startswith("赞成9票、反对0票、弃权0票。赞成票超过常委会全体组成人员")
        assert in_office(item.office.post) == [(SECRET, later)]
        assert (item.person, item.person.party) == (Person.objects.get(name=SECRET), "中共党员")
        assert Deadline.objects.open().get(key="appointments.notice").legal_due_on == later + timedelta(days=3)
        row = cases.close(cases.notify(row, actor=cast.go, on=later), actor=cast.go)
    assert (
        row.state,
        Deadline.objects.open().filter(key__in=("appointments.papers", "appointments.notice")).count(),
    ) == ("closed", 0)


@pytest.mark.parametrize(
    ("post", "action", "organ", "words"),
    [
        ("education", "appoint", "court", "由县长提名、县人民政府提请（地方组织法第五十条第一款第十四项），西平样县人民法院不能提请"),
        ("education", "appoint", "council", "由县长提名、县人民政府提请（地方组织法第五十条第一款第十四项）"),
        ("education", "act", "government", "政府组成部门正职不适用“代理”"),
        ("vice", "appoint", "council", "由县长提请，限大会闭会期间的个别任免（地方组织法第五十条第一款第十三项）"),
        ("head", "act", "government", "由主任会议从副职领导人员中提名（地方组织法第五十条第一款第十三项）"),
        ("head", "appoint", "council", "县长不适用“任命”"),
        ("judge", "appoint", "government", "由人民法院院长提请（人民法院组织法第四十三条；地方组织法第五十条第一款第十六项）"),
        ("supervisor", "appoint", "court", "由监察委员会主任提请（地方组织法第五十条第一款第十五项；监察法第九条）"),
        ("office", "appoint", "government", "由主任会议提请（地方组织法第五十九条；本级人事任免办法）"),
        ("chair", "act", "government", "由主任会议提请，常委会在副主任中推选（地方组织法第五十五条）"),
        ("procurator", "act", "procuratorate", "由主任会议从副职领导人员中提名"),
    ],
)  # fmt: skip
def test_a_wrong_proposer_is_refused_with_the_article(cast, post, action, organ, words):
    row = build.received(cast, organ)

    with pytest.raises(ValidationError, match=words.replace("（", "[（]")):
        build.coming(cast, row, post, action=action)

    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("post", "action", "organ"),
    [
        ("education", "appoint", "government"), ("vice", "appoint", "government"), ("judge", "appoint", "court"),
        ("supervisor", "appoint", "commission_of_supervision"), ("office", "appoint", "council"), ("office", "appoint", "sc"),
        ("head", "act", "council"), ("procurator", "act", "council"), ("chair", "act", "sc"),
    ],
)  # fmt: skip
def test_the_lawful_proposer_may(cast, post, action, organ):
    assert build.coming(cast, build.received(cast, organ), post, action=action).pk


def test_papers_that_are_missing_block_the_check_and_say_which(cast):
    row = build.received(cast)
    item = build.coming(cast, row)
    said = "人事任免事项（一）：还缺材料：提请议案（提请机关负责人签署）、干部任免呈报表、考察材料（德、能、勤、绩、廉）。"
    with pytest.raises(Refused) as refusal:
        cases.pass_check(row, actor=cast.go)
    assert str(refusal.value) == said

    build.with_papers(cast, row)

    assert cases.pass_check(row, actor=cast.go).state == "checked"
    with pytest.raises(Refused, match="形式审查已经合格"):
        items.keep_item(item, actor=cast.go)


def test_a_case_without_items_or_meeting_goes_nowhere(cast):
    row = build.received(cast, meeting=None)
    with pytest.raises(Refused, match="还没有列出任免事项"):
        cases.pass_check(row, actor=cast.go)
    build.coming(cast, row)
    row = build.brought(cast, row, "agree")

    with pytest.raises(Refused, match="还没有选定提请审议的常委会会议"):
        cases.put_on_agenda(row, actor=cast.go)


def test_papers_that_come_late_need_the_word_of_the_council(cast):
    row = build.received(cast, received_on=TODAY - timedelta(days=5))
    build.coming(cast, row)
    row = build.brought(cast, row, "pass_check")
    with pytest.raises(ValidationError, match="材料应在会前10日报送，收到时距会议只有5日"):
        cases.agree(row, actor=cast.go, on=TODAY)

    row = cases.agree(row, actor=cast.go, on=TODAY, late_because="同意，情况特殊")

    assert (row.state, row.late_because) == ("council", "同意，情况特殊")


def test_a_statement_that_is_missing_blocks_the_vote(cast):
    row = build.case(cast, at="explain")
    set_rule(cast.congress, "appointment.deliberates", False, actor=cast.go, since=TODAY, reason="本级规定")
    row = cases.deliberate(build.fresh(row), actor=cast.go)

    with pytest.raises(Refused, match="人事任免事项（一）：还没有作表决前发言。"):
        build.called(cast, row)

    build.stated(cast, row)
    assert build.called(cast, row).items.count() == 1


def test_without_a_deliberation_nothing_is_voted_on(cast):
    row = build.case(cast, at="explain")

    with pytest.raises(Refused, match="还没有登记审议记录"):
        cases.deliberate(build.fresh(row), actor=cast.go)


def test_who_failed_twice_is_not_proposed_again_in_this_term(cast):
    for _ in range(2):
        row = build.announced(cast, build.case(cast), 4)
        assert (row.state, row.items.get().state) == ("announced", "failed")

    with pytest.raises(ValidationError, match="本届内就同一职务已有2次表决未获通过，本届内不再提请"):
        build.case(cast, at="receive")

    build.case(cast, at="receive", post="transport", name="另一人")
    assert Membership.objects.filter(post=build.office(cast).post).count() == 0


def test_members_of_the_committee_hold_no_post_of_the_other_powers(cast):
    voting.committee(cast, 9)
    member = cast.posts["scm"]
    row = build.received(cast)
    with pytest.raises(ValidationError, match="须先辞去常委会的职务（地方组织法第四十七条）"):
        build.coming(cast, row, person=member.person, name="")
    build.office(cast, "member")
    first = build.received(cast, "council")
    build.leaving(cast, first, member, "resign")
    build.announced(cast, build.brought(cast, first))

    member.refresh_from_db()
    assert member.ended_because == "辞职获接受"
    assert build.coming(cast, row, person=member.person, name="").name == "陈委员"


def test_a_post_that_is_taken_is_not_given_twice(cast):
    row = build.received(cast)
    build.coming(cast, row, "transport")  # 杨局长 holds it
    build.with_papers(cast, row)
    with pytest.raises(Refused, match="职数是1，现任1人，没有空缺"):
        cases.pass_check(row, actor=cast.go)

    build.leaving(cast, row, cast.posts["unitl"])
    row = build.announced(cast, build.brought(cast, row))

    held = Membership.objects.filter(post=build.office(cast, "transport").post).order_by("since", "pk")
    today = clock.today()
    assert [(one.person.name, one.until) for one in held] == [("杨局长", today - timedelta(days=1)), (SECRET, None)]
    assert [item.state for item in row.items.all()] == ["passed", "passed"]


def test_when_the_removal_fails_who_was_appointed_waits_until_the_place_is_free(cast):
    row = build.received(cast)
    build.coming(cast, row, "transport")
    out = build.leaving(cast, row, cast.posts["unitl"])
    row = build.brought(cast, row)

    row = build.announced(cast, row, 4, 9)  # the paper asks first who leaves

    come = row.items.get(action="appoint")
    assert (come.state, come.effective_on, come.membership) == ("passed", None, None)
    assert come.waits_because.startswith("西平样县交通运输局局长的职数是1，现任1人")
    assert Item.objects.get(pk=out.pk).state == "failed"
    again = build.received(cast)
    build.leaving(cast, again, cast.posts["unitl"])
    build.announced(cast, build.brought(cast, again))
    come.refresh_from_db()
    assert (come.effective_on, come.membership.person.name, come.waits_because) == (clock.today(), SECRET, "")


def test_an_acting_head_is_a_deputy_head_and_leaves_when_the_head_comes(cast):
    row = build.received(cast, "council")
    build.office(cast, "vice")
    build.coming(cast, row, "head", action="act")
    build.with_papers(cast, row)
    with pytest.raises(Refused, match="代理的人选须是本机关副职领导人员"):
        cases.pass_check(row, actor=cast.go)
    vice = build.passed(cast, "vice", name="段副县")
    row = build.received(cast, "council")
    build.coming(cast, row, "head", action="act", person=vice.person, name="")

    item = build.announced(cast, build.brought(cast, row)).items.get()

    assert item.sentence == "决定段副县代理西平样县人民政府县长职务"
    assert str(item.membership.post) == "西平样县人民政府代理县长"
    assert Office.objects.get(post=item.membership.post).acting_for == item.office


def test_the_procurator_generals_resignation_waits_for_the_body_above(cast):
    post = build.office(cast, "procurator")
    person = Person.objects.create(county=cast.congress, name="解检察")
    seat = appoint(person, post.post, actor=SYSTEM, since=TODAY)
    row = build.received(cast, "council")
    build.leaving(cast, row, seat, "resign")

    item = build.announced(cast, build.brought(cast, row)).items.get()

    seat.refresh_from_db()
    assert (item.state, item.effective_on, seat.until) == ("awaiting_upper", None, None)
    item = announcing.approve(item, actor=cast.go, on=clock.today(), approval="省人大常委会〔2026〕8号")
    seat.refresh_from_db()
    assert (item.state, item.effective_on, seat.ended_because) == ("passed", clock.today(), "辞职获接受")


@pytest.mark.parametrize(("mode", "polls_", "lines"), [("lines", 1, 2), ("each", 2, 1)])
def test_items_are_voted_on_one_by_one(cast, mode, polls_, lines):
    row = build.received(cast)
    build.coming(cast, row)
    build.coming(cast, row, "vice", "丁副县")
    row = build.brought(cast, row)

    build.called(cast, row, mode=mode)

    found = Ballot.objects.order_by("pk")
    assert (found.count(), [one.options.count() for one in found]) == (polls_, [lines] * polls_)
    assert {one.confidential for one in found} == {True}
    assert [one.title for one in found] == [f"人事任免案〔2026〕1号表决（{'一二'[n]}）" for n in range(polls_)]


def test_items_are_merged_only_where_the_rule_allows_it(cast):
    row = build.received(cast)
    build.coming(cast, row)
    build.coming(cast, row, "vice", "丁副县")
    row = build.brought(cast, row)
    with pytest.raises(Refused, match="本级规定逐人表决，不能合并"):
        build.called(cast, row, mode=polls.MERGED)
    set_rule(cast.congress, "appointment.may_merge", True, actor=cast.go, since=TODAY, reason="本级规定")

    row = build.announced(cast, row, 7, mode=polls.MERGED)

    assert [(item.state, item.votes["marks"]["yes"]) for item in row.items.all()] == [("passed", 7)] * 2


def test_an_electronic_vote_is_secret_and_takes_effect_when_it_is_announced(cast):
    held = voting.committee(cast, 9)
    row = build.case(cast)
    poll = build.called(cast, row, method="electronic")
    ballot = ballots.open_round(queries.ballot_of(poll), actor=cast.go)
    voting.cast_by(ballot, held, *["yes"] * 6, *["no"] * 3)
    ballot = ballots.close(ballot, actor=cast.go)
    assert Item.objects.get().state == "voting"

    ballots.announce(Ballot.objects.get(pk=ballot.pk), actor=cast.go)

    item = Item.objects.get()
    assert (item.state, item.votes["returned"], Case.objects.get().state) == ("passed", 9, "announced")


def test_a_poll_is_taken_back_only_before_the_voting(cast):
    row = build.case(cast)
    poll = build.called(cast, row)
    row = polls.take_back(poll, actor=cast.go, reason="票上有误")
    assert (row.items.get().state, row.items.get().poll, queries.ballot_of(poll).state) == ("proposed", None, "void")
    poll = build.called(cast, row)
    voting.committee(cast, 9)
    ballots.open_round(queries.ballot_of(poll), actor=cast.go)

    with pytest.raises(Refused, match="已经开始投票"):
        polls.take_back(poll, actor=cast.go, reason="票上有误")


def test_what_has_come_to_be_missing_blocks_the_opening_of_the_ballot(cast):
    voting.committee(cast, 9)
    row = build.case(cast)
    poll = build.called(cast, row)
    item = row.items.get()
    item.papers.filter(key="form").update(came_on=None)

    with pytest.raises(Refused, match="人事任免事项（一）：还缺材料：干部任免呈报表"):
        ballots.open_round(queries.ballot_of(poll), actor=cast.go)


def test_an_item_is_put_off_and_the_rest_is_announced_without_it(cast):
    row = build.received(cast)
    build.coming(cast, row)
    other = build.coming(cast, row, "vice", "丁副县")
    row = build.brought(cast, row)
    first = row.items.get(name=SECRET)
    row = build.announced(cast, row, chosen=[first])
    assert row.state == "voting"

    items.hold_over(Item.objects.get(pk=other.pk), actor=cast.go, reason="收到反映，须查实")

    assert Case.objects.get(pk=row.pk).state == "announced"
    assert Membership.objects.filter(person__name="丁副县").count() == 0


def test_a_case_is_withdrawn_by_who_proposed_it(cast):
    row = build.case(cast, at="put_on_agenda")

    row = cases.withdraw(build.fresh(row), actor=cast.go, reason="另行研究")

    row.agenda_item.refresh_from_db()
    assert (row.state, row.agenda_item.result) == ("withdrawn", "提请机关撤回")


def test_only_the_office_and_the_appointment_staff_keep_cases(cast):
    for key in ("dac", "com", "lead", "scm", "gov", "unitl", "dep", "sys", "aud"):
        with pytest.raises(PermissionDenied):
            cases.receive(
                Case(congress=cast.congress, organ=cast.bodies["government"], signed_by="县长", meeting=None),
                actor=cast.actor(key),
            )


def test_whoever_proposes_is_asked_for_what_is_missing_without_a_name(cast):
    row = build.case(cast, at="receive")

    row = cases.ask_supplement(row, actor=cast.go, reason="呈报表没有签字")

    told = Notice.objects.get(person=cast.posts["gov"].person)
    assert (told.subject, SECRET in told.subject + told.text) == ("请补充材料：人事任免案〔2026〕1号", False)
    assert cases.supplement(row, actor=cast.gov).state == "received"


def test_each_check_says_what_it_asks_for(cast):
    item = build.coming(cast, build.received(cast))
    found = {check.key: gap for check, gap in readiness.lines(item)}

    assert [key for key, gap in found.items() if gap] == ["papers", "statement"]
    assert [check.key for check in readiness.CHECKS] == list(found)


def test_a_meeting_that_is_called_off_does_not_strand_the_case(cast):
    """It waits for another meeting, unread by whoever had not read it, and goes its way there."""
    row = build.case(cast, "hand_out")

    row = cases.take_off(row, actor=cast.go, reason="会议取消")

    assert (row.state, row.meeting, row.handed_out_on, Case.objects.visible_to(cast.scm).exists()) == (
        "council", None, None, False,
    )  # fmt: skip
    row.meeting = build.meeting(cast, 52, TODAY + timedelta(days=3))
    row = cases.change(row, actor=cast.go)
    row = cases.hand_out(cases.put_on_agenda(row, actor=cast.go), actor=cast.go, on=TODAY)
    assert (row.state, row.agenda_item.meeting.number) == ("handed_out", 52)


def test_who_failed_twice_is_not_put_up_again_as_a_person_of_the_register(cast):
    for _ in (1, 2):
        row = build.announced(cast, build.case(cast), 3)
        assert row.items.get().state == "failed"
    person = Person.objects.create(county_id=cast.congress.county_id, name=SECRET, **reading(SECRET))

    with pytest.raises(ValidationError, match="已有2次表决未获通过"):
        build.coming(cast, build.received(cast), person=person)


def test_the_lines_of_a_paper_are_those_of_the_case(cast):
    row = build.case(cast)
    ballot = queries.ballot_of(build.called(cast, row))
    (line,) = ballot.options.all()

    with pytest.raises(Refused, match="不能在这里增减"):
        ballots.arrange_options(ballot, [{"pk": line.pk, "title": "任命张三", "note": ""}], actor=cast.go)


def test_what_the_body_above_refuses_ends_the_oath_too(cast):
    ballot = build.elected(cast, "解检察")
    item = elections.enter(
        ballot, actor=cast.go, elected=build.chosen(ballot, build.office(cast, "procurator"))
    ).items.get()
    oath = item.oath
    assert [oath in type(oath).objects.visible_to(cast.actor(who)) for who in ("go", "dep", "com")] == [
        True,
        False,
        False,
    ]

    announcing.refuse(item, actor=cast.go, reason="上级没有批准")

    oath.refresh_from_db()
    assert oath.state == "lapsed"
