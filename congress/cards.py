"""What congress itself puts on 今天要办."""

from django.urls import reverse

from congress.frame.kinds import Card, CardItem

from .queries.calendar import gaps


def calendar_gaps(actor):
    """Years to be entered and dates to be checked, for those who keep the calendar."""
    url = reverse("congress:calendar_import")
    return [
        CardItem(verb=gap["verb"], title=gap["title"], detail=gap["text"], tone=gap["tone"], url=url)
        for gap in gaps(actor)
    ]


CALENDAR = Card(
    key="congress.calendar",
    title="放假安排",
    order=90,
    roles=("SYS", "GO", "DAC"),
    items=calendar_gaps,
    icon="calendar",
)

ALL = (CALENDAR,)
