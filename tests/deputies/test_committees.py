"""Committees and the deputies of their fields: proposed by occupation, matched, ended with the seat."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.frame.workflow import Refused
from congress.models import Person
from deputies.actions import committees as actions
from deputies.actions import posts
from deputies.models import CommitteeDeputy
from deputies.queries import committees as queries
from tests.build import contacts as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def agriculture(cast):
    farmer, vet = cast.deputies["dep"].person_id, cast.deputies["dep2"].person_id
    Person.objects.filter(pk=farmer).update(occupation="农民", workplace="河口镇柳沟村")
    Person.objects.filter(pk=vet).update(occupation="专业技术人员", workplace="县畜牧养殖站")
    return cast.bodies["agriculture"]


def test_deputies_are_proposed_by_the_words_of_the_committees_field(cast, agriculture):
    words = queries.words_for(agriculture)

    assert "农民" in words.split()
    assert [str(one) for one in queries.proposed(agriculture, words)] == ["王秀兰", "张德福"]
    assert [str(one) for one in queries.proposed(agriculture, "畜牧、兽医")] == ["王秀兰"]
    assert not queries.proposed(agriculture, " ").exists()


def test_who_is_matched_is_not_proposed_again_and_stands_on_the_list(cast, agriculture):
    build.matched(cast, "dep")

    assert [str(one) for one in queries.proposed(agriculture, "农民 养殖")] == ["王秀兰"]
    assert [(str(one.deputy), one.field) for one in queries.listed(cast.com)] == [("张德福", "农业农村")]
    assert {one.short_name: one.matched for one in queries.counted(cast.dac)}["农工委"] == 1
    with pytest.raises(Refused, match="已经对口联系"):
        build.matched(cast, "dep")


@pytest.mark.parametrize(
    ("who", "allowed"), [("dac", True), ("com", True), ("other_com", False), ("go", False), ("dep", False)]
)
def test_the_commission_and_the_committee_itself_match(cast, agriculture, who, allowed):
    deed = {"actor": cast.actor(who), "field": "农业", "since": TODAY}

    if allowed:
        assert len(actions.match_all(agriculture, [cast.deputies["dep"]], **deed)) == 1
    else:
        with pytest.raises(PermissionDenied):
            actions.match_all(agriculture, [cast.deputies["dep"]], **deed)


def test_it_ends_on_a_day_or_with_the_seat(cast, agriculture):
    first, second = build.matched(cast, "dep"), build.matched(cast, "dep2")

    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.end_match(first, actor=cast.com, until=TODAY + timedelta(days=1))
    actions.end_match(first, actor=cast.com, until=TODAY)
    posts.terminate(cast.deputies["dep2"], actor=cast.dac, because="moved", on=TODAY)

    second.refresh_from_db()
    assert second.until == TODAY
    assert CommitteeDeputy.objects.on(TODAY + timedelta(days=1)).count() == 0


def test_matching_on_the_page(cast, agriculture):
    client, url = cast.client("com"), f"/contacts/committees/{agriculture.pk}/match/"

    page = client.get(url)
    nobody = client.post(url, {"field": "农业农村", "since": str(TODAY)})
    done = client.post(url, {"field": "农业农村", "since": str(TODAY), "deputies": [cast.deputies["dep"].pk]})
    row = CommitteeDeputy.objects.get()
    ended = client.post(f"/contacts/matches/{row.pk}/end/", {"until": str(TODAY)})

    assert (page.status_code, "农民" in page.text, nobody.status_code) == (200, True, 422)
    assert (done.status_code, row.field, ended.status_code) == (302, "农业农村", 302)
    assert cast.stranger.client("dac").get(url).status_code == 404


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    cast, agriculture, django_assert_max_num_queries
):
    client = cast.client("dac")
    build.matched(cast, "dep")
    client.get("/contacts/committees/")
    with django_assert_max_num_queries(60) as first:
        client.get("/contacts/committees/")
    build.matched(cast, "dep2", "dep3")
    with django_assert_max_num_queries(len(first)):
        client.get("/contacts/committees/")
