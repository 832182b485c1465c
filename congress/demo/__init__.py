"""The demonstration county 浥川县: invented places, bodies and people. Pure data and pure, seeded generators."""

from .assessments import ASSESSMENTS
from .ballots import BALLOTS
from .halls import HALLS
from .meetings import MEETINGS
from .plant import INSTITUTION
from .reports import REPORTS
from .summaries import SUMMARIES
from .township_work import TOWNSHIP_WORK
from .writings import WRITINGS

ALL = (HALLS, ASSESSMENTS, BALLOTS, INSTITUTION, MEETINGS, REPORTS, SUMMARIES, TOWNSHIP_WORK, WRITINGS)
