"""Rows of several tables in one statement: a page that shows a whole case, or what waits at a desk, would else ask each
of its tables in turn.

Every row comes as one JSON array of the columns wanted and becomes an object of its model again; columns along a
relation (``deputy__person__name``) become the objects between, which hold no more than was asked for. Whole querysets
come the same way (``fill``).
"""

import copy
import json
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from operator import attrgetter

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BinaryField,
    CharField,
    Count,
    DateField,
    DecimalField,
    TextField,
    TimeField,
    Value,
    Window,
)
from django.db.models.expressions import Col
from django.db.models.functions import Cast, JSONArray

MOST_IN_ONE = 90  # values in one array: PostgreSQL gives a function a hundred, SQLite 127


def every(model, path=""):
    """The names of all columns of a model, seen along a path; of bytes JSON knows nothing: they are read when asked for."""
    return [f"{path}{field.name}" for field in model._meta.concrete_fields if not isinstance(field, BinaryField)]


def named(model):
    """All columns of a model and of the rows that its words come from, which its ``NAMED_BY`` names (``station__area``)."""
    columns = every(model)
    for relation in getattr(model, "NAMED_BY", ()):
        seen, path = model, ""
        for step in relation.split("__"):
            seen, path = seen._meta.get_field(step).related_model, f"{path}{step}__"
            columns += every(seen, path)
    return tuple(dict.fromkeys(columns))


def read(parts):
    """{name: [row]} of {name: (queryset, names of columns)} – () for all of its own – in one statement, ordered by key."""
    parts = {name: (rows, tuple(columns) or tuple(every(rows.model))) for name, (rows, columns) in parts.items()}
    statements = [
        rows.order_by().values_list(Value(name, CharField()), Cast(_line(columns), TextField()))
        for name, (rows, columns) in parts.items()
    ]
    shapes = {name: _Shape.of(rows.model, columns) for name, (rows, columns) in parts.items()}
    found = {name: [] for name in parts}
    number = float if connection.vendor == "sqlite" else Decimal  # as the column is stored
    for name, line in statements[0].union(*statements[1:], all=True) if statements else ():
        values = chain.from_iterable(json.loads(line, parse_float=number))
        found[name].append(shapes[name].made(list(values)))
    return {name: sorted(rows, key=lambda row: row.pk) for name, rows in found.items()}


def _line(columns):
    """An array of arrays, each as long as a function may have arguments."""
    parts = [columns[at : at + MOST_IN_ONE] for at in range(0, len(columns), MOST_IN_ONE)]
    return JSONArray(*(JSONArray(*part) for part in parts))


def lightly(rows, *columns):
    """A queryset that reads no more than these columns, along relations (``unit__short_name``): what a line tells."""
    along = {path for column in columns if (path := column.rpartition("__")[0])}
    rows = rows.select_related(None).only(*columns)
    return rows.select_related(*sorted(along)) if along else rows


def counted(rows):
    """A queryset whose rows each know how many there are in all (``in_all``), however few of them are read."""
    return rows.annotate(in_all=Window(Count("*")))


def fill(querysets):
    """Reads these querysets as they are – relations, annotations, order, slice – in one statement: afterwards each knows
    its rows, as if it had been asked by itself. None of them may hold bytes, which JSON does not know."""
    lines, statements, values = [], [], []
    for rows in querysets:
        asked = getattr(rows, "asked", None) or Asked(rows)
        if asked.sql is None:
            rows._result_cache = []
            continue
        statements.append(f"SELECT {len(lines)}, {asked.sql}")
        lines.append((rows, asked, []))
        values += asked.params
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), values)
            for place, line in cursor.fetchall():
                lines[place][2].append(line)
    for rows, asked, found in lines:
        rows._result_cache = asked.made(rows, found) if found else []


class Asked:
    """What a queryset asks, put into words once: the same may be asked any number of times, in several threads."""

    def __init__(self, rows):
        self._rows, self._compiler = rows, rows.query.get_compiler(connection.alias)
        self.sql, self.params = None, ()  # there cannot be any
        with suppress(EmptyResultSet):
            sql, self.params = self._compiler.as_sql(with_col_aliases=True)
            self.sql = _lines(self._compiler.select, sql, limited=rows.query.is_sliced)

    def again(self):
        """The queryset, to be filled."""
        rows = self._rows.all()
        rows.asked = self
        return rows

    def made(self, rows, found):
        """The rows that this queryset makes of such lines, by its own way of making them."""
        number = float if connection.vendor == "sqlite" else Decimal
        read = [list(chain.from_iterable(json.loads(line, parse_float=number))) for line in found]
        compiler = copy.copy(self._compiler)
        compiler.connection = connection
        if connection.vendor != "sqlite":
            fields = [(place, _converters(one.output_field)) for place, (one, _, _) in enumerate(compiler.select)]
            for line in read:
                for place, converters in fields:
                    for convert in converters:
                        line[place] = convert(line[place])
            compiler.get_converters = lambda expressions: {}
        compiler.execute_sql = lambda *args, **asked: [read]
        rows.query.get_compiler = lambda *args, **asked: compiler
        try:
            return list(rows._iterable_class(rows))
        finally:
            del rows.query.get_compiler


def _lines(select, sql, *, limited):
    """What gives each row of a statement as an array; SQLite keeps the order of what has a limit."""
    array = {"sqlite": "json_array", "postgresql": "json_build_array"}[connection.vendor]
    names = [connection.ops.quote_name(alias) for _, _, alias in select]
    parts = [", ".join(names[at : at + MOST_IN_ONE]) for at in range(0, len(names), MOST_IN_ONE)]
    whole = ", ".join(f"{array}({part})" for part in parts)
    end = " LIMIT -1" if connection.vendor == "sqlite" and not limited else ""
    return f"CAST({array}({whole}) AS text) FROM ({sql}{end}) AS part"


def gathered(readers):
    """What several readers return. Each is a generator that yields lists of querysets and is sent them filled: what all
    of them ask for next is read in one statement."""
    together, answer = beside(readers), None
    while True:
        try:
            asked = together.send(answer)
        except StopIteration as end:
            return end.value
        fill(asked)
        answer = asked


def beside(readers):
    """A reader of what several readers return, for a reader that is made of others (``yield from``)."""
    readers = list(readers)
    given, answers = {}, dict.fromkeys(range(len(readers)))
    while answers:
        asked = {}
        for place, answer in answers.items():
            try:
                asked[place] = readers[place].send(answer)
            except StopIteration as end:
                given[place] = end.value
        if asked:
            yield [rows for each in asked.values() for rows in each]
        answers = asked
    return [given[place] for place in range(len(readers))]


def in_order(rows, columns):
    """Rows that were read, by these columns (``-on`` downwards), as a model's ``ordering`` names them."""
    for column in reversed(columns):
        rows = sorted(rows, key=attrgetter(column.lstrip("-")), reverse=column.startswith("-"))
    return rows


def hang(parents, name, rows):
    """Below each of some rows those of ``rows`` that belong to it, as a prefetch would: ``parent.name.all()`` asks no more."""
    if not parents:
        return
    field = parents[0]._meta.get_field(name).field
    below = {parent.pk: [] for parent in parents}
    for row in rows:
        below.setdefault(getattr(row, field.attname), []).append(row)
    for parent in parents:
        for row in below[parent.pk]:
            field.set_cached_value(row, parent)
        if field.one_to_one:
            field.remote_field.set_cached_value(parent, next(iter(below[parent.pk]), None))
            continue
        known = getattr(parent, name).all()
        known._result_cache, known._prefetch_done = below[parent.pk], True
        parent.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known


@dataclass
class _Shape:
    """How one model's object is made of places in a line: its own columns, and the objects at its relations."""

    model: type
    own: list  # [(attname, place, converters)]
    related: list  # [(field, _Shape)]

    @classmethod
    def of(cls, model, columns, start=0):
        return cls._of(model, [(name.split("__"), place) for place, name in enumerate(columns, start)])

    @classmethod
    def _of(cls, model, paths):
        fields = {field.name: field for field in model._meta.concrete_fields}
        own, further = [], {}
        for path, place in paths:
            if len(path) == 1:
                own.append((fields[path[0]].attname, place, _converters(fields[path[0]])))
            else:
                further.setdefault(path[0], []).append((path[1:], place))
        related = [(fields[name], cls._of(fields[name].related_model, rest)) for name, rest in further.items()]
        return cls(model, own, related)

    def made(self, line, pk=None):
        values = {}
        for name, place, converters in self.own:
            value = line[place]
            for convert in converters:
                value = convert(value)
            values[name] = value
        values.setdefault(self.model._meta.pk.attname, pk)
        named = [field.attname for field in self.model._meta.concrete_fields if field.attname in values]
        row = self.model.from_db(connection.alias, named, [values[name] for name in named])
        for field, shape in self.related:
            key = values[field.attname]
            field.set_cached_value(row, None if key is None else shape.made(line, key))
        return row


def _converters(field):
    """What makes a column's value of its JSON: SQLite gives what it stores, PostgreSQL gives days and moments as text."""
    if connection.vendor == "sqlite":
        where = Col("", field)
        chosen = [*connection.ops.get_db_converters(where), *field.get_db_converters(connection)]
        return [lambda value, convert=convert: convert(value, where, connection) for convert in chosen]
    if isinstance(field, DateField | TimeField | DecimalField):
        return [field.to_python]
    return []
