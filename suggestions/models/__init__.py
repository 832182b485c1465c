from .assignment import Assignment, AssignmentPlan, Contact, Extension, JointOpinion, PlanNode
from .codes import ReplyClass, Topic
from .follow import Commitment, CommitmentReport, SiteVisit, Urging
from .history import HistoricalSuggestion
from .motion import Motion, MotionDeadline, MotionSigner
from .reply import ClassEvent, Rating, Reply
from .suggestion import Cosigner, Review, Suggestion, TextVersion

__all__ = [
    "Assignment",
    "AssignmentPlan",
    "ClassEvent",
    "Commitment",
    "CommitmentReport",
    "Contact",
    "Cosigner",
    "Extension",
    "HistoricalSuggestion",
    "JointOpinion",
    "Motion",
    "MotionDeadline",
    "MotionSigner",
    "PlanNode",
    "Rating",
    "Reply",
    "ReplyClass",
    "Review",
    "SiteVisit",
    "Suggestion",
    "TextVersion",
    "Topic",
    "Urging",
]
