"""The six figures of an authenticator on a phone (RFC 6238): no network, no message, thirty seconds each.

The secret is stored nowhere. It is reckoned from the portal's own key and a salt, so whoever gets hold of the database
or of a backup cannot make figures with it.
"""

import hmac
from base64 import b32encode
from urllib.parse import quote, urlencode

from django.utils.crypto import salted_hmac

STEP, DIGITS = 30, 6
DRIFT = (0, -1, 1)  # a phone may be half a minute off


def secret_of(salt):
    return salted_hmac("congress.totp", salt, algorithm="sha256").digest()[:20]


def figures(secret, step, digits=DIGITS):
    """What the phone shows in that step. The algorithm is the one every authenticator speaks."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def step_shown(secret, typed, now, after=0):
    """The step whose figures these are, none before or at ``after``; None when they are of no step about now."""
    here = int(now.timestamp()) // STEP
    fitting = [here + off for off in DRIFT if hmac.compare_digest(figures(secret, here + off), typed)]
    return next((step for step in fitting if step > after), None)


def spelled(secret):
    """As it is typed into a phone that cannot scan: groups of four letters."""
    text = b32encode(secret).decode()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def address(secret, *, name, issuer):
    """What the QR code says."""
    words = {"secret": b32encode(secret).decode(), "issuer": issuer, "digits": DIGITS, "period": STEP}
    return f"otpauth://totp/{quote(name)}?{urlencode(words, quote_via=quote)}"
