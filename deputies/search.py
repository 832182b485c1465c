"""What the search field finds of deputies and stations."""

from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .policies.opinions import reads_opinions
from .queries import opinions

VOICE = (
    Search(
        key="deputies.opinions",
        label="社情民意",
        rows=opinions.found,
        show=reads_opinions,
        url=reverse_lazy("deputies:opinions"),
        order=40,
    ),
)
ALL = (*VOICE,)
