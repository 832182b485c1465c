"""One file per subject; imports elsewhere read ``from supervision.models import …``."""

from .collecting import Call, Proposal, ProposalScore
from .draw import Draw, DrawEntry, DrawShare
from .expert import Discipline, Expert, ExpertField, ExpertInterest, ExpertMatter, ExpertWork
from .livelihood import (
    LivelihoodAdjustment,
    LivelihoodIdea,
    LivelihoodMonth,
    LivelihoodProject,
    LivelihoodReport,
    LivelihoodRound,
    LivelihoodVisit,
)
from .plan import PlanLine, SupervisionPlan
from .problem import Measure, Problem
from .project import KeyProject, ProjectDecision, ProjectMonth, ProjectReport, ProjectVisit
from .review import DutyReview, Rectification, WorkReview
from .satisfaction import SatisfactionObject, SatisfactionVote
from .topic import STATES, Field, Form, Inspection, Source, SpecialReport, TeamMember, Topic, TopicEntry, TownshipCheck

__all__ = [
    "STATES",
    "Call",
    "Discipline",
    "Draw",
    "DrawEntry",
    "DrawShare",
    "DutyReview",
    "Expert",
    "ExpertField",
    "ExpertInterest",
    "ExpertMatter",
    "ExpertWork",
    "Field",
    "Form",
    "Inspection",
    "KeyProject",
    "LivelihoodAdjustment",
    "LivelihoodIdea",
    "LivelihoodMonth",
    "LivelihoodProject",
    "LivelihoodReport",
    "LivelihoodRound",
    "LivelihoodVisit",
    "Measure",
    "PlanLine",
    "Problem",
    "ProjectDecision",
    "ProjectMonth",
    "ProjectReport",
    "ProjectVisit",
    "Proposal",
    "ProposalScore",
    "Rectification",
    "SatisfactionObject",
    "SatisfactionVote",
    "Source",
    "SpecialReport",
    "SupervisionPlan",
    "TeamMember",
    "Topic",
    "TopicEntry",
    "TownshipCheck",
    "WorkReview",
]
