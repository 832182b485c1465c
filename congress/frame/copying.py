"""Rows written by the ten thousand: what stands in some tables once more, under new keys.

The rows of a pattern are read and made ready for the database once; a copy changes their keys, the keys and addresses
they point by, the numbers they bear and one name, and goes in as it is: with COPY on PostgreSQL, else in long inserts.
"""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import BooleanField, CharField, DateField, Max, TextField

ADDRESS = re.compile(r"([a-z]+\.[a-z]+):(\d+)")
PIECE = 5000  # rows of one table written at once


@dataclass(frozen=True, kw_only=True)
class Copied:
    """One table of a pattern: ``rows(congress_id)`` is what is copied of it, once for a county or in ``every`` batch.

    ``counted`` are columns with a number, ``worded`` those that speak of 第37号: both go on by ``step(values, pattern)``
    with each further batch. ``change(values, new)`` puts the last hand to a row, for what the rules cannot know.
    """

    model: str
    rows: Callable
    every: bool = False
    counted: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    step: Callable = lambda values, pattern: 0
    change: Callable | None = None


class Pattern:
    """What is copied, read once. ``name`` is replaced in every text by the name of the new county."""

    def __init__(self, tables, congress_id, name):
        self.name, self.steps = name, {}
        self.tables = [_Table(one, congress_id, self) for one in tables]


class _Table:
    """The rows of one table, each as a list of values the database takes, and what is to be changed in them."""

    def __init__(self, copied, congress_id, pattern):
        self.copied, self.model = copied, apps.get_model(copied.model)
        self.label = self.model._meta.label_lower
        self.fields = list(self.model._meta.concrete_fields)
        names = [one.attname for one in self.fields]
        self.places = {name: place for place, name in enumerate(names)}
        self.key = self.places[self.model._meta.pk.attname]
        self.relations = [
            (place, one.related_model._meta.concrete_model._meta.label_lower, one.null)
            for place, one in enumerate(self.fields)
            if one.is_relation
        ]
        self.rows = []
        for values in copied.rows(congress_id).order_by("pk").values_list(*names):
            self.rows.append(self._row(dict(zip(names, values, strict=True)), values, pattern))
        self.next = (self.model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1

    def _row(self, told, values, pattern):
        texts = [place for place, one in enumerate(self.fields) if isinstance(one, CharField | TextField)]
        named = [place for place in texts if values[place] and pattern.name in values[place]]
        pointing = [place for place in texts if values[place] and ADDRESS.fullmatch(values[place])]
        worded = [self.places[name] for name in self.copied.worded if _NUMBER.search(told[name] or "")]
        counted = [self.places[name] for name in self.copied.counted if told[name] is not None]
        step = self.copied.step(told, pattern) if worded or counted else 0
        ready = [_ready(one, value) for one, value in zip(self.fields, values, strict=True)]
        return ready, named, pointing, worded, counted, step


_NUMBER = re.compile(r"(第|闭)(\d+)号")


@dataclass
class Copy:
    """One county as it is being written: the keys its rows have got. ``batch`` counts the times that the tables of
    ``every`` batch are written; ``own`` names what the county is called and anything else ``change`` asks for."""

    own: dict
    keys: dict = field(default_factory=dict)  # label -> {key in the pattern: key here}
    batch: int = 0

    def write(self, pattern, *, every):
        """Writes the tables that are copied once, or those of a batch; returns the number of rows."""
        return sum(self._table(table, pattern) for table in pattern.tables if table.copied.every == every)

    def _table(self, table, pattern):
        start, rows = table.next, table.rows
        keys = self.keys[table.label] = {_key(row[0][table.key]): start + n for n, row in enumerate(rows)}
        table.next += len(rows)
        for begin in range(0, len(rows), PIECE):
            _insert(table, [self._row(table, row, keys, pattern) for row in rows[begin : begin + PIECE]])
        return len(rows)

    def _row(self, table, row, keys, pattern):
        ready, named, pointing, worded, counted, step = row
        new = list(ready)
        new[table.key] = keys[_key(ready[table.key])]
        for place, label, may_be_none in table.relations:
            if ready[place] is not None and label in self.keys:
                new[place] = self.keys[label].get(_key(ready[place]), None if may_be_none else ready[place])
        for place in named:
            new[place] = new[place].replace(pattern.name, self.own["name"])
        for place in pointing:
            new[place] = ADDRESS.sub(self._address, new[place])
        for place in worded:
            new[place] = _NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + self.batch * step}号", new[place])
        for place in counted:
            new[place] = int(ready[place]) + self.batch * step
        if table.copied.change:
            table.copied.change(_Values(table.places, new), self)
        return new

    def _address(self, found):
        return f"{found[1]}:{self.keys.get(found[1], {}).get(int(found[2]), found[2])}"


class _Values:
    """The values of a row by the names of its columns."""

    def __init__(self, places, values):
        vars(self).update(_places=places, _values=values)

    def __getattr__(self, name):
        return self._values[self._places[name]]

    def __setattr__(self, name, value):
        self._values[self._places[name]] = value


def _key(value):
    return int(value)


def _ready(one, value):
    """A value as it goes into the table: for COPY a text of its own kind, else what the driver takes."""
    if connection.vendor != "postgresql" or value is None:
        return one.get_db_prep_save(value, connection)
    if one.get_internal_type() == "JSONField":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(one, BooleanField):
        return "t" if value else "f"
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _insert(table, rows):
    names = [connection.ops.quote_name(one.column) for one in table.fields]
    into = f"{connection.ops.quote_name(table.model._meta.db_table)} ({', '.join(names)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = ("\t".join("\\N" if value is None else _escaped(str(value)) for value in row) for row in rows)
            cursor.copy_expert(f"COPY {into} FROM STDIN", io.StringIO("\n".join(lines) + "\n" if rows else ""))
        else:
            cursor.executemany(f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(names))})", rows)


def put_new(model, names, rows):
    """Put very many short rows, given as tuples of numbers and days of these columns; the others stand at their default,
    which is nothing, a number or no words. What is there already stays as it is."""
    fields = [model._meta.get_field(name) for name in names]
    rest = [one for one in model._meta.concrete_fields if one not in fields and not one.null and not one.primary_key]
    empty = "".join(f", {one.get_default()!r}" for one in rest)
    quoted = connection.ops.quote_name
    days = [place for place, one in enumerate(fields) if isinstance(one, DateField)]
    rows = [[*row] for row in rows]
    for row in rows:
        for place in days:
            row[place] = connection.ops.adapt_datefield_value(row[place])
    into = f"{quoted(model._meta.db_table)} ({', '.join(quoted(one.column) for one in [*fields, *rest])})"
    places = f"({', '.join(['%s'] * len(fields))}{empty})"
    size = min(PIECE, connection.ops.bulk_batch_size(fields, rows)) or 1
    with connection.cursor() as cursor:
        for start in range(0, len(rows), size):
            piece = rows[start : start + size]
            cursor.execute(
                f"INSERT INTO {into} VALUES {', '.join([places] * len(piece))} ON CONFLICT DO NOTHING",
                [value for row in piece for value in row],
            )


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _escaped(text):
    return text.translate(_ESCAPES)


def keys_go_on(pattern):
    """After rows with keys of our own: the database gives out the next ones behind them."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in pattern.tables]):
            cursor.execute(statement)
