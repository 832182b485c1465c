"""The rows of every table as lines of text that read the same on SQLite and on PostgreSQL.

A line is a JSON list of the columns in their declared order. ``fingerprint`` names a table's rows by one digest, so two
databases can be compared without putting them side by side; ``schema_mark`` names the tables and columns of the program.
"""

import hashlib
import json
from base64 import b64encode
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

PIECE = 1000  # rows read or written at once


def ours():
    """Every table of the portal; sessions and Django's own registers are not kept."""
    apps_of_ours = [app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    found = [model for app in apps_of_ours for model in app.get_models(include_auto_created=True)]
    return sorted({model._meta.concrete_model for model in found}, key=lambda model: model._meta.label_lower)


def columns(model):
    return model._meta.concrete_fields


def schema_mark():
    """Equal for two programs whose tables have the same columns of the same kinds."""
    drawn = [
        [model._meta.db_table, [[field.column, field.get_internal_type(), field.null] for field in columns(model)]]
        for model in ours()
    ]
    return hashlib.sha256(json.dumps(drawn).encode()).hexdigest()


@contextmanager
def one_moment():
    """Everything read inside is of one moment, and nobody who writes waits for it."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own would take the place of the one writer
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def read(model):
    """Every row as a list of plain values, in the order of the keys, flat in memory."""
    names = [field.attname for field in columns(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=PIECE):
        yield [_plain(value) for value in row]


def _plain(value):
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return b64encode(value).decode("ascii")
        case _:
            return value


def line(row):
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def instance(model, text):
    """The row of a line, not yet saved."""
    row = model()
    for field, value in zip(columns(model), json.loads(text), strict=True):
        setattr(row, field.attname, value if isinstance(field, models.JSONField) else field.to_python(value))
    return row


class Fingerprint:
    """A digest over rows; the order of names inside a JSON value, which PostgreSQL does not keep, does not count."""

    def __init__(self):
        self._digest, self.rows = hashlib.sha256(), 0

    def add(self, row):
        self._digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
        self.rows += 1

    def __str__(self):
        return self._digest.hexdigest()


def fingerprint(model):
    """(rows, digest) of a table as it stands."""
    found = Fingerprint()
    for row in read(model):
        found.add(row)
    return found.rows, str(found)


# Numbers given out: a number once given to a row that is gone must not be given again, for the log speaks of it.


def last_number(model):
    """The highest number a table has given out; 0 before the first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)",
                [f'"{model._meta.db_table}"', model._meta.pk.column],
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        found = cursor.fetchone()
    return (found and found[0]) or 0


def go_on_from(model, number):
    """The next row of a table gets a number above this one."""
    if not number:
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s)::regclass, %s)",
                [f'"{table}"', model._meta.pk.column, number],
            )
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
