from .assignment import Assignment, AssignmentPlan, Contact, Extension, JointOpinion, PlanNode
from .codes import ReplyClass, Topic
from .follow import Commitment, CommitmentReport, SiteVisit, Urging
from .history import HistoricalSuggestion
from .motion import Motion, MotionDeadline, MotionSigner
from .publication import Cover, Publication, PublicReply
from .reply import ClassEvent, Rating, Reply, ReplyRecipient
from .suggestion import Cosigner, Review, Suggestion, TextVersion
from .unit_contact import UnitContact

__all__ = [
    "Assignment",
    "AssignmentPlan",
    "ClassEvent",
    "Commitment",
    "CommitmentReport",
    "Contact",
    "Cosigner",
    "Cover",
    "Extension",
    "HistoricalSuggestion",
    "JointOpinion",
    "Motion",
    "MotionDeadline",
    "MotionSigner",
    "PlanNode",
    "PublicReply",
    "Publication",
    "Rating",
    "Reply",
    "ReplyClass",
    "ReplyRecipient",
    "Review",
    "SiteVisit",
    "Suggestion",
    "TextVersion",
    "Topic",
    "UnitContact",
    "Urging",
]
