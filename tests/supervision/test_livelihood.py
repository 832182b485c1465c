"""Livelihood projects: what may stand for the vote, what the vote makes of it, how it is carried out and changed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from congress.actions import ballots as voting
from congress.actions.institution import set_rule
from congress.actions.ticking import send_reminders
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Ballot, Deadline, Notice, Session
from congress.queries.ballots import options_of
from supervision.actions import livelihood as actions
from supervision.actions import livelihood_votes as votes
from supervision.documents import livelihood as documents
from supervision.duties import LIVELIHOOD
from supervision.models import LivelihoodProject, LivelihoodRound
from supervision.queries import chosen
from supervision.queries import livelihood as queries
from tests.build import ballots, resolutions, voice
from tests.build import livelihood as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def states(found):
    return list(found.projects.order_by("order").values_list("state", flat=True))


# What may stand for the vote.


@pytest.mark.parametrize(
    ("number", "seats", "ceiling", "words"),
    [
        (3, 3, 1000, "应选3个，应当有至少4个候选，现有3个"),
        (4, 3, 1000, ""),
        (4, 3, 999, "资金最多的3个合计1000万元，超过上限999万元"),
        (5, 1, 500, ""),
        (0, 1, 500, "应当有至少2个候选"),
    ],
)
def test_more_stand_than_are_chosen_and_whatever_is_chosen_can_be_paid(cast, number, seats, ceiling, words):
    found = build.round_of(cast, "screening", seats=seats, ceiling=ceiling)
    for place in range(number):
        build.candidate(cast, found, place)

    if words:
        with pytest.raises(Refused, match=words):
            actions.submit_round(found, actor=cast.go, heard_on=TODAY)
    else:
        assert actions.submit_round(found, actor=cast.go, heard_on=TODAY).state == "submitted"


def test_how_many_more_must_stand_is_the_congresss_own_rule(cast):
    with clock.frozen(TODAY - timedelta(days=1)):
        set_rule(cast.congress, "livelihood.extra_percent", 50, actor=cast.go, since=TODAY, reason="票决办法。")
    found = build.round_of(cast, "screening")
    for place in range(4):
        build.candidate(cast, found, place)

    with pytest.raises(Refused, match="至少5个候选"):
        actions.submit_round(found, actor=cast.go, heard_on=TODAY)


def test_many_ideas_are_declined_at_once_for_one_reason(cast):
    found = build.round_of(cast)
    one, other, kept = (build.idea(cast, found, title=f"第{n}条") for n in "一二三")
    found = actions.screen_round(found, actor=cast.go)
    project = build.candidate(cast, found, 0)
    actions.take_idea(kept, actor=cast.gov, project=project)
    client, url = cast.client("go"), "/lists/supervision.ideas/together/?deed=decline&all=1"
    looked = client.get(url).content.decode()

    client.post(url, {"kept": [one.pk, other.pk, kept.pk], "reason": "已列入上级规划"})

    assert "不能“不纳入”" in looked
    assert sorted(found.ideas.values_list("state", "declined_because")) == [
        ("declined", "已列入上级规划"), ("declined", "已列入上级规划"), ("taken", ""),
    ]  # fmt: skip
    assert cast.client("dep").get(url).status_code == 403


def test_every_idea_is_sifted_and_the_project_shows_where_it_comes_from(cast):
    found = build.round_of(cast)
    one, other = build.idea(cast, found), build.idea(cast, found, "sta", title="建养老院")
    found = actions.screen_round(found, actor=cast.go)
    rows = [build.candidate(cast, found, place) for place in range(4)]
    with pytest.raises(Refused, match="还有2条征集意见没有筛选"):
        actions.submit_round(found, actor=cast.go, heard_on=TODAY)

    actions.take_idea(one, actor=cast.gov, project=rows[2])
    actions.decline_idea(other, actor=cast.go, reason="已列入上级规划")

    assert list(rows[2].ideas.values_list("source", flat=True)) == ["deputy"]
    assert actions.submit_round(found, actor=cast.go, heard_on=TODAY).state == "submitted"
    told = Notice.objects.filter(person=cast.posts["sta"].person, subject__contains="未纳入").values_list(
        "text", flat=True
    )
    assert list(told) == ["已列入上级规划"]


def test_what_people_say_becomes_an_idea_with_its_link(cast):
    opinion = voice.opinion(cast)
    found = build.round_of(cast)
    url = f"{reverse('supervision:idea_begin')}?from=deputies.opinion%3A{opinion.pk}"

    answer = cast.client("go").post(url, {"title": "修路", "text": "群众反映路不通。"})

    idea = found.ideas.get()
    assert (answer.status_code, idea.source, queries.origin_of(idea)) == (302, "public", opinion)


# The vote.


def test_the_vote_adopts_what_was_chosen_and_keeps_the_rest_in_reserve(cast):
    rows = build.adopted(cast)

    found = LivelihoodRound.objects.get()
    assert (found.state, found.voted_on) == ("implementing", TODAY)
    assert [(row.state, row.votes, row.rank) for row in rows] == [
        ("implementing", 10, 1), ("implementing", 10, 1), ("implementing", 10, 1), ("reserved", 0, 4),
    ]  # fmt: skip
    assert rows[0].update_due_on == TODAY + timedelta(days=30)
    assert Notice.objects.filter(person=cast.posts["unit"].person, subject__startswith="请组织实施").count() == 3


def test_equal_votes_at_the_cut_are_voted_on_again_before_the_rest_is_laid_aside(cast):
    """Two to be chosen; ten vote: all for the first, and six each for two others that may both be on a paper of three."""
    ballots.deputies(cast)
    found = build.submitted(cast, seats=2, ceiling=800)
    row = votes.draw_up_vote(found, actor=cast.go, meeting=build.session(cast), method="paper")
    row = voting.close(voting.open_round(row, actor=cast.go), actor=cast.go)
    keys = [str(option.pk) for option in options_of(row)]
    marks = {key: {"yes": votes} for key, votes in zip(keys, (8, 6, 6, 0), strict=True)}
    for teller in (cast.go, cast.com):
        voting.enter_count(row, actor=teller, issued=10, returned=10, invalid=0, marks=marks)

    row = voting.announce(voting.confirm(row, actor=cast.go, scrutineers="甲、乙"), actor=cast.go)

    found.refresh_from_db()
    assert (found.state, states(found)) == ("submitted", ["implementing", *["candidate"] * 3])
    row = voting.again(row, actor=cast.go)
    row.method = "electronic"
    build.held(cast, voting.change(row, actor=cast.go), *[(1,)] * 10)
    found.refresh_from_db()
    assert (found.state, states(found)) == ("implementing", ["implementing", "reserved", "implementing", "reserved"])


def test_fewer_than_half_choose_nothing_and_the_vote_is_over(cast):
    ballots.deputies(cast)
    found = build.submitted(cast)

    build.vote(cast, found, *[(0, 1, 2)] * 5)

    found.refresh_from_db()
    assert (found.state, states(found)) == ("implementing", ["reserved"] * 4)


def test_no_candidate_is_withdrawn_while_a_vote_goes_on_and_none_stands_that_is_gone(cast):
    ballots.deputies(cast)
    found = build.submitted(cast, number=5)
    row = votes.draw_up_vote(found, actor=cast.go, meeting=build.session(cast), method="electronic")
    gone = found.projects.order_by("order").last()
    with pytest.raises(Refused, match="先作废本轮"):
        actions.withdraw_project(gone, actor=cast.gov, reason="资金没有落实")
    with pytest.raises(Refused, match="先作废本轮"):
        actions.send_round_back(found, actor=cast.go, reason="重报")

    voting.void(row, actor=cast.go, reason="有项目撤回")
    actions.withdraw_project(gone, actor=cast.gov, reason="资金没有落实")
    again = voting.again(Ballot.objects.get(pk=row.pk), actor=cast.go)
    with pytest.raises(Refused, match="已撤回或者已确定的项目：乡镇卫生院改造"):
        voting.open_round(again, actor=cast.go)
    voting.void(again, actor=cast.go, reason="重新拟订")

    build.vote(cast, found, *[(0, 1, 2)] * 10)
    assert states(found) == ["implementing"] * 3 + ["reserved", "withdrawn"]


def test_the_numbers_of_a_vote_are_those_of_its_round(cast):
    ballots.deputies(cast)
    row = votes.draw_up_vote(build.submitted(cast), actor=cast.go, meeting=build.session(cast), method="electronic")

    row = voting.change(row, actor=cast.go, seats=1)

    assert row.law.seats == 3
    assert row.kind not in [
        kind.key for kind in __import__("congress.queries.ballots", fromlist=["x"]).kinds_of(cast.congress)
    ]


# Carrying out.


def test_thirty_days_without_a_word_turn_a_project_grey_and_tell_its_unit(cast):
    row = build.adopted(cast)[0]
    build.planned(cast, row, (3, 20, 50), (6, 60, 180), (10, 100, 300))
    with clock.frozen(TODAY + timedelta(days=30)):
        assert list(queries.stale(cast.go)) == []
    late = TODAY + timedelta(days=31)
    with clock.frozen(late):
        [(_, lamp)] = queries.lit(queries.projects(cast.go).filter(pk=row.pk))
        send_reminders(clock.now())
        assert (lamp.word, lamp.tone) == ("久未更新", "quiet")
        assert Notice.objects.filter(
            person=cast.posts["unit"].person, subject__contains=str(row), subject__startswith=""
        ).exists()
        build.reported(cast, row, 25, 60)

        assert list(queries.stale(cast.go)) == list(
            LivelihoodProject.objects.exclude(pk=row.pk).under_way().order_by("order")
        )
        row.refresh_from_db()
        assert (row.progress, row.paid, row.reported_on, row.update_due_on) == (
            25,
            60,
            late,
            late + timedelta(days=30),
        )
        assert Deadline.objects.open().filter(target_pk=row.pk, key="supervision.livelihood_update").count() == 1


@pytest.mark.parametrize(
    ("who", "progress", "paid", "words"),
    [
        ("unit", 101, 10, "100"),
        ("unit", 10, 301, "不能超过项目资金300万元"),
        ("finance", 10, 10, "责任单位"),
        ("go", 10, 10, ""),
    ],
)
def test_who_reports_and_what_cannot_be(cast, who, progress, paid, words):
    row = build.adopted(cast)[0]
    if words:
        with pytest.raises((ValidationError, PermissionDenied), match=words):
            build.reported(cast, row, progress, paid, by=who)
    else:
        assert build.reported(cast, row, progress, paid, by=who).progress == progress


def test_a_plan_never_falls_and_stays_once_it_is_reported_on(cast):
    row = build.adopted(cast)[0]
    with pytest.raises(ValidationError, match="请填累计数"):
        build.planned(cast, row, (3, 20, 50), (4, 10, 60))
    with pytest.raises(ValidationError, match="不能超过项目资金"):
        build.planned(cast, row, (3, 20, 301))
    build.planned(cast, row, (3, 20, 50))
    build.planned(cast, row, (3, 30, 50))
    build.reported(cast, row, 10, 10)

    with pytest.raises(Refused, match="须经决定"):
        build.planned(cast, row, (3, 10, 10))


def test_what_was_voted_on_changes_by_decision_alone(cast):
    row = build.adopted(cast)[0]
    with pytest.raises(Refused, match="须由常委会"):
        actions.keep_candidate(row, actor=cast.go)
    change = build.change(cast, row, money=280, ends_on=date(2026, 12, 20))
    row.refresh_from_db()
    assert row.money == 300
    with pytest.raises(ValidationError, match="请选择本级票决以后通过的决定"):
        actions.decide_adjustment(change, actor=cast.go, decision=resolutions.resolution(cast))

    decision = resolutions.resolution(cast, "adopted")
    change = actions.decide_adjustment(change, actor=cast.go, decision=decision)
    row.refresh_from_db()

    assert (row.money, row.ends_on) == (280, date(2026, 12, 20))
    assert [(label, before, after) for label, before, after in change.changes] == [
        ("资金（万元）", "300", "280"), ("完成日期", "2026年10月31日", "2026年12月20日"),
    ]  # fmt: skip


def test_a_decision_may_stop_a_project_but_never_break_the_ceiling(cast):
    rows, decision = build.adopted(cast), resolutions.resolution(cast, "adopted")
    with pytest.raises(Refused, match="超过上限1000万元"):
        actions.decide_adjustment(build.change(cast, rows[0], money=301), actor=cast.go, decision=decision)
    change = build.change(cast, rows[1], kind="stop")

    actions.decide_adjustment(change, actor=cast.go, decision=decision)

    rows[1].refresh_from_db()
    assert rows[1].state == "stopped"
    assert not Deadline.objects.open().filter(target_pk=rows[1].pk, key="supervision.livelihood_update").exists()


def test_a_round_ends_with_acceptance_and_rating(cast):
    rows = build.adopted(cast)
    with pytest.raises(Refused, match="完成以后才能验收"):
        actions.accept_project(rows[0], actor=cast.go, on=TODAY, text="合格。")
    for row in rows[:2]:
        build.reported(cast, row, 100, row.money)
        actions.accept_project(row, actor=cast.go, on=TODAY, text="质量合格。")
    found = rows[0].round
    with pytest.raises(Refused, match="还有1个项目"):
        actions.evaluate_round(found, actor=cast.go)
    actions.carry_project_over(rows[2], actor=cast.go, reason="冬季不能施工")
    found = actions.evaluate_round(found, actor=cast.go)
    with pytest.raises(Refused, match="还没有测评"):
        actions.close_round(found, actor=cast.go)

    row = votes.draw_up_rating(found, actor=cast.go, meeting=build.session(cast), method="electronic")
    row = voting.open_round(row, actor=cast.go)
    keys = [str(option.pk) for option in options_of(row)]
    for voter in ballots.voters([one.membership for one in row.voters.select_related("membership")]):
        voting.vote(row, actor=voter, marks=dict(zip(keys, "113", strict=True)))
    voting.announce(voting.close(row, actor=cast.go), actor=cast.go)

    found.refresh_from_db()
    assert actions.close_round(found, actor=cast.go).state == "closed"
    assert list(found.projects.adopted().order_by("order").values_list("grade", flat=True)) == [
        "满意",
        "满意",
        "不满意",
    ]


# Who sees what.


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [("go", 4, 4), ("gov", 4, 4), ("unit", 4, 4), ("finance", 0, 4), ("dep", 0, 4), ("sta", 0, 4), ("sys", 0, 0)],
)
def test_candidates_are_the_offices_own_until_the_congress_has_them(cast, who, before, after):
    found = build.round_of(cast, "screening")
    for place in range(4):
        build.candidate(cast, found, place)
    actor = cast.actor(who)
    assert queries.projects(actor).count() == before

    actions.submit_round(found, actor=cast.go, heard_on=TODAY)

    assert queries.projects(actor).count() == after
    assert queries.projects(cast.stranger.actor("dac")).count() == 0


def test_a_township_runs_its_own_round_and_another_does_not_touch_it(cast):
    river, hill = cast.townships["river"], cast.townships["hill"]
    found = build.round_of(river, by="tsec")
    with pytest.raises(PermissionDenied):
        actions.screen_round(found, actor=hill.actor("tsec"))
    with pytest.raises(PermissionDenied):
        actions.screen_round(found, actor=cast.go)

    assert actions.screen_round(found, actor=river.actor("tch")).state == "screening"
    assert queries.rounds(cast.go).get() == found


def test_everybody_reads_what_was_chosen_and_how_far_it_is(cast):
    row = build.adopted(cast)[0]
    build.planned(cast, row, (3, 20, 50), (10, 100, 300))
    build.reported(cast, row, 15, 40, text="主管网已开挖。")
    build.visit(cast, row, "dep", "dep2")
    visitor = Client()

    listed = visitor.get(reverse("supervision:livelihood_public")).content.decode()
    shown = visitor.get(reverse("supervision:livelihood_project_public", args=[row.pk])).content.decode()

    assert (str(row) in listed, "乡镇卫生院" in listed) == (True, False)
    assert all(words in shown for words in ("主管网已开挖", "张德福", "得10票", "<svg"))
    assert "韩经办" not in shown
    assert visitor.get(reverse("supervision:livelihood_project_public", args=[row.pk + 99])).status_code == 404


def test_a_visit_reaches_the_dossier(cast):
    row = build.adopted(cast)[0]
    visit = build.visit(cast, row, "dep", "dep3")

    ids = [cast.deputies[key].pk for key in ("dep", "dep2", "dep3")]
    facts = list(LIVELIHOOD.facts(ids, TODAY, TODAY))

    assert sorted(fact.deputy_id for fact in facts) == sorted([ids[0], ids[2]])
    assert {fact.target for fact in facts} == {f"supervision.livelihoodvisit:{visit.pk}"}


# What stands for the vote, and what is announced of it.


def test_the_announcement_says_what_the_congress_voted_on_whatever_was_decided_later(cast):
    row = build.adopted(cast)[0]
    found = LivelihoodRound.objects.get(pk=row.round_id)
    announced = documents.gather_announcement(found)["rows"]

    change = build.change(cast, row, money=280, content="改为一处。", ends_on=date(2026, 12, 20))
    actions.decide_adjustment(change, actor=cast.go, decision=resolutions.resolution(cast, "adopted"))

    assert documents.gather_announcement(found)["rows"] == announced
    assert documents.gather_candidates(found)["rows"][0][2].startswith("300，")
    assert LivelihoodProject.objects.get(pk=row.pk).money == 280


def test_works_that_end_before_the_vote_are_no_candidate(cast):
    found = build.round_of(cast, "screening", year=2027)
    with pytest.raises(ValidationError, match="2027年以内"):
        build.candidate(cast, found, starts_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))
    for place in range(4):
        build.candidate(cast, found, place, ends_on=date(2027, 3, 1))
    with clock.frozen(date(2027, 3, 1)), pytest.raises(Refused, match="票决以前就完工"):
        actions.submit_round(found, actor=cast.go, heard_on=TODAY)
    found = actions.submit_round(found, actor=cast.go, heard_on=TODAY)
    late = Session.objects.create(
        term=cast.term, kind="session", number=31, opens_on=date(2027, 4, 1), closes_on=date(2027, 4, 3)
    )
    with pytest.raises(ValidationError, match="开会以前就完工"):
        votes.draw_up_vote(found, actor=cast.go, meeting=late, method="paper")


@pytest.mark.parametrize(("days", "words"), [(-1, "还没有开完"), (0, "")])
def test_no_vote_is_drawn_up_for_a_meeting_that_is_over(cast, days, words):
    found = build.submitted(cast)
    meeting = Session.objects.create(
        term=cast.term, kind="session", number=31, opens_on=TODAY - timedelta(days=3), closes_on=TODAY + timedelta(days=days)
    )  # fmt: skip
    assert (meeting in queries.meetings_for(found, "session")) == (not words)
    if words:
        with pytest.raises(ValidationError, match=words):
            votes.draw_up_vote(found, actor=cast.go, meeting=meeting, method="paper")
    else:
        assert votes.draw_up_vote(found, actor=cast.go, meeting=meeting, method="paper").meeting == meeting


def test_a_candidate_says_where_it_comes_from(cast):
    found = build.round_of(cast)
    one, other = build.idea(cast, found), build.idea(cast, found, "sta", title="建养老院")
    found = actions.screen_round(found, actor=cast.go)
    url, client = reverse("supervision:candidate_add", args=[found.pk]), cast.client("go")
    said = {"title": "通村路", "content": "硬化。", "place": "河口镇", "benefit": "群众", "money": "100", "money_source": "县级财政",
            "starts_on": "2026-03-01", "ends_on": "2026-10-31", "unit": cast.bodies["transport"].pk}  # fmt: skip

    refused = client.post(url, said)
    assert (refused.status_code, "写明项目的由来" in refused.content.decode()) == (422, True)
    client.post(url, {**said, "ideas": [one.pk, other.pk], "origin": "上级任务"})
    client.post(url, {**said, "title": "路灯", "origin": "部门申报"})
    build.candidate(cast, found)

    rows = chosen.with_origins(found.projects.order_by("pk"))
    assert [row.came_from for row in rows] == [
        "人大代表意见1条、代表联络站意见1条、上级任务",
        "部门申报",
        "没有征集来源",
    ]
    assert [row[-1] for row in documents.gather_candidates(found)["rows"]] == [row.came_from for row in rows]
    assert "没有征集来源" in client.get(found.get_absolute_url()).content.decode()


def test_a_deputy_enters_his_own_visit_and_nobody_elses(cast):
    row = build.adopted(cast)[0]
    url = reverse("supervision:livelihood_visit", args=[row.pk])
    answer = cast.client("dep").post(
        url, {"on": TODAY.isoformat(), "text": "路面已铺好。", "deputies": [cast.deputies["dep2"].pk]}
    )

    assert answer.status_code == 302
    assert list(row.visits.values_list("deputies", flat=True)) == [cast.deputies["dep"].pk]
    assert cast.client("unit").get(url).status_code == 403
    assert cast.townships["river"].client("tdep").get(url).status_code == 403
