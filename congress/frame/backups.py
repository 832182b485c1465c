"""A backup as a file: a ZIP of every table and every stored file, which any program opens and which proves itself whole.

Its last 64 characters (the comment of the ZIP) are the SHA-256 of all before them, so a single changed or missing byte
shows. With a key the whole of it is sealed; then only who has the key can read it. Nothing here writes into a database.
"""

import hashlib
import json
import os
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from . import clock, files, rows, sealed_files
from .packing import PIECE, Pack
from .workflow import Refused

FORMAT, MANIFEST, SEAL = 1, "manifest.json", 64
BROKEN = "备份文件不完整，或者被改动过，不能恢复。请换一份备份。"


def table_name(model):
    return f"tables/{model._meta.label_lower}.jsonl"


# Making one.


def make(path, *, key=""):
    """Write a backup of this moment to a new file, sealed where there is a key; returns its manifest. A reader of the path
    sees all or nothing, and next to it nothing ever lies open that is to be sealed."""
    path = Path(path)
    if path.exists():
        raise Refused(f"{path} 已经存在。请换一个文件名。")
    if not path.parent.is_dir():
        raise Refused(f"没有 {path.parent} 这个目录。")
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as draft:
        try:
            manifest = _sealed(draft, key) if key else _whole(Path(draft.name))
            os.replace(draft.name, path)
        except BaseException:
            os.unlink(draft.name)
            raise
    return manifest


def _sealed(draft, key):
    """The backup itself is put together where the data lies anyway, and only what is sealed leaves that folder."""
    with NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR, prefix=".", suffix=".part") as plain:
        manifest = _whole(Path(plain.name))
        with open(plain.name, "rb") as source:
            sealed_files.seal(source, draft, key)
    draft.flush()
    os.fsync(draft.fileno())
    return manifest


def _whole(path):
    manifest = _written(path)
    return manifest | {"seal": _seal(path)}


def _written(path):
    manifest = {"format": FORMAT, "program": settings.VERSION, "schema": rows.schema_mark()}
    manifest |= {"made_at": clock.now().isoformat(), "tables": {}, "files": {}}
    with Pack(path) as pack:
        with rows.one_moment():
            for model in rows.ours():
                seen = rows.Fingerprint()
                pack.add(table_name(model), _lines(model, seen))
                last = rows.last_number(model)
                manifest["tables"][model._meta.label_lower] = {"rows": seen.rows, "digest": str(seen), "last": last}
        # Files are only ever added: whatever a row of that moment speaks of is still there now.
        for name in stored_files():
            _add_file(pack, name, manifest)
        pack.add(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    return manifest


def _lines(model, seen):
    for row in rows.read(model):
        seen.add(row)
        yield rows.line(row)


def _add_file(pack, name, manifest):
    try:
        size = files.path_of(name).stat().st_size
        pack.add(f"files/{name}", files.path_of(name))
    except FileNotFoundError:
        return  # an export whose days were over went away meanwhile
    manifest["files"][name] = [size, pack.sums[-1][0]]


def stored_files():
    """The names of all files the portal keeps, but drafts of files that are being written."""
    root = Path(settings.MEDIA_ROOT)
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(str(name) for name in found if not name.name.startswith("."))


def _seal(path):
    """Announce a comment of 64 characters and write the digest of everything up to it there."""
    with path.open("r+b") as file:
        file.seek(-2, os.SEEK_END)
        file.write(SEAL.to_bytes(2, "little"))
        file.seek(0)
        digest = files.sha256_of(file)
        file.seek(0, os.SEEK_END)
        file.write(digest.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    return digest


# Reading one.


class Backup:
    """An open backup that has proved whole and made by this very program's tables."""

    def __init__(self, archive, manifest, seal):
        self._zip, self.manifest, self.seal = archive, manifest, seal
        self.tables, self.files = manifest["tables"], manifest["files"]

    def rows(self, model):
        with self._zip.open(table_name(model)) as lines:
            for line in lines:
                yield rows.instance(model, line)

    def pieces(self, name):
        with self._zip.open(f"files/{name}") as member:
            while piece := member.read(PIECE):
                yield piece

    @property
    def row_count(self):
        return sum(table["rows"] for table in self.tables.values())


@contextmanager
def opened(path, *, key=""):
    """The Backup in a file, sealed or not; refused unless every byte of it is as it was written, before anything is done
    with it. What is sealed is read piece by piece and never lies open."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(path).open("rb"))
            if sealed_files.is_sealed(file):
                file = stack.enter_context(BufferedReader(sealed_files.Opened(file, key), PIECE))
            seal = _proved(file)
            archive = stack.enter_context(ZipFile(file))
        except BadZipFile as error:
            raise Refused(BROKEN) from error
        except OSError as error:
            raise Refused(f"{path} 读不出来：{error.strerror or error}。") from error
        yield Backup(archive, _manifest_of(archive), seal)


def _proved(file):
    """The seal of the file, if it fits what stands before it."""
    left, digest = file.seek(0, os.SEEK_END) - SEAL, hashlib.sha256()
    file.seek(0)
    while left > 0 and (piece := file.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    if left or file.read() != digest.hexdigest().encode("ascii"):
        raise Refused(BROKEN)
    return digest.hexdigest()


def _manifest_of(archive):
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise Refused(BROKEN) from error
    if manifest["format"] != FORMAT or manifest["schema"] != rows.schema_mark():
        made = manifest["made_at"][:10]
        raise Refused(
            f"这份备份由 {manifest['program']} 版程序在 {made} 生成，库表与现在的 {settings.VERSION} 版程序不同。"
            "请先用当时的程序恢复，再升级。"
        )
    return manifest
