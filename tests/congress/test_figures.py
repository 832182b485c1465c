"""What quarterly reports know of a congress's own meetings."""

from datetime import date

import pytest

from congress.frame import kinds
from congress.frame.quarters import Quarter
from congress.models import Meeting, MeetingItem
from congress.queries import reports as queries
from tests.build import reports as build

pytestmark = pytest.mark.django_db

QUARTER = Quarter(2026, 3)


def held(term, kind, day, number, state="held", items=0):
    because = "防汛" if state == "cancelled" else ""
    meeting = Meeting.objects.create(term=term, kind=kind, number=number, opens_on=day, closes_on=day, state=state,
                                     cancelled_because=because)  # fmt: skip
    MeetingItem.objects.bulk_create(
        MeetingItem(meeting=meeting, order=order, title=f"议题{order}") for order in range(1, items + 1)
    )


@pytest.mark.parametrize(
    ("key", "counts"), [("sessions", [1, 0]), ("presidium", [2, 1]), ("meeting_items", [5, 4])]
)  # fmt: skip
def test_meetings_count_for_the_quarter_in_which_they_opened(cast, key, counts, django_assert_num_queries):
    river, hill = (cast.townships[name] for name in ("river", "hill"))
    held(river.term, "session", date(2026, 8, 20), 90, items=3)
    held(river.term, "presidium", date(2026, 7, 1), 91, items=2)
    held(river.term, "presidium", date(2026, 9, 30), 92)
    held(river.term, "presidium", date(2026, 6, 30), 93, items=7)  # the quarter before
    held(river.term, "presidium", date(2026, 10, 1), 94, items=7)  # the quarter after
    held(river.term, "presidium", date(2026, 8, 1), 95, state="planned", items=7)
    held(river.term, "presidium", date(2026, 8, 2), 96, state="cancelled", items=7)
    held(hill.term, "presidium", date(2026, 7, 9), 91, items=4)
    pair = [river.congress.pk, hill.congress.pk]

    with django_assert_num_queries(1):
        found = kinds.figures[f"congress.{key}"].count(pair, QUARTER.first_day, QUARTER.last_day)

    assert [found.get(pk, 0) for pk in pair] == counts


@pytest.mark.parametrize("key", ["sessions", "presidium"])
def test_the_list_behind_a_figure_shows_those_meetings(cast, key):
    river = cast.townships["river"]
    held(river.term, "session", date(2026, 8, 20), 90)
    held(river.term, "presidium", date(2026, 7, 1), 91)
    held(river.term, "presidium", date(2026, 6, 30), 92)
    held(river.term, "presidium", date(2026, 8, 1), 93, state="planned")
    held(cast.townships["hill"].term, "presidium", date(2026, 7, 9), 91)
    url = kinds.figures[f"congress.{key}"].url(river.congress.pk, QUARTER.first_day, QUARTER.last_day)

    for client in (river.client("tsec"), cast.client("dac")):
        assert client.get(url).context["found"].paginator.count == 1


@pytest.mark.parametrize(("figure", "opens"), [("congress.presidium", True), ("suggestions.raised", False)])
def test_the_county_is_led_to_no_list_of_its_own(cast, figure, opens):
    build.form(cast, ({**build.ITEMS[0], "figure": figure},))
    report = build.opened(cast)["river"]

    sources = {
        who: bool(queries.sheet(report, actor).rows[0].source)
        for who, actor in (("town", cast.townships["river"].actor("tsec")), ("county", cast.actor("dac")))
    }

    assert sources == {"town": True, "county": opens}


def test_every_figure_says_what_it_counts():
    assert [one.key for one in kinds.figures if not (one.definition and one.label and one.unit)] == []
