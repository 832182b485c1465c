"""What congress puts on its own shelves."""

from congress.frame import kinds

from . import cards, chapters, checks, deadlines, documents, figures, listings, navs, rules, search, volumes, workflow
from .actions import (
    agendas,
    archiving,
    assessments,  # noqa: F401 -- binds the deeds of the machines
    ballots,  # noqa: F401
    checking,
    exporting,
    importing,
    meetings,  # noqa: F401 -- binds the deeds of the machine
    minutes,  # noqa: F401
    plans,  # noqa: F401
    reading,
    reports,
    resolutions,  # noqa: F401
    sign_ins,
    sittings,  # noqa: F401
    summaries,
    sweeping,
    ticking,
    together,
    townships,
    verifying,
    writings,  # noqa: F401
)
from .ballots import ALL as BALLOTS
from .demo import ALL as DEMOS
from .importing import ALL as IMPORTS
from .policies import records
from .queries.expiries import ALL as EXPIRIES

kinds.rules.add(*rules.ALL)
kinds.expiries.add(*EXPIRIES)
kinds.machines.add(*workflow.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.tickers.add(checking.CHECK_NIGHTLY, ticking.ALARMS, ticking.REMINDERS, reports.ROUNDS, townships.DUTIES)
kinds.cards.add(*cards.ALL)
kinds.checks.add(*checks.ALL)
kinds.documents.add(deadlines.DERIVATION, *documents.ALL)
kinds.navs.add(*navs.ALL)
kinds.publics.add(*navs.PUBLICS)
kinds.searches.add(*search.ALL)
kinds.ballots.add(*BALLOTS)
kinds.archives.add(*listings.ARCHIVES)
kinds.jobs.add(agendas.MEETING_PACK, archiving.ARCHIVE, checking.SELF_CHECK, documents.PREVIEW, documents.RENDER)
kinds.jobs.add(exporting.EXPORT, importing.IMPORT, reading.READ_FILE, together.TOGETHER, verifying.VERIFY)
kinds.listings.add(*listings.ALL)
kinds.open_sets.add(*listings.OPEN)
kinds.imports.add(*IMPORTS)
kinds.deeds.add(*records.DEEDS)
kinds.tickers.add(summaries.OPEN, summaries.FREEZE, sign_ins.PURGE, sweeping.SWEEP, sweeping.CLEAR_AWAY)
kinds.chapters.add(*chapters.ALL)
kinds.demos.add(*DEMOS)
kinds.figures.add(*figures.ALL)
kinds.volumes.add(*volumes.ALL)
