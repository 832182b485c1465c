"""What supervision hands to congress."""

from congress.frame import kinds

from . import (
    actions,  # noqa: F401  binds the deeds
    ballots,
    cards,
    chapters,
    checks,
    continuations,
    deadlines,
    deeds,
    demo,
    documents,
    duties,
    facets,
    figures,
    importing,
    listings,
    navs,
    rules,
    search,
    tickers,
    workflow,
)
from .queries import agenda
from .queries.expiries import ALL as EXPIRIES

kinds.rules.add(*rules.ALL)
kinds.expiries.add(*EXPIRIES)
kinds.ballots.add(*ballots.ALL)
kinds.machines.add(*workflow.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.documents.add(*documents.ALL)
kinds.cards.add(*cards.ALL)
kinds.navs.add(*navs.ALL)
kinds.publics.add(*navs.PUBLICS)
kinds.searches.add(*search.ALL)
kinds.listings.add(*listings.ALL)
kinds.open_sets.add(*listings.OPEN)
kinds.imports.add(*importing.ALL)
kinds.tickers.add(*tickers.ALL)
kinds.checks.add(*checks.ALL)
kinds.duties.add(*duties.ALL)
kinds.chapters.add(*chapters.ALL)
kinds.facets.add(*facets.ALL)
kinds.figures.add(*figures.ALL)
kinds.agenda_sources.add(agenda.TOPICS)
kinds.continuations.add(*continuations.ALL)
kinds.deeds.add(*deeds.ALL)
kinds.demos.add(*demo.ALL)
