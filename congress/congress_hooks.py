"""What congress puts on its own shelves."""

from congress.frame import kinds

from . import cards, checks, deadlines, documents, listings, navs, rules
from .actions import checking, exporting, sign_ins, sweeping, ticking, verifying
from .demo.plant import INSTITUTION
from .policies import records

kinds.rules.add(*rules.ALL)
kinds.tickers.add(ticking.ALARMS, ticking.REMINDERS)
kinds.cards.add(*cards.ALL)
kinds.checks.add(*checks.ALL, deadlines.CLOCKS)
kinds.documents.add(deadlines.DERIVATION)
kinds.jobs.add(documents.RENDER)
kinds.checks.add(documents.NUMBERS)
kinds.navs.add(*navs.ALL)
kinds.tickers.add(sign_ins.PURGE)
kinds.jobs.add(exporting.EXPORT, verifying.VERIFY, checking.SELF_CHECK)
kinds.listings.add(*listings.ALL)
kinds.deeds.add(*records.DEEDS)
kinds.tickers.add(sweeping.SWEEP, sweeping.CLEAR_AWAY)
kinds.demos.add(INSTITUTION)
