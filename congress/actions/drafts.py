"""Unsent texts kept on the server: the newest wins only over what it was written upon.

What has been filed leaves an empty place with a version of its own: a device that has not heard of it neither brings the
text back as unsent nor offers it again.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from congress.frame import clock

from ..models import Draft

LIMIT = 60_000  # characters of all fields together
KEPT = timedelta(days=30)  # as long as a device keeps what it could not send


@transaction.atomic
def keep(account_id, key, content, *, version, page="", turn=0):
    """Keep the content of a form if nobody saved since ``version`` – or only this very ``page`` itself, in an earlier
    ``turn`` of which it never heard. Returns (draft, saved): not saved = a conflict."""
    written = {"content": content, "page": page, "turn": turn}
    draft, new = Draft.objects.get_or_create(account_id=account_id, key=key, defaults=written)
    if new:
        return draft, True
    unheard = Q(page=page, turn__lt=turn) & ~Q(page="")
    saved = Draft.objects.filter(Q(version=version) | unheard, pk=draft.pk).update(
        **written, version=F("version") + 1, saved_at=clock.now()
    )
    draft.refresh_from_db()
    return draft, bool(saved) or draft.content == content


@transaction.atomic
def forget(account_id, key):
    """What was written has been filed: its place is empty from now on."""
    draft, new = Draft.objects.get_or_create(account_id=account_id, key=key, defaults={"content": {}})
    if not new:
        Draft.objects.filter(pk=draft.pk).update(content={}, page="", version=F("version") + 1, saved_at=clock.now())


def kept(account_id, key):
    """(the unsent content of a form or nothing, the version of its place)."""
    draft = Draft.objects.filter(account_id=account_id, key=key).first()
    return (draft.content, draft.version) if draft else ({}, 0)


def forget_old(now):
    """Empty places that no device can still ask for."""
    return Draft.objects.filter(content={}, saved_at__lt=now - KEPT).delete()[0]
