"""What must always be true stands in the database: a row that is wrong is refused whoever writes it, an empty column too."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from congress.actions.institution import add_person
from deputies.actions import merging
from deputies.models import DossierCorrection, DossierEntry, Rollover
from tests.build import (
    activities,
    allowances,
    consultations,
    contacts,
    dossiers,
    duty_reports,
    posts,
    rosters,
    stars,
    stations,
    voice,
)
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
BEFORE, LONG_AGO = TODAY - timedelta(days=1), date(2020, 1, 1)


def station(cast):
    town = cast.townships["river"]
    return stations.station(town, deputies=town.deputies.values(), keeper=town.posts["tsec"])


def merged(cast):
    kept, dropped = (add_person(actor=cast.dac, county=cast.congress, name="覃㛃") for _ in range(2))
    return merging.merge(kept, dropped, actor=cast.dac, reason="同一人登记了两次")


def rating(cast):
    place = station(cast)
    return stars.of(stars.cycle(cast), place)


def dispute(cast):
    dossiers.attended(cast)
    return dossiers.disputed(cast)


def correction(cast):
    return DossierCorrection.objects.create(
        deputy=cast.deputies["dep"], source="x", target="x:1", reason="重复", decided_by="吴联络", decided_on=TODAY
    )


def rollover(cast):
    return Rollover.objects.create(congress=cast.congress, number=19, starts_on=TODAY, deputy_seats=300)


THINGS = {
    "activity": lambda cast: activities.activity(cast),
    "findings": lambda cast: activities.passed_on(activities.held(cast, present=[cast.deputies["dep"]]), cast),
    "campaign": activities.campaign,
    "allowance": lambda cast: allowances.sheet(cast, "dep2", kind="study"),
    "nomination": lambda cast: dossiers.award(cast).nominations.first(),
    "consultation": lambda cast: consultations.begun(cast, station(cast)),
    "asked station": lambda cast: consultations.begun(cast, station(cast)).returns.first(),
    "household": contacts.household,
    "dispute": dispute,
    "correction": correction,
    "resignation": posts.accepted,
    "by-election": posts.stood,
    "candidate": lambda cast: posts.stood(cast).candidates.first(),
    "duty session": lambda cast: duty_reports.session(cast, "held"),
    "rating": rating,
    "rollover": rollover,
    "opinion": lambda cast: voice.opinion(cast, at="replied"),
    "handled opinion": lambda cast: voice.opinion(cast, at="handled"),
}

BROKEN = [
    ("activity", {"state": "notified", "notified_on": None}),
    ("activity", {"state": "summarised"}),
    ("activity", {"capacity": 0}),
    ("activity", {"hours": 0}),
    ("findings", {"state": "answered", "answer": "已办", "answered_on": LONG_AGO}),
    ("campaign", {"state": "closed"}),
    ("allowance", {"state": "paid", "paid_on": LONG_AGO}),
    ("nomination", {"chosen": False, "dropped_because": "条件不符", "certificate_no": 3}),
    ("nomination", {"certificate_no": 0}),
    ("nomination", {"certificate_no": 3}),
    ("consultation", {"reported_on": LONG_AGO}),
    ("asked station", {"handed_in_on": TODAY, "people": None}),
    ("household", {"members": 0}),
    ("dispute", {"answered_on": LONG_AGO}),
    ("correction", {"lifted_on": BEFORE}),
    ("resignation", {"members": None}),
    ("resignation", {"votes_for": None}),
    ("resignation", {"voted_on": None}),
    ("resignation", {"voted_on": LONG_AGO}),
    ("resignation", {"state": "announced"}),
    ("resignation", {"announced_on": LONG_AGO}),
    ("by-election", {"votes_on": None}),
    ("by-election", {"state": "voted"}),
    ("by-election", {"invalid": 3}),
    ("by-election", {"ballots": 5, "electors": None}),
    ("by-election", {"final_on": TODAY + timedelta(days=400)}),
    ("candidate", {"is_elected": True}),
    ("duty session", {"electors": None}),
    ("duty session", {"villagers": 3, "electors": 2}),
    ("duty session", {"issued": 5}),
    ("rating", {"stars": 3}),
    ("rollover", {"deputy_seats": 0}),
    ("rollover", {"done_on": TODAY}),
    ("rollover", {"confirmed_on": TODAY + timedelta(days=1)}),
    ("opinion", {"screened_on": None}),
    ("opinion", {"state": "closed"}),
    ("opinion", {"closed_on": LONG_AGO}),
    ("opinion", {"replied_on": LONG_AGO}),
    ("opinion", {"screened_on": LONG_AGO}),
    ("opinion", {"round": 0}),
    ("opinion", {"extended_on": TODAY}),
    ("handled opinion", {"result": ""}),
    ("handled opinion", {"handled_on": None}),
]


@pytest.mark.parametrize(("thing", "columns"), BROKEN, ids=lambda one: one if isinstance(one, str) else ",".join(one))
def test_a_wrong_row_is_refused(cast, thing, columns, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    row = THINGS[thing](cast)
    rows = type(row)._base_manager.filter(pk=row.pk)
    assert rows.exists()

    with pytest.raises(IntegrityError, match=r"(?i)check"), transaction.atomic():
        rows.update(**columns)


def test_no_line_of_a_dossier_is_of_a_day_to_come(cast):
    row = DossierEntry(
        deputy=cast.deputies["dep"], kind="speech", text="发言", evidence="0" * 64, on=TODAY + timedelta(days=1)
    )

    with pytest.raises(IntegrityError, match=r"(?i)check"), transaction.atomic():
        row.save()


def test_a_merge_is_not_undone_before_it_was_made(cast):
    row = merged(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(undone_on=BEFORE)


def test_a_swap_is_answered_at_a_time(cast):
    day = rosters.noticed(station(cast))
    turn, other = day.turns.first(), cast.townships["river"].deputies["tdep"]

    with pytest.raises(IntegrityError), transaction.atomic():
        turn.swaps.create(with_deputy=other, state="agreed", asked_at="2026-04-15T09:00:00+08:00")
