"""What suggestions and motions add to the annual summary."""

from .motions import MOTIONS
from .suggestions import SUGGESTIONS

__all__ = ["MOTIONS", "SUGGESTIONS"]
