"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import collecting, draws, experts, plans, problems, projects, topics

ALL = (*collecting.DEEDS, *plans.DEEDS, *topics.DEEDS, *problems.DEEDS, *draws.DEEDS, *experts.DEEDS, *projects.DEEDS)
