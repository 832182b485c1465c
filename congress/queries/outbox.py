"""The outbox as it is looked through before releasing."""

from ..models import Letter


def batches(letters):
    """[(name of the batch, its letters)], the oldest batch first; the caller has narrowed the letters to what he may
    see."""
    found = {}
    for letter in letters.order_by("pk"):
        found.setdefault(letter.batch, []).append(letter)
    return list(found.items())


def recent(actor, limit=20):
    """The letters last released or taken back."""
    rows = Letter.objects.visible_to(actor).exclude(state=Letter.State.WAITING)
    return rows.select_related("organization", "person").order_by("-released_at", "-pk")[:limit]
