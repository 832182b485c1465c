"""Everything that changes a suggestion. Importing this package binds every deed to its row of the law."""

from . import (
    assigning,
    codes,
    following,
    handling,
    motion_conversion,
    motion_signing,
    motions,
    papers,
    preparing,
    publishing,
    replying,
    reviewing,
    settling,
    ticking,
    unit_contacts,
    writing,
)

__all__ = [
    "assigning",
    "codes",
    "following",
    "handling",
    "motion_conversion",
    "motion_signing",
    "motions",
    "papers",
    "preparing",
    "publishing",
    "replying",
    "reviewing",
    "settling",
    "ticking",
    "unit_contacts",
    "writing",
]
