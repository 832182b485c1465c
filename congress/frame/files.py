"""Files of ours on disk: whole or not at all, under names nobody else chooses."""

import os
import re
from hashlib import file_digest
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def path_of(name):
    """Where a stored name lies; a name that leads out of the folder is refused."""
    root = Path(settings.MEDIA_ROOT).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or path == root:
        raise ValueError(f"{name!r} leads out of the files folder")
    return path


UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def speaking(text, most=60):
    """A title as a name that every system takes for a file: no separators, nothing invisible, not too long."""
    return " ".join(UNSAFE.sub(" ", text).split())[:most].strip(". ") or "无题"


def store(name, content):
    """Write the content – bytes, or pieces of them – so that a reader sees all of it or nothing, even if the power
    fails: temp, fsync, rename."""
    path = path_of(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as draft:
        try:
            draft.writelines([content] if isinstance(content, bytes) else content)
            draft.flush()
            os.fsync(draft.fileno())
            os.replace(draft.name, path)
        except BaseException:
            os.unlink(draft.name)
            raise
    _sync_folder(path.parent)
    return path


def _sync_folder(folder):
    """The rename itself must survive, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(file):
    """The digest of an open binary file, read in pieces."""
    return file_digest(file, "sha256").hexdigest()


def is_whole(name, sha256):
    """Whether the stored file is there and unchanged."""
    path = path_of(name)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return sha256_of(file) == sha256
