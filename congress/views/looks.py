"""A telephone number shown once, to somebody who needs it; the log keeps the look."""

from congress.frame.pages import page

from ..actions import records
from .once import answer_with


def phone(request, row):
    """Asked for by a button; whoever comes by the address alone is led back to the row."""
    if request.method != "POST":
        return answer_with(request, row.get_absolute_url())
    records.look(request.actor, row, ["phone"])
    return page(request, "congress/phone_shown.html", row=row)
