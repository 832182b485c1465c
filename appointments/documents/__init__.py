"""The papers of appointments; they stand on the shelf ``documents``."""

from .exams import EXAM_KEY, EXAM_NOTICE, EXAM_PAPER, EXAM_RESULTS

ALL = (EXAM_NOTICE, EXAM_PAPER, EXAM_KEY, EXAM_RESULTS)

__all__ = ["ALL", "EXAM_KEY", "EXAM_NOTICE", "EXAM_PAPER", "EXAM_RESULTS"]
