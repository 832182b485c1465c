"""Three years of supervision in the demonstration county."""

from .plant import TOPICS

ALL = (TOPICS,)
