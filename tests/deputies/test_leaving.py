"""Resignations and by-elections: the arithmetic of the law, and what a case does to the seat."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import documents
from congress.actions.institution import add_person
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Deadline, Meeting
from deputies.actions import leaving as actions
from deputies.forms.leaving import NominateForm
from deputies.models import ByElection, Deputy
from deputies.queries import leaving as queries
from deputies.queries import register
from tests.build import posts as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
VOTES = {"voted_on": TODAY, "members": 25, "votes_against": 2, "abstained": 1}


@pytest.mark.parametrize(
    ("members", "votes_for", "accepted"),
    [
        (25, 12, False),
        (25, 13, True),
        (24, 12, False),
        (24, 13, True),
        (1, 1, True),
        (852, 426, False),
        (852, 427, True),
    ],
)
def test_more_than_half_of_all_accept_a_resignation(members, votes_for, accepted):
    assert queries.is_accepted(members, votes_for) is accepted


OUTCOMES = [  # electors, ballots, seats, votes, kind of ballot, valid, elected, tied
    (1000, 500, 1, {"甲": 500}, "first", False, "", ""),  # half is not more than half
    (1000, 501, 1, {"甲": 251, "乙": 250}, "first", True, "甲", ""),
    (1000, 502, 1, {"甲": 251, "乙": 250}, "first", True, "", ""),  # 251 of 502 is no majority
    (1000, 600, 1, {"甲": 310, "乙": 290}, "first", True, "甲", ""),
    (1000, 600, 2, {"甲": 310, "乙": 320, "丙": 290}, "first", True, "乙甲", ""),
    (1000, 600, 2, {"甲": 310, "乙": 290, "丙": 290}, "first", True, "甲", ""),
    (1000, 600, 1, {"甲": 400, "乙": 400}, "first", True, "", "甲乙"),
    (1000, 600, 2, {"甲": 500, "乙": 400, "丙": 400}, "first", True, "甲", "乙丙"),
    (1000, 600, 1, {"甲": 200, "乙": 199}, "further", True, "甲", ""),  # a third is enough now
    (1000, 600, 1, {"甲": 199, "乙": 198}, "further", True, "", ""),
    (1000, 601, 1, {"甲": 200, "乙": 199}, "further", True, "", ""),
    (1000, 600, 1, {"甲": 260, "乙": 290}, "further", True, "乙", ""),
    (1000, 600, 1, {"甲": 250, "乙": 250}, "further", True, "", "甲乙"),
    (1000, 600, 1, {"甲": 180, "乙": 170}, "tie", True, "甲", ""),  # they had their majority before: most is enough
    (1000, 600, 1, {"甲": 200, "乙": 200}, "tie", True, "", "甲乙"),
    (1000, 500, 1, {"甲": 300, "乙": 100}, "tie", False, "", ""),
]


@pytest.mark.parametrize(("electors", "ballots", "seats", "votes", "ballot", "valid", "elected", "tied"), OUTCOMES)
def test_who_is_elected(electors, ballots, seats, votes, ballot, valid, elected, tied):
    found = queries.outcome(electors=electors, ballots=ballots, seats=seats, votes=votes, ballot=ballot)

    assert (found.valid, "".join(found.elected), "".join(found.tied)) == (valid, elected, tied)
    assert bool(found.said) is (not valid or len(elected) < seats)


@pytest.mark.parametrize(
    ("electors", "ballots", "invalid", "votes", "wrong"),
    [
        (100, 80, 5, {"甲": 40, "乙": 35}, False),
        (100, 101, 0, {"甲": 40}, True),
        (100, 80, 81, {"甲": 0}, True),
        (100, 80, 5, {"甲": 76}, True),
        (100, 80, 5, {"甲": 40, "乙": 36}, True),
    ],
)
def test_a_count_that_cannot_be_is_refused(electors, ballots, invalid, votes, wrong):
    assert (
        bool(queries.fault_of_votes(electors=electors, ballots=ballots, invalid=invalid, seats=1, votes=votes))
        is wrong
    )


@pytest.fixture
def on_agenda(cast):
    meeting = Meeting.objects.create(
        term=cast.term, kind="standing_committee", number=30, opens_on=TODAY, closes_on=TODAY
    )
    return actions.table(build.resignation(cast), actor=cast.dac, meeting=meeting)


def test_an_accepted_resignation_ends_the_seat_that_day(cast, on_agenda):
    with pytest.raises(ValidationError, match="13票"):
        actions.accept(on_agenda, actor=cast.dac, votes_for=12, **VOTES)

    case = actions.accept(on_agenda, actor=cast.dac, votes_for=13, **VOTES)
    case = actions.announce_resignation(case, actor=cast.dac, announced_on=TODAY)

    deputy = Deputy.objects.get(pk=cast.deputies["dep3"].pk)
    assert (case.state, deputy.state, deputy.ended_reason, deputy.membership.until) == (
        "announced", "ended", "resigned", TODAY)  # fmt: skip
    client, url = cast.client("dac"), f"{deputy.get_absolute_url()}resign/"
    again = client.get(url, follow=True)
    assert (again.redirect_chain[0][0], "已不在任，不用办理辞职" in again.text) == (deputy.get_absolute_url(), True)
    assert ["登记辞职" in client.get(one.get_absolute_url()).text for one in (deputy, cast.deputies["dep2"])] == [
        False,
        True,
    ]


def test_a_refused_resignation_leaves_him_in_his_seat(cast, on_agenda):
    with pytest.raises(ValidationError, match="超过全体的半数"):
        actions.refuse(on_agenda, actor=cast.dac, votes_for=13, **VOTES)
    actions.refuse(on_agenda, actor=cast.dac, votes_for=12, **VOTES)

    assert Deputy.objects.get(pk=cast.deputies["dep3"].pk).may_act


def test_a_deputy_hands_in_his_own_resignation_and_takes_it_back(cast):
    with pytest.raises(PermissionDenied):
        actions.resign(cast.deputies["dep3"], actor=cast.dep, filed_on=TODAY, grounds="代人提出")
    case = actions.resign(cast.deputies["dep"], actor=cast.dep, filed_on=TODAY, grounds="身体原因")
    with pytest.raises(ValidationError, match="正在办理"):
        actions.resign(cast.deputies["dep"], actor=cast.dep, filed_on=TODAY, grounds="再次提出")

    assert actions.withdraw(case, actor=cast.dep, reason="身体已恢复").state == "withdrawn"
    assert list(queries.resignations(cast.dep)) == [case]
    assert not queries.resignations(cast.dep2).exists()
    assert not queries.resignations(cast.stranger.dac).exists()


def test_the_legal_days_are_counted_back_from_the_vote(cast):
    case = actions.plan(build.by_election(cast), actor=cast.dac, votes_on=date(2026, 6, 24))

    due = dict(Deadline.objects.open().filter(key__startswith="deputies.").values_list("key", "legal_due_on"))
    case.refresh_from_db()
    assert due == {
        "deputies.voter_list": date(2026, 6, 4),
        "deputies.candidates": date(2026, 6, 9),
        "deputies.final_candidates": date(2026, 6, 17),
    }
    assert (case.voter_list_due, case.final_due) == (date(2026, 6, 4), date(2026, 6, 17))


def test_less_time_needs_its_basis_in_words(cast):
    case = build.by_election(cast)
    soon = TODAY + timedelta(days=12)
    with pytest.raises(ValidationError, match="不足20日"):
        actions.plan(case, actor=cast.dac, votes_on=soon)
    with pytest.raises(ValidationError, match="今天以后"):
        actions.plan(case, actor=cast.dac, votes_on=TODAY)

    assert actions.plan(case, actor=cast.dac, votes_on=soon, shortened="省实施细则第四十条").state == "planned"


def test_a_seat_is_filled_by_its_district(cast):
    case = build.stood(cast)
    first, second = queries.finalists(case)
    with pytest.raises(Refused, match="选举日"):
        actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 310, second: 290})

    with clock.frozen(TODAY + timedelta(days=31)):
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 310, second: 290})
        case = actions.confirm(case, actor=cast.dac, since=clock.today(), cards={first: "901"})
        case = actions.announce(case, actor=cast.dac)
        row = register.districts(cast.dac, cast.term, clock.today()).get(pk=case.district_id)
        seated = Deputy.objects.get(card_no="901")

    assert (case.state, row.vacant, seated.person, seated.district, seated.state) == (
        "announced", 0, first.person, case.district, "active")  # fmt: skip


def test_what_was_put_up_is_dated_in_its_order_and_no_seat_begins_before_the_vote(cast):
    case = actions.plan(build.by_election(cast), actor=cast.dac, votes_on=TODAY + timedelta(days=30))
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.list_voters(case, actor=cast.dac, electors=900, on=TODAY + timedelta(days=1))
    case = actions.list_voters(case, actor=cast.dac, electors=900, on=TODAY)
    people = [add_person(actor=cast.dac, county=cast.congress, name="覃㛃")]
    with pytest.raises(ValidationError, match="不能早于前一步"):
        actions.nominate(case, actor=cast.dac, people=people, on=TODAY - timedelta(days=1))
    case = actions.nominate(case, actor=cast.dac, people=people, on=TODAY)
    case = actions.finalise(case, actor=cast.dac, people=queries.candidates(case), on=TODAY)

    with clock.frozen(TODAY + timedelta(days=31)):
        (one,) = queries.finalists(case)
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={one: 590}, on=case.votes_on)
        for since in (TODAY + timedelta(days=29), TODAY + timedelta(days=32)):
            with pytest.raises(ValidationError, match="任职日"):
                actions.confirm(case, actor=cast.dac, since=since, cards={one: "901"})
        assert actions.confirm(case, actor=cast.dac, since=case.votes_on, cards={one: "901"}).state == "confirmed"


def test_nobody_elected_is_voted_again_and_a_third_is_enough(cast):
    case = build.stood(cast)
    first, second = queries.finalists(case)
    with clock.frozen(TODAY + timedelta(days=31)):
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 280, second: 290})
        with pytest.raises(Refused):
            actions.confirm(case, actor=cast.dac, since=clock.today(), cards={})
        case = actions.rerun(case, actor=cast.dac)
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 180, second: 220})

    assert (case.round, [one.person.name for one in queries.candidates(case) if one.is_elected]) == (2, ["仇大山"])


def test_a_vote_that_was_none_is_held_again_under_the_first_rule(cast):
    case = build.stood(cast)
    first, second = queries.finalists(case)
    with clock.frozen(TODAY + timedelta(days=31)):
        case = actions.vote(case, actor=cast.dac, ballots=200, invalid=0, votes={first: 150, second: 50})
        case = actions.rerun(case, actor=cast.dac)
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 220, second: 180})

    assert (case.round, any(one.is_elected for one in queries.candidates(case))) == (1, False)


ROUNDS = [  # seats, (ballots, votes) of each round, what comes next and who is voted on then
    (2, [(600, {"甲": 500, "乙": 350, "丙": 350})], "tie", "乙丙"),  # 票数相等的候选人再次投票
    (2, [(600, {"甲": 500, "乙": 350, "丙": 350}), (600, {"乙": 300, "丙": 300})], "tie", "乙丙"),
    (1, [(600, {"甲": 200, "乙": 150, "丙": 90})], "further", "甲乙"),  # 只选一人，候选人为二人
    (1, [(600, {"甲": 200, "乙": 150, "丙": 90}), (600, {"甲": 250, "乙": 250})], "tie", "甲乙"),
    (1, [(400, {"甲": 300, "乙": 60, "丙": 30})], "first", "甲乙丙"),  # too few voters: all anew, by the same rule
]


@pytest.mark.parametrize(("seats", "rounds", "ballot", "standing"), ROUNDS)
def test_who_is_voted_on_again(cast, seats, rounds, ballot, standing):
    case = build.stood(cast, names="甲乙丙", electors=1000, seats=seats)
    with clock.frozen(TODAY + timedelta(days=31)):
        for ballots, votes in rounds:
            counted = {one: votes[one.person.name] for one in queries.finalists(case)}
            case = actions.vote(case, actor=cast.dac, ballots=ballots, invalid=0, votes=counted)
            case = actions.rerun(case, actor=cast.dac)

    assert (case.ballot, "".join(one.person.name for one in queries.finalists(case))) == (ballot, standing)


def kept(case):
    return [(one.number, one.ballot, one.seats, one.ballots, [(str(row.candidate), row.votes, row.is_elected)
            for row in one.votes.all()], bool(one.said)) for one in queries.rounds_of(case)]  # fmt: skip


def test_every_vote_is_kept_and_only_who_was_elected_in_one_takes_the_seat(cast):
    case = build.stood(cast)
    first, second = queries.finalists(case)
    with clock.frozen(TODAY + timedelta(days=31)):
        case = actions.vote(case, actor=cast.dac, ballots=200, invalid=0, votes={first: 150, second: 50})
        case = actions.rerun(case, actor=cast.dac)
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=3, votes={first: 290, second: 280})
        case = actions.rerun(case, actor=cast.dac)
        vacant_before = register.empty_districts(cast.dac, case.district.term_id).count()
        case = actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 240, second: 350})
        page = cast.client("dac").get(case.get_absolute_url())
        winner = queries.elected_without_seat(case)
        case = actions.confirm(case, actor=cast.dac, since=clock.today(), cards={winner[0]: "901"})
        vacant_after = register.empty_districts(cast.dac, case.district.term_id).count()

    assert kept(case) == [
        (1, "first", 1, 200, [("覃㛃", 150, False), ("仇大山", 50, False)], True),
        (2, "first", 1, 600, [("覃㛃", 290, False), ("仇大山", 280, False)], True),
        (3, "further", 1, 600, [("仇大山", 350, True), ("覃㛃", 240, False)], False),
    ]
    assert [str(one) for one in winner] == ["仇大山"]
    assert (vacant_before, vacant_after) == (1, 0)
    assert ["第1次投票" in page.text, "第3次投票" in page.text, "选举无效" in page.text] == [True] * 3


@pytest.mark.parametrize("days", [29, 32])
def test_a_vote_is_dated_between_the_day_of_election_and_today(cast, days):
    case = build.stood(cast)
    first, second = queries.finalists(case)
    with clock.frozen(TODAY + timedelta(days=31)), pytest.raises(ValidationError, match="投票日期"):
        actions.vote(case, actor=cast.dac, ballots=600, invalid=0, votes={first: 310, second: 290},
                     on=TODAY + timedelta(days=days))  # fmt: skip


def test_no_seat_is_filled_twice(cast):
    case = build.by_election(cast)
    with pytest.raises(Refused, match="缺额"):
        actions.begin(case.district, actor=cast.dac)
    with pytest.raises(Refused, match="缺额"):
        actions.begin(cast.deputies["dep"].district, actor=cast.dac)
    actions.cancel(case, actor=cast.dac, reason="离换届不足半年")
    assert actions.begin(case.district, actor=cast.dac).pk


def test_candidates_are_written_by_name_and_a_namesake_by_his_number(cast):
    def read(words):
        form = NominateForm({"on": str(TODAY), "people": words}, actor=cast.dac, obj=None)
        return [one.pk for one in form.cleaned_data["people"]] if form.is_valid() else "".join(form.errors["people"])

    one, other = cast.deputies["dep"].person, cast.deputies["dep2"].person
    twin = add_person(actor=cast.dac, county=cast.congress, name=one.name, workplace="柳沟村")

    assert read(f"{other.name}\n{twin.pk}、{other.name}") == [other.pk, twin.pk]
    assert read([str(one.pk), str(twin.pk)]) == [one.pk, twin.pk]
    assert f"请改写登记号：{one.pk}" in read(one.name)
    assert "没有登记“查无此人”" in read("查无此人")


def test_a_deputy_finds_his_own_resignation_on_his_card(cast):
    own, url = cast.client("dep"), cast.deputies["dep"].get_absolute_url()

    assert f"{url}resign/" in own.get(url).text
    assert f"{url}resign/" not in cast.client("dep2").get(url).text
    own.post(f"{url}resign/", {"filed_on": str(TODAY), "grounds": "身体原因，不能再出席会议。"})
    page = own.get(url).text
    assert ("已提出的辞职" in page, f"{url}resign/" in page) == (True, False)


def test_without_an_empty_seat_there_is_nothing_to_begin(cast):
    answer = cast.client("dac").get("/deputies/by-elections/begin/", follow=True)

    assert (answer.redirect_chain[0][0], "没有出缺的选区" in answer.text) == ("/deputies/leaving/", True)


def test_pages_of_leaving(cast):
    client, case = cast.client("dac"), build.stood(cast)
    resignation = build.resignation(cast, "dep")
    urls = ["/deputies/leaving/", "/deputies/by-elections/begin/", case.get_absolute_url(),
            f"{case.get_absolute_url()}cancel/", resignation.get_absolute_url(),
            f"{resignation.get_absolute_url()}table/", f"/deputies/{cast.deputies['dep2'].pk}/resign/"]  # fmt: skip

    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
    assert cast.stranger.client("dac").get(case.get_absolute_url()).status_code == 404
    with clock.frozen(TODAY + timedelta(days=31)):
        one, two = queries.finalists(case)
        client = cast.client("dac")
        answer = client.post(f"{case.get_absolute_url()}vote/", {"ballots": 600, "invalid": 0, f"votes-{one.pk}": 400,
                                                                 f"votes-{two.pk}": 200})  # fmt: skip
        assert answer.status_code == 302
        page = client.get(f"{case.get_absolute_url()}confirm/")
        assert "覃㛃的代表证号" in page.text
        case = actions.confirm(
            ByElection.objects.get(pk=case.pk), actor=cast.dac, since=clock.today(), cards={one: "901"}
        )
        assert "出具公告" in client.get(case.get_absolute_url()).text
        paper = documents.issue("deputies.by_election_notice", case, actor=cast.dac)
        page = client.get(case.get_absolute_url())
        assert [words in page.text for words in ("出具公告", paper.get_absolute_url())] == [False, True]
