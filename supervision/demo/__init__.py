"""Three years of supervision in the demonstration county, its experts and random draws."""

from .experts import EXPERTS
from .inquiries import INQUIRIES
from .livelihood import LIVELIHOOD
from .plant import TOPICS
from .reviews import SATISFACTION

ALL = (TOPICS, SATISFACTION, LIVELIHOOD, EXPERTS, INQUIRIES)
