"""Sitting in: whose turn it is, the batch of invitations, how even the turns are."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.frame.workflow import Refused
from congress.models import Membership
from deputies.actions import sit_ins as actions
from deputies.models import Activity
from deputies.queries import sit_ins as queries
from deputies.queries.sit_ins import Turn
from tests.build import activities as build

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2025, 3, 1), date(2026, 3, 1)
TURNS = [
    # (name, times, last, group) …, wanted, who
    ([("甲", 0, None, "东"), ("乙", 0, None, "东"), ("丙", 0, None, "西")], 2, "甲丙"),
    ([("甲", 1, EARLY, "东"), ("乙", 0, None, "东"), ("丙", 2, EARLY, "西")], 2, "乙甲"),
    ([("甲", 1, LATE, "东"), ("乙", 1, EARLY, "西")], 1, "乙"),
    ([("甲", 0, None, "东"), ("乙", 0, None, "东"), ("丙", 1, EARLY, "西")], 2, "甲乙"),
    ([("甲", 1, EARLY, "东"), ("乙", 1, LATE, "西"), ("丙", 1, EARLY, "东")], 2, "甲乙"),
    ([("甲", 0, None, "东")], 5, "甲"),
    ([], 3, ""),
]


@pytest.mark.parametrize(("rows", "wanted", "chosen"), TURNS)
def test_turns_fall_on_who_was_least_and_longest_ago_invited_across_delegations(rows, wanted, chosen):
    found = queries.rotation([Turn(*row) for row in rows], wanted)

    assert "".join(one.deputy for one in found) == chosen


ROUNDS = [
    # delegations by their deputies, invited a round, who cannot come in which round
    (("甲乙丙丁戊己庚", "子丑寅", "天"), 4, {}),
    (("甲乙丙", "子丑", "天地"), 3, {0: "甲天", 1: "甲", 3: "子丑"}),
    (("甲乙丙丁戊己庚辛壬", "子"), 5, {1: "子", 2: "子"}),
    (("甲乙", "子丑", "天地"), 6, {0: "地"}),
]


@pytest.mark.parametrize(("delegations", "wanted", "away"), ROUNDS)
def test_nobody_has_a_second_turn_while_one_who_is_able_has_had_none(delegations, wanted, away):
    times, last = dict.fromkeys("".join(delegations), 0), {}
    for place in range(8):
        able = [(name, group[0]) for group in delegations for name in group if name not in away.get(place, "")]
        turns = [Turn(name, times[name], last.get(name), group) for name, group in able]

        chosen = {one.deputy for one in queries.rotation(turns, wanted)}

        assert len(chosen) == min(wanted, len(able))
        left = [times[name] for name, _ in able if name not in chosen]
        assert max(times[name] for name in chosen) <= min(left, default=place)
        for name in chosen:
            times[name], last[name] = times[name] + 1, EARLY + timedelta(days=60 * place)
    assert max(times.values()) - min(times.values()) <= 1


def test_members_of_the_committee_have_no_turn_at_its_meetings(cast):
    member = cast.deputies["dep"]
    Membership.objects.filter(pk=cast.posts["scm"].pk).update(person=member.person)

    assert member.pk not in {turn.deputy.pk for turn in queries.turns(cast.go, build.DAY)}
    assert queries.fairness(cast.go)[0] == [(0, 3)]
    with pytest.raises(Refused, match="是这次会议的组成人员"):
        actions.invite(build.sitting(cast), [member, cast.deputies["dep2"]], actor=cast.go)


def test_the_reason_is_said(cast):
    found = queries.rotation([Turn("甲", 2, EARLY, "东关代表团")], 1)

    assert found[0].why == "本届受邀2次，上次2025年3月1日；东关代表团本批第1位"


def test_a_batch_is_invited_and_told_in_one_press(cast):
    meeting = build.sitting(cast)
    page = cast.client("go").get(f"/sit-ins/{meeting.pk}/propose/?size=2")
    proposed = [turn.deputy.pk for turn in page.context["turns"][:2]]

    answer = cast.client("go").post(f"/sit-ins/{meeting.pk}/propose/", {"deputies": proposed})

    batch = Activity.objects.get(meeting=meeting)
    assert (answer.status_code, batch.state, batch.since) == (302, "notified", meeting.opens_on)
    assert sorted(batch.participations.values_list("deputy", flat=True)) == sorted(proposed)


def test_the_next_batch_falls_on_the_others(cast):
    first = queries.rotation(queries.turns(cast.go, build.DAY), 2)
    actions.invite(build.sitting(cast), [one.deputy for one in first], actor=cast.go)

    second = queries.rotation(queries.turns(cast.go, build.DAY), 2)

    assert {one.deputy for one in first} & {one.deputy for one in second} == set()
    assert queries.fairness(cast.go)[0] == [(0, 2), (1, 2)]


def test_one_meeting_has_one_batch(cast):
    meeting = build.sitting(cast)
    actions.invite(meeting, [cast.deputies["dep"]], actor=cast.go)

    with pytest.raises(ValidationError, match="已经发出列席邀请"):
        actions.invite(meeting, [cast.deputies["dep2"]], actor=cast.go)
    assert cast.client("go").get(f"/sit-ins/{meeting.pk}/propose/").status_code == 404


@pytest.mark.parametrize("who", ["lead", "com", "dep"])
def test_only_the_offices_invite(cast, who):
    with pytest.raises(PermissionDenied):
        actions.invite(build.sitting(cast), [cast.deputies["dep"]], actor=cast.actor(who))


@pytest.mark.parametrize("url", ["/sit-ins/", "/sit-ins/fairness/"])
def test_pages_open(cast, url):
    actions.invite(build.sitting(cast), [cast.deputies["dep"]], actor=cast.go)

    assert cast.client("go").get(url).status_code == 200
    assert cast.townships["river"].client("tsec").get(url).status_code == 200
