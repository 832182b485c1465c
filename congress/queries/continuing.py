"""What a matter of one app may go on as in another."""

from django.db.models import Q

from congress.frame import kinds
from congress.frame.address import address

from ..models import Link


def begins(obj, actor):
    """Where this person may begin what a row may become: [(label, address of the page)]. The caller has found the row in
    ``visible_to``."""
    of = obj._meta.label_lower
    return [
        (one.label, one.begin(address(obj))) for one in kinds.continuations if of in one.sources and one.may(actor)
    ]


def links_of(obj):
    """All links of a row, from it and to it. No actor: what lies at their other ends is asked for each."""
    return Link.objects.filter(Q(source=address(obj)) | Q(target=address(obj)))


def went_on(obj, actor, links=None):
    """What others have made of a row, as far as this person sees it: [(words, address of the page)]. ``links``, where
    they have been read before."""
    here = address(obj)
    links = links_of(obj).order_by("pk") if links is None else links
    targets = [link.target for link in links if link.source == here]
    found = [
        one.case(target, actor)
        for target in targets
        for one in kinds.continuations
        if target.startswith(f"{one.model}:")
    ]
    return [case for case in found if case]
