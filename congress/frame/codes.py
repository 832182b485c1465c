"""Codes that people read from paper and type: nothing in them can be read two ways."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def letters(length):
    """So many letters that nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def public_code():
    """What a deputy's, a station's or a released suggestion's QR code leads to: ten letters, 31**10 of them.

    Of eight, two of the million suggestions of a province are alike."""
    return letters(10)
