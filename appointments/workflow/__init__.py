"""The machines of appointments."""

from .case import CASE
from .exams import EXAM, SITTING
from .item import ITEM
from .oath import CEREMONY, OATH

ALL = (CASE, ITEM, EXAM, SITTING, OATH, CEREMONY)

__all__ = ["ALL", "CASE", "CEREMONY", "EXAM", "ITEM", "OATH", "SITTING"]
