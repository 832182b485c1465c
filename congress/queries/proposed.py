"""What others have set down for a meeting, and what became an item of its agenda."""

from congress.frame import kinds
from congress.frame.address import address, find

from ..models import Link


def proposed_for(meeting):
    """[Proposed] that are not yet items of the agenda. No actor: for whoever draws it up."""
    items = [f"congress.meetingitem:{pk}" for pk in meeting.items.values_list("pk", flat=True)]
    taken = set(Link.objects.filter(target__in=items).values_list("source", flat=True))
    rows = [one for source in kinds.agenda_sources for one in source.proposed(meeting)]
    return [one for one in rows if one.address not in taken]


def origin_of(item):
    """The row an item was made of, or None. No actor: what is shown of it asks whether he may see it."""
    source = Link.objects.filter(target=address(item)).order_by("pk").values_list("source", flat=True).first()
    return find(source) if source else None


def origin_for(item, actor):
    """(words, address of the page) of what an item was made of, as far as this person sees it; else None."""
    row = origin_of(item)
    if row is None or not type(row).objects.visible_to(actor).filter(pk=row.pk).exists():
        return None
    return str(row), row.get_absolute_url()
