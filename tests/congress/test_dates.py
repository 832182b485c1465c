"""The legal arithmetic: every vector the rules were checked with, edges, and each stored year day by day."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
import xlsxwriter
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.frame import clock, dates, holidays
from congress.frame.dates import DAYS, DAYS_BEFORE, FIXED, MONTHS, UNTIL, WORKDAYS, Calendar, derive

YEARS = (2024, 2025, 2026)
NATIONAL = Calendar(known=frozenset(YEARS)).with_days((d.date, d.kind, d.name) for d in holidays.national())
UNKNOWN = Calendar()
UNHURRIED = settings(deadline=None)  # a busy machine proves nothing


def day(text):
    return date.fromisoformat(text)


def texts(derivation, kind):
    return [step["text"] for step in derivation.steps if step["kind"] == kind]


def days_of(derivation, kind):
    return [step["day"] for step in derivation.steps if step["kind"] == kind]


VECTORS = [
    # start, unit, amount, legal end, rolled end
    ("2026-01-10", MONTHS, 3, "2026-04-10", "2026-04-10"),
    ("2026-01-31", MONTHS, 1, "2026-02-28", "2026-02-28"),
    ("2025-11-30", MONTHS, 3, "2026-02-28", "2026-02-28"),
    ("2025-08-31", MONTHS, 6, "2026-02-28", "2026-02-28"),
    ("2026-07-01", MONTHS, 3, "2026-10-01", "2026-10-08"),
    ("2026-09-20", DAYS, 15, "2026-10-05", "2026-10-08"),
    ("2026-02-10", WORKDAYS, 10, "2026-03-02", "2026-03-02"),
    ("2026-04-29", WORKDAYS, 5, "2026-05-09", "2026-05-09"),
    ("2026-09-24", WORKDAYS, 10, "2026-10-15", "2026-10-15"),
    ("2026-03-25", DAYS_BEFORE, 20, "2026-03-05", "2026-03-05"),
    ("2026-03-25", DAYS_BEFORE, 10, "2026-03-15", "2026-03-13"),
    ("2026-03-25", DAYS_BEFORE, 7, "2026-03-18", "2026-03-18"),
    ("2026-02-26", DAYS_BEFORE, 20, "2026-02-06", "2026-02-06"),
    ("2026-02-26", DAYS_BEFORE, 10, "2026-02-16", "2026-02-14"),
    ("2026-02-26", DAYS_BEFORE, 7, "2026-02-19", "2026-02-14"),
    ("2026-10-15", DAYS_BEFORE, 20, "2026-09-25", "2026-09-24"),
    ("2026-10-15", DAYS_BEFORE, 10, "2026-10-05", "2026-09-30"),
    ("2026-10-15", DAYS_BEFORE, 7, "2026-10-08", "2026-10-08"),
    # and more of the same kinds
    ("2026-01-31", MONTHS, 2, "2026-03-31", "2026-03-31"),
    ("2025-12-31", MONTHS, 2, "2026-02-28", "2026-02-28"),
    ("2025-10-31", MONTHS, 1, "2025-11-30", "2025-12-01"),
    ("2024-01-31", MONTHS, 1, "2024-02-29", "2024-02-29"),
    ("2024-01-29", MONTHS, 1, "2024-02-29", "2024-02-29"),
    ("2023-11-30", MONTHS, 3, "2024-02-29", "2024-02-29"),
    ("2024-02-29", MONTHS, 12, "2025-02-28", "2025-02-28"),
    ("2024-08-29", MONTHS, 6, "2025-02-28", "2025-02-28"),
    ("2025-10-08", MONTHS, 3, "2026-01-08", "2026-01-08"),
    ("2025-10-03", MONTHS, 3, "2026-01-03", "2026-01-04"),
    ("2025-11-15", MONTHS, 3, "2026-02-15", "2026-02-24"),
    ("2026-03-20", MONTHS, 6, "2026-09-20", "2026-09-20"),
    ("2026-01-05", DAYS, 30, "2026-02-04", "2026-02-04"),
    ("2026-01-16", DAYS, 30, "2026-02-15", "2026-02-24"),
    ("2026-04-26", DAYS, 5, "2026-05-01", "2026-05-06"),
    ("2026-01-01", DAYS, 3, "2026-01-04", "2026-01-04"),
    ("2026-06-09", DAYS, 10, "2026-06-19", "2026-06-22"),
    ("2025-01-21", WORKDAYS, 5, "2025-01-27", "2025-01-27"),
    ("2025-01-27", WORKDAYS, 1, "2025-02-05", "2025-02-05"),
    ("2025-09-26", WORKDAYS, 2, "2025-09-29", "2025-09-29"),
    ("2025-09-30", WORKDAYS, 1, "2025-10-09", "2025-10-09"),
    ("2025-09-30", WORKDAYS, 3, "2025-10-11", "2025-10-11"),
    ("2024-09-13", WORKDAYS, 1, "2024-09-14", "2024-09-14"),
    ("2024-02-08", WORKDAYS, 2, "2024-02-18", "2024-02-18"),
    ("2026-12-31", WORKDAYS, 0, "2026-12-31", "2026-12-31"),
    ("2026-10-03", WORKDAYS, 0, "2026-10-03", "2026-10-08"),
    ("2026-10-03", WORKDAYS, 1, "2026-10-08", "2026-10-08"),
    ("2026-05-08", DAYS_BEFORE, 7, "2026-05-01", "2026-04-30"),
    ("2025-10-15", DAYS_BEFORE, 10, "2025-10-05", "2025-09-30"),
    ("2026-03-31", FIXED, None, "2026-03-31", "2026-03-31"),
    ("2026-01-31", FIXED, None, "2026-01-31", "2026-01-31"),
    ("2026-10-03", UNTIL, None, "2026-10-03", "2026-10-08"),
    ("2026-10-09", UNTIL, None, "2026-10-09", "2026-10-09"),
]


@pytest.mark.parametrize(("start", "unit", "amount", "legal", "rolled"), VECTORS)
def test_the_vectors(start, unit, amount, legal, rolled):
    answer = derive(unit, day(start), NATIONAL, amount=amount)

    assert (answer.legal_due_on, answer.due_on) == (day(legal), day(rolled))
    assert answer.provisional is False


def test_a_year_without_a_table_is_reckoned_and_marked_for_checking():
    answer = derive(MONTHS, day("2027-08-31"), NATIONAL, amount=6)

    assert (answer.legal_due_on, answer.due_on, answer.provisional) == (day("2028-02-29"), day("2028-02-29"), True)
    assert texts(answer, "provisional") == ["2028年的放假安排尚未录入，暂按周末和固定的法定节假日推算，待校。"]


@pytest.mark.parametrize(
    ("start", "unit", "amount", "rolled"),
    [
        ("2026-10-01", MONTHS, 3, "2027-01-04"),  # 元旦 is fixed, 2 and 3 January a weekend
        ("2026-11-01", MONTHS, 6, "2027-05-03"),  # 1 and 2 May are fixed (2 May a Sunday)
        ("2026-12-01", MONTHS, 10, "2027-10-04"),  # 1–3 October are fixed
        ("2026-12-28", WORKDAYS, 5, "2027-01-05"),
        ("2027-01-04", DAYS_BEFORE, 3, "2026-12-31"),
    ],
)
def test_an_unknown_year_knows_weekends_and_the_fixed_holidays(start, unit, amount, rolled):
    answer = derive(unit, day(start), NATIONAL, amount=amount)

    assert (answer.due_on, answer.provisional) == (day(rolled), True)


def test_counting_that_stays_in_known_years_is_not_provisional():
    assert derive(WORKDAYS, day("2026-12-21"), NATIONAL, amount=8).provisional is False
    assert derive(WORKDAYS, day("2026-12-21"), NATIONAL, amount=9).provisional is True


def test_a_fixed_date_needs_no_table():
    assert derive(FIXED, day("2031-01-31"), UNKNOWN).provisional is False


def test_months_are_reckoned_from_the_anchor_and_never_step_by_step():
    anchor = day("2026-01-31")

    assert dates.add_months(anchor, 2) == day("2026-03-31")
    assert dates.add_months(dates.add_months(anchor, 1), 1) == day("2026-03-28")


@UNHURRIED
@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 120))
def test_months_agree_with_an_independent_library(anchor, months):
    assert dates.add_months(anchor, months) == anchor + relativedelta(months=months)


@UNHURRIED
@given(st.dates(date(2024, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_working_days_agree_with_an_independent_table(start, amount):
    expected, left = start, amount
    while left:
        expected += timedelta(days=1)
        left -= chinese_calendar.is_workday(expected)

    answer = derive(WORKDAYS, start, NATIONAL, amount=amount)

    assert answer.due_on == expected
    assert NATIONAL.workdays_between(start, answer.due_on) == amount


@UNHURRIED
@given(st.dates(date(2024, 3, 1), date(2026, 6, 30)), st.integers(0, 60), st.sampled_from([DAYS, DAYS_BEFORE]))
def test_an_end_moves_later_but_before_a_meeting_earlier_and_always_to_a_working_day(start, amount, unit):
    answer = derive(unit, start, NATIONAL, amount=amount)
    passed_over = days_of(answer, "skip")

    assert chinese_calendar.is_workday(answer.due_on)
    assert (answer.due_on >= answer.legal_due_on) if unit == DAYS else (answer.due_on <= answer.legal_due_on)
    assert len(passed_over) == abs((answer.due_on - answer.legal_due_on).days)
    assert all(chinese_calendar.is_holiday(day(each)) for each in passed_over)


@pytest.mark.parametrize("year", YEARS)
def test_each_stored_year_agrees_day_by_day_with_an_independent_table(year):
    length = 366 if year % 4 == 0 else 365
    year_round = [date(year, 1, 1) + timedelta(days=n) for n in range(length)]

    assert [each for each in year_round if NATIONAL.works(each) != chinese_calendar.is_workday(each)] == []
    assert year_round[-1] == date(year, 12, 31)


WORKED_WEEKENDS = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
HOLIDAYS_IN_THE_WEEK = {2024: 19, 2025: 18, 2026: 19}


@pytest.mark.parametrize("year", YEARS)
def test_the_worked_weekends_of_each_year_are_those_announced(year):
    table = [d for d in holidays.national() if d.date.year == year]

    assert " ".join(f"{d.date:%m-%d}" for d in table if d.kind == "work") == WORKED_WEEKENDS[year]
    assert sum(d.kind == "off" and d.date.weekday() < 5 for d in table) == HOLIDAYS_IN_THE_WEEK[year]
    assert holidays.missing_from(year, table) == []


def test_next_year_is_left_out_because_nobody_knows_it_yet():
    assert {d.date.year for d in holidays.national()} == set(YEARS)
    assert holidays.missing_from(2027, holidays.national()) == [
        "1月1日（元旦）",
        "5月1日（劳动节）",
        "5月2日（劳动节）",
        "10月1日（国庆节）",
        "10月2日（国庆节）",
        "10月3日（国庆节）",
        "春节",
        "清明节",
        "端午节",
        "中秋节",
    ]


def test_the_derivation_names_rule_basis_start_and_every_day_passed_over():
    answer = derive(MONTHS, day("2026-07-01"), NATIONAL, amount=3, label="建议答复", basis="代表法第五十一条")

    assert [step["text"] for step in answer.steps] == [
        "建议答复：3个月。",
        "依据：代表法第五十一条。",
        "计算方法：民法典第二百零一条至第二百零三条（当日不计入，末日逢法定休假日顺延）。",
        "起算：2026年7月1日（星期三），当日不计入。",
        "满3个月的对应日是2026年10月1日（星期四）。",
        "2026年10月1日（星期四）国庆节放假，顺延。",
        "2026年10月2日（星期五）国庆节放假，顺延。",
        "2026年10月3日（星期六）国庆节放假，顺延。",
        "2026年10月4日（星期日）国庆节放假，顺延。",
        "2026年10月5日（星期一）国庆节放假，顺延。",
        "2026年10月6日（星期二）国庆节放假，顺延。",
        "2026年10月7日（星期三）国庆节放假，顺延。",
        "按规则届满之日：2026年10月1日（星期四）。",
        "期限届满：2026年10月8日（星期四）24时。",
    ]


def test_the_derivation_of_working_days_names_holidays_weekends_and_make_up_days():
    answer = derive(WORKDAYS, day("2026-04-29"), NATIONAL, amount=5)

    assert texts(answer, "skip") == [
        "2026年5月1日（星期五）劳动节放假，不计入。",
        "2026年5月2日（星期六）劳动节放假，不计入。",
        "2026年5月3日（星期日）劳动节放假，不计入。",
        "2026年5月4日（星期一）劳动节放假，不计入。",
        "2026年5月5日（星期二）劳动节放假，不计入。",
    ]
    assert texts(answer, "work") == ["2026年5月9日（星期六）劳动节调休上班，计入，为第5个工作日。"]


def test_the_derivation_says_why_a_month_without_that_day_ends_on_its_last():
    answer = derive(MONTHS, day("2026-01-31"), NATIONAL, amount=1)

    assert texts(answer, "count") == ["2026年2月没有31日，以当月最后一日2026年2月28日（星期六）为届满之日。"]
    assert texts(answer, "work") == ["2026年2月28日（星期六）春节调休上班，是工作日，期限不变。"]


def test_a_congress_may_leave_an_end_on_a_day_off_but_not_before_a_meeting():
    assert derive(MONTHS, day("2026-07-01"), NATIONAL, amount=3, roll=False).due_on == day("2026-10-01")
    assert derive(DAYS_BEFORE, day("2026-10-15"), NATIONAL, amount=10, roll=False).due_on == day("2026-09-30")


def test_a_congress_of_a_minority_area_adds_its_own_days():
    local = NATIONAL.with_days([(day("2026-04-10"), "off", "三月三")])

    answer = derive(MONTHS, day("2026-01-10"), local, amount=3)

    assert (answer.legal_due_on, answer.due_on) == (day("2026-04-10"), day("2026-04-13"))
    assert texts(answer, "skip")[0] == "2026年4月10日（星期五）三月三放假，顺延。"
    assert NATIONAL.works(day("2026-04-10"))


def test_a_later_line_wins_and_plain_gives_the_week_back():
    local = NATIONAL.with_days([(day("2026-10-08"), "off", "抗洪"), (day("2026-10-10"), "plain", "")])

    assert [local.works(day(d)) for d in ("2026-10-08", "2026-10-09", "2026-10-10")] == [False, True, False]


@pytest.mark.parametrize("amount", [None, -1, 10_000])
def test_a_senseless_length_is_refused(amount):
    with pytest.raises(ValueError, match="a length from 0 to 9999"):
        derive(MONTHS, day("2026-01-01"), NATIONAL, amount=amount)


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="no such unit 'weeks'"):
        derive("weeks", day("2026-01-01"), NATIONAL, amount=1)


@pytest.mark.parametrize(
    ("utc", "beijing"),
    [
        ("2026-03-01T15:59:59", "2026-03-01"),  # 23:59:59 in Beijing
        ("2026-03-01T16:00:01", "2026-03-02"),  # 00:00:01
        ("2025-12-31T15:59:59", "2025-12-31"),
        ("2025-12-31T16:00:01", "2026-01-01"),
        ("2024-02-28T16:00:01", "2024-02-29"),
    ],
)
def test_the_day_turns_at_midnight_in_beijing(utc, beijing):
    with clock.frozen(datetime.fromisoformat(utc).replace(tzinfo=UTC)):
        assert clock.today() == day(beijing)


# Reading a table from a file.


def csv_of(*rows):
    out = io.StringIO()
    csv.writer(out).writerows([("日期", "类型", "名称"), *rows])
    return out.getvalue()


GOOD = [("2027-01-01", "休", "元旦"), ("2027年1月2日", "off", "元旦"), ("2027/1/9", "班", "元旦"), ("", "", "")]
READ = (
    holidays.Day(date=day("2027-01-01"), kind="off", name="元旦"),
    holidays.Day(date=day("2027-01-02"), kind="off", name="元旦"),
    holidays.Day(date=day("2027-01-09"), kind="work", name="元旦"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_the_encodings_offices_use(encoding):
    assert holidays.read(csv_of(*GOOD).encode(encoding), "2027.csv") == holidays.Table(days=READ)


def test_an_excel_sheet_is_read_with_dates_as_dates_or_text():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, as_date = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["名称", "类型", "日期"])
        sheet.write_row(1, 0, ["元旦", "休"])
        sheet.write_datetime(1, 2, datetime(2027, 1, 1), as_date)  # noqa: DTZ001 -- Excel knows no zones
        sheet.write_row(2, 0, ["元旦", "休", "2027-01-02"])
        sheet.write_row(3, 0, ["元旦", "班", "2027-1-9"])

    assert holidays.read(out.getvalue(), "2027.xlsx") == holidays.Table(days=READ)


def test_every_fault_of_a_file_is_named_and_nothing_is_taken():
    table = holidays.read(
        csv_of(
            ("2027-02-30", "休", "春节"),
            ("2027-10-01", "假", "国庆节"),
            ("2027-10-02", "休", ""),
            ("2027-10-08", "班", "国庆节"),
            ("2027-10-03", "休", "国庆节"),
            ("2027.10.3", "休", "国庆节"),
            ("1997-10-01", "休", "国庆节"),
            ("2027-10-04", "休", "长" * 21),
        ).encode()
    )

    assert table == holidays.Table(
        errors=(
            "第2行：日期“2027-02-30”看不懂，请写成2026-10-01。",
            "第3行：类型“假”看不懂，请填“休”或“班”。",
            "第4行：名称没有填，例如“春节”。",
            "第5行：2027年10月8日（星期五）本来就上班，不能标“班”。",
            "第7行：2027-10-03与第6行重复。",
            "第8行：年份应在2000年至2099年之间。",
            "第9行：名称不超过20个字。",
        )
    )


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "a.csv", "文件是空的。"),
        (b"\n,,\n", "a.csv", "文件是空的。"),
        ("日期,类型,名称\n".encode(), "a.csv", "除标题外没有内容。"),
        ("日期,名称\n2027-01-01,元旦\n".encode(), "a.csv", "第一行须有“日期、类型、名称”三列，缺少：类型。"),
        (b"\x00\x01\x02\xff\xfe", "a.csv", "文件不是文本，请上传CSV或xlsx。"),
        (b"hello", "a.xlsx", "文件的内容不是xlsx表格，请在WPS或Excel中另存为xlsx或CSV后再上传。"),
        (b"x" * 1_000_001, "a.csv", "文件超过1MB，假日表不会这样大。"),
        (("日期,类型,名称\n" + "2027-01-01,休,元旦\n" * 2001).encode(), "a.csv", "超过2000行，假日表不会这样长。"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_plain_words(content, name, fault):
    assert holidays.read(content, name) == holidays.Table(errors=(fault,))


@pytest.mark.parametrize("content", [b"PK\x03\x04 no zip at all", b"PK\x03\x04" + b"\0" * 200])
def test_a_broken_excel_file_is_refused_and_never_an_error(content):
    (fault,) = holidays.read(content, "a.xlsx").errors

    assert fault.startswith("表格无法打开（")


@UNHURRIED
@given(st.binary(max_size=300))
def test_no_content_whatsoever_breaks_the_reader(content):
    table = holidays.read(content, "a.csv")

    assert bool(table.days) != bool(table.errors)
