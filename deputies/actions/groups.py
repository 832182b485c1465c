"""Keeping the deputies' groups: founding one, who joins and who leaves, who leads it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from congress.actions import records
from congress.actions.registers import demand, keep
from congress.frame import clock, guards
from congress.frame.workflow import Refused
from congress.models import Organization

from ..models import DeputyGroup, GroupMember
from ..policies import groups as policies
from ..queries import groups as queries
from . import carrying

LEAST = 3  # 地方组织法第四十三条


@transaction.atomic
def found_group(*, actor, congress, name, members, since=None, mode=DeputyGroup.Mode.BY_LEVEL, leader=None, **columns):
    """A group and its body in the register at once; three deputies at least."""
    demand(policies.keeps_groups, actor, congress.pk)
    since = since or clock.today()
    body = Organization(
        congress=congress, name=name, short_name=name[:20], kind=Organization.Kind.DEPUTY_GROUP, since=since
    )
    keep(
        body, actor=actor, congress_id=congress.pk
    )  # groups are the commission's to make up, other bodies the office's
    group = DeputyGroup(organization=body, mode=mode, **columns)
    return _begin(group, members, actor=actor, since=since, leader=leader)


@transaction.atomic
def make_up(organization, *, actor, members, since=None, mode=DeputyGroup.Mode.BY_LEVEL, leader=None, **columns):
    """A group that stands in the register of bodies gets its members."""
    demand(policies.keeps_groups, actor, organization.congress_id)
    group = DeputyGroup(organization=organization, mode=mode, **columns)
    return _begin(group, members, actor=actor, since=since or clock.today(), leader=leader)


def _begin(group, members, *, actor, since, leader):
    if len(set(members)) < LEAST:
        raise ValidationError({"members": f"代表小组至少由{LEAST}名代表组成（地方组织法第四十三条）。"})
    if leader and leader not in members:
        raise ValidationError({"leader": "组长应是小组成员。"})
    group.leader = leader
    keep(group, actor=actor, congress_id=group.organization.congress_id)
    _enter(group, members, actor=actor, since=since)
    return group


def _enter(group, members, *, actor, since):
    county = group.organization.congress.county_id
    for deputy in members:
        if deputy.congress.county_id != county:
            raise Refused(f"{deputy}不是本县的代表。")
        if group.mode == group.Mode.BY_LEVEL and deputy.level != members[0].level:
            raise ValidationError(
                {"members": "分级编组的小组只编入同一级人大的代表；各级代表编在一起的请选混合编组。"}
            )
    with guards.spoken():
        GroupMember.objects.bulk_create(GroupMember(group=group, deputy=deputy, since=since) for deputy in members)
    records.record("deputies.group.join", actor=actor, obj=group, congress_id=group.organization.congress_id,
                   text=f"{actor.name}将{len(members)}名代表编入{group}", after={"代表": [str(one) for one in members]})  # fmt: skip


@transaction.atomic
def change_group(group, *, actor, mode, place, leader=None, rules=""):
    """Where it meets, how it is made up, who leads it."""
    demand(policies.keeps_groups, actor, group.congress_id)
    levels = {row.deputy.level for row in queries.members(group)}
    if mode == group.Mode.BY_LEVEL and len(levels) > 1:
        raise ValidationError({"mode": "小组里有不同级别的代表，只能是混合编组。"})
    group.mode, group.place, group.leader, group.rules = mode, place, leader, rules
    return keep(group, actor=actor, congress_id=group.congress_id)


@transaction.atomic
def join(group, *, actor, members, since):
    """More deputies come to a group."""
    demand(policies.keeps_groups, actor, group.congress_id)
    there = [row.deputy for row in queries.members(group)]
    if group.mode == group.Mode.BY_LEVEL and there and any(one.level != there[0].level for one in members):
        raise ValidationError({"members": "分级编组的小组只编入同一级人大的代表。"})
    _enter(group, list(members), actor=actor, since=since)
    return group


@transaction.atomic
def leave(member, *, actor, until):
    """A deputy leaves a group; it must keep three."""
    demand(policies.keeps_groups, actor, member.group.congress_id)
    if len(queries.members(member.group)) <= LEAST:
        raise Refused(f"代表小组至少要有{LEAST}名代表，请先编入其他代表。")
    member.until = until
    if member.group.leader_id == member.deputy_id:
        member.group.leader = None
        keep(member.group, actor=actor, congress_id=member.group.congress_id)
    return keep(member, actor=actor, verb="end", congress_id=member.group.congress_id)


def end_memberships(deputies, *, until):
    """Deputies who left their seats are in no group from then on. Called by the deed that ends the seats."""
    there = GroupMember.objects.filter(Q(until=None) | Q(until__gt=until), deputy__in=deputies)
    there.filter(since__gt=until).delete()
    DeputyGroup.objects.filter(leader__in=deputies).update(leader=None)
    return there.update(until=until)


@transaction.atomic
def carry_on(pairs, *, actor, since):
    """Who was elected again stays in his group with the new seat: (seat before, seat now) pairs."""
    now = dict(pairs)
    leaders = DeputyGroup.objects.filter(leader__in=now)
    for group in leaders:
        group.leader = now[group.leader]
    DeputyGroup.objects.bulk_update(leaders, ["leader"])
    return carrying.onto_new_seats(GroupMember, pairs, since=since)
