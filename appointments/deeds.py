"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import cases, certificates, exams, oaths, offices, reports

ROOMS = (offices, cases, certificates, exams, oaths, reports)
ALL = tuple(deed for room in ROOMS for deed in room.DEEDS)
