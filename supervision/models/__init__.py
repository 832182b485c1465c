"""One file per subject; imports elsewhere read ``from supervision.models import …``."""

from .collecting import Call, Proposal, ProposalScore
from .draw import Draw, DrawEntry, DrawShare
from .expert import Discipline, Expert, ExpertField, ExpertInterest, ExpertMatter, ExpertWork
from .filing import FilingEntry, FilingYear, NormativeDocument, ReviewRequest
from .finance import (
    AssetFigure,
    AssetKind,
    AssetReport,
    Book,
    BudgetDecision,
    BudgetLine,
    DebtYear,
    FinanceDuty,
    Transfer,
)
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
from .rating import LivelihoodRating
from .satisfaction import SatisfactionObject, SatisfactionVote
from .staff_poll import StaffPoll
from .stages import (
    AuditReport,
    DutyReview,
    FinanceReview,
    Inspection,
    JudicialReview,
    Rectification,
    SpecialInquiry,
    SpecialReport,
    Visit,
    WorkReview,
)
from .study import Study, StudyGroup, StudyMember
from .topic import (
    STATES,
    Field,
    Form,
    Source,
    TeamMember,
    Topic,
    TopicEntry,
    TownshipCheck,
)
from .visit import VisitStop

__all__ = [
    "STATES",
    "AssetFigure",
    "AssetKind",
    "AssetReport",
    "Attendance",
    "AuditReport",
    "Book",
    "BudgetDecision",
    "BudgetLine",
    "Call",
    "CaseReview",
    "DebtYear",
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
    "FinanceDuty",
    "FinanceReview",
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
    "LivelihoodRating",
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
    "StaffPoll",
    "Study",
    "StudyGroup",
    "StudyMember",
    "SupervisionPlan",
    "TeamMember",
    "Topic",
    "TopicEntry",
    "TownshipCheck",
    "Transfer",
    "Visit",
    "VisitStop",
    "WorkReview",
]
