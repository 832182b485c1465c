"""One file per subject; imports elsewhere read ``from congress.models import …``."""

from .account import Account, SignIn
from .area import Area
from .attachment import Attachment
from .audit import AuditEvent, AuditHead
from .deadline import CalendarAlarm, CalendarYear, Deadline, DigestLine, Holiday, Pulse, Reminder
from .document import Document
from .draft import Draft, FormToken
from .job import Job
from .link import Link
from .notice import Delivery, Letter, Notice
from .number import Number, NumberSeries
from .org import Congress, Organization, Session, Term
from .people import ADMINISTRATORS, BY_TERM, DEPUTIES, Membership, Person, Post, Role
from .rule import RuleValue
from .search import SearchEntry

__all__ = [
    "ADMINISTRATORS",
    "BY_TERM",
    "DEPUTIES",
    "Account",
    "Area",
    "Attachment",
    "AuditEvent",
    "AuditHead",
    "CalendarAlarm",
    "CalendarYear",
    "Congress",
    "Deadline",
    "Delivery",
    "DigestLine",
    "Document",
    "Draft",
    "FormToken",
    "Holiday",
    "Job",
    "Letter",
    "Link",
    "Membership",
    "Notice",
    "Number",
    "NumberSeries",
    "Organization",
    "Person",
    "Post",
    "Pulse",
    "Reminder",
    "Role",
    "RuleValue",
    "SearchEntry",
    "Session",
    "SignIn",
    "Term",
]
