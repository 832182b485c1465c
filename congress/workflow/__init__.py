"""The machines of congress's own cases."""

from .meeting import MEETING
from .report import REPORT
from .summary import SUMMARY

__all__ = ["MEETING", "REPORT", "SUMMARY"]
