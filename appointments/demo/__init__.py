"""What appointments plant into the demonstration county."""

from .exams import EXAMS

ALL = (EXAMS,)
