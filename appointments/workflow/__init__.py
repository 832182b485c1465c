"""The machines of appointments."""

from .case import CASE
from .item import ITEM

ALL = (CASE, ITEM)

__all__ = ["ALL", "CASE", "ITEM"]
