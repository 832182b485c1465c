"""A ZIP written member by member, flat in memory: the same members make the same bytes, and each has its digest."""

import hashlib
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import quote

EPOCH = (1980, 1, 1, 0, 0, 0)
PIECE = 1 << 20
PACKED_ALREADY = (".pdf", ".xlsx", ".docx", ".jpg", ".jpeg", ".png", ".zip")


class Pack:
    """An open ZIP. ``sums`` are (digest, name) of every member, in the order in which they came."""

    def __init__(self, path):
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._taken, self.sums = set(), []

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self._zip.close()

    def add(self, name, content):
        """Put in a path, bytes or pieces of bytes under this name – a second one of the same name gets a number – and
        return the name."""
        name = self._free(name)
        info = zipfile.ZipInfo(name, EPOCH)
        info.create_system, info.external_attr = 3, 0o644 << 16
        packed = PurePosixPath(name).suffix.lower() in PACKED_ALREADY
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=True) as member:
            for piece in _pieces(content):
                digest.update(piece)
                member.write(piece)
        self.sums.append((digest.hexdigest(), name))
        return name

    def _free(self, name):
        place, known = PurePosixPath(name), 1
        while str(place).lower() in self._taken:  # Windows knows no capitals
            known += 1
            first = PurePosixPath(name)
            place = first.with_name(f"{first.stem}（{known}）{first.suffix}")
        self._taken.add(str(place).lower())
        return str(place)

    def checklist(self):
        """The members as ``sha256sum -c`` reads them."""
        return "".join(f"{digest}  {name}\n" for digest, name in self.sums).encode()


def _pieces(content):
    if isinstance(content, bytes):
        yield content
    elif not isinstance(content, Path):
        yield from content
    else:
        with content.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def link(name):
    """A member's name as an address relative to the top of the pack."""
    return quote(name)
