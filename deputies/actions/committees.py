"""Matching deputies with the committee of their field, and ending it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep
from congress.frame import clock, guards
from congress.frame.workflow import Refused

from ..models import CommitteeDeputy
from ..policies import contacts as policies
from . import carrying


@transaction.atomic
def match_all(committee, deputies, *, actor, field, since):
    """A committee keeps contact with these deputies in a field from a day on, all or none."""
    demand(policies.matches_deputies, actor, committee)
    deputies = list(deputies)
    if not deputies:
        raise Refused("没有选定代表。")
    for deputy in deputies:
        if deputy.congress_id != committee.congress_id or deputy.is_upper:
            raise ValidationError({"deputies": f"{deputy}不是本级人大的代表。"})
        if not deputy.membership.in_force_on(since):
            raise ValidationError({"since": f"{deputy}这一天不在任。"})
    with guards.spoken():
        rows = CommitteeDeputy.objects.bulk_create(
            CommitteeDeputy(committee=committee, deputy=one, field=field.strip(), since=since) for one in deputies
        )
    names = "、".join(str(one) for one in deputies)
    records.record("deputies.committeedeputy.match", actor=actor, congress_id=committee.congress_id, obj=committee,
                   text=f"{actor.name}安排{committee.short_name}对口联系代表（{field}）：{names}")  # fmt: skip
    return rows


@transaction.atomic
def end_match(row, *, actor, until):
    """It ends on a day."""
    demand(policies.matches_deputies, actor, row.committee)
    if row.until:
        raise Refused("对口联系已经结束。")
    if until > clock.today():
        raise ValidationError({"until": "结束日期不能晚于今天。"})
    row.until = until
    return keep(row, actor=actor, verb="end")


def end_memberships(deputies, *, until):
    """Deputies who left their seats belong to no committee's field from then on. Called by the deed that ends the seats."""
    rows = CommitteeDeputy.objects.filter(deputy__in=deputies, until=None)
    rows.filter(since__gt=until).delete()
    return rows.update(until=until)


def carry_on(pairs, *, since):
    """Whoever was elected again stays matched with the new seat: (seat before, seat now) pairs."""
    return carrying.onto_new_seats(CommitteeDeputy, pairs, since=since)
