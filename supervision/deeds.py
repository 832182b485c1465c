"""The words of what is done and recorded here beside the moves of the machines."""

from .policies import collecting, plans, problems, topics

ALL = (*collecting.DEEDS, *plans.DEEDS, *topics.DEEDS, *problems.DEEDS)
