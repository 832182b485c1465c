"""Congress's own chapters of the annual summary: bodies and deputies, meetings, townships (domain §6)."""

from datetime import date

import pytest

from congress.actions import resolutions
from congress.chapters import INSTITUTION, MEETINGS, RESOLUTIONS, TOWNSHIPS
from congress.figures import ALL as FIGURES
from congress.frame import clock
from congress.models import Membership, Person
from tests.build import reports as build_reports
from tests.build import resolutions as build
from tests.build.county import TODAY
from tests.build.summaries import meeting, unshown

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BEFORE = (date(2025, 1, 1), date(2025, 12, 31))


def words(chapter, cast, *, before=None):
    data = chapter.gather(cast.congress, *YEAR)
    return {one.key: one.text for one in chapter.draft(data, before)}


def test_deputies_are_counted_on_the_day_and_not_as_they_are_now(cast):
    Person.objects.filter(pk=cast.posts["dep2"].person_id).update(gender="female")
    Membership.objects.filter(pk=cast.posts["dep3"].pk).update(until=date(2026, 6, 30), ended_because="调离本县")

    data = INSTITUTION.gather(cast.congress, *YEAR)
    before = INSTITUTION.gather(cast.congress, *BEFORE)
    assert [(one["deputies"], one["women"], one["left"]) for one in (before, data)] == [(4, 1, 0), (3, 1, 1)]
    assert (data["delegations"], data["townships"], data["township_deputies"]) == (2, 2, 4)
    assert words(INSTITUTION, cast, before=before)["deputies"] == (
        "第十八届人民代表大会代表名额0名，现有代表3名，比上年减少1名（25.0%）；其中妇女代表1名，占33.3%（1/3）。年内离任1名。"
    )


def test_meetings_are_counted_by_kind_with_attendance_of_those_that_told_it(cast):
    meeting(cast.term, "standing_committee", date(2026, 3, 20), 1, due=20, present=19)
    meeting(cast.term, "standing_committee", date(2026, 5, 20), 2, due=20, present=16)
    meeting(cast.term, "standing_committee", date(2025, 5, 20), 3, due=20, present=20)
    meeting(cast.term, "council", date(2026, 5, 10), 1)
    meeting(cast.townships["river"].term, "presidium", date(2026, 5, 10), 1)

    data = MEETINGS.gather(cast.congress, *YEAR)
    before = MEETINGS.gather(cast.congress, *BEFORE)
    assert [data[kind] for kind in ("session", "standing_committee", "council")] == [1, 2, 1]
    assert data["standing_committee_rate"] == "87.5%（35/40）"
    assert data["council_rate"] == "—"
    said = words(MEETINGS, cast, before=before)
    assert "常委会会议2次（比上年增加1次）" in said["held"]
    assert said["attendance"] == "各类会议平均出席率87.5%（35/40），比上年下降12.5个百分点。"


def test_without_meetings_that_is_said(cast):
    data = MEETINGS.gather(cast.congress, date(2030, 1, 1), date(2030, 12, 31))

    assert [one.text for one in MEETINGS.draft(data, None)] == ["统计期内没有登记已召开的会议。"]


def test_townships_meet_in_time_by_the_rules_and_report_by_their_days(cast):
    river, hill = cast.townships["river"], cast.townships["hill"]
    for number, day in enumerate((date(2026, 3, 31), date(2026, 9, 30)), start=1):
        meeting(river.term, "session", day, number)
    for number, day in enumerate((date(2026, 4, 1), date(2026, 8, 1)), start=1):
        meeting(hill.term, "session", day, number)
    for quarter, day in enumerate((date(2026, 2, 1), date(2026, 5, 1), date(2026, 8, 1), date(2026, 11, 1)), start=1):
        meeting(river.term, "presidium", day, quarter)
    meeting(hill.term, "presidium", date(2026, 2, 1), 1)
    build_reports.form(cast)
    with clock.frozen(date(2026, 10, 9)):
        build_reports.report(cast, "river", at="submitted")
    with clock.frozen(date(2026, 10, 20)):
        build_reports.report(cast, "hill", at="submitted")

    data = TOWNSHIPS.gather(cast.congress, *YEAR)
    assert data["sessions_rate"] == "75.0%（3/4）"
    assert (data["both"], data["presidium"], data["quarters"]) == (1, 5, 5)
    assert data["reports_rate"] == "50.0%（1/2）"
    said = words(TOWNSHIPS, cast)
    assert said["sessions"].endswith("1个乡镇两次会议都按期召开。青石岭乡未能两次都按期召开。")
    assert said["presidium"].endswith(
        "1个乡镇没有做到每季度至少召开一次；召开最多的是河口镇（4次），最少的是青石岭乡（1次）。"
    )
    assert said["reports"].endswith(
        "1个乡镇全部按期；及时率最高的是河口镇（100.0%，1/1），最低的是青石岭乡（0.0%，0/1）。"
    )


def test_where_no_township_met_or_reported_in_time_the_words_say_none(cast):
    meeting(cast.townships["river"].term, "session", date(2026, 4, 1), 1)
    build_reports.form(cast)
    with clock.frozen(date(2026, 10, 20)):
        build_reports.report(cast, "river", at="submitted")

    data = TOWNSHIPS.gather(cast.congress, *YEAR)
    said = words(TOWNSHIPS, cast)

    assert said["sessions"].endswith("按期率0.0%（0/4），没有乡镇两次会议都按期召开。")
    assert "；没有乡镇全部按期" in said["reports"]
    assert unshown(TOWNSHIPS, data) == []


def test_a_report_handed_in_after_the_cut_off_is_not_there_yet(cast):
    build_reports.form(cast)
    build_reports.opened(cast)
    before = TOWNSHIPS.gather(cast.congress, YEAR[0], date(2026, 10, 31))
    with clock.frozen(date(2026, 11, 2)):
        build_reports.report(cast, at="submitted")

    assert TOWNSHIPS.gather(cast.congress, YEAR[0], date(2026, 10, 31)) == before


@pytest.mark.parametrize("chapter", [INSTITUTION, MEETINGS, TOWNSHIPS], ids=lambda one: one.key)
def test_every_figure_has_its_definition_and_every_paragraph_its_figures(cast, chapter):
    meeting(cast.term, "standing_committee", date(2026, 3, 20), 1, due=20, present=19)
    meeting(cast.townships["river"].term, "session", date(2026, 3, 1), 1)
    data = chapter.gather(cast.congress, *YEAR)

    assert [fact.key for fact in data.facts if not fact.definition] == []
    assert unshown(chapter, data) == []


# Resolutions.


def measured(row, actor, *actuals):
    rows = [{"title": f"指标{place}", "unit": "亩", "target": 100, "actual": actual, "as_of": TODAY}
            for place, actual in enumerate(actuals, start=1)]  # fmt: skip
    resolutions.arrange_indicators(row, rows, actor=actor)


def test_resolutions_with_their_indicators_and_the_reports_that_are_late(cast):
    row = build.resolution(cast, "executing", report_in=10)
    measured(row, cast.go, 120, 60)
    build.resolution(cast, "adopted", title="关于批准预算调整的决议", kind="resolution")
    build.resolution(cast, title="关于起草中的决定")

    with clock.frozen(date(2026, 12, 31)):
        data = RESOLUTIONS.gather(cast.congress, *YEAR)
        figures = {one.key: one.count([cast.congress.pk], *YEAR) for one in FIGURES if "resolution" in one.key}

    keys = ("adopted", "resolutions", "decisions", "carried", "measured", "met", "owed", "late", "on_time")
    assert [data[key] for key in keys] == [2, 1, 1, 1, 2, "50.0%（1/2）", 1, 1, "0.0%（0/1）"]
    assert figures == {
        "congress.resolutions": {cast.congress.pk: 2},
        "congress.resolution_reports_late": {cast.congress.pk: 1},
    }
    assert [one.text for one in RESOLUTIONS.draft(data, None)] == [
        "通过决议、决定2件，其中决议1件、决定1件。",
        "交办执行的决议、决定1件，列出执行指标2项，完成率50.0%（1/2）。到期的执行情况报告1件，按期报告率0.0%（0/1）；逾期1件。",
    ]
    listed = cast.client("go").get(data.facts[0].url).content.decode()
    assert (str(row) in listed, "起草中的决定" in listed) == (True, False)


def test_a_year_without_resolutions_says_so(cast):
    build.resolution(cast, "adopted")

    data = RESOLUTIONS.gather(cast.congress, *BEFORE)

    assert [one.text for one in RESOLUTIONS.draft(data, None)] == ["统计期内没有通过决议、决定。"]
