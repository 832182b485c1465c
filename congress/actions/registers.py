"""What all registers share: who may, and one row written with its constraints speaking Chinese and its line in the log."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, ProtectedError

from congress.frame import guards
from congress.frame.workflow import Refused

from . import records

OUT_OF_THE_WAY = 1000  # added to the numbers of parts while they change places
WORDS = {"add": "登记", "change": "修改", "end": "结束", "finish": "登记完成"}


def demand(allowed, actor, *about):
    """Stop whoever the policy does not know; its Chinese name says for whom this is."""
    if not allowed(actor, *about):
        raise PermissionDenied(f"只有{allowed.__doc__}可以办理。")


def keep(obj, *, actor, verb="", congress_id=None):
    """Save a new or changed row. The verb is add or change unless said; the chain is the row's own congress's."""
    was = records.snapshot(type(obj)._base_manager.get(pk=obj.pk)) if obj.pk else {}
    verb = verb or ("change" if obj.pk else "add")
    obj.full_clean()
    with guards.spoken():
        obj.save()
    before, after = records.changes(obj, was)
    records.record(
        f"{obj._meta.label_lower}.{verb}",
        actor=actor,
        obj=obj,
        congress_id=congress_id,
        before=before,
        after=after,
        text=f"{actor.name}{WORDS[verb]}{obj._meta.verbose_name}：{obj}",
    )
    return obj


@transaction.atomic
def keep_all(changed, *, actor, congress_id=None):
    """Save many changed rows of one model at once – [(row, its columns before)] – with one line in the log that names
    them and what was changed of each. The caller has asked who may."""
    if not changed:
        return []
    rows = [row for row, _ in changed]
    model, told, touched = type(rows[0]), {}, set()
    relations = [field.name for field in model._meta.concrete_fields if field.is_relation]
    for row, was in changed:
        row.clean_fields(exclude=relations)
        names = {field for field in model._meta.concrete_fields if was[field.attname] != field.value_from_object(row)}
        told[f"{row}（{row.pk}）"] = "、".join(sorted(str(field.verbose_name) for field in names))
        touched |= {field.name for field in names}
    with guards.spoken():
        if touched:
            model._base_manager.bulk_update(rows, sorted(touched), batch_size=200)
    records.record(
        f"{model._meta.label_lower}.change",
        actor=actor,
        congress_id=congress_id,
        text=f"{actor.name}修改{model._meta.verbose_name}{len(rows)}项",
        after=told,
    )
    return rows


def arrange(parts, rows, *, columns):
    """Put the parts of one whole (its related manager) into the order of ``rows``: the ``columns`` of each, and "pk" of
    one that is there. One whose title is empty is taken off, unless something else has grown out of it; what somebody else
    has added meanwhile stays, at the end."""
    there = {part.pk: part for part in parts.order_by("order")}
    wanted, named = [], set()
    for row in rows:
        part = there.get(row.get("pk")) or parts.model(**{parts.field.name: parts.instance})
        named.add(part.pk)
        if row["title"].strip():
            for name in columns:
                setattr(part, name, row.get(name, ""))
            wanted.append(part)
        elif part.pk:
            _take_off(part)
    wanted += [part for pk, part in there.items() if pk not in named]
    parts.update(order=F("order") + OUT_OF_THE_WAY)
    for order, part in enumerate(wanted, start=1):
        part.order = order
        part.clean_fields()
        part.save()
    return wanted


def _take_off(part):
    try:
        part.delete()
    except ProtectedError as error:
        kinds = sorted({str(row._meta.verbose_name) for row in error.protected_objects})
        raise Refused(f"“{part}”已有{'、'.join(kinds)}用到，不能删去。") from error
