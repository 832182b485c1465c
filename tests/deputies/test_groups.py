"""Deputies' groups: who may be in one, of which levels, and what becomes of it when a seat ends."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.frame.workflow import Refused
from congress.models import Organization
from deputies.actions import groups as actions
from deputies.actions import posts
from deputies.models import DeputyGroup
from deputies.queries import groups as queries
from tests.build import posts as build
from tests.build.county import SINCE, TODAY
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


def found(cast, keys=("dep", "dep2", "dep3"), **more):
    return build.group(cast, members=[cast.deputies[key] for key in keys], **more)


def test_three_deputies_make_a_group_and_it_stands_among_the_bodies(cast):
    group = found(cast, leader=cast.deputies["dep"], place="人大代表之家")

    assert sorted(row.deputy.person.name for row in queries.members(group)) == ["刘建设", "张德福", "王秀兰"]
    assert Organization.objects.get(pk=group.organization_id).kind == "deputy_group"
    assert queries.of_deputy(cast.deputies["dep"]) == group


@pytest.mark.parametrize("keys", [("dep",), ("dep", "dep2"), ("dep", "dep", "dep2")])
def test_two_are_no_group(cast, keys):
    with pytest.raises(ValidationError, match="3名"):
        found(cast, keys)


def test_a_deputy_is_in_one_group_at_a_time(cast):
    found(cast)
    with pytest.raises((Refused, ValidationError)):
        found(cast, ("dep", "dep2", "dep4"), name="又一小组")


@pytest.mark.parametrize(("mode", "fits"), [("by_level", False), ("mixed", True)])
def test_levels_are_mixed_only_in_a_mixed_group(cast, mode, fits):
    town = cast.townships["river"]
    members = [town.deputies["tdep"], town.deputies["tdep2"], cast.deputies["dep"]]

    def make():
        return actions.found_group(
            actor=town.tch, congress=town.congress, name="河口镇代表小组", members=members, mode=mode, since=SINCE
        )

    if fits:
        assert len(queries.members(make())) == 3
    else:
        with pytest.raises(ValidationError, match="同一级"):
            make()


def test_a_group_keeps_three_and_loses_its_leader_with_his_seat(cast):
    group = found(cast, leader=cast.deputies["dep"])
    with pytest.raises(Refused, match="3名"):
        actions.leave(queries.members(group)[0], actor=cast.dac, until=TODAY)

    posts.terminate(cast.deputies["dep"], actor=cast.dac, because="moved", on=date(2026, 4, 1))

    group = DeputyGroup.objects.get(pk=group.pk)
    assert (group.leader, len(queries.members(group))) == (None, 2)


def test_only_those_who_keep_the_register_make_groups(cast):
    with pytest.raises(PermissionDenied):
        actions.found_group(actor=cast.go, congress=cast.congress, name="组", members=list(cast.deputies.values()))


def test_pages_of_groups(cast):
    group, client = found(cast), cast.client("dac")
    pages = ("", "add/", f"{group.pk}/", f"{group.pk}/change/", f"{group.pk}/join/")

    assert [client.get(f"/deputies/groups/{page}").status_code for page in pages] == [200] * 5
    answer = client.post(
        f"/deputies/groups/{group.pk}/join/", {"since": "2026-04-01", "members": cast.deputies["dep4"].pk}
    )
    assert (answer.status_code, len(queries.members(group))) == (302, 4)
    assert cast.stranger.client("dac").get(group.get_absolute_url()).status_code == 404


def test_the_list_of_groups_takes_the_same_queries(cast):
    def founded(place):
        if place == 0:
            found(cast)
        elif place == 1:
            town = cast.townships["river"]
            members = [town.deputies["tdep"], town.deputies["tdep2"], cast.deputies["dep4"]]
            actions.found_group(
                actor=town.tch, congress=town.congress, name="镇组", members=members, mode="mixed", since=SINCE
            )

    page_same_for_many(cast.client("dac"), "/deputies/groups/", founded)
