"""Projects that are carried out month by month: their colour and their curves. No database."""

from dataclasses import dataclass
from datetime import date

import pytest

from congress.frame import charts
from supervision.forms.progress import MonthsForm
from supervision.queries import progress as queries

LIMITS = queries.Limits(amber=5, red=20)
TODAY = date(2026, 9, 15)


@dataclass
class Row:
    month: date = None
    progress: int = 0
    money: int = 0
    on: date = None
    paid: int = 0
    reported_on: date = None
    update_due_on: date = None


def months(*planned):
    return [Row(month=date(2026, month, 1), progress=share, money=money) for month, share, money in planned]


def reports(*said):
    return [Row(on=date(2026, month, day), progress=share, paid=paid) for month, day, share, paid in said]


@pytest.mark.parametrize(
    ("planned", "done", "due", "word"),
    [
        (60, 60, date(2026, 9, 15), "进度正常"),
        (60, 56, date(2026, 9, 20), "进度正常"),
        (60, 55, date(2026, 9, 20), "进度滞后"),
        (60, 41, date(2026, 9, 20), "进度滞后"),
        (60, 40, date(2026, 9, 20), "严重滞后"),
        (60, 90, date(2026, 9, 20), "进度正常"),
        (60, 60, date(2026, 9, 14), "久未更新"),
        (60, 10, date(2026, 9, 14), "久未更新"),
        (0, 0, None, "进度正常"),
    ],
)
def test_the_colour_says_how_far_behind_and_grey_that_nobody_has_said(planned, done, due, word):
    project = Row(progress=done, update_due_on=due, reported_on=date(2026, 8, 14))

    assert queries.lamp(project, planned, LIMITS, TODAY).word == word


def test_grey_counts_the_days_since_the_last_word():
    project = Row(update_due_on=date(2026, 9, 13), reported_on=date(2026, 8, 14))

    assert queries.lamp(project, 0, LIMITS, TODAY).why == "32天没有更新进展"


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2026, 3, 1), 0), (date(2026, 3, 31), 0), (date(2026, 4, 1), 20), (date(2026, 5, 31), 20),
     (date(2026, 6, 30), 20), (date(2026, 7, 1), 70), (date(2027, 1, 1), 70)],
)  # fmt: skip
def test_what_was_due_is_what_was_planned_for_the_months_that_are_over(day, share):
    assert queries.planned_by(months((3, 20, 5), (6, 70, 40)), day) == share


def test_a_curve_goes_on_where_nothing_is_planned_and_ends_where_nothing_is_known():
    progress, money = queries.curves(months((3, 20, 5), (6, 100, 40)), reports((4, 10, 15, 2), (4, 28, 30, 8)))

    assert progress.labels == ("2026年3月", "4月", "5月", "6月")
    assert progress.series == (("计划", (20, 20, 20, 100)), ("实际", (None, 30.0, None, None)))
    assert money.series == (("计划", (5, 5, 5, 40)), ("实际", (None, 8.0, None, None)))


def test_a_curve_is_told_to_the_ear_without_what_is_not_known():
    progress, _ = queries.curves(months((3, 20, 5), (4, 60, 40)), reports((3, 10, 15, 2)))

    assert charts.in_words(progress) == "计划，2026年3月20%，4月60%；实际，2026年3月15%"


def test_without_a_plan_there_is_no_curve():
    assert queries.curves([], reports((3, 10, 15, 2))) == []


# The plan as it is asked for.

FILLED = [  # (with gaps, what is said of two months, where a fault is found)
    (False, ("10", "5", "100", "20"), set()),
    (False, ("10", "5", "", ""), {"progress-1", "money-1"}),
    (True, ("10", "5", "", ""), set()),
    (True, ("", "5", "100", "20"), {"progress-0"}),
    (True, ("10", "5", "100", ""), {"progress-1"}),
]


@pytest.mark.parametrize(("gaps", "said", "faults"), FILLED)
def test_a_month_is_planned_whole_or_left_out_where_that_is_allowed(gaps, said, faults):
    names = ("progress-0", "money-0", "progress-1", "money-1")
    months = [date(2026, 3, 1), date(2026, 4, 1)]
    form = MonthsForm(dict(zip(names, said, strict=True)), months=months, planned=[], gaps=gaps)

    assert set(form.errors) == faults
    if not faults:
        assert [month for month, _, _ in form.deed_data()["months"]] == months[: 2 if said[2] else 1]
