"""What the search field of every page finds on the ground floor."""

from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .policies.resolutions import reads_resolutions
from .policies.summaries import reads_summaries
from .policies.writings import reads_writings
from .queries import resolutions, summaries, writings

SUMMARIES = Search(
    key="congress.summaries",
    label="年度工作总结",
    rows=summaries.found,
    place=lambda section: section.place,
    show=reads_summaries,
    order=80,
)
WRITINGS = Search(
    key="congress.writings",
    label="制度、报告",
    rows=lambda actor, words: writings.listed(actor, q=words),
    show=reads_writings,
    url=reverse_lazy("congress:writings"),
    order=70,
)
RESOLUTIONS = Search(
    key="congress.resolutions",
    label="决议决定",
    rows=lambda actor, words: resolutions.listed(actor, q=words),
    show=reads_resolutions,
    url=reverse_lazy("congress:resolutions"),
    order=65,
)
ALL = (RESOLUTIONS, WRITINGS, SUMMARIES)
