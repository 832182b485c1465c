"""Telling people: an inbox row now, in the deed's transaction; mail and text message after the commit."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects

from congress.frame import clock
from congress.frame.address import address

from ..models import Delivery, Notice
from .wake import wake

_silent: ContextVar[bool] = ContextVar("nobody_is_told", default=False)


@contextmanager
def silence():
    """Deeds inside tell nobody: for planting what has happened long ago."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def is_silent():
    return _silent.get()


_waiting: ContextVar[list | None] = ContextVar("messages_that_wait", default=None)


@contextmanager
def together():
    """What is told inside is written in one go at the end: for one deed with many cases."""
    if _waiting.get() is not None:
        yield
        return
    rows = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    tell_each(rows)


@transaction.atomic(savepoint=False)  # many in one deed: no point to go back to for each
def tell(memberships, *, subject, text="", obj=None, url="", urgent=False, digest_key=None):
    """One inbox row per person, whatever number of posts he holds; returns the rows written.

    ``subject`` begins with the verb (请签收：…) and is all that ever leaves the house by mail or text message.
    With ``digest_key`` each person gets the message once for that key, though it is told twice or by two at once.
    Inside ``together`` the rows are not written yet.
    """
    if is_silent():
        return []
    target = address(obj) if obj is not None else ""
    url = url or (obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else "")
    rows = [
        {
            "person_id": membership.person_id,
            "membership": membership,
            "subject": subject[:120],
            "text": text,
            "url": url,
            "target": target,
            "urgent": urgent,
            "at": clock.now(),
        }
        for membership in {m.person_id: m for m in reversed(list(memberships))}.values()
    ]
    if digest_key:
        keyed = [
            Notice.objects.get_or_create(digest_key=f"{digest_key}:{row['person_id']}", defaults=row) for row in rows
        ]
        told = [notice for notice, new in keyed if new]
    elif (waiting := _waiting.get()) is not None:
        told = [Notice(**row) for row in rows]
        waiting += told
        return told
    else:
        told = Notice.objects.bulk_create(Notice(**row) for row in rows)
    _send_outside(told)
    return told


@transaction.atomic
def tell_each(notices):
    """Put messages that differ from person to person into the inbox; returns them."""
    told = Notice.objects.bulk_create(notices)
    _send_outside(told)
    return told


def _send_outside(notices):
    """A delivery for every channel that is set up and that the person can be reached by: mail for all, a text message
    for what is urgent and for the summaries, which come once a day."""
    if not (settings.EMAIL_HOST or settings.SMS_GATEWAY_URL):
        return
    prefetch_related_objects(notices, "person")
    rows = []
    for notice in notices:
        if settings.EMAIL_HOST and notice.person.email:
            rows.append(Delivery(notice=notice, channel=Delivery.Channel.MAIL))
        if settings.SMS_GATEWAY_URL and (notice.urgent or notice.digest_key) and notice.person.phone:
            rows.append(Delivery(notice=notice, channel=Delivery.Channel.WEBHOOK))
    for delivery in Delivery.objects.bulk_create(rows):
        transaction.on_commit(lambda pk=delivery.pk: wake("congress.deliver", pk), robust=True)


def mark_read(notices, *, actor):
    """The person has seen these messages of his."""
    return notices.filter(person=actor.person_id, read_at=None).update(read_at=clock.now())


def mark_all_read(*, actor):
    return mark_read(Notice.objects.visible_to(actor), actor=actor)
