"""Taking tables in: read, looked at, confirmed as a whole or not at all, and for thirty days undone as a whole."""

from collections import Counter

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.frame import clock, guards, kinds, sheets
from congress.frame.address import address
from congress.frame.importing import count_of, laid_out, lines_of, match_count
from congress.frame.kinds import JobKind
from congress.frame.workflow import Refused

from ..models import Attachment, ImportBatch, ImportRow, ImportTrace
from ..policies import importing as policies
from ..queries import importing as queries
from ..queries.attachments import ONLY_OWN
from ..queries.jobs import asker
from . import attachments, jobs, records
from .undoing import describe, restore, touched_since

AT_ONCE = 500  # lines that are taken in while one waits; more are background work


# Looking.


@transaction.atomic
def take_in(kind, upload, *, actor):
    """Read a file and judge every line of it; nothing is written to the register. Returns the batch.

    A file that cannot be read as this register's table is a ValidationError that says all that is wrong with it.
    """
    _demand_kind(actor, kind)
    content = upload.read()
    try:
        judged, found = sheets.read(content)
    except sheets.Unreadable as fault:
        raise ValidationError(str(fault)) from None
    intake = queries.intake_of(kind, actor)
    layout = laid_out(found, kind)
    if layout.faults:
        raise ValidationError([*layout.faults, *_like_another(kind, found, actor)])
    if (count := count_of(layout)) > kind.most:
        raise ValidationError(f"有{count}行，一次最多导入{kind.most}行，请分成几个文件。")
    lines = lines_of(layout, intake)
    if not lines:
        only = "只有模板里的示例" if layout.notes and "示例" in layout.notes[-1] else "没有内容"
        raise ValidationError(f"标题行下面{only}，请填好后再传。")
    batch = ImportBatch.objects.create(
        congress_id=actor.congress_id,
        kind=kind.key,
        file_name=sheets_name(upload.name),
        sheet=layout.sheet.name[:60],
        notes=trimmed(layout.notes),
        person_id=actor.person_id,
        role=actor.role,
        asked_by=actor.name[:40],
    )
    upload.seek(0)
    attachments.attach(batch, [(upload, judged)], actor=actor, purpose=ONLY_OWN)
    read = as_read(lines)
    _store(batch, queries.judge(lines, intake), read)
    foreseen = [] if batch.counts.get("wrong") else kind.foresee(lines, intake)
    if told := [*foreseen, *intake.notes]:
        batch.notes = trimmed([*told, *batch.notes])
        batch.save(update_fields=["notes"])
    return batch


def trimmed(notes):
    """What is said of the whole file, no more than anybody reads."""
    return [*notes[:49], f"还有{len(notes) - 49}条提示没有列出。"] if len(notes) > 50 else notes


def as_read(lines):
    """{line: (faults, notes) that come from reading alone}: the others are judged anew."""
    return {line.number: (len(line.faults), len(line.notes)) for line in lines}


def sheets_name(name):
    return name.replace("\\", "/").rpartition("/")[2][:120] or "文件"


def _like_another(kind, found, actor):
    """A table of another register is a frequent mistake; say which."""
    for other in queries.imports_for(actor):
        needed = sum(one.required for one in other.columns)
        if other.key != kind.key and any(
            match_count(sheet, other)[0] >= max(needed, 3)
            and match_count(sheet, other)[0] > match_count(sheet, kind)[0]
            for sheet in found
        ):
            return [f"这像是“{other.title}”的表，请到“导入{other.title}”上传。"]
    return []


def _demand_kind(actor, kind):
    if not policies.may_import(actor, kind):
        raise PermissionDenied(f"只有{kind.may.__doc__}可以导入{kind.title}。")


def _demand(actor, batch):
    if not policies.looks_after(actor, batch):
        raise PermissionDenied(f"只有{policies.looks_after.__doc__}可以办理。")


def _store(batch, lines, read):
    """The lines as judged; ``read`` says how many faults and notes of each came from reading alone."""
    ImportRow.objects.filter(batch=batch).delete()
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                batch=batch,
                line=line.number,
                state=line.state,
                cells=line.cells,
                values=line.values,
                faults=line.faults,
                read_faults=read[line.number][0],
                read_notes=read[line.number][1],
                notes=line.notes,
                changes=line.changes,
                candidates=line.candidates,
                choice=line.choice,
                target=address(line.target) if line.target is not None else "",
            )
            for line in lines
        ),
        batch_size=500,
    )
    batch.counts = dict(Counter(line.state for line in lines))
    ImportBatch.objects.filter(pk=batch.pk).update(counts=batch.counts)


@transaction.atomic
def choose(batch, choices, *, actor):
    """Say of lines whom they mean – {line: key of a candidate, or "new"} – and judge the whole again."""
    _demand(actor, batch)
    _hold(batch, ImportBatch.State.CHECKED)
    for row in ImportRow.objects.filter(batch=batch, line__in=choices):
        known = {str(key) for key, _ in row.candidates} | {"new"}
        if choices[row.line] in known:
            row.choice = choices[row.line]
            row.save(update_fields=["choice"])
    _judge_again(batch, actor)
    return batch


def _judge_again(batch, actor):
    kind = kinds.imports[batch.kind]
    lines = queries.lines_again(batch)
    read = as_read(lines)
    intake = queries.intake_of(kind, actor)
    _store(batch, queries.judge(lines, intake), read)
    return lines, intake


@transaction.atomic
def discard(batch, *, actor):
    """Give a file up that was only looked at: its lines are removed, the file is taken down."""
    _demand(actor, batch)
    _hold(batch, ImportBatch.State.CHECKED)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.DISCARDED)
    _clear(batch)


def _hold(batch, state):
    """The batch is ours until the commit, in the state in which it must be; a rival comes too late."""
    if not ImportBatch.objects.filter(pk=batch.pk, state=state).update(state=state):
        word = ImportBatch.State(ImportBatch.objects.values_list("state", flat=True).get(pk=batch.pk)).label
        raise Refused(f"这次导入{word}，不能再办理这一步。")


# Taking in.


@transaction.atomic
def confirm(batch, *, actor):
    """Take the whole file in, at once or in the background; returns the batch. What has changed in the register since
    it was shown is told first, and then nothing is written."""
    _demand(actor, batch)
    _hold(batch, ImportBatch.State.CHECKED)
    batch.refresh_from_db()
    if not batch.is_ready:
        raise Refused("还有错误或没有确认的行，或者没有需要导入的内容。")
    if batch.total <= AT_ONCE:
        return _take(batch, actor)
    job = jobs.submit(
        "congress.import", actor=actor, obj=batch, label=f"导入{batch.title}：{batch.file_name}", batch=batch.pk
    )
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.QUEUED, job=job)
    batch.state, batch.job = ImportBatch.State.QUEUED, job
    return batch


def run(job, progress):
    """The background part of ``confirm``: a second run of a job that has done its work finds nothing to do."""
    actor, batch = asker(job), ImportBatch.objects.get(pk=job.args["batch"])
    answer = {"label": "查看导入结果", "url": batch.get_absolute_url()}
    if batch.state != ImportBatch.State.QUEUED:
        return answer
    progress(0, batch.total)
    try:
        with transaction.atomic():
            _hold(batch, ImportBatch.State.QUEUED)
            _demand(actor, batch)
            _take(batch, actor)
    except (Refused, PermissionDenied, ValidationError):
        ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.QUEUED).update(state=ImportBatch.State.CHECKED)
        raise
    progress(batch.total, batch.total)
    return answer


def _take(batch, actor):
    """Judge every line once more; if all is as it was shown, do it and remember each row for undoing."""
    shown = _as_shown(batch)
    lines, intake = _judge_again(batch, actor)
    if moved := _moved(shown, lines):
        ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.CHECKED, moved=moved[:50])
        batch.refresh_from_db()
        return batch
    new = [line for line in lines if line.state == "new"]
    changed = [line for line in lines if line.state == "changed"]
    done = _applied(batch, intake, new, changed)
    ImportTrace.objects.bulk_create(
        (
            ImportTrace(
                batch=batch, line=line.number, target=address(row), before=describe(before), after=describe(row)
            )
            for line, row, before in done
        ),
        batch_size=500,
    )
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=ImportBatch.State.APPLIED, applied_at=clock.now(), moved=[], counts=batch.counts
    )
    batch.refresh_from_db()
    counts = f"新增{len(new)}行，修改{len(changed)}行，无变化{len(lines) - len(new) - len(changed)}行"
    records.record(
        "congress.import.apply",
        actor=actor,
        obj=batch,
        text=f"{actor.name}导入{batch.title}：{batch.file_name}，{counts}",
        after={"批次": batch.pk, "登记册": batch.title, "行数": batch.counts},
    )
    return batch


def _applied(batch, intake, new, changed):
    try:
        with guards.spoken():
            return intake.kind.apply(new, changed, intake)
    except ValidationError as error:
        raise Refused("；".join(error.messages)) from error
    except IntegrityError as error:
        raise Refused("有的内容与已登记的重复或不相符，一行也没有导入。请重新上传再看预览。") from error


def _as_shown(batch):
    return {
        row.line: (row.state, row.target, [list(one) for one in row.changes])
        for row in ImportRow.objects.filter(batch=batch)
    }


def _moved(shown, lines):
    """Which lines would do something else now than was shown: somebody has worked in the register in between."""
    found = []
    for line in lines:
        now = (line.state, address(line.target) if line.target is not None else "", [list(c) for c in line.changes])
        if shown[line.number] != now:
            was, state = (ImportRow.State(word).label for word in (shown[line.number][0], line.state))
            said = f"由“{was}”变为“{state}”" if was != state else "登记的内容已被别人改动"
            found.append(f"第{line.number}行：{said}")
    return found


# Undoing.


def hindrances(batch):
    """What stands in the way of undoing a batch, in words: rows that were changed or used since."""
    return touched_since(list(ImportTrace.objects.filter(batch=batch).order_by("pk")))


@transaction.atomic
def undo(batch, *, actor):
    """Put everything back as it was before a batch: rows it made are removed – the only place where registers lose
    rows –, rows it changed get their old values. Refused when one of them has been changed or used since."""
    _demand(actor, batch)
    _hold(batch, ImportBatch.State.APPLIED)
    batch.refresh_from_db()
    if not queries.may_still_be_undone(batch):
        raise Refused(f"导入已超过{queries.KEPT.days}天，不能再撤销，请逐项修改。")
    traces = list(ImportTrace.objects.filter(batch=batch).order_by("pk"))
    if found := touched_since(traces):
        raise Refused(f"有{len(found)}项在导入后被改动或使用，不能整批撤销：{'；'.join(found[:3])}。")
    if own := kinds.imports[batch.kind].undo:
        own(traces, actor=actor, reason=f"撤销导入：{batch.file_name}")
    else:
        restore(traces)
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=ImportBatch.State.UNDONE, undone_at=clock.now(), undone_by=actor.name[:40]
    )
    batch.refresh_from_db()
    made = sum(trace.before is None for trace in traces)
    records.record(
        "congress.import.undo",
        actor=actor,
        obj=batch,
        text=f"{actor.name}撤销导入{batch.title}：{batch.file_name}，删除{made}项，恢复{len(traces) - made}项",
        after={"批次": batch.pk},
    )
    return batch


def _clear(batch):
    ImportRow.objects.filter(batch=batch).delete()
    ImportTrace.objects.filter(batch=batch).delete()
    Attachment.objects.filter(target=address(batch), removed_at=None).update(removed_at=clock.now())
    ImportBatch.objects.filter(pk=batch.pk).update(cleared_at=clock.now())


def forget_old(now):
    """After thirty days only the line about a batch is kept: what stood in it are people's data. Returns how many."""
    with transaction.atomic():
        old = list(queries.outdated(now))
        for batch in old:
            _clear(batch)
    return len(old)


IMPORT = JobKind(key="congress.import", label="导入登记册", run=run)
