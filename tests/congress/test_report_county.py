"""The county's side of the quarterly reports: who is late and is urged, the table by sections, judging many, files for Excel."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from python_calamine import CalamineWorkbook

from congress.actions import exporting, jobs, reports, ticking
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Job, Notice, QuarterReport, ReportRound
from congress.queries import reports as queries
from tests.build import reports as build

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 12)


# Late.


def urged(cast, day):
    """The townships that are urged when the commission urges all who are late on that day."""
    with clock.frozen(day):
        late = queries.late(cast.actor("dac"), clock.today())
        return [report.congress.short_name for report in reports.urge_all(late, actor=cast.actor("dac"))]


def test_late_townships_are_urged_once_a_day_and_it_is_on_record(cast):
    build.form(cast)
    river = build.opened(cast)["river"]
    both = ["河口镇人大", "青石岭乡人大"]

    assert [urged(cast, LATE), urged(cast, LATE), urged(cast, LATE + timedelta(days=1))] == [both, [], both]

    told = Notice.objects.filter(subject=f"请尽快报送：{river}", urgent=True).values_list("person__name", flat=True)
    assert sorted(told) == ["河主席", "河主席", "河秘书", "河秘书"]
    assert AuditEvent.objects.filter(kind="congress.report.urge").count() == 4
    river.refresh_from_db()
    assert (river.urged_on, river.urged_by) == (date(2026, 10, 13), "吴联络")


@pytest.mark.parametrize(
    ("at", "day", "words"),
    [
        ("opened", date(2026, 10, 10), "没有逾期未报"),  # it is the day itself
        ("submitted", LATE, "没有逾期未报"),
        ("signed", LATE, "今天已经催过"),  # the second time
    ],
)
def test_only_what_is_late_is_urged(cast, at, day, words):
    build.form(cast)
    report = build.report(cast, at=at)

    urged(cast, day)
    with clock.frozen(day), pytest.raises(Refused, match=words):
        reports.urge(report, actor=cast.actor("dac"))


@pytest.mark.parametrize("key", ["lead", "go", "com", "dep", "unit"])
def test_only_the_commission_urges(cast, key):
    build.form(cast)
    report = build.opened(cast)["river"]
    with clock.frozen(LATE), pytest.raises(PermissionDenied):
        reports.urge(report, actor=cast.actor(key))


def test_the_page_says_who_was_reminded_when_and_whom_the_next_reminder_reaches(cast):
    build.form(cast)
    river = build.opened(cast)["river"]
    for day in (9, 12):
        with clock.frozen(clock.moment(date(2026, 10, day), 10)):
            ticking.send_reminders(clock.now())

    found = queries.pressed([river])[river.pk]

    told = [(when.date(), who) for when, who in found.told]
    assert told == [(LATE, "河秘书、河主席等4人"), (date(2026, 10, 9), "河秘书、河主席")]
    assert (found.next_on, found.next_to) == (date(2026, 10, 19), "县人大常委会领导")
    with clock.frozen(LATE):
        page = cast.client("dac").get(river.get_absolute_url()).content.decode()
        assert "2026年10月12日　系统提醒河秘书、河主席等4人" in page
        assert cast.client("dac").post(f"{river.get_absolute_url()}urge/").headers["Location"] == river.get_absolute_url()  # fmt: skip
        assert "2026年10月12日　吴联络催报" in cast.client("dac").get(river.get_absolute_url()).content.decode()
        assert cast.client("go").post(f"{river.get_absolute_url()}urge/").status_code == 403
        assert cast.townships["hill"].client("tch").post(f"{river.get_absolute_url()}urge/").status_code == 404


def test_the_late_list_asks_no_more_for_two_than_for_one(cast, django_assert_num_queries):
    build.form(cast)
    river = build.opened(cast)["river"]

    def statements():
        with clock.frozen(LATE):
            client = cast.client("dac")
            with django_assert_num_queries(24):
                return "青石岭乡人大　2026年第三季度" in client.get("/reports/").content.decode()

    assert statements()
    reports.fill(river, actor=cast.townships["river"].actor("tsec"), values=build.values(river, **build.GOOD))
    build.report(cast, at="submitted")
    assert statements()


# The table.


def shown(client, round_, part=""):
    """Heads and totals of the table as the page shows it."""
    context = client.get(f"{round_.get_absolute_url()}{part and f'?part={part}'}").context
    totals = [total.number for total in context["table"].totals]
    return [item.label for item in context["table"].items], totals, [tab["label"] for tab in context["tabs"]]


def test_the_table_is_read_a_section_at_a_time(cast):
    build.form(cast)
    round_ = build.report(cast, at="accepted").round
    client, tabs = cast.client("com"), ["会议", "代表活动", "经费", "问题"]

    assert shown(client, round_) == (["主席团会议"], [1], tabs)
    assert shown(client, round_, "没有的部分") == (["主席团会议"], [1], tabs)
    activities = ["接待选民", "收到意见", "其中已解决", "其中正在办理"]
    assert shown(client, round_, "代表活动") == (activities, [40, 9, 6, 3], tabs)
    assert shown(client, round_, "问题") == (["问题和请求", "活动照片"], [None, None], tabs)


def test_what_the_townships_wrote_is_read_side_by_side(cast):
    build.form(cast)
    for town in ("river", "hill"):
        report = build.report(cast, town, at="submitted", **{**build.GOOD, "problems": f"{town}的问题"})
    item = report.round.form.items.get(key="problems")

    page = cast.client("dac").get(f"/reports/rounds/{report.round_id}/items/{item.pk}/").content.decode()

    assert [word in page for word in ("river的问题", "hill的问题", report.get_absolute_url())] == [True] * 3


@pytest.mark.parametrize("rows", [1, 2])
def test_the_table_asks_no_more_for_two_townships_than_for_one(cast, django_assert_num_queries, rows):
    build.form(cast)
    for town in ("river", "hill")[:rows]:
        report = build.report(cast, town, at="submitted")
    client = cast.client("dac")

    with django_assert_num_queries(23):
        client.get(f"{report.round.get_absolute_url()}?part=问题")


def test_chosen_reports_are_judged_together_on_the_page(cast):
    build.form(cast)
    chosen = [build.report(cast, town, at="submitted") for town in ("river", "hill")]
    url, client = chosen[0].round.get_absolute_url(), cast.client("dac")
    said = {"report": [one.pk for one in chosen]}

    answer = client.post(url, said | {"deed": "return"})
    assert "必须写明理由" in answer.content.decode()
    assert answer.context["ticked"] == {one.pk for one in chosen}
    assert client.post(url, said | {"deed": "return", "reason": "请补照片。"}).headers["Location"] == url
    assert set(QuarterReport.objects.values_list("state", "returned_because")) == {("returned", "请补照片。")}

    for town in ("river", "hill"):
        report = QuarterReport.objects.get(congress=cast.townships[town].congress)
        reports.fill(report, actor=cast.townships[town].actor("tsec"), values={})
        build.report(cast, town, at="submitted")
    for deed, state in (("accept", "accepted"), ("lock", "locked")):
        client.post(url, said | {"deed": deed})
        assert set(QuarterReport.objects.values_list("state", flat=True)) == {state}


def test_the_commissions_day_names_what_waits_to_be_judged_and_who_is_late(cast):
    build.form(cast)
    report = build.report(cast, "river", at="submitted")
    owed = QuarterReport.objects.get(congress=cast.townships["hill"].congress)

    with clock.frozen(owed.due_on + timedelta(days=3)):
        page = cast.client("dac").get("/").content.decode()

    assert "1份待审核" in page
    assert report.round.get_absolute_url() in page
    assert owed.get_absolute_url() in page


# As files.


def exported(cast, settings, folder, listing, **filters):
    """The lines of the sheet as they are read back."""
    settings.MEDIA_ROOT = folder
    job = exporting.export(listing, actor=cast.actor("dac"), filters=filters)
    assert jobs.run(job.pk) == "done"
    book = CalamineWorkbook.from_path(folder / Job.objects.get(pk=job.pk).result["file"])
    return [row for row in book.get_sheet_by_index(0).to_python() if "".join(map(str, row[1:]))]


def test_the_table_goes_into_a_sheet_as_it_stands(cast, settings, tmp_path):
    build.form(cast)
    build.report(cast, "river", at="accepted")
    round_ = ReportRound.objects.get()

    rows = exported(cast, settings, tmp_path, "congress.report_table", round=[str(round_.pk)])

    assert rows == [
        ["乡镇", "状态", "报送日期", "逾期", "主席团会议（次）", "接待选民（人次）", "收到意见（条）", "其中已解决（条）",
         "其中正在办理（条）", "支出（元）", "问题和请求", "活动照片"],
        ["河口镇人大", "已审核", "2026-04-15", "否", 1.0, 40.0, 9.0, 6.0, 3.0, "", "村道养护资金不足。", ""],
        ["青石岭乡人大", "待填报", "", "否", *[""] * 8],
    ]  # fmt: skip


@pytest.mark.parametrize(("year", "rows"), [("2026", 8), ("2025", 0), ("nonsense", 0), ("", 8)])
def test_every_field_of_what_has_come_in_goes_into_a_sheet(cast, settings, tmp_path, year, rows):
    build.form(cast)
    build.report(cast, "river", at="accepted")
    build.report(cast, "hill", at="drafting")

    found = exported(cast, settings, tmp_path, "congress.report_values", year=[year])

    assert len(found) == 1 + rows
    assert {row[1] for row in found[1:]} == ({"河口镇人大"} if rows else set())
