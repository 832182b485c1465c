"""What appointments hand to congress."""

from congress.frame import kinds

from . import (
    actions,  # noqa: F401  binds the deeds
    ballots,
    cards,
    chapters,
    checks,
    deadlines,
    deeds,
    demo,
    documents,
    importing,
    listings,
    navs,
    rules,
    search,
    tickers,
    workflow,
)

kinds.rules.add(*rules.ALL)
kinds.ballots.add(*ballots.ALL)
kinds.machines.add(*workflow.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.deeds.add(*deeds.ALL)
kinds.cards.add(*cards.ALL)
kinds.checks.add(*checks.ALL)
kinds.chapters.add(chapters.APPOINTMENTS)
kinds.figures.add(*chapters.FIGURES)
kinds.navs.add(*navs.ALL)
kinds.searches.add(*search.ALL)
kinds.listings.add(*listings.ALL)
kinds.documents.add(*documents.ALL)
kinds.imports.add(*importing.ALL)
kinds.tickers.add(*tickers.ALL)
kinds.demos.add(*demo.ALL)
