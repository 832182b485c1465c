"""What deputies hands to congress."""

from congress.frame import kinds

from . import (
    cards,
    chapters,
    checks,
    deadlines,
    deeds,
    demo,
    documents,
    duties,
    figures,
    listings,
    navs,
    rules,
    search,
    tickers,
    workflow,
)
from .actions.public import CARD_SHEETS
from .importing import ALL as IMPORTS
from .queries.expiries import ALL as EXPIRIES

kinds.rules.add(*rules.ALL)
kinds.expiries.add(*EXPIRIES)
kinds.machines.add(*workflow.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.tickers.add(*tickers.ALL)
kinds.documents.add(*documents.ALL)
kinds.cards.add(*cards.ALL)
kinds.navs.add(*navs.ALL)
kinds.publics.add(*navs.PUBLICS)
kinds.searches.add(*search.ALL)
kinds.listings.add(*listings.ALL)
kinds.open_sets.add(*listings.OPEN)
kinds.imports.add(*IMPORTS)
kinds.figures.add(*figures.ALL)
kinds.chapters.add(*chapters.ALL)
kinds.duties.add(*duties.ALL)
kinds.checks.add(*checks.ALL)
kinds.deeds.add(*deeds.ALL)
kinds.demos.add(*demo.ALL)
kinds.jobs.add(CARD_SHEETS)
