"""The files of every paper, and the papers of congress's own subjects, one file a subject."""

from .agendas import AGENDA, NOTICE
from .assessment import ASSESSMENT_TABLE
from .ballots import ALL as BALLOTS
from .files import PREVIEW, RENDER
from .minutes import MINUTES
from .reports import QUARTER_REPORT, QUARTER_TABLE
from .resolutions import ANNOUNCEMENT, RESOLUTION
from .sittings import ATTENDANCE, SIGN_IN_SHEET
from .summary import ANNUAL_SUMMARY
from .volume import VOLUME

ALL = (
    AGENDA,
    ANNOUNCEMENT,
    ANNUAL_SUMMARY,
    ASSESSMENT_TABLE,
    ATTENDANCE,
    MINUTES,
    *BALLOTS,
    NOTICE,
    QUARTER_REPORT,
    QUARTER_TABLE,
    RESOLUTION,
    SIGN_IN_SHEET,
    VOLUME,
)

__all__ = [
    "AGENDA",
    "ALL",
    "ANNOUNCEMENT",
    "ANNUAL_SUMMARY",
    "ASSESSMENT_TABLE",
    "ATTENDANCE",
    "BALLOTS",
    "MINUTES",
    "NOTICE",
    "PREVIEW",
    "QUARTER_REPORT",
    "QUARTER_TABLE",
    "RENDER",
    "RESOLUTION",
    "SIGN_IN_SHEET",
    "VOLUME",
]
