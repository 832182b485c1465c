"""Forty devices at once, on real connections: every paper lies in the box once, nobody sees an error."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from congress.actions import ballots
from congress.frame.workflow import Refused
from congress.models import Ballot, BallotBox
from congress.queries import ballots as queries
from tests.build import ballots as build
from tests.build import county

pytestmark = pytest.mark.django_db(transaction=True)
DEVICES = 40


def at_once(deed, rivals):
    start = Barrier(len(rivals))

    def one(rival):
        start.wait()
        try:
            return deed(rival)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(rivals)) as pool:
        return list(pool.map(one, rivals))


@pytest.fixture
def town(transactional_db):
    return county.cast()


def test_forty_devices_vote_at_once_without_an_error(town):
    held = build.deputies(town, more=DEVICES - 4)
    ballot = ballots.open_round(build.drafted(town, "丁一", kind="session_head"), actor=town.go)
    (option,) = queries.options_of(ballot)
    clients = [town.client(f"deputy{place}") for place in range(DEVICES)]

    def votes(place):
        choice = ("yes", "no", "abstain")[place % 3]
        answer = clients[place].post(ballot.vote_url, {"step": "cast", f"o{option.pk}": choice})
        return answer.status_code

    answers = at_once(votes, range(DEVICES))

    assert answers == [302] * len(held) == [302] * DEVICES
    ballot = ballots.close(ballot, actor=town.go)
    assert BallotBox.objects.get().size == DEVICES
    assert ballot.result["count"]["marks"] == {str(option.pk): {"yes": 14, "no": 13, "abstain": 13}}


def test_one_person_on_twelve_devices_has_one_vote(town):
    build.deputies(town)
    ballot = ballots.open_round(build.drafted(town, "丁一", kind="session_head"), actor=town.go)
    actor, marks = town.actor("deputy0"), build.marks(ballot, "yes")

    def votes(place):
        try:
            return len(ballots.vote(ballot, actor=actor, marks=marks)) > 0
        except Refused as refusal:
            return str(refusal)

    answers = at_once(votes, range(12))

    assert sorted(map(str, answers)) == ["True", *["您已经投过票，一人只投一次。"] * 11]
    assert BallotBox.objects.get().size == 1


def test_whoever_votes_while_it_is_closed_is_in_the_box_or_told_that_he_is_not(town):
    held = build.deputies(town, more=16)
    ballot = ballots.open_round(build.drafted(town, "丁一", kind="session_head"), actor=town.go)
    marks = build.marks(ballot, "yes")
    for actor in build.voters(held[:6]):
        ballots.vote(ballot, actor=actor, marks=marks)

    def deed(actor):
        try:
            if actor is None:
                return ballots.close(Ballot.objects.get(pk=ballot.pk), actor=town.go).state
            return bool(ballots.vote(ballot, actor=actor, marks=marks))
        except Refused as refusal:
            return str(refusal)

    answers = at_once(deed, [*build.voters(held[6:18]), None])

    box, taken = BallotBox.objects.get(), answers.count(True)
    assert (answers[-1], box.size, len(box.papers)) == ("counted", 6 + taken, 6 + taken)
    assert set(answers[:-1]) <= {True, "现在不在投票时间，没有记下您的票。"}
    assert Ballot.objects.get().result["count"]["returned"] == box.size
