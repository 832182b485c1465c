"""The address of a row – ``suggestions.suggestion:12`` – for tables that may point at anything."""

from collections import defaultdict

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse


def address(obj):
    return f"{obj._meta.label_lower}:{obj.pk}"


def addresses_of(rows):
    """The addresses of the rows of a queryset, for a query on a column that holds addresses."""
    named = Concat(Value(f"{rows.model._meta.label_lower}:"), Cast("pk", CharField()))
    return rows.order_by().annotate(_address=named).values("_address")


def pages_of(name):
    """(pk) -> the address of a page, for very many rows: the route is looked up once."""
    before, _, after = reverse(name, args=[0]).rpartition("0")
    return lambda pk: f"{before}{pk}{after}"


def find_all(addresses, reads=()):
    """{address: row} of those that are there: one query for each kind of row. ``reads`` names the only columns wanted at
    once, along relations (``unit__kind``)."""
    wanted = defaultdict(set)
    for where in addresses:
        label, _, pk = where.partition(":")
        wanted[label].add(int(pk))
    found = {}
    for label, pks in wanted.items():
        rows = apps.get_model(label)._base_manager.filter(pk__in=pks)
        if reads:
            relations = {path.rpartition("__")[0] for path in reads} - {""}
            rows = rows.select_related(*relations).only(*relations, *reads)
        found |= {f"{label}:{row.pk}": row for row in rows}
    return found


def find(where):
    """The row at an address, or None when there is none (any more)."""
    label, _, pk = where.partition(":")
    try:
        return apps.get_model(label)._base_manager.get(pk=int(pk))
    except (LookupError, ValueError, ObjectDoesNotExist):
        return None
