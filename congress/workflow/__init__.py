"""The machines of congress's own cases."""

from .assessment import ASSESSMENT, SCORE_SHEET
from .ballot import BALLOT
from .meeting import MEETING
from .minutes import MINUTES
from .paper import PAPER
from .plan import PLAN
from .report import REPORT
from .resolution import RESOLUTION
from .sitting import LEAVE, SITTING
from .summary import SUMMARY
from .writing import WRITING

ALL = (
    MEETING,
    SITTING,
    LEAVE,
    PAPER,
    MINUTES,
    BALLOT,
    PLAN,
    REPORT,
    RESOLUTION,
    SUMMARY,
    WRITING,
    SCORE_SHEET,
    ASSESSMENT,
)

__all__ = [
    "ALL",
    "ASSESSMENT",
    "BALLOT",
    "LEAVE",
    "MEETING",
    "MINUTES",
    "PAPER",
    "PLAN",
    "REPORT",
    "RESOLUTION",
    "SCORE_SHEET",
    "SITTING",
    "SUMMARY",
    "WRITING",
]
