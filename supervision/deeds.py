"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import collecting, draws, experts, livelihood, plans, problems, projects, satisfaction, topics

ALL = tuple(
    deed
    for room in (collecting, plans, topics, problems, satisfaction, draws, experts, projects, livelihood)
    for deed in room.DEEDS
)
