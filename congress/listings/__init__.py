"""The lists of congress that may be exported."""

from . import institution, office, work
from .asking import as_query, in_words, of_page
from .work import ARCHIVES, OPEN

ALL = (*work.ALL, *institution.ALL, *office.ALL)

__all__ = ["ALL", "ARCHIVES", "OPEN", "as_query", "in_words", "of_page"]
