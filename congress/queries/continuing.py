"""What a matter of one app may go on as in another."""

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


def went_on(obj, actor):
    """What others have made of a row, as far as this person sees it: [(words, address of the page)]."""
    targets = Link.objects.filter(source=address(obj)).order_by("pk").values_list("target", flat=True)
    found = [
        one.case(target, actor)
        for target in targets
        for one in kinds.continuations
        if target.startswith(f"{one.model}:")
    ]
    return [case for case in found if case]
