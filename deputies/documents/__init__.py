"""The papers of deputies and stations, one file a subject; they stand on the shelf ``documents``."""

from . import (
    activities,
    allowances,
    awards,
    campaigns,
    consultations,
    dossier,
    duty_reports,
    leaving,
    opinions,
    pairings,
    register,
    rosters,
    stars,
)

ALL = (
    *register.ALL,
    *leaving.ALL,
    *dossier.ALL,
    *awards.ALL,
    *consultations.ALL,
    *activities.ALL,
    *campaigns.ALL,
    *allowances.ALL,
    *rosters.ALL,
    *stars.ALL,
    *duty_reports.ALL,
    *opinions.ALL,
    pairings.LEDGER,
)
