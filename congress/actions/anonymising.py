"""Contact data whose time is over is taken away; the matters themselves stay."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM

from ..models import Congress
from ..queries.rules import rule
from . import records


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


def due():
    """Everything that may go today, congress by congress; changes nothing."""
    found = []
    for congress in Congress.objects.order_by("pk"):
        before = clock.today() - timedelta(days=rule(congress.pk, "privacy.contact_days"))
        for expiry in sorted(kinds.expiries, key=lambda item: (item.order, item.key)):
            if count := expiry.rows(congress.pk, before).count():
                found.append(Due(congress=congress, expiry=expiry, before=before, count=count))
    return found


def anonymise():
    """Take it away and put down how much; returns how many rows."""
    return sum(_take_away(one) for one in due())


@transaction.atomic
def _take_away(one):
    gone = one.rows.update(**one.expiry.blank)
    records.record(
        "congress.anonymised",
        actor=SYSTEM.through("console"),
        congress_id=one.congress.pk,
        text=f"{one.expiry.label}：{gone}条的{one.expiry.goes}期满删去",
    )
    return gone
