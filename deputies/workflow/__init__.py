"""The machines of deputies and stations, one file a subject."""

from . import (
    activities,
    allowances,
    awards,
    campaigns,
    consultations,
    dossier,
    duty_reports,
    leaving,
    points,
    posts,
    profile,
    roster,
    stars,
    stories,
)
from .opinion import OPINION

ALL = (
    *campaigns.ALL,
    *consultations.ALL,
    *profile.ALL,
    *stories.ALL,
    *activities.ALL,
    *allowances.ALL,
    *roster.ALL,
    *stars.ALL,
    *posts.ALL,
    *leaving.ALL,
    OPINION,
    *dossier.ALL,
    *points.ALL,
    *awards.ALL,
    *duty_reports.ALL,
)
