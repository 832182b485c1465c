"""Contact data whose time is over is taken away; the matters themselves stay."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from congress.frame import clock, kinds

from ..models import Congress
from ..policies import anonymising as policies
from ..queries.rules import rule
from . import records
from .registers import demand


@dataclass(frozen=True, kw_only=True)
class Due:
    """What one congress has of one kind: how many rows, over before which day."""

    congress: Congress
    expiry: kinds.Expiry
    before: object
    count: int

    @property
    def rows(self):
        return self.expiry.rows(self.congress.pk, self.before)


def due(county_id=None):
    """Everything that may go today, congress by congress, perhaps of one county alone; changes nothing."""
    found = []
    here = Q(pk=county_id) | Q(parent=county_id) if county_id else Q()
    for congress in Congress.objects.filter(here).order_by("pk"):
        before = clock.today() - timedelta(days=rule(congress.pk, "privacy.contact_days"))
        for expiry in sorted(kinds.expiries, key=lambda item: (item.order, item.key)):
            if count := expiry.rows(congress.pk, before).count():
                found.append(Due(congress=congress, expiry=expiry, before=before, count=count))
    return found


def anonymise(*, asked_by, confirmed_by):
    """Take it away in the county of the two who are responsible, and put down how much and who they were; returns how many
    rows. What is gone cannot be got back: one asks, another confirms, and nobody is both."""
    demand(policies.asks, asked_by)
    demand(policies.confirms, confirmed_by)
    if asked_by.person_id == confirmed_by.person_id:
        raise PermissionDenied("申请和确认的须是两个人。")
    if asked_by.county_id != confirmed_by.county_id:
        raise PermissionDenied("申请和确认的须是同一个县的管理员。")
    return sum(_take_away(one, asked_by, confirmed_by) for one in due(asked_by.county_id))


@transaction.atomic
def _take_away(one, asked_by, confirmed_by):
    gone = one.rows.update(**one.expiry.blank)
    records.record(
        "congress.anonymised",
        actor=asked_by,
        congress_id=one.congress.pk,
        text=f"{one.expiry.label}：{gone}条的{one.expiry.goes}期满删去（{asked_by.name}申请，{confirmed_by.name}确认）",
        after={"申请": asked_by.name, "确认": confirmed_by.name},
    )
    return gone
