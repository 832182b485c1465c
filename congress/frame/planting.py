"""How far the planting of the demonstration has come, kept in a file that every process of the portal can read.

The file lies there from the first planted row to the last (``manage.py serve`` makes it, too): what is found on a
start belongs to a planting that was broken off, and the demonstration begins anew. While it lies there the clock does
nothing of itself: the planted county lives in the past.
"""

from django.conf import settings


def mark():
    return settings.VAR / "planting"


def begin():
    mark().touch()


def note(share):
    """From 0 to 1."""
    mark().write_text(str(round(share * 100)), encoding="ascii")


def end():
    mark().unlink(missing_ok=True)


def is_under_way():
    return mark().exists()


def percent():
    """How much is planted while it is being planted; None when nothing is."""
    try:
        return int(mark().read_text(encoding="ascii") or 0)
    except (FileNotFoundError, ValueError):
        return None
