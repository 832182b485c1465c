"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import cases, offices

ROOMS = (offices, cases)
ALL = tuple(deed for room in ROOMS for deed in room.DEEDS)
