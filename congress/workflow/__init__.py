"""The machines of congress's own cases."""

from .report import REPORT
from .summary import SUMMARY

__all__ = ["REPORT", "SUMMARY"]
