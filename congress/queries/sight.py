"""What is behind an address, for this reader: rows that merely mention others must not tell more than the others do."""

from collections import defaultdict

from django.apps import apps


def seen(addresses, actor):
    """Those of these addresses whose rows the actor may see: one query for each kind of row."""
    wanted = defaultdict(set)
    for where in filter(None, addresses):
        label, _, pk = where.partition(":")
        wanted[label].add(int(pk))
    return {f"{label}:{pk}" for label, pks in wanted.items() for pk in _visible(apps.get_model(label), pks, actor)}


def _visible(model, pks, actor):
    rows = getattr(model.objects, "visible_to", None)
    return rows(actor).filter(pk__in=pks).order_by().values_list("pk", flat=True) if rows else ()
