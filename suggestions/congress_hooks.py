"""What suggestions hands to congress."""

from congress.frame import kinds

from . import (
    actions,
    cards,
    chapters,
    checks,
    deadlines,
    documents,
    figures,
    listings,
    navs,
    rules,
    search,
    volumes,
    workflow,
)
from .demo.plant import SUGGESTIONS

kinds.rules.add(*rules.ALL)
kinds.machines.add(workflow.SUGGESTION, workflow.ASSIGNMENT)
kinds.deadlines.add(*deadlines.ALL)
kinds.tickers.add(
    actions.ticking.SILENCE, actions.ticking.WINDOWS, actions.ticking.PROMISES, actions.ticking.SUMMARIES
)
kinds.cards.add(*cards.ALL)
kinds.navs.add(*navs.ALL)
kinds.searches.add(search.SUGGESTIONS)
kinds.listings.add(*listings.ALL)
kinds.archives.add(*listings.ARCHIVES)
kinds.deeds.add(*workflow.DEEDS)
kinds.documents.add(*documents.ALL)
kinds.jobs.add(documents.CASE_FILE)
kinds.checks.add(*checks.ALL)
kinds.demos.add(SUGGESTIONS)
kinds.chapters.add(chapters.SUGGESTIONS)
kinds.figures.add(*figures.ALL)
kinds.volumes.add(volumes.SUGGESTIONS)
