"""Judging a table before anything is written: which row each line speaks of, what it would change, what is wrong."""

from collections import defaultdict
from datetime import timedelta
from types import SimpleNamespace

from django.db.models import Q

from congress.frame import clock, kinds, numbers
from congress.frame.address import address
from congress.frame.importing import Intake, Line

from ..models import Attachment, ImportBatch, ImportRow

KEPT = timedelta(days=30)
PIECE = 500


def in_pieces(values, size=PIECE):
    values = list(values)
    for start in range(0, len(values), size):
        yield values[start : start + size]


def intake_of(kind, actor) -> Intake:
    """What judging a kind needs to know beforehand: one statement for each column that names other rows."""
    known, words = {}, {}
    for column in kind.columns:
        if column.lookup:
            rows = column.lookup(actor)
            known[column.key], words[column.key] = _named_within(rows) if column.within else _named(rows)
    intake = Intake(kind, actor, known, words)
    kind.prepare(intake)
    return intake


def _named(rows):
    known, words = defaultdict(list), {}
    for value, *texts in rows:
        words[value] = texts[0]
        for text in dict.fromkeys(filter(None, texts)):
            known[text].append(value)
    return dict(known), words


def _named_within(rows):
    known, words = defaultdict(list), {}
    for value, congress, *texts in rows:
        known[congress].append((value, *texts))
        words[value] = texts[0]
    return {congress: _named(own)[0] for congress, own in known.items()}, words


def judge(lines: list[Line], intake: Intake) -> list[Line]:
    """Find what each line is about, compare it with what is registered, and let the register object."""
    kind = intake.kind
    kind.find(lines, intake)
    for line in lines:
        _compare(line, intake)
    kind.check(lines, intake)
    return lines


def _compare(line, intake):
    for column in intake.kind.columns:
        if column.key not in line.values or column.silent:
            continue
        given, there = line.values[column.key], _holder(line, column)
        was = column.read(there) if there is not None else None
        if column.kind == "mobile" and given and "*" in given:
            _masked(line, column, given, was)
        elif there is not None and (given if given is not None else "") != (was if was is not None else ""):
            shown = intake.said(column, was)
            old = numbers.masked_phone(shown) if column.kind == "mobile" else shown
            line.changes.append((column.key, column.label, old, intake.said(column, given)))


def _holder(line, column):
    """What a column is read from: the row that is there, or at least the person it will be about."""
    if line.target is None and line.person is not None and column.of == "person":
        return SimpleNamespace(person=line.person)
    return line.target


def _masked(line, column, given, was):
    """A number that our own list had masked says that nothing is to change – or nothing at all."""
    if was and numbers.masked_phone(was) == given:
        del line.values[column.key]
    else:
        line.wrong(column, "号码被遮盖了，请填完整的号码，或把这一格留空")


def lines_again(batch) -> list[Line]:
    """The lines of a batch as they were read, to be judged by what is registered now."""
    return [
        Line(
            row.line,
            row.cells,
            dict(row.values),
            [tuple(fault) for fault in row.faults[: row.read_faults]],
            list(row.notes[: row.read_notes]),
            row.choice,
        )
        for row in ImportRow.objects.filter(batch=batch).order_by("line")
    ]


# For the pages.


def imports_for(actor):
    """The kinds this person may take in."""
    return [kind for kind in kinds.imports if kind.open_to(actor)]


def imports_of_others(actor):
    """[(title, who takes it in)] of the registers that are somebody else's."""
    return [(kind.title, kind.may.__doc__) for kind in kinds.imports if not kind.open_to(actor)]


def batches(actor):
    return ImportBatch.objects.visible_to(actor).select_related("person")


def rows_of(batch, state=""):
    rows = ImportRow.objects.filter(batch=batch)
    return rows.filter(state=state) if state else rows


def files_of(batch, actor):
    """The file itself, for the one who sent it."""
    return Attachment.objects.filter(target=address(batch), removed_at=None, uploaded_by_person=actor.person_id)


def may_still_be_undone(batch):
    return batch.state == ImportBatch.State.APPLIED and clock.now() < batch.applied_at + KEPT and not batch.cleared_at


def outdated(now):
    """Batches whose lines nobody needs any longer: undone, given up, or too old to be undone."""
    over = Q(state__in=["undone", "discarded", "checked"], created_at__lt=now - KEPT)
    return ImportBatch.objects.filter(over | Q(applied_at__lt=now - KEPT), cleared_at=None)
