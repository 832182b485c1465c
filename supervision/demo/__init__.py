"""Three years of supervision in the demonstration county, its experts and random draws."""

from .experts import EXPERTS
from .plant import TOPICS

ALL = (TOPICS, EXPERTS)
