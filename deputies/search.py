"""What the search field finds of deputies and stations."""

from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .policies.opinions import reads_opinions
from .policies.register import reads_deputies
from .queries import opinions, register

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
DEPUTIES = Search(
    key="deputies.deputies",
    label="代表",
    rows=register.named,
    note=lambda row: "、".join(
        filter(None, (row.delegation and row.delegation.name, row.district and row.district.name))
    ),
    show=reads_deputies,
    url=reverse_lazy("deputies:list"),
    order=5,
)
ALL = (DEPUTIES, *VOICE)
