"""The holiday table as a register that takes tables in: clocks move with it, and back when it is undone."""

from datetime import date

import pytest

from congress.actions import calendar, importing
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import FIXED_HOLIDAYS
from congress.models import CalendarYear, Deadline, Holiday
from tests.build import clocks
from tests.build.clocks import started
from tests.build.importing import applied, exported, faults, states, taken

pytestmark = pytest.mark.django_db
KIND = "congress.holidays"
HEAD = ["日期", "类型", "名称", "适用范围", "来源"]
LOCAL = ["2026-05-20", "休", "县庆", "西平样县", "县政府通知"]


FIXED = {f"{month:02d}-{day:02d}": name for (month, day), name in FIXED_HOLIDAYS.items()}


@pytest.fixture
def laws():
    with kinds.deadlines.lent(*clocks.ALL):
        yield


@pytest.fixture(autouse=True)
def national():
    calendar.load_national(actor=SYSTEM)


SPOILED = [
    ({"日期": "2026-02-30"}, "日期", "没有2026年2月30日这一天，请核对"),
    ({"类型": "假"}, "类型", "“假”不在可选项中，可填：休、班"),
    ({"类型": "班"}, "类型", "这一天本来就上班，不能标“班”"),
    ({"名称": ""}, "名称", "没有填，这一列必须填写"),
    ({"来源": ""}, "来源", "请写放假通知的文号，或调整的理由"),
    ({"日期": "1926-05-20"}, "日期", "年份应在2000年至2099年之间"),
]


@pytest.mark.parametrize(("changed", "column", "words"), SPOILED)
def test_a_spoiled_day_is_named(cast, changed, column, words):
    row = [changed.get(name, cell) for name, cell in zip(HEAD, LOCAL, strict=True)]
    row[3] = ""

    assert faults(taken(KIND, [HEAD, row], actor=cast.go)) == [(2, column, words)]


def test_a_day_twice_is_told(cast):
    row = [*LOCAL[:3], "", LOCAL[4]]
    rows = [HEAD, row, row]

    assert faults(taken(KIND, rows, actor=cast.go)) == [(3, "日期", "2026-05-20与第2行重复")]


def test_what_is_exported_changes_nothing_and_a_changed_name_is_one_change(cast):
    applied(KIND, [HEAD, ["2026-05-20", "休", "县庆", cast.congress.short_name, "县政府通知"]], actor=cast.go)
    file = exported(KIND, actor=cast.go, form="csv")

    assert set(taken(KIND, file, actor=cast.go, name="a.csv").counts) == {"same"}
    batch = applied(KIND, [[*HEAD[:3], "来源"], ["2026-10-01", "休", "国庆", "更正"]], actor=cast.go)
    row = Holiday.objects.get(congress=None, date=date(2026, 10, 1))
    assert (states(batch), row.name, row.source) == (["changed"], "国庆", "更正")
    importing.undo(batch, actor=cast.go)
    row = Holiday.objects.get(congress=None, date=date(2026, 10, 1))
    assert row.name == "国庆节"
    assert "国务院" in row.source


ROLES = [("go", True), ("dac", True), ("sys", True), ("unit", False), ("dep", False), ("sec", False)]


@pytest.mark.parametrize(("who", "may"), ROLES)
def test_who_keeps_the_calendar_takes_it_in(cast, who, may):
    assert kinds.imports[KIND].open_to(cast.actor(who)) == may


def day_moved(deadline):
    return Deadline.objects.open().get(target=deadline.target).due_on


def test_the_clocks_go_along_and_back_and_the_year_is_whole_only_as_long(laws):
    county = clocks.county("GO")
    case = started(county.case("一案"))
    day = case.due_on
    rows = [HEAD, [day.isoformat(), "休", "县庆", "", "县政府通知"]]

    batch = taken(KIND, rows, actor=county.actor("GO"))
    assert batch.notes == ["县政府通知：导入后有1项期限随之变动；要逐项看，请在“放假安排”页上传这个文件。"]
    importing.confirm(batch, actor=county.actor("GO"))
    assert day_moved(case) > day

    importing.undo(batch, actor=county.actor("GO"))
    assert (day_moved(case), Holiday.objects.filter(date=day).exists()) == (day, False)


def test_a_year_that_becomes_whole_is_told_and_taken_back(cast):
    days = {"元旦": "01-01", "春节": "02-16", "清明节": "04-05", "劳动节": "05-01", "端午节": "06-09", "中秋节": "09-15",
            "国庆节": "10-01"}  # fmt: skip
    rows = [[f"2031-{day}", "休", name, "", "通知"] for name, day in days.items()]
    rows += [[f"2031-{day}", "休", name, "", "通知"] for day, name in FIXED.items() if f"2031-{day}" not in str(rows)]

    batch = applied(KIND, [HEAD, *rows], actor=cast.go)

    assert batch.notes == ["2031年的放假安排由此录全。"]
    assert CalendarYear.objects.filter(year=2031).exists()
    importing.undo(batch, actor=cast.go)
    assert not CalendarYear.objects.filter(year=2031).exists()
    assert not Holiday.objects.filter(date__year=2031).exists()
