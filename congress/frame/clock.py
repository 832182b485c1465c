"""The one clock. Everything that asks what time or day it is asks here, so a whole year can be walked through in a test."""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING = ZoneInfo("Asia/Shanghai")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now():
    """The present moment, aware."""
    return _frozen.get() or timezone.now()


def today():
    """The day it is in Beijing, whatever the server's zone."""
    return now().astimezone(BEIJING).date()


def moment(day, hour=9, minute=0):
    """A Beijing moment on a day."""
    return datetime.combine(day, time(hour, minute), BEIJING)


@contextmanager
def frozen(when):
    """Let it be ``when`` (a date means nine in the morning, Beijing) until the block ends."""
    if isinstance(when, date) and not isinstance(when, datetime):
        when = moment(when)
    token = _frozen.set(when)
    try:
        yield when
    finally:
        _frozen.reset(token)


def span(text: str) -> tuple[str, str] | None:
    """("08:30", "17:30") of 8:30-17:30; None of what is no stretch of a day."""
    ends = [end.strip().zfill(5) for end in text.replace("：", ":").replace("—", "-").split("-")]
    good = len(ends) == 2 and all(TIME.fullmatch(end) for end in ends)
    return (ends[0], ends[1]) if good and ends[0] < ends[1] else None
