"""What the search field finds of appointments: names only for those who may know them."""

from congress.frame.kinds import Search

from .policies.cases import reads_cases
from .policies.offices import reads_offices
from .queries import cases


def items_found(actor, words):
    """Items this person may know of, by name or post."""
    rows = cases.items(actor)
    return rows.filter(cases.spoken_of(words)).order_by("-case__year", "-case__number", "order")


ALL = (
    Search(key="appointments.items", label="人事任免", rows=items_found, name=lambda row: row.sentence, show=reads_offices,
           url="/appointments/items/", order=170),
    Search(key="appointments.cases", label="人事任免案", rows=lambda actor, words: cases.listed(actor, q=words), show=reads_cases,
           url="/appointments/", order=171),
)  # fmt: skip
