"""Laws that a plain constraint cannot hold, kept by the database itself on SQLite and PostgreSQL alike.

They are declared beside the model and (re)installed after every migrate, because SQLite forgets triggers
whenever a table is rebuilt. A breach is an IntegrityError whose text carries the guard's name.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, transaction
from django.db.models import Q

from .workflow import Refused


@dataclass(frozen=True, kw_only=True)
class Guard:
    name: str
    model: str
    message: str = ""

    @property
    def gathers(self):
        """Whether it refuses new rows that belong to a sealed one."""
        return False

    @property
    def table(self):
        return apps.get_model(self.model)._meta.db_table

    def column(self, field):
        return apps.get_model(self.model)._meta.get_field(field).column

    def seals(self, field):
        """The rows of which this guard keeps ``field`` as it is, as a Q; None when it lets it change."""


@dataclass(frozen=True, kw_only=True)
class NoOverlap(Guard):
    """Among rows that share ``same`` (and are marked by the boolean ``where``), periods since…until never meet."""

    same: tuple[str, ...]
    where: str = ""
    since: str = "since"
    until: str = "until"

    def postgresql(self):
        same = ", ".join(f'"{self.column(f)}" WITH =' for f in self.same)
        where = f' WHERE ("{self.column(self.where)}")' if self.where else ""
        period = f'daterange("{self.column(self.since)}", "{self.column(self.until)}", \'[]\')'
        return [
            f'ALTER TABLE "{self.table}" DROP CONSTRAINT IF EXISTS "{self.name}"',
            f'ALTER TABLE "{self.table}" ADD CONSTRAINT "{self.name}" EXCLUDE USING gist ({same}, {period} WITH &&){where}',
        ]

    def sqlite(self):
        since, until = self.column(self.since), self.column(self.until)
        same = " AND ".join(f'"{self.column(f)}" = NEW."{self.column(f)}"' for f in self.same)
        marked = f'"{self.column(self.where)}" AND ' if self.where else ""
        when = f'WHEN NEW."{self.column(self.where)}"' if self.where else ""
        for event in ("INSERT", "UPDATE"):
            yield f'DROP TRIGGER IF EXISTS "{self.name}_{event.lower()}"'
            yield (
                f'CREATE TRIGGER "{self.name}_{event.lower()}" BEFORE {event} ON "{self.table}" {when} BEGIN '
                f"SELECT RAISE(ABORT, '{self.name}') WHERE EXISTS (SELECT 1 FROM \"{self.table}\" WHERE {marked}{same} "
                f'AND "id" IS NOT NEW."id" AND "{since}" <= coalesce(NEW."{until}", \'9999-12-31\') '
                f'AND coalesce("{until}", \'9999-12-31\') >= NEW."{since}"); END'
            )


@dataclass(frozen=True, kw_only=True)
class Frozen(Guard):
    """These columns keep their first value; ``once`` columns may be filled once from empty. Rows are not deleted
    unless ``deletable``, or so many days after the moment in ``dated`` by the database's own clock."""

    columns: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    deletable: bool = False
    dated: str = ""
    days: int = 0

    def seals(self, field):
        if field in self.columns:
            return Q(pk__isnull=False)
        return Q(**{f"{field}__isnull": False}) if field in self.once else None

    def _changed(self, differs, empty):
        fixed = [differs(self.column(f)) for f in self.columns]
        return " OR ".join([*fixed, *(f"({differs(self.column(f))} AND {empty(self.column(f))})" for f in self.once)])

    def postgresql(self):
        changed = self._changed(lambda c: f'NEW."{c}" IS DISTINCT FROM OLD."{c}"', lambda c: f'OLD."{c}" IS NOT NULL')
        events = (["UPDATE"] if changed else []) + ([] if self.deletable else ["DELETE"])
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"RAISE EXCEPTION '{self.name}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        for event in ("UPDATE", "DELETE"):
            yield f'DROP TRIGGER IF EXISTS "{self.name}_{event.lower()}" ON "{self.table}"'
            if event in events:
                young = (
                    f"OLD.\"{self.column(self.dated)}\" > now() - interval '{self.days} days'" if self.dated else ""
                )
                breach = changed if event == "UPDATE" else young
                yield (
                    f'CREATE TRIGGER "{self.name}_{event.lower()}" BEFORE {event} ON "{self.table}" FOR EACH ROW '
                    f'{f"WHEN ({breach}) " if breach else ""}EXECUTE FUNCTION "{self.name}"()'
                )

    def sqlite(self):
        changed = self._changed(lambda c: f'NEW."{c}" IS NOT OLD."{c}"', lambda c: f'OLD."{c}" IS NOT NULL')
        for event in ("UPDATE", "DELETE"):
            yield f'DROP TRIGGER IF EXISTS "{self.name}_{event.lower()}"'
            if (event == "UPDATE" and changed) or (event == "DELETE" and not self.deletable):
                young = (
                    f"OLD.\"{self.column(self.dated)}\" > datetime('now', '-{self.days} days')" if self.dated else ""
                )
                breach = changed if event == "UPDATE" else young
                yield (
                    f'CREATE TRIGGER "{self.name}_{event.lower()}" BEFORE {event} ON "{self.table}" '
                    f"{f'WHEN {breach} ' if breach else ''}"
                    f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END"
                )


@dataclass(frozen=True, kw_only=True)
class SealedOnce(Guard):
    """From the moment ``mark`` is set – on the row itself, or on the row its ``parent`` names – these ``columns`` keep
    their values and the row stays; with a ``parent`` no row comes to it any more either."""

    mark: str
    columns: tuple[str, ...]
    parent: str = ""

    @property
    def gathers(self):
        return bool(self.parent)

    def seals(self, field):
        mark = f"{self.parent}__{self.mark}" if self.parent else self.mark
        return Q(**{f"{mark}__isnull": False}) if field in self.columns else None

    def _sealed(self, row):
        if not self.parent:
            return f'{row}."{self.column(self.mark)}" IS NOT NULL'
        field = apps.get_model(self.model)._meta.get_field(self.parent)
        mark = field.related_model._meta.get_field(self.mark).column
        return (
            f'EXISTS (SELECT 1 FROM "{field.related_model._meta.db_table}" AS whole '
            f'WHERE whole."id" = {row}."{field.column}" AND whole."{mark}" IS NOT NULL)'
        )

    def _events(self, differs):
        """(event, what must hold for the breach)."""
        changed = " OR ".join(
            f'NEW."{self.column(name)}" {differs} OLD."{self.column(name)}"' for name in self.columns
        )
        held = f"({self._sealed('OLD')} OR {self._sealed('NEW')})" if self.parent else self._sealed("OLD")
        yield "UPDATE", f"{held} AND ({changed})"
        yield "DELETE", self._sealed("OLD")
        if self.parent:
            yield "INSERT", self._sealed("NEW")

    def postgresql(self):
        for event, breach in self._events("IS DISTINCT FROM"):
            name = f"{self.name}_{event.lower()}"
            yield (
                f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {breach} THEN '
                f"RAISE EXCEPTION '{self.name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                f"RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END $$"
            )
            yield f'DROP TRIGGER IF EXISTS "{name}" ON "{self.table}"'
            yield (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{self.table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
            )

    def sqlite(self):
        for event, breach in self._events("IS NOT"):
            yield f'DROP TRIGGER IF EXISTS "{self.name}_{event.lower()}"'
            yield (
                f'CREATE TRIGGER "{self.name}_{event.lower()}" BEFORE {event} ON "{self.table}" WHEN {breach} '
                f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END"
            )


_declared: dict[str, Guard] = {}


def declare(*guards):
    for guard in guards:
        _declared[guard.name] = guard


def declared():
    return tuple(_declared.values())


def loading_order(models):
    """The models in an order in which all their rows can be put into an empty database: those to whose sealed parent
    no row comes any more before that parent. (Foreign keys are judged at the commit.)"""
    order = TopologicalSorter(dict.fromkeys(models, ()))
    for guard in declared():
        if guard.gathers:
            child = apps.get_model(guard.model)
            order.add(child._meta.get_field(guard.parent).related_model, child)
    return [model for model in order.static_order() if model in models]


def sealed(model, field):
    """The rows of ``model`` whose ``field`` no deed changes any more, as a Q: what the declared guards keep."""
    found = Q(pk__in=[])
    for guard in declared():
        if guard.model == model._meta.label and (rows := guard.seals(field)) is not None:
            found |= rows
    return found


def install(using=DEFAULT_DB_ALIAS):
    """Put every declared guard in force; safe to repeat."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for guard in declared():
            if guard.table in present:
                for sql in getattr(guard, connection.vendor)():
                    cursor.execute(sql)


def lift(using=DEFAULT_DB_ALIAS):
    """Take the SQLite triggers away, so that a test database can be emptied."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ours = tuple(f"{guard.name}_" for guard in declared())
        for (name,) in cursor.fetchall():
            if name.startswith(ours):
                cursor.execute(f'DROP TRIGGER "{name}"')


def message_for(error):
    """The Chinese sentence of the guard that an IntegrityError speaks of, or ""."""
    text = str(error)
    return next((g.message for g in declared() if g.message and g.name in text), "")


@contextmanager
def spoken():
    """Turn the breach of a declared guard into a refusal that people can read; other errors pass through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if sentence := message_for(error):
            raise Refused(sentence) from error
        raise
