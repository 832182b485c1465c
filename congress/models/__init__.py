"""One file per subject; imports elsewhere read ``from congress.models import …``."""

from .account import Account, SecondStep, SignIn
from .agenda import AgendaVersion, MeetingPaper, PaperOpening, Summons
from .area import Area
from .assessment import Assessment, Score, ScoreItem, ScoreSheet
from .attachment import Attachment, FileText
from .audit import AuditEvent, AuditGap, AuditHead
from .ballot import Ballot, BallotBox, BallotOption, NamedVote, TellerCount, Voter
from .checking import CheckFinding
from .deadline import CalendarAlarm, CalendarYear, Deadline, DigestLine, Holiday, Pulse, Reminder
from .document import Document
from .draft import Draft, FormToken
from .importing import ImportBatch, ImportRow, ImportTrace
from .job import Job
from .link import Link
from .listing import SavedView
from .meeting import Meeting, MeetingItem, Session
from .minutes import Minutes, MinutesParagraph
from .notice import Delivery, Letter, Notice
from .number import Number, NumberSeries
from .org import Congress, Organization, Term
from .people import ADMINISTRATORS, BY_TERM, DEPUTIES, SEATS, Membership, Person, Post, Role
from .plan import Plan, PlanItem
from .report import QuarterReport, ReportForm, ReportItem, ReportRound, ReportValue
from .resolution import ExecutionReport, Indicator, Resolution
from .rule import RuleValue
from .search import SearchEntry
from .sitting import Guest, Leave, RollEntry, Sitting
from .summary import Summary, SummaryParagraph, SummarySection
from .token import AccessToken
from .township import Fund, FundEntry, GroupTask, PublicityArticle, TownshipStaff, of_townships
from .volume import Volume, VolumeItem
from .writing import Writing

__all__ = [
    "ADMINISTRATORS",
    "BY_TERM",
    "DEPUTIES",
    "SEATS",
    "AccessToken",
    "Account",
    "AgendaVersion",
    "Area",
    "Assessment",
    "Attachment",
    "AuditEvent",
    "AuditGap",
    "AuditHead",
    "Ballot",
    "BallotBox",
    "BallotOption",
    "CalendarAlarm",
    "CalendarYear",
    "CheckFinding",
    "Congress",
    "Deadline",
    "Delivery",
    "DigestLine",
    "Document",
    "Draft",
    "ExecutionReport",
    "FileText",
    "FormToken",
    "Fund",
    "FundEntry",
    "GroupTask",
    "Guest",
    "Holiday",
    "ImportBatch",
    "ImportRow",
    "ImportTrace",
    "Indicator",
    "Job",
    "Leave",
    "Letter",
    "Link",
    "Meeting",
    "MeetingItem",
    "MeetingPaper",
    "Membership",
    "Minutes",
    "MinutesParagraph",
    "NamedVote",
    "Notice",
    "Number",
    "NumberSeries",
    "Organization",
    "PaperOpening",
    "Person",
    "Plan",
    "PlanItem",
    "Post",
    "PublicityArticle",
    "Pulse",
    "QuarterReport",
    "Reminder",
    "ReportForm",
    "ReportItem",
    "ReportRound",
    "ReportValue",
    "Resolution",
    "Role",
    "RollEntry",
    "RuleValue",
    "SavedView",
    "Score",
    "ScoreItem",
    "ScoreSheet",
    "SearchEntry",
    "SecondStep",
    "Session",
    "SignIn",
    "Sitting",
    "Summary",
    "SummaryParagraph",
    "SummarySection",
    "Summons",
    "TellerCount",
    "Term",
    "TownshipStaff",
    "Volume",
    "VolumeItem",
    "Voter",
    "Writing",
    "of_townships",
]
