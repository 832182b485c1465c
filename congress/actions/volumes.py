"""Compiling printed volumes: begun with everything that may go in, arranged, issued as a book."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock

from ..models import Volume, VolumeItem
from ..policies import volumes as policies
from ..queries import volumes as queries
from . import documents, records
from .registers import demand, keep


@transaction.atomic
def begin(volume, *, actor):
    """A new volume with its proposed title and all that may go in. A supplement needs a collection before it."""
    demand(policies.compiles, actor, volume)
    kind = volume.of_kind
    if kind.asks == "since":
        volume.since = queries.last_collected(volume.congress_id, before=volume.day)
        if volume.since is None:
            raise ValidationError({"day": "这一天以前还没有编印过制度选编，请先编印选编。"})
    if not volume.title:
        volume.title, volume.subtitle = kind.name(volume)
    keep(volume, actor=actor)
    _collect(volume)
    return volume


@transaction.atomic
def keep_volume(volume, *, actor):
    """Change its title, the line below it, its preface."""
    demand(policies.compiles, actor, volume)
    return keep(volume, actor=actor)


@transaction.atomic
def collect_again(volume, *, actor):
    """Take in what has come since, at the end, and drop what may no longer go in; choices and order stay."""
    demand(policies.compiles, actor, volume)
    new, gone = _collect(volume)
    _record(volume, actor, "collect", f"重新收集《{volume}》的文稿：新收入{new}件，撤下{gone}件")
    return new, gone


def _collect(volume):
    """(how many were added, how many dropped)"""
    may = dict(volume.of_kind.collect(volume))
    known = {item.row: item for item in queries.items_of(volume)}
    gone = [item.pk for row, item in known.items() if row not in may]
    volume.items.filter(pk__in=gone).delete()
    last = max((item.order for item in known.values()), default=0)
    new = [row for row in may if row not in known]
    VolumeItem.objects.bulk_create(
        VolumeItem(volume=volume, order=order, row=row, title=may[row][:160])
        for order, row in enumerate(new, start=last + 1)
    )
    return len(new), len(gone)


@transaction.atomic
def arrange_items(volume, places, left_out, *, actor):
    """Put the works into their order – ``places`` {item pk: number}, equal ones as they were – and leave some out."""
    demand(policies.compiles, actor, volume)
    rows = sorted(queries.items_of(volume), key=lambda item: (places.get(item.pk, item.order), item.order))
    for order, item in enumerate(rows, start=1):
        item.order, item.left_out = order, item.pk in left_out
    VolumeItem.objects.bulk_update(rows, ["order", "left_out"])
    kept = sum(not item.left_out for item in rows)
    _record(volume, actor, "arrange", f"编排《{volume}》：收入{kept}件，不收入{len(rows) - kept}件")
    return volume


@transaction.atomic
def compile_volume(volume, *, actor, reason=""):
    """Issue the book: frozen, and set in the background. Compiled again it is a new version that says why. Returns the
    Document. Refused while nothing would be in it."""
    demand(policies.compiles, actor, volume)
    Volume.objects.filter(pk=volume.pk).update(compiled_on=clock.today())  # holds it: two at once make two versions
    before = queries.current_paper(volume)
    again = before and documents.correct(before, actor=actor, reason=reason)
    return again or documents.issue(queries.PAPER, volume, actor=actor)


def _record(volume, actor, verb, text):
    records.record(f"congress.volume.{verb}", actor=actor, obj=volume, text=f"{actor.name}{text}")
