"""The quarterly reports of the demonstration county, planted on different days of a quarter."""

from collections import Counter
from datetime import date

import pytest

from congress.demo.plant import INSTITUTION
from congress.demo.reports import REPORTS
from congress.demo.world import World
from congress.frame import clock
from congress.models import QuarterReport, Reminder, ReportForm, ReportValue
from congress.queries import reports as queries
from congress.queries.checking import everywhere

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("today", "newest", "late"),
    [
        (date(2026, 11, 22), {"accepted": 14, "submitted": 3, "returned": 1, "drafting": 1}, 1),
        (date(2026, 10, 1), {"opened": 19}, 0),  # opened this morning
    ],
)
def test_a_year_of_reports_is_planted(settings, today, newest, late):
    settings.DEMO = True
    world = World(today=today)
    with clock.frozen(clock.moment(today, 9)):
        INSTITUTION.plant(world)
        REPORTS.plant(world)

        states = Counter(QuarterReport.objects.values_list("round__year", "round__quarter", "state"))
        assert states == {
            (2025, 4, "locked"): 19,
            (2026, 1, "locked"): 19,
            (2026, 2, "locked"): 19,
            **{(2026, 3, state): number for state, number in newest.items()},
        }
        assert QuarterReport.objects.filter(late=True).count() == late
        assert ReportForm.objects.get().note
        handed_in = QuarterReport.objects.filter(state__in=QuarterReport.IN)
        assert [found.sentence for report in handed_in[:20] for found in queries.sheet(report).against] == []
        assert not ReportValue.objects.filter(
            report__in=handed_in, item__kind="text", item__required=True, text=""
        ).exists()
        assert not Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lt=today).exists()
        assert [text for result in everywhere() for text in result.found if "季" in text] == []
