"""What suggestions hands to congress."""

from congress.frame import kinds

from . import (
    actions,
    ballots,
    cards,
    chapters,
    checks,
    continuations,
    deadlines,
    documents,
    duties,
    facets,
    figures,
    importing,
    listings,
    merits,
    navs,
    rules,
    search,
    volumes,
    workflow,
)
from .demo.history import HISTORY
from .demo.motions import MOTIONS
from .demo.plant import SUGGESTIONS

kinds.rules.add(*rules.ALL)
kinds.machines.add(workflow.SUGGESTION, workflow.ASSIGNMENT, workflow.MOTION, workflow.PUBLICATION)
kinds.ballots.add(*ballots.ALL)
kinds.deadlines.add(*deadlines.ALL)
kinds.tickers.add(
    actions.ticking.SILENCE, actions.ticking.WINDOWS, actions.ticking.PROMISES, actions.ticking.SUMMARIES
)
kinds.cards.add(*cards.ALL)
kinds.navs.add(*navs.ALL)
kinds.publics.add(*navs.PUBLICS)
kinds.searches.add(*search.ALL)
kinds.listings.add(*listings.ALL)
kinds.open_sets.add(*listings.OPEN)
kinds.imports.add(*importing.ALL)
kinds.archives.add(*listings.ARCHIVES)
kinds.deeds.add(*workflow.DEEDS)
kinds.documents.add(*documents.ALL)
kinds.jobs.add(actions.preparing.ASSIGN_PLANNED, documents.CASE_FILE)
kinds.checks.add(*checks.ALL)
kinds.demos.add(SUGGESTIONS, MOTIONS, HISTORY)
kinds.chapters.add(chapters.MOTIONS, chapters.SUGGESTIONS)
kinds.continuations.add(continuations.SUGGESTION)
kinds.facets.add(*facets.ALL)
kinds.merits.add(merits.SUGGESTION)
kinds.figures.add(*figures.ALL)
kinds.duties.add(*duties.ALL)
kinds.volumes.add(volumes.SUGGESTIONS)
