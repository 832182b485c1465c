"""The lists of the money, of filings and of requests ask the database as often for many rows as for one."""

from datetime import timedelta

import pytest

from congress.frame import clock
from supervision.actions import finance as actions
from tests.build import filings, finance
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


def lines(cast, n):
    finance.stored(cast, finance.line(code=f"2{n:02d}", name=f"科目{n}"))


def debts(cast, n):
    row = finance.debt(year=2026 - n)
    row.congress = cast.congress
    actions.keep_row(row, actor=cast.go)
    finance.assets(cast, year=2025 - n)


def documents(cast, n):
    filings.document(
        cast, "registered", number=f"西法发〔2026〕{n}号", published_on=clock.today() - timedelta(days=n + 1)
    )


def requests(cast, n):
    filings.asked(cast, title=f"第{n}号文件")


def years(cast, n):
    filings.year(cast, year=2026 - n)


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("finance/?year=2026", lines), ("finance/lines/?year=2026", lines), ("finance/debts/", debts),
        ("filings/", documents), ("filings/requests/", requests), ("filings/years/", years),
    ],
)  # fmt: skip
def test_a_list_asks_as_often_for_many_as_for_one(cast, url, made):
    page_same_for_many(cast.client("go"), f"/supervision/{url}", lambda place: made(cast, place + 1))
