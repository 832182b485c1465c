"""What the demonstration county's deputies and stations did, one file a subject; they stand on the shelf ``demos``."""

from .activities import ACTIVITIES
from .allowances import ALLOWANCES
from .campaigns import CAMPAIGNS
from .consultations import CONSULTATIONS
from .contacts import CONTACTS
from .dossiers import DOSSIERS, POINTS
from .duty_reports import DUTY_REPORTS
from .groups import GROUPS
from .invitations import INVITATIONS
from .leaving import LEAVING
from .papers import PAPERS
from .register import REGISTER
from .rollover import ROLLOVER
from .rosters import ROSTERS
from .stars import STARS
from .stations import STATIONS
from .stories import STORIES
from .voice import VOICE

ALL = (
    ACTIVITIES,
    CAMPAIGNS,
    INVITATIONS,
    ALLOWANCES,
    STARS,
    CONSULTATIONS,
    ROSTERS,
    REGISTER,
    GROUPS,
    STATIONS,
    CONTACTS,
    DOSSIERS,
    POINTS,
    DUTY_REPORTS,
    VOICE,
    STORIES,
    LEAVING,
    ROLLOVER,
    PAPERS,
)
