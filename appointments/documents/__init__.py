"""The papers of appointments; they stand on the shelf ``documents``."""

from . import cases, certificates, exams, oaths

ALL = (*cases.ALL, *certificates.ALL, *exams.ALL, *oaths.ALL)
