"""The papers of appointments; they stand on the shelf ``documents``."""

from . import exams, oaths

ALL = (*exams.ALL, *oaths.ALL)
