"""The one clock. Everything that asks what time or day it is asks here, so a whole year can be walked through in a test."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING = ZoneInfo("Asia/Shanghai")
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
