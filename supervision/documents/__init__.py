"""The papers of supervision; they stand on the shelf ``documents``."""

from .draws import DRAW_RECORD
from .experts import EXPERT_LETTER
from .filings import OPINION as FILING_OPINION
from .filings import RECEIPT as FILING_RECEIPT
from .filings import YEAR as FILING_YEAR
from .finance import AUDIT_LIST
from .finance import OPINION as FINANCE_OPINION
from .inquiries import INQUIRY_RECORD, QUESTION_LIST
from .inquiry_cases import INQUIRY_CASE_PAPER, INQUIRY_LETTER
from .judicial import REVIEW_RESULT
from .lists import FOUR_LISTS
from .livelihood import ANNOUNCEMENT, CANDIDATES_PAPER, PROGRESS_PAPER
from .plan import PLAN
from .reports import INSPECTION_REPORT, RESEARCH_REPORT
from .reviews import RECTIFY_ORDER, REVIEW_NOTICE, REVIEW_OPINIONS
from .satisfaction import SATISFACTION_ANNOUNCEMENT, SATISFACTION_RESULT
from .studies import STUDY_REPORT
from .topics import NOTICE, OPINION_LETTER
from .visits import VISIT_LETTER, VISIT_ROUTE

ALL = (
    SATISFACTION_RESULT,
    SATISFACTION_ANNOUNCEMENT,
    REVIEW_NOTICE,
    REVIEW_OPINIONS,
    RECTIFY_ORDER,
    PLAN,
    NOTICE,
    OPINION_LETTER,
    INSPECTION_REPORT,
    RESEARCH_REPORT,
    FOUR_LISTS,
    DRAW_RECORD,
    EXPERT_LETTER,
    CANDIDATES_PAPER,
    ANNOUNCEMENT,
    PROGRESS_PAPER,
    FILING_RECEIPT,
    FILING_OPINION,
    FILING_YEAR,
    QUESTION_LIST,
    INQUIRY_RECORD,
    INQUIRY_CASE_PAPER,
    INQUIRY_LETTER,
    REVIEW_RESULT,
    VISIT_ROUTE,
    VISIT_LETTER,
    STUDY_REPORT,
    FINANCE_OPINION,
    AUDIT_LIST,
)
