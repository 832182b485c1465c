"""The registers of appointments that take tables in."""

from .questions import QUESTIONS

ALL = (QUESTIONS,)

__all__ = ["ALL", "QUESTIONS"]
