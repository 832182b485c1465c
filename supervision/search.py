"""What the search field finds of supervision."""

from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .policies.topics import reads_topics
from .queries import topics

ALL = (
    Search(key="supervision.topics", label="监督议题", rows=topics.found, show=reads_topics,
           url=reverse_lazy("supervision:topics"), order=30),
)  # fmt: skip
