"""What quarterly reports know of suggestions: each figure counts exactly what the list behind it shows."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from congress.frame import clock, kinds
from congress.frame.quarters import Quarter
from suggestions.filters import SuggestionFilter
from suggestions.queries import lists
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db

SECOND, THIRD = Quarter(2026, 2), Quarter(2026, 3)
NAMES = ("raised", "assigned", "answered", "rated", "overdue")


@pytest.fixture
def cases(cast):
    """A county's cases and one township's, all of the second quarter."""
    for at in ("draft", "review_dac", "withdrawn", "assigned", "feedback_pending", "closed"):
        suggestion(cast, at=at)
    suggestion(cast.townships["river"], at="in_progress")
    with clock.frozen(date(2026, 3, 31)):
        suggestion(cast, at="review_dac")
    return cast


def counted(cast, name, quarter):
    congresses = [cast.congress.pk, cast.townships["river"].congress.pk, cast.townships["hill"].congress.pk]
    figure = kinds.figures[f"suggestions.{name}"]
    found = figure.count(congresses, quarter.first_day, quarter.last_day)
    return [found.get(pk, 0) for pk in congresses]


@pytest.mark.parametrize(
    ("name", "second", "third"),
    [
        ("raised", [5, 1, 0], [0, 0, 0]),
        ("assigned", [3, 1, 0], [0, 0, 0]),
        ("answered", [2, 0, 0], [0, 0, 0]),
        ("rated", [1, 0, 0], [0, 0, 0]),
        ("overdue", [0, 0, 0], [1, 1, 0]),
    ],
)
def test_each_congress_is_counted_by_the_days_of_the_quarter(cases, name, second, third):
    assert (counted(cases, name, SECOND), counted(cases, name, THIRD)) == (second, third)


def test_the_list_behind_a_figure_shows_as_many(cases):
    actor, shown, numbers = cases.actor("dac"), {}, {}
    for name in NAMES:
        for quarter in (SECOND, THIRD):
            url = kinds.figures[f"suggestions.{name}"].url(cases.congress.pk, quarter.first_day, quarter.last_day)
            asked = dict(parse_qsl(urlsplit(url).query))
            found = SuggestionFilter(asked, queryset=lists.listed(actor), actor=actor)
            shown[name, quarter] = len(found.qs) if found.form.is_valid() else found.form.errors
            numbers[name, quarter] = counted(cases, name, quarter)[0]

    assert shown == numbers


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_one_statement_however_many_congresses(cast, name, django_assert_num_queries):
    with django_assert_num_queries(1):
        counted(cast, name, SECOND)
