"""Appointments in the annual summary: what was announced in a year, sworn, reported – and nothing before it is announced."""

from datetime import date

import pytest

from appointments.actions import oaths, reports
from appointments.chapters import APPOINTMENTS, decided_by
from appointments.models import DutyReport, Swearing
from appointments.workflow import CEREMONY, REPORT
from congress.actions.institution import set_rule
from congress.frame import clock
from tests.build import appointments as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
YEAR, YEAR_END = date(TODAY.year, 1, 1), date(TODAY.year, 12, 31)


def gathered(cast, year=TODAY.year):
    return APPOINTMENTS.gather(cast.congress, date(year, 1, 1), date(year, 12, 31))


def test_a_year_of_appointments_and_oaths(cast):
    build.passed(cast, name="林致远")
    CEREMONY.deeds["hold"](build.ceremony(cast, Swearing.objects.get(), form="single"), actor=cast.go)

    data = gathered(cast)
    words = APPOINTMENTS.draft(data, gathered(cast, TODAY.year - 1))

    assert [data[key] for key in ("decided", "came", "removed", "sworn", "oaths")] == [1, 1, 0, 1, "100.0%（1/1）"]
    assert data.tables[0].rows == (("西平样县教育局", 1, 0),)
    assert "依法任免国家机关工作人员1人次，比上年增加1人次，其中任命1人次，免职0人次。" in words[0].text
    assert "林致远" in cast.client("dep").get(data.facts[0].url).content.decode()
    assert decided_by([cast.congress.pk], YEAR, YEAR_END) == {cast.congress.pk: 1}


def test_nothing_is_counted_before_it_is_announced(cast):
    build.case(cast)

    data = gathered(cast)

    assert (data["decided"], APPOINTMENTS.draft(data, None)[0].text) == (0, "统计期内没有任免事项。")


def test_reports_count_in_the_year_of_their_last_day(cast):
    build.office(cast, "transport")
    with clock.frozen(date(TODAY.year + 1, 1, 3)):
        reports.ask()
        REPORT.deeds["hand_in"](DutyReport.objects.get(), actor=cast.unit, text="报告。")

    assert [(data["handed"], data["reports"]) for data in (gathered(cast), gathered(cast, TODAY.year + 1))] == [
        (0, "—"), (1, "100.0%（1/1）"),
    ]  # fmt: skip


@pytest.mark.parametrize(("by", "handed"), [(None, 0), (20, 1)])
def test_the_day_of_reports_is_the_countys_own(cast, by, handed):
    build.office(cast, "transport")
    new_year = date(TODAY.year + 1, 1, 1)
    if by:
        set_rule(cast.congress, "appointment.year_report_day", by, actor=cast.go, since=TODAY, reason="修订办法")
    with clock.frozen(new_year):
        reports.ask()
        REPORT.deeds["hand_in"](DutyReport.objects.get(), actor=cast.unit, text="报告。")

    data = APPOINTMENTS.gather(cast.congress, new_year, date(TODAY.year + 1, 1, 25))
    said = next(fact.definition for fact in data.facts if fact.key == "reports")
    assert (data["handed"], f"期限（1月{by or 31}日）" in said) == (handed, True)


def test_an_oath_that_is_owed_lowers_the_rate(cast):
    build.in_post(cast)
    assert oaths.sweep() == 0

    assert gathered(cast)["oaths"] == "0.0%（0/1）"
