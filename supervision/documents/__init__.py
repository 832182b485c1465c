"""The papers of supervision; they stand on the shelf ``documents``."""

from .draws import DRAW_RECORD
from .experts import EXPERT_LETTER
from .lists import FOUR_LISTS
from .livelihood import ANNOUNCEMENT, CANDIDATES_PAPER, PROGRESS_PAPER
from .plan import PLAN
from .topics import NOTICE, OPINION_LETTER

ALL = (
    PLAN,
    NOTICE,
    OPINION_LETTER,
    FOUR_LISTS,
    DRAW_RECORD,
    EXPERT_LETTER,
    CANDIDATES_PAPER,
    ANNOUNCEMENT,
    PROGRESS_PAPER,
)
