"""What a person has kept of one list."""

import re

from ..models import SavedView


def views_of(actor, listing):
    """The kept filters that stand on this person's list: his own first, then those his organ shares."""
    rows = SavedView.objects.offered_to(actor).filter(listing=listing)
    return sorted(rows, key=lambda view: (view.account_id != actor.account_id, view.name, view.pk))


def view_of(actor, listing, wanted):
    """The kept filters of a list with this key, which a colleague of another office may have sent him, or None."""
    rows = SavedView.objects.visible_to(actor).filter(listing=listing)
    return rows.filter(pk=int(wanted)).first() if re.fullmatch(r"[0-9]{1,9}", wanted) else None
