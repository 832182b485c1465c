"""Text that lies encrypted in the database: whoever has a copy of it, or of its journal, but not the key reads nothing.

AES-256-GCM; the keys come from the portal's signing key, one for each purpose, and stand nowhere in the database.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12  # bytes
NOBODYS = "这段内容用另一把密钥封存，现在的密钥打不开：请核对环境变量 PORTAL_SECRET_KEY 是否换过。"


class Unreadable(Exception):
    """Sealed under another key or for another purpose, or altered since."""


def seal(data: bytes, purpose: str) -> bytes:
    """``data`` so that only ``unseal`` with the same purpose reads it; another ciphertext each time."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(settings.SECRET_KEY, purpose).encrypt(nonce, data, None)


def unseal(sealed: bytes, purpose: str) -> bytes:
    """What was sealed, also under a key that has since been replaced (``SECRET_KEY_FALLBACKS``); else ``Unreadable``."""
    sealed = bytes(sealed)
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(key, purpose).decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except InvalidTag:
            continue
    raise Unreadable(NOBODYS)


def _cipher(key, purpose):
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=f"portal.sealing:{purpose}".encode()).derive(key.encode()))
