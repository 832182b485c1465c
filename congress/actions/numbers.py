"""Official numbers: one after the other, none lost, none twice, whoever else asks at the same moment."""

from django.db import transaction
from django.db.models import F

from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused

from ..models import Number, NumberSeries
from . import records


@transaction.atomic
def take_number(series_key, *, congress_id, year, actor, organ_id=None, pattern="第{}号", title="", obj=None):
    """The next number of a series, in the deed's own transaction: if the deed fails, the number was never taken.

    ``pattern`` makes the printed text of it (西交函〔2026〕{}号). The series' row is held until the deed commits, so
    that rivals queue up and no gap can open.
    """
    series, _ = NumberSeries.objects.get_or_create(
        congress_id=congress_id, organ_id=organ_id, key=series_key, year=year, defaults={"title": title}
    )
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    value = NumberSeries.objects.values_list("last", flat=True).get(pk=series.pk)
    return Number.objects.create(
        series=series,
        value=value,
        text=pattern.format(value),
        target=address(obj) if obj is not None else "",
        taken_by=actor.name[:40],
    )


@transaction.atomic
def cancel_number(number, *, actor, reason):
    """Strike a number out; it keeps its place in the register with the reason, and is never given out again."""
    if not reason.strip():
        raise Refused("作废编号必须写明原因。")
    struck = Number.objects.filter(pk=number.pk, state=Number.State.USED).update(
        state=Number.State.CANCELLED,
        reason=reason.strip()[:300],
        cancelled_by=actor.name[:40],
        cancelled_at=clock.now(),
    )
    if not struck:
        raise Refused(f"{number.text}已经作废。")
    records.record(
        "congress.number.cancel",
        actor=actor,
        target=address(number),
        congress_id=number.series.congress_id,
        text=f"{actor.name}作废编号{number.text}",
        reason=reason,
    )
    number.refresh_from_db()
    return number
