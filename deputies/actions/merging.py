"""Two rows of one human being become one, in one deed; and two again while nothing has touched it."""

import json

from django.apps import apps
from django.core import serializers
from django.db import transaction

from congress.actions import accounts, records
from congress.actions.registers import demand, keep
from congress.frame import clock, guards
from congress.frame.workflow import Refused
from congress.models import Account, Person

from ..models import PersonMerge
from ..policies import merging as policies
from ..queries import merging as queries


@transaction.atomic
def merge(kept, dropped, *, actor, reason):
    """Whatever names the one names the other, but for the rolls and counts that are sealed: they keep whom they named. The
    row that is left over stays, out of every list. Of a notice, a reminder or an invitation that both have had, one is kept."""
    demand(policies.merges_people, actor)
    if kept.pk == dropped.pk:
        raise Refused("请选择两个不同的人员。")
    if wrong := queries.obstacles(kept, dropped):
        raise Refused("".join(wrong))
    account = queries.second_account(kept, dropped)
    if account and actor.person_id in (kept.pk, dropped.pk):
        raise Refused("两份登记都有账号，其中一份是您本人的，请由另一位工作人员合并。")
    with guards.spoken():
        moved = [_set_aside(*pair) for pair in queries.told_twice(kept, dropped)]
        for model, field, rows in queries.moving(kept, dropped):
            moved += [{"model": model._meta.label_lower, "field": field.name, "pk": row.pk} for row in rows]
            model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**{field.name: kept})
    if account:
        was = accounts.lay_by(account, actor=actor, reason=f"登记并入{kept}（{kept.pk}）：{reason}")
        moved.append({"model": Account._meta.label_lower, "pk": account.pk, "laid_by": was})
    kept.was_called(*dropped.names)
    kept.save(update_fields=["former_names"])
    dropped.merged_into = kept
    keep(dropped, actor=actor, congress_id=kept.county_id)
    row = PersonMerge(
        county=kept.county, kept=kept, dropped=dropped, reason=reason, moved=moved, merged_on=clock.today()
    )
    row.full_clean()
    row.save()
    records.record("deputies.personmerge.merge", actor=actor, obj=row, congress_id=kept.county_id, reason=reason,
                   text=f"{actor.name}把重复登记的{dropped}合并，移动登记{len(moved)}项",
                   after={"登记": [f"{one['model']}:{one['pk']}" for one in moved]})  # fmt: skip
    return row


def _set_aside(row, double):
    """One of two rows stays and knows what either knew; the other is written down, to come back with an undo."""
    column = queries.TOLD[type(row)][1]
    one = {
        "model": row._meta.label_lower, "pk": double.pk, "beside": row.pk,
        "was": json.loads(serializers.serialize("json", [double]))[0],
    }  # fmt: skip
    if getattr(double, column) and not getattr(row, column):
        setattr(row, column, getattr(double, column))
        row.save(update_fields=[column])
        one["filled"] = column
    double.delete()
    return one


def _restore(one):
    model, double = apps.get_model(one["model"]), queries.stored(one)
    double.save(force_insert=True)
    if column := one.get("filled"):
        empty = model._meta.get_field(column).get_default()
        model._base_manager.filter(pk=one["beside"]).update(**{column: empty})


@transaction.atomic
def undo(row, *, actor, reason):
    """They were two after all: every row goes back to whom it named, unless it was sealed since."""
    demand(policies.merges_people, actor)
    if wrong := queries.hindered(row):
        raise Refused(wrong)
    with guards.spoken():
        for one in row.set_aside:
            _restore(one)
        for one in row.rows_moved:
            model = apps.get_model(one["model"])
            open_rows = model._base_manager.exclude(guards.sealed(model, one["field"]))
            open_rows.filter(pk=one["pk"]).update(**{one["field"]: row.dropped_id})
    dropped = Person.objects.get(pk=row.dropped_id)
    dropped.merged_into = None
    keep(dropped, actor=actor, congress_id=row.county_id)
    if one := row.laid_by:
        accounts.take_up(Account.objects.select_related("person").get(pk=one["pk"]), one["laid_by"], actor=actor)
    row.undone_on = clock.today()
    row.save(update_fields=["undone_on"])
    records.record("deputies.personmerge.undo", actor=actor, obj=row, congress_id=row.county_id, reason=reason,
                   text=f"{actor.name}撤销人员合并：{row}")  # fmt: skip
    return row
