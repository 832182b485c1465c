"""Warnings about the county's money: each rule a table of cases, no database."""

from datetime import date

import pytest

from supervision.queries.alerts import RULES, Figures, alerts, debt_label
from tests.build.finance import debt, decision, line, transfer

LIMITS = {"behind": 10, "carried": 9, "yellow": 120, "red": 300}
FIND = {rule.key: rule.find for rule in RULES}


def figures(**more):
    return Figures(year=2026, today=more.pop("today", date(2026, 9, 1)), limits=LIMITS, **more)


def said(key, **more):
    return list(FIND[key](figures(**more)))


@pytest.mark.parametrize(
    ("given", "warned"),
    [
        ({"half": 400}, False),
        ({"half": "399.99"}, True),
        ({"half": 400, "actual": 900}, False),
        ({"half": 500, "actual": "899.99"}, True),
        ({}, False),
        ({"half": 0, "budget": 0}, False),
        ({"half": 400, "adjusted": 1200}, True),
        ({"half": 100, "kind": "economy"}, False),
    ],
)
def test_spending_is_behind_when_it_is_so_many_points_below_the_time_that_is_over(given, warned):
    assert bool(said("behind", lines=(line(**given),))) is warned


def test_a_warning_names_its_numbers():
    ((about, words),) = said("behind", lines=(line(half=300),))

    assert (about, words) == (
        "教育支出",
        "上半年支出300万元，为预算1000万元的30.0%，低于时间进度50%超过10个百分点。",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"actual": 1000}, ""),
        ({"actual": "1000.01"}, "支出1000.01万元，超过年初预算，没有调整（1000万元）0.01万元。"),
        ({"actual": 1100, "adjusted": 1100}, ""),
        ({"actual": 1150, "adjusted": 1100}, "支出1150万元，超过调整预算（1100万元）50万元。"),
        ({"half": 1001}, "支出1001万元，超过年初预算，没有调整（1000万元）1万元。"),
    ],
)
def test_more_than_the_budget_that_holds_is_too_much(given, words):
    assert [text for _, text in said("over", lines=(line(**given),))] == ([words] if words else [])


@pytest.mark.parametrize(
    ("lines", "decisions", "warned"),
    [
        ((line(adjusted=1100),), (), True),
        ((line(adjusted=1000),), (), False),
        ((line(),), (), False),
        ((line(adjusted=1100),), (decision(1100),), False),
        ((line(adjusted=1100),), (decision(1100, book="fund"),), True),
        ((line(adjusted=1100, book="fund"),), (decision(1100),), True),
    ],
)
def test_a_budget_is_adjusted_by_resolution_alone(lines, decisions, warned):
    assert bool(said("undecided", lines=lines, decisions=decisions)) is warned


@pytest.mark.parametrize(
    ("decisions", "gap"),
    [
        ((decision(1300),), []),
        ((decision(1250),), ["50万元"]),
        ((decision(1250), decision(1300, on=date(2026, 10, 1))), []),
        ((), []),
    ],
)
def test_the_adjusted_budget_is_the_one_last_approved(decisions, gap):
    lines = (line(adjusted=1100), line("206", "科技支出", budget=200))

    found = said("beyond_decision", lines=lines, decisions=decisions)

    assert [words.rpartition("相差")[2].rstrip("。") for _, words in found] == gap


@pytest.mark.parametrize(
    ("row", "today", "warned"),
    [
        (transfer(kind="general"), date(2026, 3, 8), False),  # the thirtieth day
        (transfer(kind="general"), date(2026, 3, 9), True),
        (transfer(), date(2026, 4, 7), False),  # the sixtieth
        (transfer(), date(2026, 4, 8), True),
        (transfer(issued=40, issued_on=date(2026, 3, 1)), date(2026, 4, 8), True),
        (transfer(issued=100, issued_on=date(2026, 4, 7)), date(2026, 9, 1), False),
        (transfer(issued=100, issued_on=date(2026, 4, 8)), date(2026, 9, 1), True),
    ],
)
def test_townships_have_their_money_within_thirty_or_sixty_days(row, today, warned):
    assert bool(said("unallotted", transfers=(row,), today=today)) is warned


@pytest.mark.parametrize(("carried", "warned"), [(None, False), (0, False), (90, False), ("90.01", True)])
def test_no_more_than_so_much_is_carried_over(carried, warned):
    assert bool(said("carried_over", lines=(line(carried=carried),))) is warned


@pytest.mark.parametrize(
    ("before", "now", "warned"),
    [(line(year=2025, carried=5), 5, True), (line(year=2025, carried=0), 5, False), (line(year=2025, carried=5), 0, False),
     (line("206", year=2025, carried=5), 5, False), (line(year=2025, carried=5, book="fund"), 5, False)],
)  # fmt: skip
def test_what_is_left_two_years_running_is_no_carry_over(before, now, warned):
    assert bool(said("carried_twice", lines=(line(carried=now),), before=(before,))) is warned


@pytest.mark.parametrize(("reserve", "warned"), [(9, True), (10, False), (30, False), (31, True)])
def test_the_reserve_is_one_to_three_in_a_hundred(reserve, warned):
    lines = (line(budget=1000 - reserve), line("227", "预备费", budget=reserve))

    assert bool(said("reserve", lines=lines)) is warned


@pytest.mark.parametrize(("economy", "warned"), [(None, False), (1000, False), (999, True)])
def test_both_classes_add_up_to_the_same(economy, warned):
    lines = (line(), *([line("501", "工资福利", kind="economy", budget=economy)] if economy else []))

    assert bool(said("two_sums", lines=lines)) is warned


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({}, "黄色"),  # 1800 of 1500: 120%
        ({"capacity": 1501}, "绿色"),
        ({"capacity": 600}, "红色"),
        ({"capacity": 601}, "黄色"),
        ({"balance": 1001, "capacity": 9000}, "红色"),
        ({"balance": 1000, "capacity": 9000}, "绿色"),
        ({"special_limit": 800, "capacity": 9000}, "红色"),
    ],
)
def test_the_colour_of_debt_comes_from_its_limits_and_its_ratio(given, word):
    row = debt(**given)

    assert debt_label(row, LIMITS).word == word
    assert bool(said("heavy_debt", debt=row)) is (word != "绿色")
    assert bool(said("over_limit", debt=row)) is (
        row.general_balance > row.general_limit or row.special_balance > row.special_limit
    )


def test_every_rule_names_its_article_and_the_grave_ones_come_first():
    lines = (
        line(half=100),
        line("206", "科技支出", budget=100, actual=120, carried=20),
        line("227", "预备费", budget=1),
    )
    found = alerts(figures(lines=lines, transfers=(transfer(),), debt=debt(balance=1200)))

    assert [one.rule for one in found] == [
        "over", "over_limit", "over_limit", "unallotted", "behind", "carried_over", "reserve", "heavy_debt",
    ]  # fmt: skip
    assert {("法第" in one.basis) for one in found} == {True}
