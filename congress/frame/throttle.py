"""Slowing down strangers: so many tries per address and minute, counted in memory, per process.

Enough against guessing and flooding of open pages; it is no lock on accounts, which count in the database.
"""

from django.core.cache import cache


def allow(name, who, *, most, seconds=60):
    """Whether this one may try once more; every call counts as a try."""
    key = f"throttle:{name}:{who}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two calls
        return cache.add(key, 1, seconds)
