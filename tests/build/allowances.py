"""Sheets of allowances, reckoned from activities that were held."""

from datetime import date

from congress.actions import documents
from deputies.actions import allowances
from tests.build import activities

SPAN = {"since": date(2026, 1, 1), "until": date(2026, 4, 15)}


def without_income(cast, *deputies):
    """These have no fixed income."""
    actor = activities.keeper(cast)
    allowances.mark_income(deputies, actor=actor, congress_id=actor.congress_id)


def sheet(cast, *keys, **columns):
    """A sheet for deputies who came to one activity of a whole day."""
    deputies = [cast.deputies[key] for key in keys]
    without_income(cast, *deputies)
    activities.held(cast, present=[type(one).objects.get(pk=one.pk) for one in deputies], **columns)
    return allowances.generate(actor=activities.keeper(cast), congress=cast.congress, **SPAN)


def papers(cast):
    found = sheet(cast, *cast.deputies, title="㛃䶮村至𬭎喆堃燊村农村公路养护视察", kind="research")
    documents.issue("deputies.allowance_sheet", found, actor=cast.dac)
    return {}
