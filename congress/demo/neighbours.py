"""Plants the neighbours of the demonstration county, by the dozen: a prefecture of twelve, a province of a hundred.

What the people of one county have done through the deeds of the portal stands in its rows; a neighbour gets the same
rows under keys and names of its own, with their dates, reasons and derivations, and its log is sealed as a chain of its
own. Nothing is drawn by lot and no deed is made a million times. Every county gets its cases ``batches`` times over, so
that it holds what ten thousand suggestions weigh; neighbours have no accounts.
"""

import json
from dataclasses import dataclass
from datetime import UTC
from itertools import product

from django.db import connection, transaction
from django.db.models import F, JSONField, Max

from congress.actions import records
from congress.frame import kinds
from congress.frame.copying import Copied, Copy, Pattern, keys_go_on
from congress.models import (
    Area,
    AuditEvent,
    AuditHead,
    Congress,
    Meeting,
    Membership,
    NumberSeries,
    Organization,
    Person,
    Post,
    Term,
)

from .places import COUNTY_CODE, COUNTY_NAME


@dataclass(frozen=True)
class Scale:
    """So many counties, each with its cases so many times."""

    counties: int
    batches: int


SCALES = {"prefecture": Scale(12, 12), "province": Scale(100, 18)}
STEM = COUNTY_NAME[:-1]
SIDES, WORDS = ("", "上", "下", "东", "西"), "源陵江平安泉原岭河湖塘坪溪峰云林谷沙石桥"


def stems():
    """Names no county bears: 浥源, 浥陵, … and so on."""
    return (f"{STEM[0]}{side}{word}" for side, word in product(SIDES, WORDS))


def plant(world, scale, stem=STEM):
    """The neighbours of the county that is planted and called by this stem, each in a transaction of its own."""
    tables = [table for demo in kinds.demos for table in demo.copied]
    pattern = Pattern(tables, world.congress.pk, stem)
    for number, name in zip(range(scale.counties), [stem, *stems()], strict=False):
        with transaction.atomic():
            _county(world, pattern, number, name, scale.batches)
        world.say((number + 1) / scale.counties, f"第{number + 1}个县")
    keys_go_on(pattern)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _county(world, pattern, number, name, batches):
    """The first is the county that is there: it gets its cases some more times."""
    new, here = Copy(own={"name": name, "code": f"{int(COUNTY_CODE[:3] + '900') + number}"}), world.congress.pk
    if number:
        new.write(pattern, every=False)
        here = new.keys["congress.congress"][here]
    head = AuditHead.objects.get_or_create(chain=here)[0]
    new.own |= {"congress": here, "head": head}
    for new.batch in range(0 if number else 1, batches):
        new.write(pattern, every=True)
    head.save()
    for series in (
        NumberSeries.objects.filter(congress=here).annotate(given=Max("numbers__value")).exclude(last=F("given"))
    ):
        NumberSeries.objects.filter(pk=series.pk).update(last=series.given or 0)


def sealed(row, new):
    """A row of the log takes its place at the end of its county's chain, as ``records.seal`` would give it."""
    head, told = new.own["head"], _told(row, new.own.setdefault("told", {}))
    row.congress_id = told["congress_id"] = new.own["congress"]
    if new.keys.get("congress.congress"):
        row.account_id = told["account_id"] = None
    row.seq, row.prev_hash = told["seq"], told["prev_hash"] = head.seq + 1, head.hash
    row.hash = records.digest_of({**told, "target": row.target, "text": row.text})
    head.seq, head.hash = row.seq, row.hash


_COLUMNS = [one for one in AuditEvent._meta.concrete_fields if one.name not in ("id", "hash")]


def _told(row, known):
    """The columns as they will be read back; of one row of the pattern, known by its seal, the same in every batch."""
    if row.hash is None or row.hash not in known:
        told = {}
        for one in _COLUMNS:
            value = getattr(row, one.attname)
            told[one.attname] = json.loads(value) if isinstance(one, JSONField) else one.to_python(value)
        at = told["at"] if told["at"].tzinfo else told["at"].replace(tzinfo=UTC)
        told["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
        known[row.hash] = told
    return known[row.hash]


def of_posts(congress_id):
    return Post.objects.filter(organization__congress=congress_id)


def _placed(row, new):
    row.code = new.own["code"]


INSTITUTION = (
    Copied(model="congress.Area", rows=lambda pk: Area.objects.filter(congress=pk), change=_placed),
    Copied(model="congress.Congress", rows=lambda pk: Congress.objects.filter(pk=pk)),
    Copied(model="congress.Term", rows=lambda pk: Term.objects.filter(congress=pk)),
    Copied(model="congress.Meeting", rows=lambda pk: Meeting.objects.filter(term__congress=pk, kind="session")),
    Copied(model="congress.Organization", rows=lambda pk: Organization.objects.filter(congress=pk)),
    Copied(
        model="congress.Person",
        rows=lambda pk: Person.objects.filter(pk__in=Membership.objects.filter(congress=pk).values("person")),
    ),
    Copied(model="congress.Post", rows=of_posts),
    Copied(model="congress.Membership", rows=lambda pk: Membership.objects.filter(congress=pk)),
)
