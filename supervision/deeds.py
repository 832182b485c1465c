"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import (
    collecting,
    draws,
    experts,
    filings,
    finance,
    inquiries,
    inquiry_cases,
    judicial,
    livelihood,
    plans,
    problems,
    projects,
    satisfaction,
    studies,
    topics,
)

ROOMS = (
    collecting,
    plans,
    topics,
    problems,
    satisfaction,
    draws,
    experts,
    filings,
    finance,
    projects,
    livelihood,
    inquiries,
    inquiry_cases,
    judicial,
    studies,
)
ALL = tuple(deed for room in ROOMS for deed in room.DEEDS)
