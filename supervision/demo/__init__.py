"""Three years of supervision in the demonstration county, its experts and random draws."""

from .experts import EXPERTS
from .livelihood import LIVELIHOOD
from .plant import TOPICS

ALL = (TOPICS, LIVELIHOOD, EXPERTS)
