"""Putting rows back as they were: compared column by column with what was left behind, looked up for what hangs on them."""

from collections import defaultdict

from django.apps import apps
from django.db.models import ProtectedError

from congress.frame import guards
from congress.frame.workflow import Refused

from ..models import Attachment, Deadline, ImportTrace
from ..queries.importing import in_pieces
from . import records

UNCOUNTED = (ImportTrace,)


def describe(row):
    """The columns of a row – or of a snapshot – as JSON; None stays None."""
    if row is None:
        return None
    return records.plain(row if isinstance(row, dict) else records.snapshot(row))


def _place(trace):
    label, _, pk = trace.target.partition(":")
    return apps.get_model(label), int(pk)


def _now(traces):
    """{address: row} of what is there of the traced rows, in pieces for each model."""
    wanted = defaultdict(set)
    for trace in traces:
        model, pk = _place(trace)
        wanted[model].add(pk)
    return {
        f"{model._meta.label_lower}:{row.pk}": row
        for model, pks in wanted.items()
        for piece in in_pieces(sorted(pks))
        for row in model._base_manager.filter(pk__in=piece)
    }


def last_of_each(traces):
    """A row touched twice in one batch: what counts is how it was first found and last left."""
    found = {}
    for trace in traces:
        if trace.target in found:
            found[trace.target].after = trace.after
        else:
            found[trace.target] = trace
    return list(found.values())


def touched_since(traces):
    """[words] of every row that is no longer as the batch left it, or that something else has come to rest on."""
    traces = last_of_each(traces)
    rows, found = _now(traces), []
    for trace in traces:
        row = rows.get(trace.target)
        if row is None:
            found.append(f"第{trace.line}行的登记已不在")
        elif labels := _differing(row, trace.after):
            found.append(f"第{trace.line}行 {row}：{'、'.join(labels)}已被改动")
    made = [trace for trace in traces if trace.before is None]
    return found + _used(made, rows)


def _differing(row, after):
    now = describe(row)
    fields = {field.attname: str(field.verbose_name) for field in row._meta.concrete_fields}
    return [fields.get(name, name) for name in now if now[name] != after.get(name)]


def _used(made, rows):
    """Rows made by the batch that others point at now – others than those the batch made itself."""
    own, by_model = defaultdict(set), defaultdict(dict)
    for trace in made:
        model, pk = _place(trace)
        own[model].add(pk)
        by_model[model][pk] = trace
    found = {}
    for model, traces in by_model.items():
        for relation in model._meta.related_objects:
            if relation.related_model not in UNCOUNTED and not relation.many_to_many:
                _pointed_at(relation, traces, own, found)
        for other in (Attachment, Deadline):
            _addressed(other, model, traces, found)
    return [f"第{trace.line}行 {rows.get(trace.target, '')}：已有{words}" for trace, words in found.values()]


def _pointed_at(relation, traces, own, found):
    other, column = relation.related_model, relation.field.attname
    ours = own.get(other, set())
    for piece in in_pieces(sorted(traces)):
        rows = other._base_manager.filter(**{f"{column}__in": piece}).values_list("pk", column)
        for pk, target in rows:
            if pk not in ours:
                found.setdefault(traces[target].target, (traces[target], str(other._meta.verbose_name)))


def _addressed(other, model, traces, found):
    label = model._meta.label_lower
    for piece in in_pieces(sorted(traces)):
        rows = other._base_manager.filter(target__in=[f"{label}:{pk}" for pk in piece])
        for where in rows.values_list("target", flat=True):
            found.setdefault(where, (traces[int(where.partition(":")[2])], str(other._meta.verbose_name)))


def restore(traces):
    """Undo the traces from the last to the first: made rows go, changed ones get their columns back."""
    changed, made = defaultdict(list), {}
    for trace in last_of_each(traces):
        model, pk = _place(trace)
        if trace.before is None:
            made.setdefault(model, set()).add(pk)
        else:
            changed[model].append(trace)
    with guards.spoken():
        for model, group in changed.items():
            _put_back(model, group)
        for model in reversed(made):  # what was made first is what the others rest on
            _remove(model, made[model])


def _put_back(model, traces):
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    rows = []
    for trace in traces:
        kept = {field.attname: field.to_python(trace.before[field.attname]) for field in fields}
        rows.append(model(pk=_place(trace)[1], **kept))
    model._base_manager.bulk_update(rows, [field.name for field in fields], batch_size=200)


def _remove(model, pks):
    """Rows that hang on others of the same kind go first."""
    own = [field.attname for field in model._meta.concrete_fields if field.related_model is model]
    try:
        while pks:
            above = set()
            for column in own:
                above |= set(model._base_manager.filter(pk__in=pks).values_list(column, flat=True))
            leaves = pks - above
            for piece in in_pieces(sorted(leaves)):
                model._base_manager.filter(pk__in=piece).delete()
            pks = pks & above
    except ProtectedError as error:
        used = next(iter(error.protected_objects))
        raise Refused(f"有的登记已被“{used._meta.verbose_name}”使用，不能整批撤销。") from error
