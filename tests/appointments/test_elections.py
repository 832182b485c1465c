"""Whom the congress elects takes his post when the result is entered: once, from the day it was announced."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import announcing, elections
from appointments.actions.cases import lateness
from appointments.models import Case, Item
from appointments.queries import elections as queries
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Ballot, Membership, Person
from tests.build import appointments as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def test_who_is_elected_holds_the_post_from_that_day(cast):
    ballot, office = build.elected(cast, "程守正"), build.office(cast, "head")
    assert [row.pk for row in queries.waiting(cast.go)] == [ballot.pk]

    case = elections.enter(ballot, actor=cast.go, elected=build.chosen(ballot, office))

    item = case.items.get()
    assert (str(case), case.state, case.organ.kind) == ("大会选举结果〔2026〕1号", "closed", "congress")
    assert (item.action, item.state, item.sentence) == ("elect", "passed", "选举程守正为西平样县人民政府县长")
    assert (item.membership.since, item.membership.term, item.effective_on) == (TODAY, cast.term, TODAY)
    assert (list(queries.waiting(cast.go)), lateness(case)) == ([], "")
    with pytest.raises((Refused, ValidationError)):
        elections.enter(ballot, actor=cast.go, elected=build.chosen(ballot, office))


def test_the_procurator_general_waits_for_the_body_above(cast):
    ballot, office = build.elected(cast, "解检察"), build.office(cast, "procurator")
    item = elections.enter(ballot, actor=cast.go, elected=build.chosen(ballot, office)).items.get()
    assert (item.state, item.membership, Person.objects.filter(name="解检察").exists()) == (
        "awaiting_upper",
        None,
        False,
    )

    item = announcing.approve(item, actor=cast.go, on=clock.today(), approval="市人大常委会〔2026〕5号")

    assert (item.state, item.membership.post) == ("passed", office.post)


def test_members_of_the_last_term_leave_when_the_new_are_elected(cast):
    office = build.office(cast, "chair", places=1)
    chair = cast.posts["lead"]
    old = type(cast.term).objects.create(
        congress=cast.congress, number=17, starts_on="2017-01-01", ends_on="2022-01-09"
    )
    Membership.objects.filter(pk=chair.pk).update(term=old)
    ballot = build.elected(cast, "新主任")

    item = elections.enter(ballot, actor=cast.go, elected=build.chosen(ballot, office)).items.get()

    chair.refresh_from_db()
    assert (chair.ended_because, item.membership.role) == ("换届，新一届已经选出", "LEAD")


def test_an_election_ends_who_acted(cast):
    vice = build.passed(cast, "vice", name="段副县")
    row = build.received(cast, "council")
    build.coming(cast, row, "head", action="act", person=vice.person, name="")
    acting = build.announced(cast, build.brought(cast, row)).items.get().membership
    ballot = build.elected(cast, "程守正")

    elections.enter(ballot, actor=cast.go, elected=build.chosen(ballot, build.office(cast, "head")))

    acting.refresh_from_db()
    assert acting.ended_because == "正职到任，代理终止"


@pytest.mark.parametrize("key", ["dac", "lead", "scm", "com"])
def test_only_who_keeps_appointments_enters_results(cast, key):
    ballot = build.elected(cast, "程守正")

    with pytest.raises(PermissionDenied):
        elections.enter(ballot, actor=cast.actor(key), elected=build.chosen(ballot, build.office(cast, "head")))

    assert not Case.objects.exists()


def test_everybody_who_was_elected_needs_a_post(cast):
    ballot = build.elected(cast, "丁副县", "王副县", "魏落选", kind="session_vices", seats=2)
    office = build.office(cast, "vice")
    lines = queries.winners(ballot)
    assert [line.name for line in lines] == ["丁副县", "王副县"]
    with pytest.raises(ValidationError, match="每一名当选人都要选定职务"):
        elections.enter(ballot, actor=cast.go, elected={lines[0].key: (office, None)})

    client = cast.client("go")
    page = client.get("/appointments/elections/").content.decode()
    assert "丁副县、王副县" in page
    given = {f"office_{line.key}": office.pk for line in lines}
    made = client.post(f"/appointments/elections/{ballot.pk}/", given)

    assert made.url == Case.objects.get().get_absolute_url()
    assert sorted(Item.objects.values_list("name", flat=True)) == ["丁副县", "王副县"]
    assert Ballot.objects.get(pk=ballot.pk).elected == Case.objects.get()
