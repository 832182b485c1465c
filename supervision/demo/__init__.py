"""Three years of supervision in the demonstration county, its experts and random draws."""

from .experts import DRAWS, EXPERTS
from .filings import FILINGS
from .inquiries import INQUIRIES
from .livelihood import LIVELIHOOD
from .money import MONEY
from .plant import TOPICS
from .projects import PROJECTS
from .reviews import SATISFACTION

ALL = (TOPICS, SATISFACTION, LIVELIHOOD, EXPERTS, DRAWS, INQUIRIES, MONEY, PROJECTS, FILINGS)
