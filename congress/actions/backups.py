"""The whole portal into one file, and out of it into an empty database."""

from contextlib import suppress

from django.db import connection, transaction

from congress.frame import backups, clock, files, guards, rows
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Pulse
from ..queries.clocks import BACKUP
from . import records

OPERATOR = SYSTEM.through("console")


def make(path, *, key=""):
    """Write a backup, sealed where there is a key, and note that it was made; returns its manifest."""
    began = clock.now()
    manifest = backups.make(path, key=key)
    count = sum(table["rows"] for table in manifest["tables"].values())
    text = f"备份全部数据：{count} 行，{len(manifest['files'])} 个文件{'，已封存' if key else ''}"
    with transaction.atomic():
        records.record("congress.backup.made", actor=OPERATOR, text=text, after={"校验码": manifest["seal"]})
        columns = {"label": "备份", "started_at": began, "finished_at": clock.now(), "succeeded_at": clock.now()}
        Pulse.objects.update_or_create(key=BACKUP, defaults={**columns, "done": count})
    return manifest


def restore(backup):
    """Put an opened backup into the empty database and the empty folder of files; all of it, or nothing.

    What stands afterwards is read again and compared with what was written down when the backup was made.
    """
    _demand_empty(backup)
    written = []
    try:
        for name, (_, digest) in backup.files.items():
            if not files.is_whole(name, digest):
                written.append(files.store(name, backup.pieces(name)))
                _demand(files.is_whole(name, digest))
        with transaction.atomic():
            _load(backup)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    made = backup.manifest["made_at"][:10]
    records.record(
        "congress.backup.restored",
        actor=OPERATOR,
        text=f"从{made}的备份恢复全部数据：{backup.row_count} 行，{len(backup.files)} 个文件",
        after={"校验码": backup.seal},
    )


def _load(backup):
    Pulse.objects.all().delete()  # the clock of an empty portal beats, too
    everything = rows.ours()
    for model in guards.loading_order(everything):
        piece = []
        for row in backup.rows(model):
            piece.append(row)
            if len(piece) == rows.PIECE:
                model._base_manager.bulk_create(piece)
                piece = []
        model._base_manager.bulk_create(piece)
    for model in everything:
        noted = backup.tables[model._meta.label_lower]
        rows.go_on_from(model, noted["last"])
        _demand(rows.fingerprint(model) == (noted["rows"], noted["digest"]))
    connection.check_constraints()


def _demand(equal):
    if not equal:
        raise Refused("恢复出来的数据与备份不一致，已全部撤回。请把这份备份交给开发人员。")


def _demand_empty(backup):
    """Nothing that is there is ever mixed with what comes, or written over."""
    for model in rows.ours():
        if model is not Pulse and model._base_manager.exists():
            raise Refused(f"数据库里已有数据（{model._meta.verbose_name}）。只能恢复到空的数据库。")
    for name in backups.stored_files():
        if name not in backup.files or not files.is_whole(name, backup.files[name][1]):
            raise Refused(f"文件目录里已有别的文件（{name}）。请用环境变量 PORTAL_VAR 指定一个空目录。")
