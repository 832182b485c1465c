"""State machines declared as a table, obeyed by the page, the API, the audit log and the handbook alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, wraps

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.dispatch import Signal

moved = Signal()


class Refused(Exception):
    """The deed is known and allowed to this person, but not now; the message is shown to them."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """One row of the law: from where to where, who may, and why not yet.

    ``who(actor, obj) -> bool`` has no default: nobody may unless it says so. ``guard(obj, actor) -> str`` gives
    the reason that speaks against it now, or "". ``returns`` marks a sending-back: it cannot be done without a reason.
    ``quiet`` keeps a move off the buttons: other deeds call it, or a page of its own; ``primary`` is the true next step,
    the one that may be red; a move that ``fades`` is not shown while it is refused: nobody waits for it.
    """

    name: str
    label: str
    source: tuple[str, ...]
    target: str
    who: Callable
    event: str
    guard: Callable | None = None
    form: str = ""
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    returns: bool = False
    quiet: bool = False
    primary: bool = False
    fades: bool = False
    basis: str = ""

    def refusal(self, obj, actor):
        return self.guard(obj, actor) if self.guard else ""


@dataclass(kw_only=True)
class Machine:
    """All moves of one kind of case. ``labels`` holds the words other audiences read: role -> {state: word}.

    ``parent`` names the foreign key of the case this one is a part of: the parent's row is held first, so that deeds
    on the whole and deeds on its parts always take their locks in the same order.
    """

    key: str
    title: str
    model: type
    states: type
    initial: str
    final: tuple[str, ...]
    moves: tuple[Move, ...]
    column: str = "state"
    labels: dict = field(default_factory=dict)
    parent: str = ""
    deeds: dict = field(default_factory=dict)
    settle: Callable | None = None

    def __getitem__(self, name):
        for move in self.moves:
            if move.name == name:
                return move
        raise KeyError(f"{self.key}: no move {name!r}; there are {[m.name for m in self.moves]}")

    def __contains__(self, name):
        return any(move.name == name for move in self.moves)

    def clocks_stopped_into(self, state):
        """The clocks that whatever leads into a state stops: what is returned from there runs against them again."""
        return {key for move in self.moves if move.target == state for key in move.closes}

    def label_for(self, state, actor):
        """The word this audience reads for a state."""
        return self.labels.get(actor.role, {}).get(state) or self.states(state).label

    def code_for(self, state, actor):
        """The code of a state for programs; empty for who reads another word than the law's: he is not told more."""
        return state if self.label_for(state, actor) == self.states(state).label else ""

    def offered(self, obj, actor):
        """The moves this person may see on this object now, each with the reason it is refused ('' = go)."""
        state = getattr(obj, self.column)
        found, reasons = [], {}  # what several moves wait for is asked once
        for move in self.moves:
            if state in move.source and not move.quiet and move.who(actor, obj):
                if move.guard not in reasons:
                    reasons[move.guard] = move.refusal(obj, actor)
                found.append((move, reasons[move.guard]))
        return [(move, reason) for move, reason in found if not (move.fades and reason)]

    def next_step(self, obj, actor):
        """The word of the true next step that this person may take, or "": for lists of what waits, where what still speaks
        against it is asked of no row."""
        state = getattr(obj, self.column)
        for move in self.moves:
            if move.primary and not move.quiet and state in move.source and move.who(actor, obj):
                return move.label
        return ""

    def does(self, name):
        """Bind the function that carries out a move; calling it then runs the whole ceremony."""
        move = self[name]

        def bind(body):
            @wraps(body)
            def deed(obj, *, actor, **data):
                return self._perform(move, body, obj, actor, data)

            if name in self.deeds:
                raise ValueError(f"{self.key}: two deeds for {name!r}")
            self.deeds[name] = deed
            return deed

        return bind

    def settles(self, body):
        """Bind what brings the rest up to date after any move: ``body(obj, *, actor)``; true if it moved ``obj`` on."""
        self.settle = body
        return body

    def held(self, obj):
        """The row as it is now, and before it the case it is a part of, held against others until we commit."""
        if not self.parent:
            return self._hold(type(obj), obj.pk, obj)
        field = obj._meta.get_field(self.parent)
        known = field.get_cached_value(obj, default=None)
        case = self._hold(field.related_model, getattr(obj, field.attname), known)
        row = self._hold(type(obj), obj.pk, obj)
        field.set_cached_value(row, case)
        return row

    def _hold(self, model, pk, known):
        """One statement writes the state back unchanged, which holds the row, and reads it."""
        statement, names, converters = _holding(model, self.column)
        with connection.cursor() as cursor:
            cursor.execute(statement, [pk])
            values = cursor.fetchone()
        if values is None:
            raise model.DoesNotExist(f"{model._meta.label} {pk}")
        values = list(values)
        for place, functions, column in converters:
            for function in functions:
                values[place] = function(values[place], column, connection)
        row = model.from_db(connection.alias, names, values)
        if known is not None:
            self._remember(row, known)
        return row

    def _remember(self, row, known):
        """What the caller has read of the things this row still points to – of no other case, for that has a state."""
        for column in row._meta.concrete_fields:
            if not column.is_relation or not column.is_cached(known) or hasattr(column.related_model, self.column):
                continue
            there = column.get_cached_value(known)
            if there is not None and there.pk == getattr(row, column.attname):
                column.set_cached_value(row, there)

    @transaction.atomic
    def _perform(self, move, body, obj, actor, data):
        row = self.held(obj)
        before = getattr(row, self.column)
        if before not in move.source:
            raise Refused(f"当前为“{self.states(before).label}”，不能“{move.label}”。可能已有人先办理，请刷新后再看。")
        if not move.who(actor, row):
            raise PermissionDenied(f"您没有“{move.label}”的权限。")
        if reason := move.refusal(row, actor):
            raise Refused(reason)
        if move.returns and not str(data.get("reason", "")).strip():
            raise Refused(f"“{move.label}”必须写明理由。")
        was = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
        body(row, actor=actor, **data)
        setattr(row, self.column, move.target)
        row.save(
            update_fields=[f.name for f in row._meta.concrete_fields if f.value_from_object(row) != was[f.attname]]
        )
        moved.send(sender=type(row), machine=self, move=move, obj=row, actor=actor, before=before, data=data, was=was)
        if self.settle and self.settle(row, actor=actor):
            row.refresh_from_db()
        elif self.parent:
            row._state.fields_cache.pop(self.parent, None)  # whoever asks for the case reads it as it is now
        return row


@cache
def _holding(model, state):
    """The statement that holds a row, the names of what it gives, and what turns that into Python: [(place, functions,
    column), …]. Worked out once: every deed holds one row or two."""
    fields = model._meta.concrete_fields
    quoted = [connection.ops.quote_name(field.column) for field in fields]
    mark = connection.ops.quote_name(model._meta.get_field(state).column)
    table = connection.ops.quote_name(model._meta.db_table)
    compiler = model._base_manager.all().query.get_compiler(connection=connection)
    converters = compiler.get_converters([field.get_col(model._meta.db_table) for field in fields])
    return (
        f"UPDATE {table} SET {mark} = {mark} WHERE id = %s RETURNING {', '.join(quoted)}",
        [field.attname for field in fields],
        [(place, functions, column) for place, (functions, column) in converters.items()],
    )
