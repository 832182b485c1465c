"""The machines of supervision; the shelf of forms stands in ``forms``."""

from .collecting import CALL, PROPOSAL
from .draw import DRAW
from .expert import EXPERT
from .filing import FILING, REQUEST
from .forms import FORMS, form_of
from .inquiry import QUESTION
from .inquiry_case import INQUIRY_CASE
from .livelihood import ADJUSTMENT, IDEA, LIVELIHOOD, MACHINES, ROUND
from .plan import PLAN
from .problem import CHECK, PROBLEM
from .project import PROJECT
from .satisfaction import SATISFACTION
from .study import STUDY, STUDY_GROUP

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
    QUESTION,
    INQUIRY_CASE,
    SATISFACTION,
    *MACHINES,
    FILING,
    REQUEST,
    STUDY,
    STUDY_GROUP,
)

__all__ = [
    "ADJUSTMENT",
    "ALL",
    "CALL",
    "CHECK",
    "DRAW",
    "EXPERT",
    "FILING",
    "FORMS",
    "IDEA",
    "INQUIRY_CASE",
    "LIVELIHOOD",
    "PLAN",
    "PROBLEM",
    "PROJECT",
    "PROPOSAL",
    "QUESTION",
    "REQUEST",
    "ROUND",
    "SATISFACTION",
    "STUDY",
    "STUDY_GROUP",
    "form_of",
]
