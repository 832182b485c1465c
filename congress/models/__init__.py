"""One file per subject; imports elsewhere read ``from congress.models import …``."""

from .account import Account, SignIn
from .area import Area
from .article import Article
from .assessment import Assessment, AssessmentItem, AssessmentScore
from .attachment import Attachment
from .audit import AuditEvent, AuditHead
from .deadline import CalendarAlarm, CalendarYear, Deadline, DigestLine, Holiday, Pulse, Reminder
from .document import Document
from .draft import Draft, FormToken
from .fund import Budget, FundEntry
from .job import Job
from .link import Link
from .meeting import Meeting, MeetingItem, Session
from .notice import Delivery, Letter, Notice
from .number import Number, NumberSeries
from .org import Congress, Organization, Term
from .people import ADMINISTRATORS, BY_TERM, DEPUTIES, Membership, Person, Post, Role
from .plan import GroupTask, Plan, PlanItem
from .report import QuarterReport, ReportForm, ReportItem, ReportRound, ReportValue
from .rule import RuleValue
from .search import SearchEntry
from .summary import Summary, SummaryParagraph, SummarySection
from .volume import Volume, VolumePiece, Writing

__all__ = [
    "ADMINISTRATORS",
    "BY_TERM",
    "DEPUTIES",
    "Account",
    "Area",
    "Article",
    "Assessment",
    "AssessmentItem",
    "AssessmentScore",
    "Attachment",
    "AuditEvent",
    "AuditHead",
    "Budget",
    "CalendarAlarm",
    "CalendarYear",
    "Congress",
    "Deadline",
    "Delivery",
    "DigestLine",
    "Document",
    "Draft",
    "FormToken",
    "FundEntry",
    "GroupTask",
    "Holiday",
    "Job",
    "Letter",
    "Link",
    "Meeting",
    "MeetingItem",
    "Membership",
    "Notice",
    "Number",
    "NumberSeries",
    "Organization",
    "Person",
    "Plan",
    "PlanItem",
    "Post",
    "Pulse",
    "QuarterReport",
    "Reminder",
    "ReportForm",
    "ReportItem",
    "ReportRound",
    "ReportValue",
    "Role",
    "RuleValue",
    "SearchEntry",
    "Session",
    "SignIn",
    "Summary",
    "SummaryParagraph",
    "SummarySection",
    "Term",
    "Volume",
    "VolumePiece",
    "Writing",
]
