"""Files that lie sealed: however long they are, they are sealed and opened piece by piece, and nothing of them lies open.

AES-256-GCM for each piece; its nonce says which piece it is and whether it is the last, so that pieces can neither be
changed nor moved, left out or cut off. The key of a file comes from the office's key and from a salt of its own.
"""

import io
import os
import secrets
from functools import partial

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .workflow import Refused

MARK, SALT, CHECK, TAG = b"PORTAL-SEALED-1\n", 16, 16, 16  # bytes
HEAD, PIECE = len(MARK) + SALT + CHECK, 1 << 20
LEAST_KEY = 32  # characters
ALTERED = "这个封存的文件不完整，或者被改动过，不能打开。请换一份。"
NO_KEY = "这个文件是封存的。请用 --key-file 或环境变量 PORTAL_BACKUP_KEY_FILE 指明封存时用的密钥文件。"
OTHER_KEY = "密钥不对：这个文件是用另一把密钥封存的。请换用封存时的密钥文件；没有那把密钥，谁也打不开。"


def key_in(path):
    """The key in a file, without what stands around it; refused when it is too short to be one."""
    try:
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Refused(f"密钥文件 {path} 读不出来：{error.strerror or error}。") from error
    except UnicodeDecodeError as error:
        raise Refused(f"密钥文件 {path} 不是文本。可以这样生成：openssl rand -base64 48") from error
    if len(key) < LEAST_KEY:
        raise Refused(f"密钥文件 {path} 里的密钥不足{LEAST_KEY}个字符。可以这样生成：openssl rand -base64 48")
    return key


def is_sealed(file):
    file.seek(0)
    return file.read(len(MARK)) == MARK


def seal(source, target, key):
    """All of one open file into another."""
    salt = secrets.token_bytes(SALT)
    cipher, check = _keys(key, salt)
    target.write(MARK + salt + check)
    for number, (piece, is_last) in enumerate(_pieces(source)):
        target.write(cipher.encrypt(_nonce(number, is_last), piece, None))


def _pieces(source):
    """(bytes, whether they are the last); of an empty file one empty piece."""
    piece = source.read(PIECE)
    for following in iter(partial(source.read, PIECE), b""):
        yield piece, False
        piece = following
    yield piece, True


def _keys(key, salt):
    """The cipher of a file, and the mark by which its key is known again."""
    derived = HKDF(SHA256(), 32 + CHECK, salt=salt, info=b"portal.sealed_files").derive(key.encode())
    return AESGCM(derived[:32]), derived[32:]


def _nonce(number, is_last):
    return bytes([is_last]) + number.to_bytes(11, "big")


class Opened(io.RawIOBase):
    """A sealed file as it was before, to be read from anywhere; refused where it is not just what was sealed."""

    def __init__(self, file, key):
        super().__init__()
        if not key:
            raise Refused(NO_KEY)
        file.seek(len(MARK))
        self._file, head = file, file.read(SALT + CHECK)
        self._cipher, check = _keys(key, head[:SALT])
        if len(head) < SALT + CHECK:
            raise Refused(ALTERED)
        if not secrets.compare_digest(check, head[SALT:]):
            raise Refused(OTHER_KEY)
        body = file.seek(0, os.SEEK_END) - HEAD
        self._count = max(1, -(-body // (PIECE + TAG)))
        self._size = body - self._count * TAG
        self._place, self._known = 0, (None, b"")
        if self._size < 0:
            raise Refused(ALTERED)

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=os.SEEK_SET):
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._place = start + offset
        return self._place

    def tell(self):
        return self._place

    def readinto(self, buffer):
        number, within = divmod(self._place, PIECE)
        if self._place >= self._size:
            return 0
        piece = self._piece(number)[within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def _piece(self, number):
        if self._known[0] != number:
            self._file.seek(HEAD + number * (PIECE + TAG))
            try:
                piece = self._cipher.decrypt(
                    _nonce(number, number == self._count - 1), self._file.read(PIECE + TAG), None
                )
            except InvalidTag as error:
                raise Refused(ALTERED) from error
            self._known = number, piece
        return self._known[1]
