"""What congress puts on its own shelves."""

from congress.frame import kinds

from . import cards, chapters, checks, deadlines, documents, figures, listings, navs, rules, search, volumes, workflow
from .actions import (
    archiving,
    assessments,  # noqa: F401 -- binds the deeds of the machines
    checking,
    exporting,
    meetings,  # noqa: F401 -- binds the deeds of the machine
    plans,  # noqa: F401
    reports,
    sign_ins,
    summaries,
    sweeping,
    ticking,
    townships,
    verifying,
    writings,  # noqa: F401
)
from .demo.assessments import ASSESSMENTS
from .demo.meetings import MEETINGS
from .demo.plant import INSTITUTION
from .demo.reports import REPORTS
from .demo.summaries import SUMMARIES
from .demo.township_work import TOWNSHIP_WORK
from .demo.writings import WRITINGS
from .policies import records

kinds.rules.add(*rules.ALL)
kinds.machines.add(
    workflow.MEETING,
    workflow.PLAN,
    workflow.REPORT,
    workflow.SUMMARY,
    workflow.WRITING,
    workflow.SCORE_SHEET,
    workflow.ASSESSMENT,
)
kinds.deadlines.add(*deadlines.ALL)
kinds.tickers.add(
    ticking.ALARMS, ticking.REMINDERS, reports.ROUNDS, summaries.OPEN, summaries.FREEZE, townships.DUTIES
)
kinds.cards.add(*cards.ALL)
kinds.checks.add(*checks.ALL, deadlines.CLOCKS, documents.NUMBERS)
kinds.documents.add(deadlines.DERIVATION, *documents.ALL)
kinds.navs.add(*navs.ALL)
kinds.searches.add(*search.ALL)
kinds.tickers.add(sign_ins.PURGE)
kinds.archives.add(*listings.ARCHIVES)
kinds.jobs.add(checking.SELF_CHECK, documents.PREVIEW, documents.RENDER)
kinds.jobs.add(archiving.ARCHIVE, exporting.EXPORT, verifying.VERIFY)
kinds.listings.add(*listings.ALL)
kinds.deeds.add(*records.DEEDS)
kinds.tickers.add(sweeping.SWEEP, sweeping.CLEAR_AWAY)
kinds.chapters.add(*chapters.ALL)
kinds.demos.add(ASSESSMENTS, INSTITUTION, MEETINGS, REPORTS, SUMMARIES, TOWNSHIP_WORK, WRITINGS)
kinds.figures.add(*figures.ALL)
kinds.volumes.add(*volumes.ALL)
