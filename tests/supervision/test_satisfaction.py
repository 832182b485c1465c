"""Satisfaction votes with many objects: drawn up, counted, ranked, published – and what follows for the last and the failed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.actions import ballots
from congress.actions.institution import set_rule
from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Ballot, Deadline, Notice
from congress.queries import home
from supervision.actions import satisfaction as actions
from supervision.models import SatisfactionObject, SatisfactionVote, Topic
from supervision.queries import satisfaction as queries
from tests.build import ballots as voting
from tests.build import satisfaction as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
GOOD, FAIR, BAD = (9, 0, 0), (2, 4, 3), (2, 1, 6)


def lines(vote):
    return [(str(one), one.rank, one.grade, one.points, one.at_bottom) for one in queries.ranking_of(vote)]


def cases():
    return sorted(Topic.objects.values_list("title", "form", "state", "failures", "source"))


def test_thirty_departments_are_ranked_and_the_last_and_the_failed_are_followed_up(cast):
    units = build.departments(cast, more=27)
    given = [BAD, FAIR, (5, 4, 0)] + [(8, 1, 0)] * 3 + [GOOD] * 24

    vote = build.counted(cast, given, units)

    told = lines(vote)
    assert len(told) == 30
    assert told[0][1:] == (1, "满意", "100.00", False)
    assert told[24:] == [
        ("西平样县第1局", 25, "满意", "95.56", False),
        ("西平样县第2局", 25, "满意", "95.56", False),
        ("西平样县第3局", 25, "满意", "95.56", False),
        ("西平样县人民法院", 28, "满意", "82.22", True),
        ("西平样县财政局", 29, "基本满意", "48.89", True),
        ("西平样县交通运输局", 30, "不满意", "28.89", True),
    ]
    assert cases() == [
        ("对西平样县交通运输局的工作评议", "work_review", "planned", 0, "satisfaction"),
        ("对西平样县人民法院的工作评议", "work_review", "planned", 0, "satisfaction"),
        ("对西平样县财政局的工作评议", "work_review", "planned", 0, "satisfaction"),
        ("西平样县交通运输局满意度测评整改", "rectification", "handling", 1, "satisfaction"),
    ]
    assert (vote.state, vote.announced_on, vote.count["returned"]) == ("announced", TODAY, 9)
    running = Deadline.objects.open().get(key="supervision.handle_again")
    assert (running.legal_due_on, Topic.objects.get(form="rectification").due_on) == (
        clock.today().replace(month=TODAY.month + 2),
        running.due_on,
    )
    told = Notice.objects.filter(person=cast.posts["unit"].person).values_list("subject", flat=True)
    assert [subject.partition("：")[0] for subject in told] == ["确定为工作评议对象", "请整改并再次报告"]


@pytest.mark.parametrize(
    ("given", "last", "failed"),
    [
        ([GOOD, FAIR, BAD], "3", "3"),
        ([FAIR, FAIR, FAIR], "", ""),  # 全部相等，没有末位
        ([BAD, BAD, BAD], "", "123"),
        ([GOOD, FAIR, FAIR], "23", ""),  # 末位票数相等的一并列入
        ([(0, 0, 0), GOOD, GOOD], "1", "1"),  # 收回的票都没有评价它
    ],
)
def test_of_those_who_tie_for_the_last_place_each_is_reviewed(cast, given, last, failed):
    set_rule(cast.congress, "satisfaction.bottom_n", 1, actor=cast.go, since=TODAY, reason="测评办法规定")

    rows = list(build.counted(cast, given).objects_of.all())

    assert "".join(str(one.order) for one in rows if one.at_bottom) == last
    assert "".join(str(one.order) for one in rows if one.failed) == failed
    assert [bool(one.review) for one in rows] == [one.at_bottom for one in rows]
    assert [bool(one.rectification) for one in rows] == [one.failed for one in rows]


def test_a_county_may_leave_out_those_who_tie_for_the_last_place(cast):
    for key, value in (("satisfaction.bottom_n", 2), ("satisfaction.bottom_ties", "left_out")):
        set_rule(cast.congress, key, value, actor=cast.go, since=TODAY, reason="测评办法规定")

    vote = build.counted(cast, [GOOD, FAIR, FAIR, BAD], build.departments(cast, more=1))

    assert [str(one.order) for one in vote.objects_of.all() if one.at_bottom] == ["4"]


def test_the_local_scale_stands_on_the_paper_and_in_the_result(cast):
    set_rule(
        cast.congress,
        "satisfaction.scale",
        "好100、较好75、一般50、差0",
        actor=cast.go,
        since=TODAY,
        reason="测评办法规定",
    )
    set_rule(cast.congress, "satisfaction.rule", "share_of_valid", actor=cast.go, since=TODAY, reason="测评办法规定")

    vote = build.counted(cast, [(8, 1, 0, 0), (5, 1, 2, 1), (4, 0, 1, 4)])

    assert [one.marks for one in vote.objects_of.all()][2] == [["好", 4], ["较好", 0], ["一般", 1], ["差", 4]]
    assert [(rank, grade, points) for _, rank, grade, points, _ in lines(vote)] == [
        (1, "好", "97.22"), (2, "较好", "75.00"), (3, "差", "50.00"),
    ]  # fmt: skip
    assert vote.law.startswith("好的票达到百分之八十（有效票）的，为“好”；好和较好合计的票达到百分之六十")


def test_a_secret_electronic_vote_counts_the_absent_against(cast):
    held = voting.committee(cast, 9)
    vote = actions.submit(build.vote(cast), actor=cast.go)
    ballot = ballots.open_round(queries.ballot_of(vote), actor=cast.go, absent=[held[8].person_id])
    voting.cast_by(ballot, held, *[("1", "1", "3")] * 4, ("2", "1", "3"), ("3", "3", "3"))
    with pytest.raises(Refused, match="还没有评价"):
        ballots.vote(ballot, actor=voting.voters(held)[6], marks=voting.marks(ballot, "1", "", "1"))

    ballots.announce(ballots.close(ballot, actor=cast.go), actor=cast.go)

    vote.refresh_from_db()
    assert [(rank, grade, points) for _, rank, grade, points, _ in lines(vote)] == [
        (1, "满意", "55.56"), (2, "基本满意", "51.11"), (3, "不满意", "0.00"),
    ]  # fmt: skip


def test_a_void_round_is_held_again_and_changes_nothing_before(cast):
    build.members(cast)
    vote = actions.submit(build.vote(cast), actor=cast.go, method="paper")
    ballot = ballots.open_round(queries.ballot_of(vote), actor=cast.go)
    ballots.void(ballot, actor=cast.go, reason="票箱没有查验")

    ballots.again(Ballot.objects.get(pk=ballot.pk), actor=cast.go)

    assert (Topic.objects.count(), vote.objects_of.exclude(marks=None).count()) == (0, 0)
    vote = build.announced(cast, vote, [GOOD, GOOD, FAIR])
    assert [row[1] for row in lines(vote)] == [1, 1, 3]


def test_objects_and_meeting_are_chosen_before_it_is_handed_over(cast):
    empty = actions.keep_vote(
        SatisfactionVote(congress=cast.congress, title="空", committee=cast.bodies["agriculture"]), actor=cast.go
    )
    with pytest.raises(Refused, match="还没有列出测评对象"):
        actions.submit(empty, actor=cast.go)
    vote = actions.submit(build.vote(cast), actor=cast.go)
    with pytest.raises(Refused, match="已经交付测评"):
        actions.choose_objects(vote, [cast.bodies["court"]], actor=cast.go)

    vote = actions.take_back(vote, actor=cast.go, reason="漏了一个单位")

    assert (vote.state, queries.ballot_of(vote).state) == ("draft", "void")
    assert actions.choose_objects(vote, [cast.bodies["court"]], actor=cast.go).objects_of.count() == 1
    build.members(cast)
    vote = actions.submit(vote, actor=cast.go, method="paper")
    ballots.open_round(queries.ballot_of(vote), actor=cast.go)
    with pytest.raises(Refused, match="已经开始投票"):
        actions.take_back(vote, actor=cast.go, reason="漏了一个单位")
    vote.body, vote.meeting = "session", build.meeting(cast)
    with pytest.raises((ValidationError, Refused)):
        actions.keep_vote(vote, actor=cast.go)


def test_only_the_office_keeps_votes_and_the_result_is_sealed(cast):
    with pytest.raises(PermissionDenied):
        actions.keep_vote(
            SatisfactionVote(congress=cast.congress, title="测", committee=cast.bodies["agriculture"]), actor=cast.com
        )
    vote = build.counted(cast, [GOOD, FAIR, BAD])
    with pytest.raises(PermissionDenied):
        actions.publish(vote, actor=cast.com)
    with pytest.raises(IntegrityError, match="result_kept"), transaction.atomic():
        vote.objects_of.update(rank=1)


def test_who_sees_what_before_and_after_publication(cast):
    """Units first see themselves alone; deputies and the public what is published; a neighbour never."""

    def seen(actor):
        return (queries.votes(actor).count(), queries.objects(actor).count())

    vote = build.vote(cast)
    assert [seen(cast.actor(key)) for key in ("go", "scm", "unit", "dep")] == [(1, 3), (1, 3), (0, 0), (0, 0)]
    vote = actions.submit(vote, actor=cast.go, method="paper")
    vote = build.announced(cast, vote, [GOOD, FAIR, BAD])
    assert [seen(cast.actor(key)) for key in ("com", "unit", "dep")] == [(1, 3), (1, 1), (0, 0)]
    assert queries.published().count() == 0

    actions.publish(vote, actor=cast.go)

    assert [seen(cast.actor(key)) for key in ("com", "unit", "dep", "gov")] == [(1, 3)] * 4
    assert queries.published().count() == 1
    assert seen(cast.stranger.actor("dac")) == (0, 0)


def test_its_ballot_is_as_open_as_the_vote_itself(cast):
    def read(key):
        return [Ballot.objects.visible_to(cast.actor(key)).exists(), cast.client(key).get(url).status_code == 200]

    vote = actions.submit(build.vote(cast), actor=cast.go, method="paper")
    vote = build.announced(cast, vote, [GOOD, FAIR, BAD])
    url = Ballot.objects.get().get_absolute_url()
    assert {key: read(key) for key in ("go", "com", "scm", "dep")} == {
        "go": [True] * 2, "com": [True] * 2, "scm": [True] * 2, "dep": [False] * 2,
    }  # fmt: skip

    actions.publish(vote, actor=cast.go)

    assert read("dep") == [True, True]


def test_votes_with_a_machine_of_their_own_are_drawn_up_there_alone(cast):
    page = cast.client("go").get("/ballots/add/")
    offered = [key for key, _ in page.context["form"].fields["kind"].choices]
    assert [key for key in offered if not key.startswith("congress.") or "satisfaction" in key] == []
    assert cast.client("go").get("/ballots/add/congress.committee_satisfaction/").status_code == 404


def test_it_stands_on_the_first_page_of_the_office_until_it_is_published(cast):
    def told():
        return [(item.verb, item.title) for item in home.items("supervision.satisfaction", cast.go)]

    vote = build.vote(cast)
    assert told() == [("交付测评", build.TITLE)]
    vote = actions.submit(vote, actor=cast.go, method="paper")
    assert told() == [("组织测评", build.TITLE)]
    vote = build.announced(cast, vote, [GOOD, FAIR, BAD])
    assert told() == [("公布结果", build.TITLE)]
    actions.publish(vote, actor=cast.go)
    assert told() == []
    assert list(queries.found(cast.go, "部门工作")) == [vote]


def test_the_pages_show_the_ranking_and_the_public_reads_it_without_an_account(cast, client):
    vote = build.counted(cast, [GOOD, FAIR, BAD])
    hidden = client.get(vote.public_url)
    vote = actions.publish(vote, actor=cast.go)

    page = cast.client("go").get(vote.get_absolute_url()).content.decode()
    public = client.get(vote.public_url).content.decode()
    listed = client.get("/supervision/public/satisfaction/").content.decode()

    assert hidden.status_code == 404
    assert ("48.89" in page, "对西平样县财政局的工作评议" in page) == (True, True)
    assert [word for word in ("100.00", "28.89", "列为工作评议对象", "应到9人") if word not in public] == []
    assert build.TITLE in listed


def test_the_listing_gives_one_row_for_each_object(cast):
    build.counted(cast, [GOOD, FAIR, BAD])
    listing = kinds.listings["supervision.satisfaction"]
    rows = list(queries.results(cast.go))
    assert [[column.value(row) for column in listing.columns][3:9] for row in rows][1] == [
        "西平样县财政局", "满意2票、基本满意4票、不满意3票", "48.89", 2, "基本满意", "是",
    ]  # fmt: skip
    assert SatisfactionObject.objects.count() == 3
