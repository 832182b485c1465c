"""The address of a row – ``suggestions.suggestion:12`` – for tables that may point at anything."""

from collections import defaultdict

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from . import together


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
    """{address: row} of those that are there, with what names them: one statement, whatever their kinds. For very many
    rows ``reads`` names the only columns wanted at once, along relations (``unit__kind``): a query for each kind."""
    wanted = defaultdict(set)
    for where in addresses:
        label, _, pk = where.partition(":")
        wanted[label].add(int(pk))
    rows = {label: apps.get_model(label)._base_manager.filter(pk__in=pks) for label, pks in wanted.items()}
    if not reads:
        return by_address(rows)
    relations = {path.rpartition("__")[0] for path in reads} - {""}
    rows = {label: found.select_related(*relations).only(*relations, *reads) for label, found in rows.items()}
    return {f"{label}:{row.pk}": row for label, found in rows.items() for row in found}


def by_address(rows):
    """{address: row} of {label of a model: queryset}, each row with what names it: one statement."""
    found = together.read({label: (some, together.named(some.model)) for label, some in rows.items()})
    return {f"{label}:{row.pk}": row for label, some in found.items() for row in some}


def find(where):
    """The row at an address, or None when there is none (any more)."""
    label, _, pk = where.partition(":")
    try:
        return apps.get_model(label)._base_manager.get(pk=int(pk))
    except (LookupError, ValueError, ObjectDoesNotExist):
        return None
