"""Writing the register of earlier years: whole lists at once, nothing else."""

from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep_all
from congress.frame import guards

from .. import policies
from ..models import HistoricalSuggestion


@transaction.atomic
def enter_all(rows, *, actor):
    """Enter a list of old suggestions of one's own congress, with one line in the log. Returns them."""
    demand(policies.keeps_history, actor)
    for row in rows:
        row.congress_id = actor.congress_id
        row.clean_fields(exclude=["congress"])
    with guards.spoken():
        entered = HistoricalSuggestion.objects.bulk_create(rows, batch_size=500)
    if entered:
        records.record(
            "suggestions.historicalsuggestion.enter",
            actor=actor,
            congress_id=actor.congress_id,
            text=f"{actor.name}登记历年建议{len(entered)}件",
            after={"年度": sorted({row.year for row in entered}), "件数": len(entered)},
        )
    return entered


@transaction.atomic
def change_all(changed, *, actor):
    """Change a list of them at once: [(row, its columns before)]."""
    demand(policies.keeps_history, actor)
    return keep_all(changed, actor=actor, congress_id=actor.congress_id)
