"""The machines of congress's own cases."""

from .meeting import MEETING
from .plan import PLAN
from .report import REPORT
from .summary import SUMMARY
from .writing import WRITING

__all__ = ["MEETING", "PLAN", "REPORT", "SUMMARY", "WRITING"]
