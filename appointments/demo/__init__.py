"""What appointments plant into the demonstration county."""

from .exams import EXAMS
from .register import REGISTER
from .today import CASES

ALL = (REGISTER, CASES, EXAMS)
