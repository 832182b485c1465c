"""The machines of supervision; the shelf of forms stands in ``forms``."""

from .collecting import CALL, PROPOSAL
from .draw import DRAW
from .expert import EXPERT
from .forms import FORMS, form_of
from .livelihood import ADJUSTMENT, IDEA, LIVELIHOOD, MACHINES, ROUND
from .plan import PLAN
from .problem import CHECK, PROBLEM
from .project import PROJECT
from .satisfaction import SATISFACTION

ALL = (
    CALL,
    PROPOSAL,
    PLAN,
    *(form.machine for form in FORMS.values()),
    PROBLEM,
    CHECK,
    DRAW,
    EXPERT,
    PROJECT,
    SATISFACTION,
    *MACHINES,
)

__all__ = [
    "ADJUSTMENT",
    "ALL",
    "CALL",
    "CHECK",
    "DRAW",
    "EXPERT",
    "FORMS",
    "IDEA",
    "LIVELIHOOD",
    "PLAN",
    "PROBLEM",
    "PROJECT",
    "PROPOSAL",
    "ROUND",
    "SATISFACTION",
    "form_of",
]
