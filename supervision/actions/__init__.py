"""The only writers of supervision, one file a subject; importing them binds the deeds to their moves."""

from . import (
    collecting,
    draws,
    experts,
    livelihood,
    livelihood_votes,
    plans,
    problems,
    progress,
    projects,
    reporting,
    reviews,
    satisfaction,
    topics,
)

__all__ = [
    "collecting",
    "draws",
    "experts",
    "livelihood",
    "livelihood_votes",
    "plans",
    "problems",
    "progress",
    "projects",
    "reporting",
    "reviews",
    "satisfaction",
    "topics",
]
