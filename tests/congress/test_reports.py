"""Quarterly reports from the first day after the quarter to the locked figures (domain §3.12)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import report_forms, reports
from congress.frame import clock, kinds
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice, QuarterReport, ReportForm, ReportRound, ReportValue
from congress.queries import reports as queries
from tests.build import reports as build

pytestmark = pytest.mark.django_db


def counting(key="test.received", numbers=None):
    numbers = numbers if numbers is not None else {}
    return kinds.Figure(
        key=key,
        label="接待",
        unit="人次",
        definition="登记的接待人次",
        count=lambda congress_ids, since, until: numbers,
        url=lambda congress_id, since, until: f"/received/?congress={congress_id}&since={since}",
    )


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (date(2026, 9, 30), 0),
        (date(2026, 10, 1), 1),  # the first day after the quarter, a holiday at that
        (date(2026, 11, 20), 1),  # the clock was down for weeks
    ],
)
def test_a_round_opens_by_itself_once(cast, day, opened):
    build.form(cast, quarter=3)
    for _ in range(2):
        with clock.frozen(day):
            reports.open_rounds(clock.now())

    assert ReportRound.objects.count() == opened
    assert QuarterReport.objects.count() == 2 * opened


def test_without_a_form_no_round_opens(cast):
    with clock.frozen(build.OPENS):
        tally = reports.open_rounds(clock.now())

    assert (tally.failed, ReportRound.objects.count()) == (0, 0)


def test_the_report_is_due_on_the_tenth_itself_even_on_a_day_off(cast):
    build.form(cast)

    found = build.opened(cast)

    deadline = Deadline.objects.get(
        key="congress.quarter_report", target=f"congress.quarterreport:{found['river'].pk}"
    )
    saturday = date(2026, 10, 10)
    assert {one.due_on for one in found.values()} == {deadline.due_on, found["river"].round.due_on} == {saturday}
    assert deadline.reminders.get(step=0).due_on == date(2026, 10, 9)  # the last working day before
    assert {row.person.name for row in Notice.objects.filter(subject="请填报：2026年第三季度报告")} == {
        "河主席",
        "河秘书",
        "青主席",
        "青秘书",
    }


def test_what_the_system_knows_is_prefilled_and_follows_until_somebody_changes_it(cast):
    numbers = {cast.townships["river"].congress.pk: 12}
    items = [{**item, "figure": "test.received"} if item["key"] == "received" else item for item in build.ITEMS]
    with kinds.figures.lent(counting(numbers=numbers)):
        build.form(cast, items)
        river, hill = build.opened(cast).values()
        assert _numbers(river, hill, key="received") == [(12, 12), (0, 0)]

        numbers |= {river.congress_id: 15, hill.congress_id: 2}
        for report, said in ((river, 12), (hill, 7)):
            secretary = cast.townships["river" if report is river else "hill"].actor("tsec")
            reports.fill(report, actor=secretary, values=build.values(report, received=said))

        assert _numbers(river, hill, key="received") == [(15, 15), (7, 2)]
        sheet = queries.sheet(QuarterReport.objects.get(pk=hill.pk), cast.actor("dac"))
        row = next(row for row in sheet.rows if row.item.key == "received")
        assert row.source == f"/received/?congress={hill.congress_id}&since=2026-07-01"
        assert [found.rule for found in row.findings] == ["system"]


def _numbers(*found, key):
    rows = {value.report_id: value for value in ReportValue.objects.filter(item__key=key)}
    return [(rows[report.pk].number, rows[report.pk].counted) for report in found]


def test_last_quarters_value_stands_beside_each_field(cast):
    build.form(cast)
    build.quarter_before(cast, received=11)
    hill = QuarterReport.objects.get(congress=cast.townships["hill"].congress)
    reports.fill(hill, actor=cast.townships["hill"].actor("tsec"), values=build.values(hill, received=5))
    now = build.opened(cast)

    last = {
        key: {row.item.key: row.last for row in queries.sheet(now[key]).rows if row.last is not None}
        for key in ("river", "hill")
    }

    figures = {key: Decimal(number) for key, number in build.GOOD.items() if isinstance(number, int)}
    assert last == {"river": figures | {"received": Decimal(11)}, "hill": {}}  # what is not handed in says nothing yet


def test_a_life(cast):
    build.form(cast)
    with clock.frozen(date(2026, 10, 9)):
        report = build.report(cast, at="locked")

    assert (report.signed_by, report.signed_on, report.late) == ("河主席", date(2026, 10, 9), False)
    assert report.accepted_by == "吴联络"
    assert not Deadline.objects.open().filter(target=f"congress.quarterreport:{report.pk}").exists()


def test_only_the_chair_signs_and_only_his_own(cast):
    build.form(cast)
    report = build.report(cast, at="drafting")

    for town, key in (("river", "tsec"), ("hill", "tch")):
        with pytest.raises(PermissionDenied):
            reports.sign(report, actor=cast.townships[town].actor(key))
    with pytest.raises(PermissionDenied):
        reports.fill(report, actor=cast.townships["hill"].actor("tsec"), values={})


def test_errors_and_unanswered_warnings_stand_in_the_way_of_the_signature(cast):
    build.form(cast)
    build.quarter_before(cast, received=10)
    river = cast.townships["river"]
    report = build.opened(cast)["river"]
    said = {**build.GOOD, "open": 2}
    report = reports.fill(report, actor=river.actor("tsec"), values=build.values(report, **said))

    with pytest.raises(Refused, match="各项相加为8") as refused:
        reports.sign(report, actor=river.actor("tch"))
    assert "增加了300%" in str(refused.value)

    said |= {"open": 3, "received_answer": "九月集中接待选民"}
    report = reports.fill(report, actor=river.actor("tsec"), values=build.values(report, **said))
    assert reports.sign(report, actor=river.actor("tch")).state == "signed"


def test_an_answer_explains_one_number_and_goes_with_it(cast):
    build.form(cast)
    build.quarter_before(cast, received=10)
    river = cast.townships["river"]
    report = build.opened(cast)["river"]
    said = {**build.GOOD, "received_answer": "九月集中接待选民"}
    report = reports.fill(report, actor=river.actor("tsec"), values=build.values(report, **said))

    report = reports.fill(report, actor=river.actor("tsec"), values=build.values(report, **{**said, "received": 400}))

    value = report.values.get(item__key="received")
    assert (value.number, value.answer) == (Decimal(400), "")
    with pytest.raises(Refused, match="增加了3900%"):
        reports.sign(report, actor=river.actor("tch"))


@pytest.mark.parametrize(("days_after", "late"), [(-1, False), (0, False), (1, True)])
def test_late_is_decided_by_the_clock_and_stays(cast, days_after, late):
    build.form(cast)
    report = build.opened(cast)["river"]
    with clock.frozen(report.due_on + timedelta(days=days_after)):
        report = build.report(cast, at="submitted")
    assert report.late is late

    again = reports.return_report(report, actor=cast.actor("dac"), reason="请补充第三部分。")
    again = reports.fill(again, actor=cast.townships["river"].actor("tsec"), values=build.values(again, **build.GOOD))  # fmt: skip
    again = reports.submit(reports.sign(again, actor=cast.townships["river"].actor("tch")), actor=cast.townships["river"].actor("tsec"))  # fmt: skip
    assert again.late is late


def test_sending_back_needs_a_reason_and_starts_its_own_clock(cast):
    build.form(cast)
    report = build.report(cast, at="submitted")
    with pytest.raises(Refused, match="必须写明理由"):
        reports.return_report(report, actor=cast.actor("dac"), reason="  ")

    report = reports.return_report(report, actor=cast.actor("dac"), reason="意见数与台账不符。")

    assert (report.state, report.signed_by, report.returned_because) == ("returned", "", "意见数与台账不符。")
    assert (
        Deadline.objects.open().get(target=f"congress.quarterreport:{report.pk}").key
        == "congress.quarter_report_again"
    )


def test_a_correction_is_a_new_version_and_the_old_one_stays(cast):
    build.form(cast)
    report = build.report(cast, at="locked")

    old = reports.correct(report, actor=cast.actor("dac"), reason="支出漏报一笔。")

    new = old.corrected_by
    assert (old.state, new.state, new.version, new.corrected_because) == ("corrected", "drafting", 2, "支出漏报一笔。")
    assert [v.number for v in new.values.all()] == [v.number for v in old.values.all()]
    assert list(QuarterReport.objects.current().filter(congress=report.congress)) == [new]
    with pytest.raises(Refused):
        reports.correct(old, actor=cast.actor("dac"), reason="再来一次")


def test_many_are_accepted_together_or_none(cast):
    build.form(cast)
    river, hill = build.report(cast, "river", at="submitted"), build.report(cast, "hill", at="drafting")

    with pytest.raises(Refused):
        reports.accept_many([river, hill], actor=cast.actor("dac"))
    assert QuarterReport.objects.get(pk=river.pk).state == "submitted"

    hill = build.report(cast, "hill", at="submitted")
    assert [one.state for one in reports.accept_many([river, hill], actor=cast.actor("dac"))] == ["accepted"] * 2


def test_a_form_in_use_is_never_changed(cast):
    form = build.form(cast)
    rows = [{"section": "甲", "key": "a", "label": "子", "kind": "count"}]

    with pytest.raises(Refused, match="已经启用"):
        report_forms.arrange_form(form, rows, actor=cast.actor("dac"))
    with clock.frozen(build.OPENS):
        later = report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=4)
    assert [item.key for item in later.items.all()] == [item["key"] for item in build.ITEMS]
    report_forms.arrange_form(later, rows, actor=cast.actor("dac"))
    report_forms.publish_form(later, actor=cast.actor("dac"))
    assert queries.form_for(cast.congress.pk, Quarter(2026, 3)) == form
    assert queries.form_for(cast.congress.pk, Quarter(2027, 1)) == later


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"parts": ["nobody"]}, "不存在的数字项目"),
        ({"within": "words"}, "不存在的数字项目"),
        ({"within": "a"}, "不能与自己核对"),
        ({"figure": "nobody.knows"}, "系统数据不可用"),
    ],
)
def test_a_form_says_nothing_of_what_it_has_not(cast, columns, words):
    with clock.frozen(build.FORM_SINCE):
        form = report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=1)
    before = list(form.items.all())
    a = {"section": "甲", "key": "a", "label": "子", "kind": "count", **columns}
    text = {"section": "甲", "key": "words", "label": "丑", "kind": "text"}

    with pytest.raises(Refused, match=words):
        report_forms.arrange_form(form, [a, text], actor=cast.actor("dac"))
    assert list(ReportForm.objects.get(pk=form.pk).items.all()) == before


def test_the_county_table_is_computed_of_what_has_come_in(cast):
    build.form(cast)
    build.report(cast, "river", at="accepted")
    build.report(cast, "hill", at="drafting", **{**build.GOOD, "received": 1000})

    table = queries.table(cast.actor("dac"), ReportRound.objects.get())

    assert [item.key for item in table.items] == [item["key"] for item in build.ITEMS]
    assert [total.number for total in table.totals] == [1, 40, 9, 6, 3, None, None, None]
    assert [cell.content for cell in table.rows[0].cells] == [1, 40, 9, 6, 3, None, "村道养护资金不足。", None]
    assert {cell.content for cell in table.rows[1].cells} == {None}
    assert [line.report.congress.short_name for line in table.rows] == ["河口镇人大", "青石岭乡人大"]


@pytest.mark.parametrize(
    ("key", "sees"), [("dac", 2), ("lead", 2), ("go", 2), ("com", 2), ("dep", 0), ("unit", 0), ("gov", 0), ("aud", 0)]
)
def test_who_reads_reports(cast, key, sees):
    build.form(cast)
    build.opened(cast)

    assert QuarterReport.objects.visible_to(cast.actor(key)).count() == sees


def test_a_township_reads_its_own_and_the_next_county_none(cast):
    build.form(cast)
    build.opened(cast)

    own = QuarterReport.objects.visible_to(cast.townships["river"].actor("tsec"))
    assert [one.congress for one in own] == [cast.townships["river"].congress]
    assert not QuarterReport.objects.visible_to(cast.townships["river"].actor("tdep")).exists()
    assert not QuarterReport.objects.visible_to(cast.stranger.actor("dac")).exists()


def test_the_county_goes_from_the_total_to_the_single_report_in_two_clicks(cast):
    build.form(cast)
    report = build.report(cast, "river", at="submitted")
    client = cast.client("dac")

    table = client.get(f"{report.round.get_absolute_url()}?part=代表活动").content.decode()
    item = report.round.form.items.get(key="received")
    opened = f"/reports/rounds/{report.round_id}/items/{item.pk}/"
    assert opened in table
    assert report.get_absolute_url() in client.get(opened).content.decode()
    assert client.get(report.get_absolute_url()).status_code == 200
