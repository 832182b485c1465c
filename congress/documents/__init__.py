"""The files of every paper, and the papers of congress's own subjects, one file a subject."""

from .assessment import ASSESSMENT_TABLE
from .files import NUMBERS, PREVIEW, RENDER
from .reports import QUARTER_REPORT, QUARTER_TABLE
from .summary import ANNUAL_SUMMARY
from .volume import VOLUME

ALL = (QUARTER_REPORT, QUARTER_TABLE, ANNUAL_SUMMARY, ASSESSMENT_TABLE, VOLUME)

__all__ = [
    "ALL",
    "ANNUAL_SUMMARY",
    "ASSESSMENT_TABLE",
    "NUMBERS",
    "PREVIEW",
    "QUARTER_REPORT",
    "QUARTER_TABLE",
    "RENDER",
    "VOLUME",
]
