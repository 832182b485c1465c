"""The only writers of appointments, one file a subject; importing them binds the deeds to their moves."""

from . import (
    announcing,
    cases,
    certificates,
    effects,
    elections,
    exams,
    items,
    oaths,
    offices,
    polls,
    questions,
    reports,
    sittings,
)

__all__ = [
    "announcing",
    "cases",
    "certificates",
    "effects",
    "elections",
    "exams",
    "items",
    "oaths",
    "offices",
    "polls",
    "questions",
    "reports",
    "sittings",
]
