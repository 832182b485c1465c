"""What a matter of one app may go on as in another."""

from congress.frame import kinds
from congress.frame.address import address


def begins(obj, actor):
    """Where this person may begin what a row may become: [(label, address of the page)]. The caller has found the row in
    ``visible_to``."""
    of = obj._meta.label_lower
    return [
        (one.label, one.begin(address(obj))) for one in kinds.continuations if of in one.sources and one.may(actor)
    ]
