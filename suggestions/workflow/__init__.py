"""The law of a suggestion as two tables – the whole case, and each unit's task in it –, and that of a motion."""

from .assignment import ASSIGNMENT, STAGES, derived_stage
from .deeds import DEEDS
from .motion import MOTION
from .publication import PUBLICATION
from .suggestion import SUGGESTION

__all__ = ["ASSIGNMENT", "DEEDS", "MOTION", "PUBLICATION", "STAGES", "SUGGESTION", "derived_stage"]
