"""Codes that people read from paper and type: nothing in them can be read two ways."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def letters(length):
    """So many letters that nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def public_code():
    """What a deputy's or a station's QR code leads to: eight letters, 31**8 of them."""
    return letters(8)
