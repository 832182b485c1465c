"""The machines of appointments."""

from .case import CASE
from .exams import EXAM, SITTING
from .item import ITEM

ALL = (CASE, ITEM, EXAM, SITTING)

__all__ = ["ALL", "CASE", "EXAM", "ITEM", "SITTING"]
