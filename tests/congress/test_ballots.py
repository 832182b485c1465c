"""Votes from drawing up to the announced result: on devices, on paper by two tellers, by name, in rounds."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from congress import checks
from congress.actions import ballots
from congress.actions import sittings as rolls
from congress.documents.ballots import compose_ballot, rules
from congress.forms.ballots import OpenForm
from congress.frame import clock, kinds
from congress.frame.printing import render_pdf
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Ballot, BallotBox, BallotOption, NamedVote, Notice, TellerCount, Voter
from congress.queries import ballots as queries
from tests.build import ballots as build
from tests.build import meetings

pytestmark = pytest.mark.django_db
YES, NO, ABSTAIN = "yes", "no", "abstain"


@pytest.fixture
def members(cast):
    return build.committee(cast, 9)


def announced(ballot, actor):
    return ballots.announce(ballots.close(ballot, actor=actor), actor=actor)


def refused(deed, *args, match, error=Refused, **data):
    with pytest.raises(error, match=match):
        deed(*args, **data)


# On devices.


def test_a_secret_vote_is_cast_closed_counted_and_announced(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 5, NO, ABSTAIN)

    assert queries.turnout(ballot) == (9, 7)
    ballot = ballots.close(ballot, actor=cast.go)
    assert (ballot.state, ballot.box.size, len(ballot.box.digest)) == ("counted", 7, 64)
    ballot = ballots.announce(ballot, actor=cast.go)

    result = queries.result_of(ballot)
    assert (ballot.state, result.needed, [line.fate for line in result.lines]) == ("announced", 5, ["passed"])
    assert result.summary == (
        "赞成5票、反对1票、弃权1票。赞成票超过常委会全体组成人员9人的半数（须5票），通过（地方组织法第五十一条）。"
    )
    assert ballot.result["count"] | {"marks": None} == {
        "members": 9, "present": 9, "issued": 9, "returned": 7, "invalid": 0, "write_ins": {}, "marks": None,
    }  # fmt: skip


def test_one_votes_once_and_only_who_is_on_the_roll(cast, members):
    absent = members[3]
    ballot = build.opened(cast, absent=[absent.person_id])
    lead, _, third, gone = build.voters(members[:4])
    marks = build.marks(ballot, YES)

    code = ballots.vote(ballot, actor=lead, marks=marks)
    refused(ballots.vote, ballot, actor=lead, marks=build.marks(ballot, NO), match="一人只投一次")
    refused(ballots.vote, ballot, actor=gone, marks=marks, match="不在这次投票的名册", error=PermissionDenied)
    refused(ballots.vote, ballot, actor=cast.go, marks=marks, match="不在这次投票的名册", error=PermissionDenied)
    refused(ballots.vote, ballot, actor=third, marks={"0": YES}, match="不认识")

    assert (BallotBox.objects.get().size, queries.turnout(ballot)) == (1, (8, 1))
    assert (ballot.members, ballot.present, len(code)) == (9, 8, 14)


def test_nobody_votes_before_the_opening_or_after_the_close(cast, members):
    draft = build.drafted(cast)
    lead = build.voters(members)[0]
    refused(ballots.vote, draft, actor=lead, marks={}, match="不在投票时间")

    ballot = ballots.open_round(draft, actor=cast.go)
    build.cast_by(ballot, members[1:], *[YES] * 5)
    ballots.close(ballot, actor=cast.go)

    refused(ballots.vote, ballot, actor=lead, marks=build.marks(ballot, NO), match="不在投票时间")
    assert BallotBox.objects.get().size == 5


def test_without_a_quorum_it_does_not_open_and_says_the_sum(cast, members):
    draft = build.drafted(cast)
    away = [row.person_id for row in members[:5]]

    refused(ballots.open_round, draft, actor=cast.go, absent=away, match="应到9人，实到4人，不足5人")

    assert not Voter.objects.exists()


def test_too_few_for_secrecy_vote_on_paper(cast):
    few = build.committee(cast, 4)
    draft = build.drafted(cast)
    refused(ballots.open_round, draft, actor=cast.go, match="投票人只有4人")

    paper = build.drafted(cast, method="paper")
    assert ballots.open_round(paper, actor=cast.go).voters.count() == len(few)


def test_a_box_of_fewer_than_five_papers_is_not_opened_but_destroyed(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 4)

    refused(ballots.close, ballot, actor=cast.go, match="已投票的只有4人")
    ballot = ballots.void(ballot, actor=cast.go, reason="多人网络中断，改用纸质票")

    box = BallotBox.objects.get()
    assert (ballot.state, box.papers, box.size, box.digest) == ("void", [], 4, "destroyed")
    following = ballots.again(ballot, actor=cast.go)
    assert (following.round, following.previous, [str(o) for o in queries.options_of(following)]) == (
        2, ballot, ["刘建设任县交通运输局局长"],
    )  # fmt: skip


def test_voters_are_told_and_reminded_on_their_first_page(cast, members):
    build.opened(cast)
    page = cast.client("scm").get("/").content.decode()

    assert Notice.objects.filter(subject__startswith="请投票：").count() == 9
    assert ("待投票" in page, "任免刘建设等人职务" in page) == (True, True)
    assert "待投票" not in cast.client("dep").get("/").content.decode()


def test_a_vote_is_announced_to_whatever_hangs_on_it(cast, members):
    told = []
    kind = kinds.BallotKind(
        key="tests.appointment", title="试", body="committee", rule=kinds.ballots["congress.committee_appointment"].rule,
        settled=lambda ballot, actor: told.append((ballot.about, ballot.state, actor.name)),
    )  # fmt: skip
    with kinds.ballots.lent(kind):
        row = Ballot(congress=cast.congress, kind=kind.key, title="任免", method="electronic")
        row = ballots.prepare(row, actor=cast.go, about="appointments.case:7", options=[("张三", "", "x.item:1")])
        row = ballots.open_round(row, actor=cast.go)
        build.cast_by(row, members, *[YES] * 6)
        row = ballots.close(row, actor=cast.go)
        assert told == []
        ballots.announce(row, actor=cast.go)

    assert told == [("appointments.case:7", "counted", "周文书")]


# By name.


def test_a_vote_by_name_keeps_what_each_said(cast, members):
    ballot = build.opened(cast, "关于批准预算调整方案的决议", kind="committee_resolution", method="named")
    build.cast_by(ballot, members, *[YES] * 3, NO)

    ballot = announced(ballot, cast.go)

    said = {name: list(one.values()) if one else None for name, one in queries.named_votes(ballot)}
    assert [said[row.person.name] for row in members[:5]] == [["赞成"], ["赞成"], ["赞成"], ["反对"], None]
    assert BallotBox.objects.get().papers == []
    assert queries.result_of(ballot).lines[0].fate == "failed"


def test_what_the_law_keeps_secret_cannot_be_voted_by_name(cast, members):
    refused(build.drafted, cast, method="named", match="不能记名", error=ValidationError)

    ballot = build.drafted(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(method="named")


# On paper.


def on_paper(cast, **how):
    return ballots.close(build.opened(cast, method="paper", **how), actor=cast.go)


def a_count(ballot, yes=6, no=2, abstain=0, **numbers):
    (option,) = queries.options_of(ballot)
    votes = {str(option.pk): {YES: yes, NO: no, ABSTAIN: abstain}}
    return {"issued": 9, "returned": 9, "invalid": 1, "marks": votes} | numbers


def test_two_tellers_find_the_same_and_the_result_stands(cast, members):
    ballot = on_paper(cast)
    refused(ballots.confirm, ballot, actor=cast.go, scrutineers="王军", match="现在录入了0次")

    build.counted_on_paper(ballot, cast.com, cast.other_com, **a_count(ballot))
    ballot = ballots.announce(ballots.confirm(ballot, actor=cast.go, scrutineers="王军、李平"), actor=cast.go)

    assert queries.result_of(ballot).lines[0].fate == "passed"
    assert (ballot.scrutineers, ballot.result["count"]["invalid"]) == ("王军、李平", 1)


def test_counts_that_differ_are_refused_line_by_line_until_both_count_again(cast, members):
    ballot = on_paper(cast)
    ballots.enter_count(ballot, actor=cast.com, **a_count(ballot))
    ballots.enter_count(ballot, actor=cast.other_com, **a_count(ballot, yes=5, no=3))

    refused(
        ballots.confirm, ballot, actor=cast.go, scrutineers="王军", match="两次计票不一致：“刘建设任县交通运输局局长”"
    )
    ballots.enter_count(ballot, actor=cast.other_com, **a_count(ballot))

    assert ballots.confirm(ballot, actor=cast.go, scrutineers="王军").state == "counted"
    assert list(TellerCount.objects.order_by("pk").values_list("place", "attempt")) == [(1, 1), (2, 1), (2, 2)]


def test_one_person_is_not_two_tellers_and_there_is_no_third(cast, members):
    ballot = on_paper(cast)
    for _ in range(2):
        ballots.enter_count(ballot, actor=cast.com, **a_count(ballot))
    refused(ballots.confirm, ballot, actor=cast.go, scrutineers="王军", match="现在录入了1次")

    ballots.enter_count(ballot, actor=cast.other_com, **a_count(ballot))
    refused(ballots.enter_count, ballot, actor=cast.dac, **a_count(ballot), match="第三个人")
    refused(ballots.enter_count, ballot, actor=cast.dep, **a_count(ballot), match="计票人", error=PermissionDenied)
    with pytest.raises(IntegrityError), transaction.atomic():
        TellerCount.objects.create(ballot=ballot, place=2, teller_id=cast.com.person_id, attempt=1, **a_count(ballot))


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [({"invalid": 0}, "有效票是9张"), ({"issued": 10}, "多于实到9人"), ({"yes": 7}, "合计9票")],
)
def test_a_count_that_cannot_be_right_is_refused_at_once(cast, members, numbers, fault):
    ballot = on_paper(cast)

    refused(
        ballots.enter_count, ballot, actor=cast.com, **a_count(ballot, **numbers), match=fault, error=ValidationError
    )

    assert not TellerCount.objects.exists()


def test_more_papers_back_than_given_out_void_the_round_and_it_is_held_again(cast, members):
    ballot = on_paper(cast)
    build.counted_on_paper(ballot, cast.com, cast.other_com, **a_count(ballot, issued=8, returned=9))

    ballot = ballots.announce(ballots.confirm(ballot, actor=cast.go, scrutineers="王军"), actor=cast.go)

    assert queries.result_of(ballot).void.startswith("收回9张，多于发出的8张")
    assert ballots.again(ballot, actor=cast.go).round == 2


# Elections and rounds.


def test_those_who_tie_stand_again_in_a_round_of_their_own(cast, members):
    for deputy in ("dep", "dep2", "dep3", "dep4"):
        assert cast.posts[deputy].role == "DEP"
    ballot = build.drafted(cast, "王军", "丁一", "李平", kind="session_vices", seats=2, method="paper")
    assert [str(one) for one in queries.options_of(ballot)] == ["丁一", "王军", "李平"]  # 姓氏笔画
    ballot = ballots.close(ballots.open_round(ballot, actor=cast.go), actor=cast.go)
    first, second, third = (str(one.pk) for one in queries.options_of(ballot))
    found = {
        first: {YES: 3, NO: 1, ABSTAIN: 0}, second: {YES: 2, NO: 2, ABSTAIN: 0}, third: {YES: 1, NO: 3, ABSTAIN: 0},
    }  # fmt: skip
    build.counted_on_paper(ballot, cast.com, cast.other_com, issued=4, returned=4, invalid=0, marks=found)
    ballot = ballots.announce(ballots.confirm(ballot, actor=cast.go, scrutineers="王军"), actor=cast.go)

    following = ballots.again(ballot, actor=cast.go)

    assert (ballot.result["found"]["open_seats"], following.law.seats) == (1, 1)
    assert [str(one) for one in queries.options_of(following)] == ["王军", "李平"]
    refused(ballots.again, ballot, actor=cast.go, match="已经有下一轮")


def test_a_vote_that_settled_everything_has_no_further_round(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[NO] * 6)

    refused(ballots.again, announced(ballot, cast.go), actor=cast.go, match="不需要再次投票")


@pytest.mark.parametrize(
    ("options", "seats", "match"),
    [(("丁一", "王军"), 2, "应当有3至5人候选，现有2人"), (("丁一",), 1, "应当有2至4人候选")],
)
def test_the_wrong_number_of_candidates_does_not_open(cast, members, options, seats, match):
    ballot = build.drafted(cast, *options, kind="session_vices", seats=seats, method="paper")

    refused(ballots.open_round, ballot, actor=cast.go, match=match)


# What stands, stands: the database keeps it.


def locked(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_what_was_opened_cannot_be_changed_even_in_the_database(cast, members):
    ballot = build.opened(cast)
    option, rows = queries.options_of(ballot)[0], Ballot.objects.filter(pk=ballot.pk)

    locked(lambda: rows.update(title="另一件事"))
    locked(lambda: rows.update(rule={}))
    locked(lambda: BallotOption.objects.filter(pk=option.pk).update(title="别人"))
    locked(lambda: BallotOption.objects.create(ballot=ballot, order=9, title="后加的"))
    locked(lambda: Voter.objects.create(ballot=ballot, person=cast.go_post.person, membership=cast.go_post))
    locked(lambda: Voter.objects.filter(ballot=ballot)[:1].get().delete())
    refused(ballots.arrange_options, ballot, [], actor=cast.go, match="已经开始投票")
    refused(ballots.change, ballot, actor=cast.go, match="已经开始投票")


def test_what_was_cast_and_counted_cannot_be_changed_even_in_the_database(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)
    voted = Voter.objects.filter(voted=True)
    locked(lambda: voted.update(voted=None))
    ballot = announced(ballot, cast.go)

    locked(lambda: BallotBox.objects.update(papers=[]))
    locked(lambda: BallotBox.objects.all()[0].delete())
    locked(lambda: Ballot.objects.update(result=None))
    locked(lambda: Ballot.objects.update(result={"count": {}}))
    locked(lambda: Ballot.objects.all()[0].delete())
    refused(ballots.void, ballot, actor=cast.go, reason="不满意", match="不能“作废本轮”")


def test_named_votes_and_tellers_counts_cannot_be_changed_even_in_the_database(cast, members):
    named = build.opened(cast, kind="committee_resolution", method="named")
    build.cast_by(named, members, YES)
    paper = ballots.close(build.opened(cast, method="paper"), actor=cast.go)
    ballots.enter_count(paper, actor=cast.com, **a_count(paper))

    locked(lambda: NamedVote.objects.update(marks={}))
    locked(lambda: TellerCount.objects.update(returned=0))
    locked(lambda: TellerCount.objects.all()[0].delete())


# Who sees what.


def seen(cast, ballot):
    keys = ("go", "dac", "lead", "scm", "com", "dep", "unit", "aud", "sys")
    return " ".join(key for key in keys if Ballot.objects.visible_to(cast.actor(key)).filter(pk=ballot.pk).exists())


def test_a_vote_is_seen_by_those_who_prepare_it_then_by_voters_then_by_all(cast, members):
    ballot = build.drafted(cast)
    assert seen(cast, ballot) == "go dac lead"
    ballot = ballots.open_round(ballot, actor=cast.go)
    assert seen(cast, ballot) == "go dac lead scm"
    build.cast_by(ballot, members, *[YES] * 6)
    ballot = announced(ballot, cast.go)
    assert seen(cast, ballot) == "go dac lead scm com"  # what was voted on persons is not for all deputies
    decided = build.opened(cast, kind="committee_resolution")
    build.cast_by(decided, members, *[YES] * 6)
    assert seen(cast, announced(decided, cast.go)) == "go dac lead scm com dep"

    river = cast.townships["river"]
    assert not Ballot.objects.visible_to(river.tch).exists()
    assert not Ballot.objects.visible_to(cast.stranger.dac).exists()


def test_while_it_is_open_its_keeper_reads_the_turnout_and_nothing_else(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)

    page = cast.client("go").get(ballot.get_absolute_url()).content.decode()

    assert ("6 / 9人" in page, "赞成6票" in page) == (True, False)
    counted = ballots.close(ballot, actor=cast.go)
    assert "赞成6票" in cast.client("go").get(counted.get_absolute_url()).content.decode()
    assert "赞成6票" not in cast.client("scm").get(counted.get_absolute_url()).content.decode()
    ballots.announce(counted, actor=cast.go)
    assert "赞成6票" in cast.client("scm").get(counted.get_absolute_url()).content.decode()


def test_every_deed_but_voting_is_in_the_log(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)
    announced(ballot, cast.go)

    found = AuditEvent.objects.filter(kind__startswith="congress.ballot").order_by("pk").values_list("kind", flat=True)
    assert (
        " ".join(kind.removeprefix("congress.ballot.") for kind in found) == "add options open close confirm announce"
    )


def queries_of(client, url):
    with CaptureQueriesContext(connection) as told:
        assert client.get(url).status_code == 200
    return len(told)


def test_lists_and_pages_ask_no_more_with_more_rows(cast, members):
    client, counts = cast.client("go"), []
    meeting = build.session(cast)
    for rows in (1, 6):
        for place in range(rows):
            names = [f"任免第{place}人之{n}" for n in range(rows)]
            row = build.opened(cast, *names, title=f"任免第{rows}批之{place}", meeting=meeting)
            build.cast_by(row, members, *[(YES,) * rows] * (4 + rows // 2))
            row = ballots.void(row, actor=cast.go, reason="试") if rows == 1 else announced(row, cast.go)
        client.get("/ballots/")
        counts.append((queries_of(client, "/ballots/"), queries_of(client, row.get_absolute_url())))

    assert (counts[0][0], counts[0][1]) == (counts[1][0], counts[1][1])
    assert counts[0][0] <= 14


def test_a_box_that_does_not_hold_what_was_cast_is_found(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, YES)
    assert checks.boxes_astray() == []

    BallotBox.objects.update(size=7)

    assert [str(one) for one in checks.boxes_astray()] == ["《任免刘建设等人职务》票箱里的张数与已投票的人数不一致。"]


def test_the_roll_being_called_says_who_is_absent(cast, members):
    meeting = meetings.planned(cast, "standing_committee", clock.today())
    ballot = build.drafted(cast, meeting=meeting)
    sitting = meetings.called(cast, meeting)
    came = {row.pk for row in members[:6]}
    states = {line.pk: "present" for line in sitting.roll.all() if line.membership_id in came}
    rolls.keep_roll(sitting, actor=cast.go, states=states)

    form = OpenForm(obj=ballot, actor=cast.go)

    assert sorted(form.initial["absent"]) == sorted(row.pk for row in members[6:])


def with_a_roll(cast, members, *away):
    """A vote at a meeting of today whose roll is settled without these members."""
    meeting = meetings.planned(cast, "standing_committee", clock.today())
    keys = [key for key, row in cast.posts.items() if row in [members[place] for place in away]]
    meetings.settled(cast, meetings.called(cast, meeting), absent=keys)
    return build.drafted(cast, meeting=meeting)


def test_a_settled_roll_still_says_who_is_absent_and_who_may_vote(cast, members):
    ballot = with_a_roll(cast, members, 2, 3)

    form = OpenForm(obj=ballot, actor=cast.go)

    gone = [members[2], members[3]]
    assert sorted(form.initial["absent"]) == sorted(row.pk for row in gone)
    names = f"没有到会：.*{gone[1].person.name}.*2人"
    refused(ballots.open_round, ballot, actor=cast.go, match=names)
    refused(ballots.open_round, ballot, actor=cast.go, absent=[gone[0].person_id], match="没有到会：.*1人")
    opened = ballots.open_round(ballot, actor=cast.go, absent=[row.person_id for row in (*gone, members[4])])
    assert (opened.members, opened.present) == (9, 6)  # one more has left since


def test_a_settled_roll_without_a_quorum_opens_no_vote(cast, members):
    ballot = with_a_roll(cast, members, 2, 3, 4, 5, 6)
    form = OpenForm(obj=ballot, actor=cast.go)
    away = [row.person_id for row in form.fields["absent"].queryset.filter(pk__in=form.initial["absent"])]

    refused(ballots.open_round, ballot, actor=cast.go, absent=away, match="应到9人，实到4人，不足5人")


def test_who_has_leave_is_not_offered_as_present_even_without_a_roll(cast, members):
    meeting = meetings.planned(cast, "standing_committee", clock.today())
    ballot = build.drafted(cast, meeting=meeting)
    leave = rolls.ask_leave(meeting, actor=build.voters(members)[4], reason="住院治疗")
    rolls.approve(leave, actor=cast.go)

    assert OpenForm(obj=ballot, actor=cast.go).initial["absent"] == [members[4].pk]


def test_no_vote_is_held_at_a_meeting_that_is_over(cast, members):
    past, today = clock.today() - timedelta(days=40), clock.today()
    over = meetings.meeting(cast, "standing_committee", past, due=9, present=8)
    held = meetings.meeting(cast, "standing_committee", today, due=9, present=8)

    assert list(queries.meetings_of(cast.congress, build.drafted(cast).kept_as)) == [held]
    refused(build.drafted, cast, meeting=over, match="已经开过", error=ValidationError)
    ballot = build.drafted(cast, meeting=held)
    refused(ballots.open_round, ballot, actor=cast.go, match="会议登记的实到是8人，投票人名册有9人")
    with clock.frozen(today + timedelta(days=1)):
        refused(ballots.open_round, ballot, actor=cast.go, match="已经开过")


def test_closing_asks_when_somebody_has_not_voted(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)
    url, client = f"{ballot.get_absolute_url()}close/", cast.client("go")

    asked = client.get(url).content.decode()
    first = client.post(url, {})
    ballot.refresh_from_db()

    assert ("还有3人没有投票" in asked, first.status_code, ballot.state) == (True, 422, "open")
    assert client.post(url, {"despite": "on"}).status_code == 302
    ballot.refresh_from_db()
    assert ballot.state == "counted"


# Links, receipts, windows for programs.


def test_a_meeting_leads_to_its_votes_for_whoever_sees_them(cast, members):
    sits = build.session(cast)
    ballot = build.opened(cast, meeting=sits)

    pages = {key: cast.client(key).get(sits.get_absolute_url()).content.decode() for key in ("go", "com")}

    assert {key: ballot.get_absolute_url() in words for key, words in pages.items()} == {"go": True, "com": False}


@pytest.mark.parametrize(("change", "words"), [
    (lambda code: code, "回执有效"),
    (lambda code: code.lower().replace("-", " "), "回执有效"),
    (lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), "没有这个回执"),
    (lambda code: "回执", "没有这个回执"),
])  # fmt: skip
def test_a_receipt_is_checked_without_naming_anybody(cast, members, change, words):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 5)
    code = ballots.receipt(queries.voter_of(ballot, cast.actor("member2")))
    url = f"{ballot.get_absolute_url()}receipt/"

    page = cast.client("go").post(url, {"code": change(code)}).content.decode()

    assert (words in page, members[2].person.name in page) == (True, False)
    assert cast.client("dep").post(url, {"code": code}).status_code == 404


def test_whoever_has_not_voted_has_no_receipt_that_counts(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, YES)

    assert not ballots.is_receipt(ballot, ballots.receipt(queries.voter_of(ballot, cast.actor("member3"))))


def test_programs_read_a_vote_as_its_page_shows_it_and_no_more(cast, members):
    ballot = build.opened(cast, "刘建设", "王秀兰", seats=1, kind="committee_appointment")
    build.cast_by(ballot, members, *[(YES, NO)] * 6)
    url = f"/api/v1/congress.ballot/{ballot.pk}/"
    assert cast.client("dep").get(url).status_code == 404
    voting = cast.client("go").get(url).json()

    announced(ballot, cast.go)
    told = cast.client("go").get(url).json()

    assert (voting["state"]["code"], voting["result"], voting["summary"]) == ("open", [], "")
    assert [(line["option"], line["votes"]["yes"]) for line in told["result"]] == [("王秀兰", 6), ("刘建设", 0)]
    assert {"papers", "box", "voters", "said", "voter"} & set(told) == set()
    assert [row["id"] for row in cast.client("go").get("/api/v1/congress.ballots/").json()["results"]] == [ballot.pk]


# On paper.

DEPARTMENTS = """
    县发展和改革局 县教育局 县科学技术局 县工业和信息化局 县公安局 县民政局 县司法局 县财政局 县人力资源和社会保障局 县自然资源局
    县生态环境局 县住房和城乡建设局 县交通运输局 县水务局 县农业农村局 县商务局 县文化体育广电和旅游局 县卫生健康局 县退役军人事务局
    县应急管理局 县审计局 县市场监督管理局 县统计局 县医疗保障局 县信访局 县林业和草原局 县税务局 县气象局 县供电公司 县烟草专卖局
""".split()  # noqa: SIM905 -- thirty lines of one name each say less


@pytest.mark.parametrize(
    ("marks", "lines"),
    [(("满意", "基本满意", "不满意"), 4), (("满意", "基本满意", "不满意"), 14), (("满意", "基本满意", "不满意"), 15),
     (("满意", "基本满意", "不满意"), 30), (("满意", "基本满意", "不满意"), 36), (("满意", "较满意", "一般", "不满意"), 30)],
)  # fmt: skip
def test_a_ballot_stands_on_one_page_with_every_line_once(marks, lines):
    names = [DEPARTMENTS[place % 30] for place in range(lines)]
    asked = {"meeting": "西平样县第十八届人民代表大会第五次会议", "title": "部门工作满意度测评", "form": "grade", "name": "测评票", "unit": "个",
             "by_strokes": False, "write_ins": False, "secret": True, "words": marks, "options": [[name, ""] for name in names]}  # fmt: skip

    [page] = pypdf.PdfReader(io.BytesIO(render_pdf(compose_ballot(asked, None)).content)).pages

    said = re.sub(r"\s", "", page.extract_text())
    assert {name: said.count(name) for name in names} == {name: names.count(name) for name in names}
    assert "填写说明" in said


# What is said of it.


def test_the_pages_of_its_deeds_name_the_vote_and_not_an_address(cast, members):
    row = Ballot(congress=cast.congress, kind="congress.committee_resolution", title="关于某事的决定", method="paper")
    row = ballots.prepare(row, actor=cast.go, about="supervision.satisfactionvote:5", options=[("某事", "", "")])
    for move in ("open", "void"):
        page = cast.client("go").get(f"{row.get_absolute_url()}{move}/").content.decode()
        assert ("supervision.satisfactionvote" in page, "关于某事的决定" in page) == (False, True)


@pytest.mark.parametrize(
    ("lines", "words"), [(1, "作两种以上标记的为无效票"), (2, "同一事项作两种以上标记的，该事项按弃权计票")]
)
def test_a_paper_says_what_the_count_can_hold(lines, words):
    snapshot = {"unit": "项", "form": "decide", "options": [["甲", ""], ["乙", ""]][:lines]}
    assert words in rules(snapshot)[1]


def test_a_result_that_is_known_is_dropped_by_the_leadership_alone(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)
    ballot = ballots.close(ballot, actor=cast.go)

    refused(ballots.void, ballot, actor=cast.go, reason="不满意", match="不能“作废本轮”")
    refused(
        ballots.void_counted, ballot, actor=cast.go, reason="不满意", match="作废已计票的结果", error=PermissionDenied
    )
    assert "作废已计票的结果" in cast.client("lead").get(ballot.get_absolute_url()).content.decode()
    ballot = ballots.void_counted(ballot, actor=cast.lead, reason="投票期间网络中断，多人不能投票")

    assert (ballot.state, ballots.again(ballot, actor=cast.go).round) == ("void", 2)


def test_the_log_says_how_the_result_was_found(cast, members):
    ballot = build.opened(cast)
    build.cast_by(ballot, members, *[YES] * 6)
    ballots.close(ballot, actor=cast.go)

    told = AuditEvent.objects.get(kind="congress.ballot.confirm").text
    assert told == "周文书截止投票后，系统自动得出《任免刘建设等人职务》的计票结果"


def test_the_receipt_of_a_vote_by_name_does_not_call_it_secret(cast, members):
    ballot = build.opened(cast, kind="committee_resolution", method="named")
    build.cast_by(ballot, members, YES)
    page = cast.client("member0").get(ballot.vote_url).content.decode()
    assert ("记在您的姓名下" in page, "与您怎样投票无关" in page) == (True, False)
