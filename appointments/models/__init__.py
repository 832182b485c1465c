"""One file per subject; imports elsewhere read ``from appointments.models import …``."""

from .case import Case, Deliberation, Poll
from .certificate import Certificate
from .exams import Exam, ExamMarking, ExamSitting
from .item import Item, ItemPaper
from .law import Action, Oath
from .oath import Ceremony, Swearing
from .office import Office
from .questions import Question, QuestionKind
from .report import DutyReport

__all__ = [
    "Action",
    "Case",
    "Ceremony",
    "Certificate",
    "Deliberation",
    "DutyReport",
    "Exam",
    "ExamMarking",
    "ExamSitting",
    "Item",
    "ItemPaper",
    "Oath",
    "Office",
    "Poll",
    "Question",
    "QuestionKind",
    "Swearing",
]
