"""The demonstration county, planted small: whole, in every state, with everybody's work."""

import io

import pytest
from django.core.management import call_command

from congress.frame import clock, planting
from congress.models import Account, Reminder
from congress.queries.checking import everywhere
from deputies.models import PointResultSet
from deputies.queries import points
from suggestions.models import Assignment, Suggestion

# Planted by the three years before, which are left out here. Submitted and replied are left by themselves at once.
OVER = {"archived", "converted", "not_filed", "withdrawn"}
ENDED = {"sent_back", "cancelled", "opinion_given"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said(settings, tmp_path):
    """What the command says while it plants the showpieces alone."""
    settings.DEMO, settings.VAR = True, tmp_path
    words = io.StringIO()
    call_command("demo", scale=0, stdout=words)
    return words.getvalue()


def test_a_county_is_planted_whole(said):
    assert "100%（完成）" in said
    assert not planting.is_under_way()
    assert {*Suggestion.State.values} - {*Suggestion.objects.values_list("state", flat=True)} == OVER | {"submitted"}
    assert {*Assignment.State.values} - {*Assignment.objects.values_list("state", flat=True)} == ENDED | {"replied"}
    assert Account.objects.filter(is_demo=True).count() == 24
    assert [text for result in everywhere() for text in result.found] == []
    assert [points.compared(one) for one in PointResultSet.objects.all()] == [[]]
    assert not Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lt=clock.today()).exists()
