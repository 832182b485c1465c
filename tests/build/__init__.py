"""Builders: one per aggregate; they walk through actions, so no row is impossible."""

from . import accounts, county, suggestions
from .suggestions import suggestion, task

__all__ = ["accounts", "county", "suggestion", "suggestions", "task"]
