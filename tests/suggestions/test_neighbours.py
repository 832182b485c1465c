"""Neighbours of the demonstration county are what its own rows are: every case whole, every day with its clock, a log of
its own that can be proved."""

from types import SimpleNamespace

import pytest

from congress.actions import records
from congress.demo import neighbours
from congress.demo.neighbours import Scale
from congress.models import AuditEvent, Congress, Deadline, NumberSeries, Reminder, SearchEntry
from congress.queries.checking import everywhere
from suggestions.models import Assignment, Reply, Review, Suggestion
from tests.build.suggestions import task

pytestmark = pytest.mark.django_db

COUNTED = (Suggestion, Assignment, Reply, Review, Deadline, Reminder, SearchEntry)

NAMES = ("西平样县人民代表大会", "浥源县人民代表大会", "浥陵县人民代表大会")


@pytest.fixture
def planted(cast):
    for at in ("assigned", "in_progress", "feedback_pending"):
        task(cast, at=at)
    records.seal_all()
    before = {model: model.objects.count() for model in COUNTED}
    neighbours.plant(SimpleNamespace(congress=cast.congress, say=lambda share, what: None), Scale(3, 2), "西平样")
    return before


def test_every_county_has_every_case_as_often_as_asked(planted, cast):
    counted = {model: model.objects.count() for model in COUNTED}
    of_each = {name: Suggestion.objects.filter(congress__name=name).count() for name in NAMES}

    assert counted == {model: 6 * number for model, number in planted.items()}
    assert of_each == dict.fromkeys(NAMES, 6)


def test_what_was_copied_agrees_with_itself(planted):
    ours = [found for found in everywhere() if found.check.key.startswith("suggestions.")]

    words = [word for found in ours for word in found.found]
    assert [word for word in words if not word.endswith("却没有答复函。")] == []  # no paper is issued for a copy
    assert [wrong for *_, wrong in records.verify() if wrong] == []


def test_a_copy_points_at_nothing_of_the_county_it_was_made_of(planted, cast):
    other = Congress.objects.get(name=NAMES[1])
    case = Suggestion.objects.filter(congress=other, stage="feedback_pending").order_by("pk").last()
    unit = case.assignments.get().unit

    assert {case.term.congress, case.lead.congress, unit.congress} == {other}
    clock = Deadline.objects.get(target=f"suggestions.assignment:{case.assignments.get().pk}", outcome="open")
    assert (clock.target_pk, clock.congress) == (case.assignments.get().pk, other)
    assert case.number_text in clock.title
    assert SearchEntry.objects.get(target=f"suggestions.suggestion:{case.pk}").congress == other
    assert not AuditEvent.objects.filter(congress=other, account_id__isnull=False).exists()


def test_numbers_go_on_without_a_double(planted, cast):
    for series in NumberSeries.objects.filter(key__startswith="suggestions."):
        given = list(series.numbers.order_by("value").values_list("value", flat=True))
        assert given == list(range(1, series.last + 1))


def test_the_next_case_finds_a_free_key(planted, cast):
    assert task(cast, at="assigned").pk > 0
