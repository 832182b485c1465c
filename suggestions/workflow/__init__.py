"""The law of a suggestion as two tables: the whole case, and each unit's task in it."""

from .assignment import ASSIGNMENT, STAGES, derived_stage
from .deeds import DEEDS
from .suggestion import SUGGESTION

__all__ = ["ASSIGNMENT", "DEEDS", "STAGES", "SUGGESTION", "derived_stage"]
