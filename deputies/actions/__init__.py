"""All that is done to what the deputies app keeps, one file a subject: the only writers."""

# their deeds are bound to the moves of the machines
from . import (  # noqa: F401
    activities,
    allowances,
    awards,
    campaigns,
    dossier,
    duty_reports,
    leaving,
    points,
    posts,
    presence,
    rosters,
    triage,
    voice,
)
