"""The machines of appointments."""

from .case import CASE
from .exams import EXAM, SITTING
from .item import ITEM
from .oath import CEREMONY, OATH
from .report import REPORT

ALL = (CASE, ITEM, EXAM, SITTING, OATH, CEREMONY, REPORT)

__all__ = ["ALL", "CASE", "CEREMONY", "EXAM", "ITEM", "OATH", "REPORT", "SITTING"]
