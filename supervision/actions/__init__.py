"""The only writers of supervision, one file a subject; importing them binds the deeds to their moves."""

from . import collecting, plans, problems, reporting, topics

__all__ = ["collecting", "plans", "problems", "reporting", "topics"]
