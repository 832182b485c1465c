"""Who is writing at this moment, told by what is kept of it. The texts themselves are for their writer alone."""

from datetime import timedelta

from congress.frame import clock

from ..models import Draft

BUSY = timedelta(minutes=10)


def writing_now(key, but):
    """[(name, when)]: who – besides the account ``but`` – has written on the same form within the last minutes."""
    rows = Draft.objects.filter(key=key, saved_at__gte=clock.now() - BUSY).exclude(content={}).exclude(account=but)
    return list(rows.order_by("-saved_at").values_list("account__person__name", "saved_at"))
