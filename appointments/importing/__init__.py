"""The registers of appointments that take tables in."""

from .offices import OFFICES
from .questions import QUESTIONS

ALL = (OFFICES, QUESTIONS)

__all__ = ["ALL", "OFFICES", "QUESTIONS"]
