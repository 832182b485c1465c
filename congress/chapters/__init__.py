"""Congress's own chapters of the annual summary. Everything is counted by the dates of events, so that the same days give
the same figures whenever they are asked for."""

from .institution import INSTITUTION
from .meetings import MEETINGS
from .resolutions import RESOLUTIONS
from .townships import TOWNSHIPS

ALL = (INSTITUTION, MEETINGS, RESOLUTIONS, TOWNSHIPS)
