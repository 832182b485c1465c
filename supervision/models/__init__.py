"""One file per subject; imports elsewhere read ``from supervision.models import …``."""

from .collecting import Call, Proposal, ProposalScore
from .draw import Draw, DrawEntry, DrawShare
from .expert import Discipline, Expert, ExpertField, ExpertInterest, ExpertMatter, ExpertWork
from .filing import FilingEntry, FilingYear, NormativeDocument, ReviewRequest
from .inquiry import Attendance, Question
from .inquiry_case import InquiryCase, InquirySigner
from .judicial import CaseReview, ReviewCase
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
from .stages import JudicialReview, SpecialInquiry, Visit
from .study import Study, StudyGroup, StudyMember
from .topic import STATES, Field, Form, Inspection, Source, SpecialReport, TeamMember, Topic, TopicEntry, TownshipCheck
from .visit import VisitStop

__all__ = [
    "STATES",
    "Attendance",
    "Call",
    "CaseReview",
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
    "FilingEntry",
    "FilingYear",
    "Form",
    "InquiryCase",
    "InquirySigner",
    "Inspection",
    "JudicialReview",
    "KeyProject",
    "LivelihoodAdjustment",
    "LivelihoodIdea",
    "LivelihoodMonth",
    "LivelihoodProject",
    "LivelihoodReport",
    "LivelihoodRound",
    "LivelihoodVisit",
    "Measure",
    "NormativeDocument",
    "PlanLine",
    "Problem",
    "ProjectDecision",
    "ProjectMonth",
    "ProjectReport",
    "ProjectVisit",
    "Proposal",
    "ProposalScore",
    "Question",
    "Rectification",
    "ReviewCase",
    "ReviewRequest",
    "SatisfactionObject",
    "SatisfactionVote",
    "Source",
    "SpecialInquiry",
    "SpecialReport",
    "Study",
    "StudyGroup",
    "StudyMember",
    "SupervisionPlan",
    "TeamMember",
    "Topic",
    "TopicEntry",
    "TownshipCheck",
    "Visit",
    "VisitStop",
    "WorkReview",
]
