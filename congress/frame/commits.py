"""How long a commit is waited for."""

from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def unawaited(using=DEFAULT_DB_ALIAS):
    """A transaction whose commit does not wait for the disk, for what can be made again from what is stored. After a
    power cut the database is whole and may only lack it. Inside another transaction, that one decides."""
    connection = connections[using]
    if connection.in_atomic_block:
        with transaction.atomic(using):
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using), connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")
            yield
    else:
        with connection.cursor() as cursor:  # SQLite takes it only between transactions
            before = cursor.execute("PRAGMA synchronous").fetchone()[0]
            cursor.execute("PRAGMA synchronous = NORMAL")
            try:
                with transaction.atomic(using):
                    yield
            finally:
                cursor.execute(f"PRAGMA synchronous = {before}")
