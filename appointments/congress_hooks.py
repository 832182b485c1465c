"""What appointments hand to congress."""

from congress.frame import kinds

from . import (
    actions,  # noqa: F401  binds the deeds
    ballots,
    cards,
    deadlines,
    deeds,
    listings,
    navs,
    rules,
    search,
    workflow,
)

kinds.rules.add(*rules.ALL)
kinds.ballots.add(*ballots.ALL)
kinds.machines.add(*workflow.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.deeds.add(*deeds.ALL)
kinds.cards.add(*cards.ALL)
kinds.navs.add(*navs.ALL)
kinds.searches.add(*search.ALL)
kinds.listings.add(*listings.ALL)
