"""What a person has kept of one list."""

from ..models import SavedView


def views_of(actor, listing):
    """The kept filters of a list that this person may open: his own first, then those his organ shares."""
    rows = SavedView.objects.visible_to(actor).filter(listing=listing)
    return sorted(rows, key=lambda view: (view.account_id != actor.account_id, view.name, view.pk))
